"""``whowhom extract``: claims as JSON Lines, nothing stored; or why there are these and no
others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import (
    ActorsOption,
    CollectionOption,
    LexiconOption,
    PathsArgument,
    ShortCutOption,
    settings_of,
)
from graph.errors import SettingError

if TYPE_CHECKING:
    from api.extractor import BuiltInReader
    from graph.model import Document


def extract(
    ctx: typer.Context,
    *,
    paths: PathsArgument,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Print, sentence by sentence, what was seen, what came of it, and why not more.",
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write the explanation as a page, with the words marked in colour.",
        ),
    ] = None,
    collection: CollectionOption = None,
    lexicon: LexiconOption = None,
    actors: ActorsOption = None,
    short_cut: ShortCutOption = True,
    json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="JSON Lines: claims are printed so anyway; with --explain, a line a sentence.",
        ),
    ] = False,
) -> None:
    """Print the claims in documents, a line of JSON each, and store nothing.

    With --explain, or as a page with --html, every decision is shown instead: in each sentence,
    who is named, which frames were tried, which fired, and why the others did not. The claims are
    the same.

    What cannot be read is named on standard error, and makes the exit code 1.
    """
    from api.extractor import build_reader

    if html is not None and not html.parent.is_dir():
        raise SettingError(f"there is no folder {str(html.parent)!r} to write to", where="--html")
    settings = settings_of(ctx, lexicon=lexicon, actors=actors, short_cut=short_cut)
    reader = build_reader(settings.extraction())
    documents = _Documents(paths, collection)
    if html is not None:
        _write_page(documents, reader, html)
    elif explain:
        _explain(documents, reader, json=json)
    else:
        for document in documents:
            for claim in reader.read(document).claims:
                typer.echo(claim.model_dump_json())
    if documents.failed:
        raise typer.Exit(1)


class _Documents:
    """What can be read of the paths given, in order; the rest is named on standard error."""

    def __init__(self, paths: list[str], collection: str | None) -> None:
        self.paths = paths
        self.collection = collection
        self.failed = False

    def __iter__(self) -> Iterator[Document]:
        from loaders.readers import Skipped, read_paths

        for item in read_paths([str(path) for path in self.paths], collection=self.collection):
            if isinstance(item, Skipped):
                self.failed = self.failed or item.failed
                typer.echo(f"whowhom: skipped {item}", err=True)
            else:
                yield item


def _explain(documents: _Documents, reader: BuiltInReader, *, json: bool) -> None:
    from api.console import console
    from api.explanation import print_explained

    out = console()
    for document in documents:
        explained = reader.explain(document)
        if json:
            for sentence in explained.sentences:
                typer.echo(sentence.model_dump_json())
        else:
            print_explained(out, explained)


def _write_page(documents: _Documents, reader: BuiltInReader, file: Path) -> None:
    from loaders.extract.explain import render_page

    explained = [reader.explain(document) for document in documents]
    file.write_text(render_page(explained), encoding="utf-8")
    sentences = sum(len(each.sentences) for each in explained)
    claims = sum(each.claims for each in explained)
    typer.echo(f"{file}: {claims} claim(s) in {sentences} sentence(s)", err=True)

"""``whowhom extract``: claims as JSON Lines, nothing stored."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import (
    ActorsOption,
    CollectionOption,
    LexiconOption,
    PathsArgument,
    ShortCutOption,
    settings_of,
)


def extract(
    ctx: typer.Context,
    *,
    paths: PathsArgument,
    collection: CollectionOption = None,
    lexicon: LexiconOption = None,
    actors: ActorsOption = None,
    short_cut: ShortCutOption = True,
    # Taken because every command takes it; there is no other way to print claims here.
    json: Annotated[  # noqa: ARG001
        bool, typer.Option("--json", help="JSON Lines, which is what is printed anyway.")
    ] = True,
) -> None:
    """Print the claims in documents, a line of JSON each, and store nothing.

    What cannot be read is named on standard error, and makes the exit code 1.
    """
    from api.extractor import build_reader
    from loaders.readers import Skipped, read_paths

    settings = settings_of(ctx, lexicon=lexicon, actors=actors, short_cut=short_cut)
    extractor = build_reader(settings.extraction())
    failed = False
    for item in read_paths([str(path) for path in paths], collection=collection):
        if isinstance(item, Skipped):
            failed = failed or item.failed
            typer.echo(f"whowhom: skipped {item}", err=True)
            continue
        for claim in extractor.read(item).claims:
            typer.echo(claim.model_dump_json())
    if failed:
        raise typer.Exit(1)

"""``whowhom load``: documents in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import (
    ActorsOption,
    CollectionOption,
    JsonOption,
    LexiconOption,
    PathsArgument,
    ShortCutOption,
    StoreOption,
    settings_of,
)

if TYPE_CHECKING:
    from loaders.load_report import LoadReport

INTERRUPTED = 130


def load(
    ctx: typer.Context,
    *,
    paths: PathsArgument,
    workers: Annotated[
        int, typer.Option("--workers", min=1, help="Processes that extract at once.")
    ] = 1,
    collection: CollectionOption = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read the stored texts instead of the files.")
    ] = False,
    lexicon: LexiconOption = None,
    actors: ActorsOption = None,
    short_cut: ShortCutOption = True,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Read documents, extract their claims and store them. What is known already is left alone.

    Ctrl-C keeps what is finished; the same command goes on from there. Exit code 1 if an input
    could not be read.
    """
    from api.progress import load_progress
    from graph.store import open_store
    from loaders.load import load as load_into

    settings = settings_of(ctx, store=store, lexicon=lexicon, actors=actors, short_cut=short_cut)

    async def run() -> LoadReport:
        with load_progress() as tell:
            async with open_store(settings.store) as opened:
                return await load_into(
                    paths,
                    opened,
                    settings.extraction(),
                    workers=workers,
                    collection=collection,
                    again=again,
                    on_progress=tell,
                )

    report = asyncio.run(run())
    shown = open_store(settings.store).url  # Without its password.
    if json:
        from json import dumps

        typer.echo(dumps(_as_json(report, shown)))
    else:
        _print_summary(report, shown)
    if report.interrupted:
        typer.echo(f"whowhom: stopped: {report.hint}", err=True)
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(1)


def _print_summary(report: LoadReport, store: str) -> None:
    from api.console import CONTROLS

    for skipped in report.skipped:
        typer.echo(CONTROLS.sub(" ", f"skipped {skipped}"))
    typer.echo(
        f"{_many(report.documents, 'document')} read ({report.added} new, {report.replaced} "
        f"replaced), {report.known} known already, {len(report.skipped)} skipped: "
        f"{_many(report.sentences, 'sentence')}, {_many(report.claims, 'claim')} in "
        f"{report.seconds:.1f} s ({report.sentences_per_second:.0f} sentences/s)"
    )
    totals = report.totals
    typer.echo(
        f"{store} holds {_many(totals.documents, 'document')}, {_many(totals.claims, 'claim')}, "
        f"{_many(totals.edges, 'edge')} between {_many(totals.actors, 'actor')}"
    )


def _as_json(report: LoadReport, store: str) -> dict[str, Any]:
    totals = report.totals
    return {
        "store": store,
        "documents": report.documents,
        "added": report.added,
        "replaced": report.replaced,
        "known": report.known,
        "sentences": report.sentences,
        "claims": report.claims,
        "seconds": round(report.seconds, 3),
        "sentences_per_second": round(report.sentences_per_second, 1),
        "skipped": [
            {
                "file": skipped.file,
                "line": skipped.line,
                "reason": skipped.reason,
                "failed": skipped.failed,
            }
            for skipped in report.skipped
        ],
        "interrupted": report.interrupted,
        "totals": {
            "documents": totals.documents,
            "claims": totals.claims,
            "edges": totals.edges,
            "actors": totals.actors,
            "self_claims": totals.self_claims,
        },
    }


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

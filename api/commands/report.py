"""``whowhom report``: reports to read and to quote."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import (
    ConfidenceOption,
    JsonOption,
    RelationOption,
    RollupOption,
    SinceOption,
    SpeakerOption,
    StatusOption,
    StoreOption,
    UntilOption,
    checked,
    on_store,
    settings_of,
)
from graph.query import Rollup

if TYPE_CHECKING:
    from graph.report import CentralityReport
    from graph.store.protocol import Store

app = typer.Typer(help="Reports to read and to quote.", no_args_is_help=True)


class Format(StrEnum):
    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


@app.callback()
def start() -> None:
    """Reports to read and to quote."""


@app.command("centrality")
def centrality(
    ctx: typer.Context,
    *,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            "--measure",
            help="degree, in_degree, out_degree, weighted_degree, pagerank or betweenness; "
            "repeatable, by default all.",
        ),
    ] = None,
    top: Annotated[int, typer.Option("--top", help="Actors in each ranking.")] = 10,
    relation: RelationOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0.0,
    rollup: RollupOption = Rollup.NONE,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Who stands at the centre by each measure, on what evidence, and what to beware of."""
    from api.answers.report import report_centrality
    from api.parameters import ReportQuery
    from api.progress import read_network
    from graph.report import render_json, render_markdown

    query = checked(
        ReportQuery,
        measure=measure,
        top=top,
        relation=relation,
        status=status,
        since=since,
        until=until,
        speaker=speaker,
        min_confidence=min_confidence,
        rollup=rollup,
    )

    async def ask(opened: Store) -> CentralityReport:
        return await report_centrality(opened, await read_network(opened), query)

    report = on_store(settings_of(ctx, store=store), ask)
    if json or form is Format.JSON:
        typer.echo(render_json(report), nl=False)
    elif form is Format.MARKDOWN:
        typer.echo(render_markdown(report), nl=False)
    else:
        _print_tables(report)


def _print_tables(report: CentralityReport) -> None:
    from api.console import console, plain, table
    from graph.report import facts, ranking

    out = console()
    for name, value in facts(report.extent):
        out.print(plain(f"{name}: {value}"))
    for warning in report.warnings:
        out.print(plain(f"Beware: {warning}"), style="yellow")
    for ranked in report.rankings:
        rows = ranking(report, ranked)
        out.print()
        out.print(plain(rows.title), style="bold")
        out.print(plain(ranked.meaning + (f" {ranked.note}." if ranked.note else "")))
        made = table(
            *(
                (head, "right" if right else "left")
                for head, right in zip(rows.header, rows.right, strict=True)
            )
        )
        for row in rows.rows:
            made.add_row(*map(plain, row))
        out.print(made)

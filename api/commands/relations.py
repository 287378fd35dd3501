"""``whowhom relations``: who accuses, attacks, supplies and allies with whom."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import (
    ConfidenceOption,
    CursorOption,
    JsonOption,
    LimitOption,
    RelationOption,
    RollupOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    StatusOption,
    StoreOption,
    TargetOption,
    UntilOption,
    checked,
    on_store,
    settings_of,
)
from graph.query import Rollup


def relations(
    ctx: typer.Context,
    *,
    relation: RelationOption = None,
    source: SourceOption = None,
    target: TargetOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0.0,
    rollup: RollupOption = Rollup.NONE,
    sort: Annotated[str, typer.Option("--sort", help="strongest, latest or actors.")] = "strongest",
    limit: LimitOption = 50,
    cursor: CursorOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Who has which relation to whom, strongest first, each with its best sentence."""
    from api.answers.relations import find_relations
    from api.commands.show import edge_table
    from api.console import console
    from api.models import RelationPage
    from api.parameters import RelationQuery
    from api.progress import read_network
    from graph.store.protocol import Store

    query = checked(
        RelationQuery,
        relation=relation,
        source=source,
        target=target,
        status=status,
        since=since,
        until=until,
        speaker=speaker,
        min_confidence=min_confidence,
        rollup=rollup,
        sort=sort,
        limit=limit,
        cursor=cursor,
    )

    async def ask(opened: Store) -> RelationPage:
        return await find_relations(opened, await read_network(opened), query)

    page = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(page.model_dump_json())
        return
    out = console()
    out.print(edge_table(page.items))
    if not page.items:
        out.print("No relation passes.")
    elif page.next is not None:
        out.print(f"There is more: --limit {limit * 2}, or --cursor {page.next}")

"""``whowhom neighbours``: what surrounds an actor."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import (
    ConfidenceOption,
    JsonOption,
    LimitOption,
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


def neighbours(
    ctx: typer.Context,
    *,
    actor: Annotated[str, typer.Argument(help="An actor's id or exact name.")],
    depth: Annotated[int, typer.Option("--depth", help="How many steps to go.")] = 1,
    direction: Annotated[
        str, typer.Option("--direction", help="Follow edges out of the actor, in to it, or both.")
    ] = "both",
    relation: RelationOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    speaker: SpeakerOption = None,
    min_confidence: ConfidenceOption = 0.0,
    rollup: RollupOption = Rollup.NONE,
    limit: LimitOption = 100,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """The actors around an actor, and every edge among them."""
    from api.answers.neighbourhood import neighbourhood_of
    from api.commands.show import edge_table
    from api.console import console, plain
    from api.models import NeighbourhoodAnswer
    from api.parameters import NeighbourhoodQuery
    from api.progress import read_network
    from graph.store.protocol import Store

    query = checked(
        NeighbourhoodQuery,
        depth=depth,
        direction=direction,
        relation=relation,
        status=status,
        since=since,
        until=until,
        speaker=speaker,
        min_confidence=min_confidence,
        rollup=rollup,
        limit=limit,
    )

    async def ask(opened: Store) -> NeighbourhoodAnswer:
        return await neighbourhood_of(opened, await read_network(opened), actor, query)

    answer = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(answer.model_dump_json())
        return
    out = console()
    others = answer.actors[1:]
    out.print(plain(f"{answer.centre.name}: {len(others)} actors, {len(answer.edges)} edges"))
    for step in sorted({near.distance for near in others}):
        names = ", ".join(near.name for near in others if near.distance == step)
        out.print(plain(f"{step} step{'s' if step > 1 else ''} away: {names}"))
    out.print(edge_table(answer.edges))
    if answer.cut:
        out.print(f"{answer.cut} more actors are in reach: raise --limit")

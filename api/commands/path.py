"""``whowhom path``: how two actors are connected."""

from __future__ import annotations

from typing import Annotated

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


def path(
    ctx: typer.Context,
    *,
    source: Annotated[str, typer.Argument(help="An actor's id or exact name.")],
    target: Annotated[str, typer.Argument(help="An actor's id or exact name.")],
    k: Annotated[int, typer.Option("-k", "--paths", help="At most this many paths.")] = 3,
    max_hops: Annotated[int, typer.Option("--max-hops", help="At most this many steps.")] = 4,
    directed: Annotated[
        bool, typer.Option("--directed", help="Walk edges only from source to target.")
    ] = False,
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
    """The shortest paths between two actors, each step with its edges and their evidence."""
    from api.answers.paths import find_paths
    from api.commands.show import edge_table
    from api.console import console, plain
    from api.models import PathsAnswer
    from api.parameters import PathQuery
    from api.progress import read_network
    from graph.store.protocol import Store

    query = checked(
        PathQuery,
        source=source,
        target=target,
        k=k,
        max_hops=max_hops,
        directed=directed,
        relation=relation,
        status=status,
        since=since,
        until=until,
        speaker=speaker,
        min_confidence=min_confidence,
        rollup=rollup,
    )

    async def ask(opened: Store) -> PathsAnswer:
        return await find_paths(opened, await read_network(opened), query)

    answer = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(answer.model_dump_json())
        return
    out = console()
    if not answer.items:
        out.print(
            plain(
                f"No path of at most {max_hops} steps from {answer.source.name} "
                f"to {answer.target.name}."
            )
        )
    for number, found in enumerate(answer.items, 1):
        names = " — ".join(actor.name for actor in found.actors)
        out.print(plain(f"{number}. {names}"), style="bold")
        out.print(edge_table([edge for step in found.steps for edge in step.edges]))
        out.print()

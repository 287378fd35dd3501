"""``whowhom copy``: move a graph from one store to another."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import JsonOption


def copy(
    ctx: typer.Context,  # noqa: ARG001  # every command takes it, and this one names both stores
    *,
    source: Annotated[str, typer.Argument(metavar="FROM", help="The URL of the store to read.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The URL of the store to fill.")],
    json: JsonOption = False,
) -> None:
    """Copy a graph into another store, and prove that both hold the same. What an interrupted copy
    has done is not done again. Exit code 1 if the two differ in the end."""
    import asyncio

    from api.progress import copy_progress
    from api.stores import must_exist
    from graph.copying import Copied, copy_graph
    from graph.store import open_store

    must_exist(source)
    shown = open_store(source).url, open_store(target).url

    async def run() -> Copied:
        with copy_progress() as tell:
            async with open_store(source) as opened, open_store(target) as filled:
                return await copy_graph(opened, filled, tell)

    done = asyncio.run(run())
    if json:
        from dataclasses import asdict
        from json import dumps

        counts = asdict(done.counts)
        typer.echo(dumps({**asdict(done), "from": shown[0], "to": shown[1], "counts": counts}))
    else:
        typer.echo(
            f"copied {done.copied} documents from {shown[0]} to {shown[1]}; "
            f"{done.already_there} were there already"
        )
        if not done.differences:
            counted = done.counts
            typer.echo(
                f"both hold the same {counted.documents} documents, {counted.claims} claims, "
                f"{counted.edges} edges and {counted.actors} actors"
            )
    for difference in done.differences:
        typer.echo(f"whowhom: {difference}", err=True)
    if done.differences:
        raise typer.Exit(1)

"""``whowhom remove``: take documents out of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import JsonOption, StoreOption, on_store, settings_of


def remove(
    ctx: typer.Context,
    *,
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENT…", help="Document ids.")],
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Remove documents with their claims, and correct the edges. All of them or none."""
    from api.models import RemovedAnswer
    from graph.store.protocol import Store

    async def ask(opened: Store) -> RemovedAnswer:
        written = await opened.remove(documents)
        return RemovedAnswer(version=written.version.number, removed=list(written.removed))

    answer = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(answer.model_dump_json())
    else:
        for document in answer.removed:
            typer.echo(f"removed {document}")

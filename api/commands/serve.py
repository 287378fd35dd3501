"""``whowhom serve``: the HTTP service."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from api.commands.options import StoreOption, settings_of

ALWAYS_THERE = ["/v1/relations", "/v1/actors", "/docs"]


def serve(
    ctx: typer.Context,
    *,
    host: Annotated[
        str | None, typer.Option("--host", help="Where to listen.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", help="0 takes any that is free.", show_default="8000"),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Serve the graph over HTTP until interrupted, and print three URLs to try."""
    settings = settings_of(ctx, store=store, host=host, port=port)
    from api.settings import refuse_open_address
    from api.stores import may_heal
    from graph.errors import StoreError

    refuse_open_address(settings)
    # Before the server starts: what is wrong with the store for good is one sentence, and exit 1.
    try:
        to_try = asyncio.run(_worth_trying(settings.store))
        missing = None
    except StoreError as error:
        if not may_heal(settings.store, error):
            raise
        to_try = ALWAYS_THERE
        missing = error

    from api.app import create_app
    from api.server import address, listen, serve_on
    from graph.store import open_store

    shown = open_store(settings.store).url  # Without its password.
    listening = listen(settings.host, settings.port)
    base = address(listening)

    def announce() -> None:
        if missing is not None:
            typer.echo(
                f"whowhom: {missing}; the service answers 503 until it can open the store", err=True
            )
        typer.echo(f"whowhom serves {shown} on {base}. Try:")
        for path in to_try:
            typer.echo(f"  {base}{path}")
        typer.echo("Ctrl-C stops it.")

    serve_on(listening, create_app(settings), settings, announce)


async def _worth_trying(url: str) -> list[str]:
    """Three questions that this store has an answer to. A store that is not there is made: a
    service may begin empty and be sent its documents."""
    from urllib.parse import quote

    from api.progress import read_network
    from graph.relations import relations
    from graph.store import open_store

    async with open_store(url) as store:
        strongest = relations((await read_network(store)).view(), limit=1).items
    if not strongest:
        return ALWAYS_THERE
    edge = strongest[0]
    source, target = (quote(actor, safe=":~") for actor in (edge.source, edge.target))
    return [
        f"/v1/relations?relation={edge.relation}&limit=5",
        f"/v1/paths?source={source}&target={target}",
        "/docs",
    ]

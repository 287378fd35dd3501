"""``whowhom actors``: search for actors."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import (
    CursorOption,
    JsonOption,
    LimitOption,
    StoreOption,
    checked,
    on_store,
    settings_of,
)
from graph.model import Kind


def actors(
    ctx: typer.Context,
    *,
    q: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A name; typing errors are forgiven.")
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Take this kind; repeatable.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="ISO 3166-1 alpha-3, such as IRN.")
    ] = None,
    limit: LimitOption = 50,
    cursor: CursorOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Actors by name, or those with the most claims."""
    from api.answers.actors import actor_page
    from api.console import console, plain, table
    from api.models import ActorPage
    from api.parameters import ActorQuery
    from graph.store.protocol import Store

    query = checked(ActorQuery, q=q, kind=kind, country=country, limit=limit, cursor=cursor)

    async def ask(opened: Store) -> ActorPage:
        return await actor_page(opened, query, (await opened.version()).number)

    page = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(page.model_dump_json())
        return
    made = table(
        ("id", "left"),
        ("name", "left"),
        ("kind", "left"),
        ("sector", "left"),
        ("country", "left"),
        ("claims", "right"),
        ("documents", "right"),
    )
    for item in page.items:
        made.add_row(
            plain(item.id),
            plain(item.name),
            item.kind.value,
            item.sector.value,
            item.country or "",
            str(item.claims),
            str(item.documents),
        )
    console().print(made if page.items else "No actor passes.")
    if page.next is not None:
        console().print(f"There is more: --cursor {page.next}")

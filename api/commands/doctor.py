"""``whowhom doctor``: what is wrong with this set-up."""

from __future__ import annotations

import typer

from api.commands.options import JsonOption, StoreOption, settings_of


def doctor(ctx: typer.Context, *, json: JsonOption = False, store: StoreOption = None) -> None:
    """Say what is wrong with this set-up, and what to do about it. Exit code 1 if anything is."""
    import asyncio

    from api.checkup import check_up
    from api.console import console, plain, table
    from api.extractor import build_reader
    from api.findings import Finding

    settings = settings_of(ctx, store=store)

    async def look() -> list[Finding]:
        return [found async for found in check_up(settings, build_reader)]

    found = asyncio.run(look())
    wrong = any(each.state == "wrong" for each in found)
    if json:
        from json import dumps

        typer.echo(dumps({"items": [each.model_dump() for each in found], "next": None}))
    else:
        made = table(("what", "left"), ("state", "left"), ("detail", "wide"))
        for each in found:
            remedy = f" — {each.hint}" if each.hint else ""
            made.add_row(each.what, each.state, plain(each.detail + remedy))
        console().print(made)
    if wrong:
        raise typer.Exit(1)

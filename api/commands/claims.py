"""``whowhom claims``: the evidence under an edge."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import (
    ConfidenceOption,
    CursorOption,
    JsonOption,
    LimitOption,
    RelationOption,
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


def claims(
    ctx: typer.Context,
    *,
    source: SourceOption = None,
    target: TargetOption = None,
    actor: Annotated[
        str | None, typer.Option("--actor", help="Either end: an id or exact name.")
    ] = None,
    relation: RelationOption = None,
    status: StatusOption = None,
    speaker: SpeakerOption = None,
    document: Annotated[str | None, typer.Option("--document", help="A document's id.")] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Those that somebody rejected, by document.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    min_confidence: ConfidenceOption = 0.0,
    limit: LimitOption = 50,
    cursor: CursorOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Claims with their sentences, latest first."""
    from api.answers.claims import claim_page
    from api.commands.show import claim_table
    from api.console import console
    from api.models import ClaimPage
    from api.parameters import ClaimQuery
    from graph.store.protocol import Store

    query = checked(
        ClaimQuery,
        source=source,
        target=target,
        actor=actor,
        relation=relation,
        status=status,
        speaker=speaker,
        document=document,
        rejected=rejected,
        since=since,
        until=until,
        min_confidence=min_confidence,
        limit=limit,
        cursor=cursor,
    )

    async def ask(opened: Store) -> ClaimPage:
        return await claim_page(opened, query, (await opened.version()).number)

    page = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(page.model_dump_json())
        return
    out = console()
    out.print(claim_table(page.items) if page.items else "No claim passes.")
    if page.next is not None:
        out.print(f"There is more: --cursor {page.next}")

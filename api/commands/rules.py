"""``whowhom merge``, ``split``, ``reject``, ``restore``, ``undo`` and ``rules``: putting right by
hand what was read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import JsonOption, StoreOption, on_store, settings_of
from graph.rules import Draft, Rule, RuleKind

if TYPE_CHECKING:
    from graph.store.protocol import Store

NoteOption = Annotated[
    str | None, typer.Option("--note", help="Who says so, or why: kept in the log.")
]


def merge(
    ctx: typer.Context,
    *,
    actor: Annotated[str, typer.Argument(metavar="A", help="Who goes: an id or exact name.")],
    into: Annotated[str, typer.Argument(metavar="B", help="Who has it all: an id or exact name.")],
    note: NoteOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Say that actor A is actor B: all that is said of A is said of B."""

    async def ask(opened: Store) -> Rule:
        from api.names import find_actor

        gone, whole = await find_actor(opened, actor, "A"), await find_actor(opened, into, "B")
        draft = Draft(kind=RuleKind.MERGE, actor=gone.id, into=whole.id, note=note)
        return await opened.rule(draft)

    _ruled(ctx, store, ask, json=json)


def split(
    ctx: typer.Context,
    *,
    actor: Annotated[str, typer.Argument(metavar="A", help="An actor's id or exact name.")],
    document: Annotated[
        list[str] | None, typer.Option("--document", help="What this one says; repeatable.")
    ] = None,
    mention: Annotated[
        list[str] | None,
        typer.Option("--mention", help="What is said in these words; repeatable."),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option(
            "--into", metavar="NAME", help="An actor's id or exact name, or a new one's name."
        ),
    ] = None,
    note: NoteOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Say that what some documents say of actor A, or what is said in some words, is of another.
    With both, both have to fit."""

    async def ask(opened: Store) -> Rule:
        from api.names import find_actor

        whole = await find_actor(opened, actor, "A")
        other = None if into is None else await _known(opened, into)
        draft = Draft(
            kind=RuleKind.SPLIT,
            actor=whole.id,
            into=other if other != whole.id else None,
            name=into,
            documents=tuple(document or ()),
            mentions=tuple(mention or ()),
            note=note,
        )
        return await opened.rule(draft)

    _ruled(ctx, store, ask, json=json)


def reject(
    ctx: typer.Context,
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")],
    note: NoteOption = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Say that a claim was misread: it counts nowhere until it is restored."""

    async def ask(opened: Store) -> Rule:
        return await opened.rule(Draft(kind=RuleKind.REJECT, claim=claim, note=note))

    _ruled(ctx, store, ask, json=json)


def restore(
    ctx: typer.Context,
    *,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A rejected claim's id.")],
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Let a rejected claim count again."""

    async def ask(opened: Store) -> Rule:
        from graph.errors import NotFound
        from graph.rules import Rulebook

        number = Rulebook.of(await opened.rules()).rejecting(claim)
        if number is None:
            raise NotFound(f"no rule rejects claim {claim!r}", hint="whowhom rules lists them")
        return await opened.withdraw(number)

    _ruled(ctx, store, ask, json=json)


def undo(
    ctx: typer.Context,
    *,
    number: Annotated[
        int | None, typer.Argument(metavar="[NUMBER]", help="By default the last that stands.")
    ] = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Take back a merge, split or rejection: the graph becomes what it were without it."""

    async def ask(opened: Store) -> Rule:
        return await opened.withdraw(number)

    _ruled(ctx, store, ask, json=json)


def rules(ctx: typer.Context, *, json: JsonOption = False, store: StoreOption = None) -> None:
    """The log: every merge, split and rejection, those undone included."""
    from api.console import console, plain, table
    from api.models import RulesAnswer

    async def ask(opened: Store) -> RulesAnswer:
        version = (await opened.version()).number
        return RulesAnswer(version=version, items=await opened.rules())

    answer = on_store(settings_of(ctx, store=store), ask)
    if json:
        typer.echo(answer.model_dump_json())
        return
    made = table(
        ("rule", "right"), ("when", "left"), ("what", "wide"), ("note", "left"), ("undone", "left")
    )
    for rule in answer.items:
        made.add_row(
            str(rule.number),
            plain(rule.time),
            plain(said(rule)),
            plain(rule.note),
            plain(rule.withdrawn),
        )
    console().print(made if answer.items else "No rule has been made.")


def said(rule: Rule) -> str:
    """A rule in words."""
    if rule.kind is RuleKind.REJECT:
        return f"reject claim {rule.claim}"
    if rule.kind is RuleKind.MERGE:
        return f"merge {rule.actor} into {rule.into}"
    parts = [
        f"{what} {', '.join(values)}"
        for what, values in (("documents", rule.documents), ("mentions", rule.mentions))
        if values
    ]
    return f"split {rule.actor}: {' and '.join(parts)} to {rule.into}"


async def _known(store: Store, asked: str) -> str | None:
    """The id of the actor that ``asked`` names; nothing if it is to be a new one's name."""
    from api.names import find_actor
    from graph.errors import NotFound

    try:
        return (await find_actor(store, asked, "--into")).id
    except NotFound:
        return None


def _ruled(
    ctx: typer.Context,
    store: str | None,
    ask: Callable[[Store], Awaitable[Rule]],
    *,
    json: bool,
) -> None:
    from api.models import RuleAnswer

    async def answered(opened: Store) -> RuleAnswer:
        rule = await ask(opened)
        return RuleAnswer(version=(await opened.version()).number, rule=rule)

    answer = on_store(settings_of(ctx, store=store), answered)
    if json:
        typer.echo(answer.model_dump_json())
    else:
        undone = "" if answer.rule.stands else "undone: "
        typer.echo(f"{undone}rule {answer.rule.number}: {said(answer.rule)}")

"""Options that several commands share, and what a command does with them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from graph.errors import SettingError
from graph.model import Status
from graph.query import Rollup

if TYPE_CHECKING:
    from pydantic import BaseModel

    from api.settings import Settings
    from graph.store.protocol import Store

T = TypeVar("T")
M = TypeVar("M", bound="BaseModel")

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store, such as sqlite:///whowhom.db (also WHOWHOM_STORE).",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
RelationOption = Annotated[
    list[str] | None, typer.Option("--relation", help="Take this relation; repeatable.")
]
StatusOption = Annotated[
    list[Status] | None, typer.Option("--status", help="Take this status; repeatable.")
]
SourceOption = Annotated[str | None, typer.Option("--source", help="An actor's id or exact name.")]
TargetOption = Annotated[str | None, typer.Option("--target", help="An actor's id or exact name.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="From this date on: 2006, 2006-11 or 2006-11-30.")
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Up to and including this date.")]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", help="Whose word it is: an id or exact name.")
]
ConfidenceOption = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, help="Least confidence.")
]
RollupOption = Annotated[
    Rollup, typer.Option("--rollup", help="Fold actors into what they belong to.")
]
LimitOption = Annotated[int, typer.Option("--limit", help="At most this many.")]
CursorOption = Annotated[
    str | None, typer.Option("--cursor", help="Go on after a page: its next, from --json.")
]
CollectionOption = Annotated[
    str | None,
    typer.Option("--collection", help="What document ids begin with; by default the root's name."),
]
PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for standard input."),
]
LexiconOption = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder of frames of your own.")
]
ActorsOption = Annotated[
    Path | None, typer.Option("--actors", help="A folder of actors of your own.")
]
ShortCutOption = Annotated[
    bool,
    typer.Option(
        "--short-cut/--no-short-cut",
        help="Parse only sentences that can hold a relation; changes no claim.",
    ),
]


@dataclass(frozen=True, slots=True)
class Given:
    """What was said before the command's name."""

    store: str | None = None


def settings_of(ctx: typer.Context, **given: Any) -> Settings:
    """The settings of this run: the command's own options, then what was said before its name,
    then the environment."""
    # pydantic-settings takes longer to import than --help to print.
    from api.settings import read_settings

    before: Given = ctx.obj
    given["store"] = given.get("store") or before.store
    return read_settings(**given)


def checked(model: type[M], /, **given: Any) -> M:
    """``model`` built from options; those not given keep its defaults. An option that does not
    pass is a ``SettingError`` that names it."""
    from pydantic import ValidationError

    try:
        return model(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingError(f"{reason}: {first['input']!r}", where=option) from error


def on_store(settings: Settings, ask: Callable[[Store], Awaitable[T]]) -> T:
    """Open a store that is there, ask, close it: the one way from a command into asynchronous
    code. ``NotFound`` if nothing has been loaded into it yet, rather than empty answers."""
    from api.stores import must_exist
    from graph.store import open_store

    must_exist(settings.store)

    async def enter() -> T:
        async with open_store(settings.store) as store:
            return await ask(store)

    return asyncio.run(enter())

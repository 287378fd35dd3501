"""Bringing a database up to date: constraints and indexes, applied once and recorded."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from graph.errors import StoreError, StoreUnavailable
from graph.store.clock import now
from graph.store.formats import refuse_newer
from graph.store.neo4j.connection import Connection, first, rows
from graph.store.neo4j.statements import Migration, migrations, statement
from neo4j import AsyncManagedTransaction

P = ParamSpec("P")
T = TypeVar("T")

OLDEST = (5, 26)


async def prepare(connection: Connection, shown: str) -> str:
    """Apply what is missing, and tell the server's name and version. Several processes may do so
    at once.

    Raises ``StoreUnavailable`` for a server that is too old, ``StoreTooNew`` for a database of a
    newer whowhom, ``StoreError`` for one of another program.
    """
    agent = await connection.server()
    refuse_old(agent, shown)
    applied = await connection.read(_applied)
    newest = migrations()[-1].number
    refuse_newer(applied, newest, shown)
    if applied == 0 and not await connection.read(_is_empty):
        # Another process may have begun the store between the two questions.
        applied = await connection.read(_applied)
        if applied == 0:
            raise StoreError(
                "this database was not made by whowhom",
                where=shown,
                hint="name an empty one",
            )
    for migration in migrations():
        if migration.number > applied:
            await _apply(connection, migration)
    if applied < newest:
        await connection.write(_begin)
    return agent


def refuse_old(agent: str, shown: str) -> None:
    """Raise ``StoreUnavailable`` if ``agent``, as a server calls itself, is too old."""
    said = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if said is not None and (int(said[1]), int(said[2])) < OLDEST:
        raise StoreUnavailable(
            f"the server is {agent}, and too old",
            where=shown,
            hint=f"use Neo4j {OLDEST[0]}.{OLDEST[1]} or newer",
        )


def in_known_format(
    work: Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]], shown: str
) -> Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]]:
    """``work``, undone with a ``StoreTooNew`` if a newer whowhom has changed the database since it
    was opened; not begun, with ``StoreUnavailable``, if somebody has emptied it. The question about
    the format comes last: only then has a writer had its turn."""

    async def checked(
        transaction: AsyncManagedTransaction, /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if await first(transaction, statement("read/version")) is None:
            raise StoreUnavailable(
                "the database has been emptied",
                where=shown,
                hint="start whowhom again, and load the documents, or bring its data back",
            )
        done = await work(transaction, *args, **kwargs)
        refuse_newer(await _applied(transaction), migrations()[-1].number, shown)
        return done

    return checked


async def _apply(connection: Connection, migration: Migration) -> None:
    for text in migration.statements:
        await connection.run(text)
    await connection.write(_await_indexes)
    await connection.write(_record, migration)


async def _applied(transaction: AsyncManagedTransaction) -> int:
    [[number]] = await rows(transaction, statement("read/migrations"))
    return int(number)


async def _is_empty(transaction: AsyncManagedTransaction) -> bool:
    [[empty]] = await rows(transaction, statement("read/is-empty"))
    return bool(empty)


async def _await_indexes(transaction: AsyncManagedTransaction) -> None:
    await rows(transaction, statement("write/await-indexes"))


async def _record(transaction: AsyncManagedTransaction, migration: Migration) -> None:
    await rows(
        transaction,
        statement("write/record-migration"),
        number=migration.number,
        name=migration.name,
        time=now(),
    )


async def _begin(transaction: AsyncManagedTransaction) -> None:
    if await first(transaction, statement("read/version")) is None:
        await rows(transaction, statement("write/begin-version"), time=now())

"""The graph as a network follows it: all of it, or what changed since a version.

Neo4j has no transactions that see one point in time. What is read here is made one by the version
that everything carries: the graph is read while others write, and then, with the version locked,
what has changed since the reading began. Until then a snapshot waits in a temporary file, so that
its memory does not grow with the graph.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import AsyncIterator, Iterator
from typing import IO, Any

from graph.errors import StoreError, StoreUnavailable
from graph.model import Version
from graph.store.neo4j.connection import Connection, rows
from graph.store.neo4j.failures import is_read_only
from graph.store.neo4j.models import actor_from
from graph.store.neo4j.read import version
from graph.store.neo4j.statements import statement
from graph.store.neo4j.write import locked_version
from graph.store.protocol import Change
from graph.store.rows import network_row_of
from neo4j import AsyncManagedTransaction

_PAGE = 5_000


async def snapshot(connection: Connection) -> AsyncIterator[Change | Version]:
    with tempfile.TemporaryFile(prefix="whowhom-") as file:
        began = await connection.read(_spool, file)
        reached, changes = await _changed_since(connection, began.number)
        yield reached
        newer = {(change.kind.removesuffix("-removed"), change.id) for change in changes}
        for kind in ("actor", "claim"):
            for change in _spooled(file, kind):
                if (kind, change.id) not in newer:
                    yield change
            for change in changes:
                if change.kind == kind:
                    yield change


async def changes(connection: Connection, since: int) -> AsyncIterator[Change | Version]:
    reached, changed = await _changed_since(connection, since)
    yield reached
    for change in changed:
        yield change


async def _changed_since(connection: Connection, since: int) -> tuple[Version, list[Change]]:
    try:
        return await connection.write(_changes, since, lock=True)
    except StoreUnavailable as error:
        if not is_read_only(error):
            raise
    # Where nobody can write, nobody has to be kept from it.
    return await connection.read(_changes, since, lock=False)


async def _changes(
    transaction: AsyncManagedTransaction, since: int, *, lock: bool
) -> tuple[Version, list[Change]]:
    reached = await (locked_version(transaction) if lock else version(transaction))
    if since > reached.number:
        raise StoreError(
            f"the store is at version {reached.number}, before {since}",
            hint="it is not the store that was followed: take a new snapshot",
        )
    if since == reached.number:
        return reached, []
    found: list[Change] = []
    async for page in _pages(transaction, "actor", since + 1):
        found += map(_actor, page)
    removed = await rows(transaction, statement("read/follow-removed-claims"), since=since)
    found += (Change("claim-removed", id) for [ids] in removed for id in ids)
    async for page in _pages(transaction, "claim", since + 1):
        found += map(_claim, page)
    removed = await rows(transaction, statement("read/follow-removed-actors"), since=since)
    found += (Change("actor-removed", id) for [ids] in removed for id in ids)
    return reached, found


async def _pages(
    transaction: AsyncManagedTransaction, kind: str, since: int
) -> AsyncIterator[list[list[Any]]]:
    """All actors or claims of version ``since`` or a later one, some thousand at a time."""
    text = statement(f"read/follow-{kind}s")
    place = {"version": since, "id": ""}
    while True:
        [[page]] = await rows(transaction, text, **place, limit=_PAGE)
        yield page
        if len(page) < _PAGE:
            return
        last = page[-1]
        place = {"version": last[-1], "id": last[0]["id"] if kind == "actor" else last[0]}


async def _spool(transaction: AsyncManagedTransaction, file: IO[bytes]) -> Version:
    """Write all actors and claims to ``file``, and tell the version before the first was read."""
    file.seek(0)
    file.truncate()
    began = await version(transaction)
    for kind in ("actor", "claim"):
        async for page in _pages(transaction, kind, since=0):
            pickle.dump((kind, page), file, pickle.HIGHEST_PROTOCOL)
    return began


def _spooled(file: IO[bytes], wanted: str) -> Iterator[Change]:
    file.seek(0)
    while True:
        try:
            kind, page = pickle.load(file)
        except EOFError:
            return
        if kind == wanted:
            yield from map(_actor if kind == "actor" else _claim, page)


def _actor(row: list[Any]) -> Change:
    node, ties, _ = row
    return Change("actor", node["id"], actor=actor_from(node, ties))


def _claim(row: list[Any]) -> Change:
    return Change("claim", row[0], claim=network_row_of(row[:-1]))

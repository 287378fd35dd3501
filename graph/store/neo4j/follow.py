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
from graph.store.neo4j.connection import Connection
from graph.store.neo4j.failures import is_read_only
from graph.store.neo4j.models import actor_from
from graph.store.neo4j.read import version
from graph.store.neo4j.statements import statement
from graph.store.neo4j.write import locked_version
from graph.store.protocol import Change
from graph.store.rows import Row, network_row_of
from neo4j import AsyncManagedTransaction

_EVERYTHING = -1
_BATCH = 2_000


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
    for name, change_of in (
        ("follow-actors", _actor),
        ("follow-removed-claims", _removed_claim),
        ("follow-claims", _claim),
        ("follow-removed-actors", _removed_actor),
    ):
        result = await transaction.run(statement(f"read/{name}"), since=since)
        found += [change_of(record.values()) async for record in result]
    return reached, found


async def _spool(transaction: AsyncManagedTransaction, file: IO[bytes]) -> Version:
    """Write all actors and claims to ``file``, and tell the version before the first was read."""
    file.seek(0)
    file.truncate()
    began = await version(transaction)
    for kind in ("actor", "claim"):
        result = await transaction.run(statement(f"read/follow-{kind}s"), since=_EVERYTHING)
        while batch := [record.values() for record in await result.fetch(_BATCH)]:
            pickle.dump((kind, batch), file, pickle.HIGHEST_PROTOCOL)
    return began


def _spooled(file: IO[bytes], wanted: str) -> Iterator[Change]:
    file.seek(0)
    while True:
        try:
            kind, batch = pickle.load(file)
        except EOFError:
            return
        if kind == wanted:
            yield from map(_actor if kind == "actor" else _claim, batch)


def _actor(row: list[Any]) -> Change:
    node, ties = row
    return Change("actor", node["id"], actor=actor_from(node, ties))


def _claim(row: Row | list[Any]) -> Change:
    return Change("claim", row[0], claim=network_row_of(row))


def _removed_claim(row: list[Any]) -> Change:
    return Change("claim-removed", row[0])


def _removed_actor(row: list[Any]) -> Change:
    return Change("actor-removed", row[0])

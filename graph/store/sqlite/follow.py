"""The graph as a network follows it: all of it, or what changed since a version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from graph.errors import StoreError
from graph.model import Version
from graph.store.protocol import Change
from graph.store.rows import Row, actor_of, network_row_of
from graph.store.sqlite.connection import read_version, reading
from graph.store.sqlite.statements import statements

_SQL = statements("follow")


def snapshot(connection: sqlite3.Connection) -> Iterator[Change | Version]:
    with reading(connection):
        yield read_version(connection)
        yield from _actors(connection.execute(_SQL["actors"]))
        yield from _claims(connection.execute(_SQL["claims"]))


def changes(connection: sqlite3.Connection, since: int) -> Iterator[Change | Version]:
    with reading(connection):
        version = read_version(connection)
        if since > version.number:
            raise StoreError(
                f"the store is at version {version.number}, before {since}",
                hint="it is not the store that was followed: take a new snapshot",
            )
        yield version
        after = {"since": since}
        yield from _actors(connection.execute(f"{_SQL['actors']} {_SQL['changed-actors']}", after))
        for (id,) in connection.execute(_SQL["removed-claims"], after):
            yield Change("claim-removed", id)
        yield from _claims(connection.execute(f"{_SQL['claims']} {_SQL['changed-claims']}", after))
        for (id,) in connection.execute(_SQL["removed-actors"], after):
            yield Change("actor-removed", id)


def _actors(rows: Iterable[Row]) -> Iterator[Change]:
    return (Change("actor", row[0], actor=actor_of(row)) for row in rows)


def _claims(rows: Iterable[Row]) -> Iterator[Change]:
    for *columns, speakers in rows:
        said = speakers.split("\x1f") if speakers else ()
        yield Change("claim", columns[0], claim=network_row_of((*columns, said)))

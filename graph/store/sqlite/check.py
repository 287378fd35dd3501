"""Whether what the store derives agrees with what it keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.model import SYMMETRIC_RELATIONS
from graph.store.rows import as_json
from graph.store.sqlite.connection import reading
from graph.store.sqlite.statements import statements

_SQL = statements("check")


def check(connection: sqlite3.Connection) -> list[str]:
    with reading(connection):
        return list(_faults(connection))


def _faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (fault,) in connection.execute("PRAGMA quick_check"):
        if fault != "ok":
            yield f"the file is damaged: {fault}"
    for claim, document in connection.execute(_SQL["lost-claims"]):
        yield f"claim {claim} stands in document {document!r}, which is not there"
    for claim, actor in connection.execute(_SQL["missing-actors"]):
        yield f"claim {claim} names actor {actor!r}, which is not there"
    symmetric = {"symmetric": as_json(sorted(SYMMETRIC_RELATIONS))}
    for source, relation, target in connection.execute(_SQL["wrong-edges"], symmetric):
        yield f"the edge {source} {relation} {target} does not agree with its claims"
    for (actor,) in connection.execute(_SQL["miscounted-actors"]):
        yield f"the claims of actor {actor!r} are not as many as it says"
    for (document,) in connection.execute(_SQL["miscounted-documents"]):
        yield f"the claims of document {document!r} are not as many as it says"

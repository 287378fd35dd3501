"""The log of rules, and what is kept as it was read because a rule touches it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from graph.model import Actor, Claim
from graph.rules import Rule, Rulebook
from graph.store.delta import StoredClaim, named_by
from graph.store.rows import actor_of, as_json
from graph.store.ruling import Ruled, claims_from, stored_claim, traced
from graph.store.sqlite.connection import reading
from graph.store.sqlite.statements import statements

_SQL = statements("rules")
_ACTORS = statements("actors")


def rules(connection: sqlite3.Connection) -> list[Rule]:
    return [Rule.model_validate_json(body) for (body,) in connection.execute(_SQL["log"])]


def actors_as_read(connection: sqlite3.Connection) -> dict[str, Actor]:
    found = (Actor.model_validate_json(body) for (body,) in connection.execute(_SQL["actors"]))
    return {who.id: who for who in found}


def claims_as_read(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> dict[str, StoredClaim]:
    chosen = {"documents": as_json(documents)}
    rows = connection.execute(_SQL["claims-of-documents"], chosen)
    return {claim.row[0]: claim for claim in (stored_claim(body) for (body,) in rows)}


def actors_by_id(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Actor]:
    query = f"{_ACTORS['select']} WHERE {_ACTORS['where-ids']}"
    return {row[0]: actor_of(row) for row in connection.execute(query, {"ids": as_json(ids)})}


def keep(
    connection: sqlite3.Connection,
    documents: Sequence[str],
    claims: Ruled,
    actors: Mapping[str, Actor],
) -> None:
    """Keep what rules touch in ``documents``, and no more than that."""
    connection.executemany(_SQL["forget-claims"], [(id,) for id in documents])
    rows = [each.row() for each in claims.as_read.values()]
    connection.executemany(
        _SQL["put-claim"],
        [
            (id, document, rejected, json.dumps(by), body)
            for id, document, rejected, by, body in rows
        ],
    )
    connection.executemany(
        _SQL["put-actor"], [(id, who.model_dump_json()) for id, who in actors.items()]
    )
    connection.executemany(_SQL["recount"], [(id,) for id in documents])


def rejected(connection: sqlite3.Connection) -> list[Claim]:
    with reading(connection):
        book = Rulebook.of(rules(connection))
        found = [stored_claim(body) for (body,) in connection.execute(_SQL["rejected"])]
        claims = [traced(book, claim)[0] for claim in found]
        actors = actors_as_read(connection) | actors_by_id(connection, named_by(claims))
    return claims_from(claims, actors)


def as_read(
    connection: sqlite3.Connection, documents: Sequence[str]
) -> tuple[list[Claim], list[Actor]]:
    with reading(connection):
        claims = claims_as_read(connection, documents).values()
        kept = actors_as_read(connection)
        actors = actors_by_id(connection, named_by(claims)) | kept
    return claims_from(claims, actors), list(kept.values())

"""Finding actors by name, forgiving typing errors: candidates by prefix and by shared trigrams,
ranked by how close their names come."""

from __future__ import annotations

import sqlite3

from graph.query import ActorFilter, Page
from graph.store.cursors import decode, encode
from graph.store.protocol import ActorSummary
from graph.store.ranking import CANDIDATES, folded_query, page_of, ranked
from graph.store.rows import actor_summary_of, as_json
from graph.store.sqlite.read import Parameters, where_all
from graph.store.sqlite.statements import statements

_SQL = statements("actors")


def actor(connection: sqlite3.Connection, id: str) -> ActorSummary | None:
    query = f"{_SQL['select']} WHERE {_SQL['where-id']}"
    row = connection.execute(query, {"id": id}).fetchone()
    return None if row is None else actor_summary_of(row)


def actors(
    connection: sqlite3.Connection, where: ActorFilter, limit: int, cursor: str | None
) -> Page[ActorSummary]:
    wanted: list[str] = []
    parameters: Parameters = {}
    if where.kind:
        wanted.append(_SQL["where-kind"])
        parameters["kinds"] = as_json(sorted(where.kind))
    if where.country is not None:
        wanted.append(_SQL["where-country"])
        parameters["country"] = where.country
    if where.q and where.q.strip():
        found = _named(connection, where.q, wanted, parameters)
        return page_of(found, limit, cursor)
    if cursor is not None:
        wanted.append(_SQL["where-after"])
        parameters |= decode("actors", cursor, int, str)
    query = f"{_SQL['select']} {where_all(wanted)} {_SQL['order']}"
    rows = connection.execute(query, parameters | {"limit": limit + 1}).fetchall()
    page = tuple(actor_summary_of(row) for row in rows[:limit])
    if len(rows) <= limit or not page:
        return Page(page)
    return Page(page, encode("actors", (-page[-1].claims, page[-1].actor.id)))


def _named(
    connection: sqlite3.Connection, given: str, wanted: list[str], parameters: Parameters
) -> list[ActorSummary]:
    """Whoever's name comes close to ``given``, the closest first."""
    q = folded_query(given)
    if not q:
        return []
    trigrams = sorted({q[at : at + 3] for at in range(len(q) - 2)})
    parameters |= {"q": q, "candidates": CANDIDATES}
    if trigrams:
        parameters["trigrams"] = " OR ".join(map(_phrase, trigrams))
    wanted = [*wanted, _SQL["where-named" if trigrams else "where-named-briefly"]]
    rows = connection.execute(f"{_SQL['select']} {where_all(wanted)}", parameters)
    return ranked(q, map(actor_summary_of, rows))


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

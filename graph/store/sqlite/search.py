"""Finding actors by name, forgiving typing errors: candidates by prefix and by shared trigrams,
ranked by how close their names come."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from rapidfuzz import fuzz

from graph.model import Actor
from graph.query import ActorFilter, Page
from graph.store.protocol import ActorSummary
from graph.store.sqlite.cursors import decode, encode
from graph.store.sqlite.read import Parameters, where_all
from graph.store.sqlite.rows import actor_summary_of, as_json, folded
from graph.store.sqlite.statements import statements

_SQL = statements("actors")

_CANDIDATES = 400
_LEAST_SCORE = 0.6
_LONGEST_QUERY = 100


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
        return _page_of(found, limit, cursor)
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
    q = folded(given)[:_LONGEST_QUERY]
    if not q:
        return []
    trigrams = sorted({q[at : at + 3] for at in range(len(q) - 2)})
    parameters |= {"q": q, "candidates": _CANDIDATES}
    if trigrams:
        parameters["trigrams"] = " OR ".join(map(_phrase, trigrams))
    wanted = [*wanted, _SQL["where-named" if trigrams else "where-named-briefly"]]
    rows = connection.execute(f"{_SQL['select']} {where_all(wanted)}", parameters)
    summaries = map(actor_summary_of, rows)
    scored = [replace(summary, score=_score(q, summary.actor)) for summary in summaries]
    return sorted((summary for summary in scored if summary.score >= _LEAST_SCORE), key=_place)


def _page_of(found: list[ActorSummary], limit: int, cursor: str | None) -> Page[ActorSummary]:
    if cursor is not None:
        after = tuple(decode("actors found", cursor, float, int, str).values())
        found = [summary for summary in found if _place(summary) > after]
    page = tuple(found[:limit])
    if len(found) <= limit:
        return Page(page)
    return Page(page, encode("actors found", _place(page[-1])))


def _place(summary: ActorSummary) -> tuple[float, int, str]:
    return -summary.score, -summary.claims, summary.actor.id


def _score(q: str, actor: Actor) -> float:
    """1 for the name itself, above 0.9 for its beginning, above 0.8 for the beginning of a word
    in it, below that for what is merely close."""
    names = {folded(name) for name in (actor.name, *actor.aliases)}
    return round(max(_closeness(q, name) for name in names), 4)


def _closeness(q: str, name: str) -> float:
    if q == name:
        return 1.0
    share = len(q) / max(len(name), 1)
    if name.startswith(q):
        return 0.9 + 0.1 * share
    if f" {q}" in name:
        return 0.8 + 0.1 * share
    words = max((fuzz.ratio(q, word) for word in name.split()), default=0.0)
    close = max(fuzz.ratio(q, name), fuzz.token_sort_ratio(q, name), 0.9 * words)
    return 0.9 * close / 100


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

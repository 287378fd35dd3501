"""Finding actors by name, forgiving typing errors: candidates by prefix and by shared trigrams,
ranked by how close their names come."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import replace

from graph.query import ActorFilter, Page
from graph.store.cursors import decode, encode
from graph.store.protocol import ActorSummary
from graph.store.ranking import LEAST_SCORE, closeness, folded_query
from graph.store.rows import actor_summary_of, as_json
from graph.store.sqlite.read import Parameters, where_all
from graph.store.sqlite.statements import statements

_SQL = statements("actors")
SQLITE_CANDIDATES = 80
"""How many names are looked at for each way of finding them."""
MOST_HITS, FEWEST_TRIGRAMS = 1500, 4
"""In how many names the trigrams asked for may stand together, but for the first few."""


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
        return _named(connection, where.q, wanted, parameters, limit, cursor)
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
    connection: sqlite3.Connection,
    given: str,
    wanted: list[str],
    parameters: Parameters,
    limit: int,
    cursor: str | None,
) -> Page[ActorSummary]:
    """Whoever's name comes close to ``given``, the closest first. Only names are compared; the
    actors are fetched for the page alone."""
    q = folded_query(given)
    if not q:
        return Page(())
    enough = None if wanted or cursor is not None else limit
    places = _places(connection, q, wanted, parameters, enough)
    if cursor is not None:
        after = tuple(decode("actors found", cursor, float, int, str).values())
        places = [place for place in places if place > after]
    chosen = {place[2]: place for place in places[:limit]}
    rows = connection.execute(
        f"{_SQL['select']} WHERE {_SQL['where-ids']}", {"ids": as_json(list(chosen))}
    )
    found = {summary.actor.id: summary for summary in map(actor_summary_of, rows)}
    page = tuple(replace(found[actor], score=-place[0]) for actor, place in chosen.items())
    more = len(places) > limit and bool(page)
    return Page(page, encode("actors found", places[limit - 1]) if more else None)


def _places(
    connection: sqlite3.Connection,
    q: str,
    wanted: list[str],
    parameters: Parameters,
    enough: int | None,
) -> list[tuple[float, int, str]]:
    """(score, claims, both negative, and id) of who may be meant, in the order of an answer. Where
    more than ``enough`` begin with ``q``, those alone: nothing else comes before them."""
    parameters = parameters | {"q": q, "candidates": SQLITE_CANDIDATES}
    trigrams: list[str] = []
    (begun,) = connection.execute(_SQL["count-begun"], parameters).fetchone()
    if enough is None or begun <= enough:
        parts = sorted({q[at : at + 3] for at in range(len(q) - 2)})
        trigrams = _rare_trigrams(connection, parts)
    if trigrams:
        parameters["trigrams"] = " OR ".join(map(_phrase, trigrams))
    wanted = [*wanted, _SQL["where-named" if trigrams else "where-named-briefly"]]
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    for actor, name, claims in connection.execute(
        f"{_SQL['names']} {where_all(wanted)}", parameters
    ):
        names[-claims, actor].append(name)
    scored = ((-closeness(q, known), claims, actor) for (claims, actor), known in names.items())
    return sorted(place for place in scored if -place[0] >= LEAST_SCORE)


def _rare_trigrams(connection: sqlite3.Connection, trigrams: list[str]) -> list[str]:
    """The rarest of some trigrams, as many as together stand in few names: common ones ("moh",
    "ed ") find a tenth of all actors and tell them apart by nothing."""
    if not trigrams:
        return []
    (newest,) = connection.execute(_SQL["newest-name"]).fetchone()
    counted = _counted_at(connection)
    if counted is None or not counted <= newest <= counted * 1.5:
        # A statement at a time: executescript would commit whatever is going on.
        for statement in _SQL["count-trigrams"].split(";"):
            connection.execute(statement)
    chosen: list[str] = []
    hits = 0
    rows = connection.execute(_SQL["rare-trigrams"], {"terms": as_json(trigrams)})
    for term, count in rows:
        hits += count
        if hits > MOST_HITS and len(chosen) >= FEWEST_TRIGRAMS:
            break
        chosen.append(term)
    # Trigrams of names younger than the count may stand in those.
    return chosen or trigrams


def _counted_at(connection: sqlite3.Connection) -> int | None:
    try:
        row = connection.execute(_SQL["trigrams-counted-at"]).fetchone()
    except sqlite3.OperationalError:
        # Not counted yet on this connection.
        return None
    return None if row is None else int(row[0])


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

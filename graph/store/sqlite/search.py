"""Finding actors by name, forgiving typing errors: names by prefix and by shared trigrams, those
that come close, and whoever has one of them.

FTS5 is not asked for its ``rank``, which looks up every name that has anything in common with what
is asked: counting what they share and comparing the best by letters is faster, and comes closer.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from graph.query import ActorFilter, Page
from graph.store.cursors import decode, encode
from graph.store.protocol import ActorSummary
from graph.store.ranking import close_names, folded_query
from graph.store.rows import actor_summary_of, as_json
from graph.store.sqlite.connection import reading
from graph.store.sqlite.read import Parameters, where_all
from graph.store.sqlite.statements import statements

_SQL = statements("actors")
SQLITE_CANDIDATES = 400
"""How many names are compared, and how many of those who have them are put in order."""
BEGUN = 200
"""How many names that begin with what is asked are looked at."""
MOST_HITS, FEWEST_TRIGRAMS, COMMON_HITS = 1500, 5, 6000
"""In how many names the trigrams asked for may stand together, and in how many the first few may: a
slip of typing spoils up to four."""
_BETWEEN = "\n"
"""Stands in no folded name."""


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
    with reading(connection):
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
    more than ``enough`` have a name that begins with ``q``, those alone: nothing else comes before
    them."""
    begun = [name for (name,) in connection.execute(_SQL["begun"], {"q": q, "most": BEGUN})]
    places = _holders(connection, close_names(q, begun), wanted, parameters)
    if enough is None or len(places) <= enough:
        shared = (
            name
            for name in _sharing_trigrams(connection, q, misspelt=not begun)
            if not name.startswith(q)
        )
        near = close_names(q, list(shared))
        # Whoever is found both ways is found by the beginning, which is the closer.
        places = _holders(connection, near, wanted, parameters) | places
    return sorted(places.values())


def _holders(
    connection: sqlite3.Connection,
    names: Mapping[str, float],
    wanted: list[str],
    parameters: Parameters,
) -> dict[str, tuple[float, int, str]]:
    """The places of whoever has one of ``names``, which come with their closeness, the closest
    first. Of too many holders those stay who have the closest names, and of these those of whom
    most is said."""
    if not names:
        return {}
    query = f"{_SQL['holders']} {where_all(wanted)} {_SQL['order-holders']}"
    chosen = {"names": as_json(list(names)), "most": SQLITE_CANDIDATES}
    places: dict[str, tuple[float, int, str]] = {}
    for actor, name, claims in connection.execute(query, parameters | chosen):
        places.setdefault(actor, (-names[name], -claims, actor))
    return places


def _sharing_trigrams(connection: sqlite3.Connection, q: str, misspelt: bool) -> list[str]:
    """The names that share most of the rarest trigrams of ``q``; where those are too few to bear a
    slip of typing, also the beginnings or the ends of all its words."""
    trigrams = {q[at : at + 3] for at in range(len(q) - 2)}
    rare = _rare_trigrams(connection, sorted(trigrams))
    shared = Counter(_keys(connection, map(_phrase, rare)))
    if misspelt and len(rare) < min(FEWEST_TRIGRAMS, len(trigrams)):
        together = (" AND ".join(map(_phrase, edges)) for edges in _edges_of_words(q))
        # Twice as much as one trigram.
        shared.update(2 * _keys(connection, together))
    keys = f"[{','.join(_most_common(shared, SQLITE_CANDIDATES))}]"
    (names,) = connection.execute(_SQL["names-by-keys"], {"keys": keys}).fetchone()
    return [] if names is None else names.split(_BETWEEN)


def _keys(connection: sqlite3.Connection, phrases: Iterable[str]) -> list[str]:
    """The keys of the names that ``phrases`` of trigrams find, each as often as it is found. They
    come as one text: rows of their own would take longer than finding them."""
    asked = {"phrases": as_json(list(phrases))}
    (hits,) = connection.execute(_SQL["keys-by-trigrams"], asked).fetchone()
    return [] if hits is None else hits.split(",")


def _edges_of_words(q: str) -> list[list[str]]:
    """Trigrams that stand together in few names even where each is common, of which one slip of
    typing leaves one group whole: how all words begin, and how all end."""
    words = [word for word in q.split() if len(word) >= 3]
    begin, end = [word[:3] for word in words], [word[-3:] for word in words]
    groups = [begin + end] if len(words) == 1 else [begin, end]
    return [distinct for group in groups if len(distinct := sorted(set(group))) > 1]


def _most_common(counted: Counter[str], most: int) -> list[str]:
    """Those counted most often, in no order. ``Counter.most_common`` would sort thousands by counts
    that are a handful."""
    rest = most
    for count, many in sorted(Counter(counted.values()).items(), reverse=True):
        if many >= rest:
            above = [key for key, times in counted.items() if times > count]
            return [*above, *islice((k for k, times in counted.items() if times == count), rest)]
        rest -= many
    return list(counted)


def _rare_trigrams(connection: sqlite3.Connection, trigrams: Sequence[str]) -> list[str]:
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
        if chosen and hits > (MOST_HITS if len(chosen) >= FEWEST_TRIGRAMS else COMMON_HITS):
            break
        chosen.append(term)
    # Trigrams of names younger than the count may stand in those.
    return chosen or list(trigrams)


def _counted_at(connection: sqlite3.Connection) -> int | None:
    try:
        row = connection.execute(_SQL["trigrams-counted-at"]).fetchone()
    except sqlite3.OperationalError:
        # Not counted yet on this connection.
        return None
    return None if row is None else int(row[0])


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

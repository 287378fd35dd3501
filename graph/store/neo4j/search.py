"""Finding actors by name, forgiving typing errors: candidates by the full-text index, ranked as
in every store."""

from __future__ import annotations

import re

from graph.query import ActorFilter, Page
from graph.store.cursors import decode, encode
from graph.store.neo4j.connection import first, rows
from graph.store.neo4j.models import actor_summary_from
from graph.store.neo4j.read import LATEST, Parameters
from graph.store.neo4j.statements import statement
from graph.store.protocol import ActorSummary
from graph.store.ranking import CANDIDATES, folded_query, page_of, ranked
from neo4j import AsyncManagedTransaction

_ONE_SLIP, _TWO_SLIPS = 4, 6
"""How long a word is before that many letters of it may be wrong."""


async def actor(transaction: AsyncManagedTransaction, id: str) -> ActorSummary | None:
    row = await first(transaction, statement("read/actors-by-id"), ids=[id])
    return None if row is None else actor_summary_from(*row)


async def actors(
    transaction: AsyncManagedTransaction, where: ActorFilter, limit: int, cursor: str | None
) -> Page[ActorSummary]:
    parameters: Parameters = {
        "kinds": sorted(where.kind) or None,
        "country": where.country,
    }
    if where.q and where.q.strip():
        found = await _named(transaction, where.q, parameters)
        return page_of(found, limit, cursor)
    parameters |= {"at_most": LATEST, "after": None}
    if cursor is not None:
        place = decode("actors", cursor, int, str)
        parameters |= {"at_most": -int(place["c0"]), "after": place["c1"]}
    found_rows = await rows(transaction, statement("read/actors"), limit=limit + 1, **parameters)
    page = tuple(actor_summary_from(*row) for row in found_rows[:limit])
    if len(found_rows) <= limit:
        return Page(page)
    return Page(page, encode("actors", (-page[-1].claims, page[-1].actor.id)))


async def _named(
    transaction: AsyncManagedTransaction, given: str, parameters: Parameters
) -> list[ActorSummary]:
    """Whoever's name comes close to ``given``, the closest first."""
    q = folded_query(given)
    names = " OR ".join(_like(word) for word in re.findall(r"\w+", q))
    if not names:
        return []
    text = statement("read/actors-named")
    found = await rows(transaction, text, names=names, limit=CANDIDATES, **parameters)
    return ranked(q, [actor_summary_from(*row) for row in found])


def _like(word: str) -> str:
    """The word itself before its beginnings, before what is close to it, in Lucene's syntax."""
    slips = 2 if len(word) >= _TWO_SLIPS else 1 if len(word) >= _ONE_SLIP else 0
    close = f" OR {word}~{slips}" if slips else ""
    return f'("{word}"^4 OR {word}*^2{close})'

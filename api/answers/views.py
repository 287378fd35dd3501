"""From the parameters of a question to the view of the network that it is asked on."""

from __future__ import annotations

import asyncio

from api.errors import RequestError
from api.names import find_id
from api.parameters import Filters, ViewFilters
from graph.dates import interval
from graph.model import BUILT_IN_RELATIONS, Status
from graph.network import Network
from graph.query import ClaimFilter
from graph.store.protocol import Reader
from graph.view import View


async def view_of(
    store: Reader,
    network: Network,
    query: ViewFilters,
    statuses: frozenset[Status],
    *,
    source: str | None = None,
    target: str | None = None,
) -> View:
    """The edges that the claims passing ``query`` add up to; ``statuses`` unless it names some.

    ``source`` and ``target`` are ids that an end must have as a claim names it or as it is
    folded. The view is built on a thread, for a large network takes its time. Raises as
    ``filter_of`` does.
    """
    where = await filter_of(store, query, statuses, source=source, target=target)
    return await asyncio.to_thread(network.view, where, query.rollup)


async def filter_of(
    store: Reader,
    query: Filters,
    statuses: frozenset[Status],
    *,
    source: str | None = None,
    target: str | None = None,
    actor: str | None = None,
    document: str | None = None,
) -> ClaimFilter:
    """``RequestError`` on a relation that nobody knows, and on an interval that is empty;
    ``NotFound`` on a speaker that nobody is."""
    await check_relations(store, query.relation)
    check_interval(query.since, query.until)
    return ClaimFilter(
        relation=frozenset(query.relation),
        source=source,
        target=target,
        actor=actor,
        document=document,
        status=frozenset(query.status) or statuses,
        speaker=await find_id(store, query.speaker, "speaker"),
        since=query.since,
        until=query.until,
        min_confidence=query.min_confidence,
    )


async def check_relations(store: Reader, asked: list[str]) -> None:
    """A relation is known if it is built in, or if a claim has it."""
    for relation in asked:
        if relation in BUILT_IN_RELATIONS:
            continue
        some = await store.claims(ClaimFilter(relation=frozenset({relation})), limit=1)
        if not some.items:
            raise RequestError(
                f"there is no relation {relation!r}",
                where="relation",
                hint=f"built in are {', '.join(BUILT_IN_RELATIONS)}",
                accepted=BUILT_IN_RELATIONS,
            )


def check_interval(since: str | None, until: str | None) -> None:
    if since and until and interval(since)[0] > interval(until)[1]:
        raise RequestError(f"{since} is later than {until}, the date to end with", where="since")

"""Actors by search and by id."""

from __future__ import annotations

from collections import Counter

from api.models import ActorAnswer, BelongingAnswer
from api.names import find_actor
from api.parameters import ActorQuery
from graph.errors import NotFound
from graph.model import Belonging
from graph.network import Network
from graph.query import ActorFilter, ClaimFilter, Page, Rollup
from graph.store.protocol import ActorSummary, Reader


async def list_actors(store: Reader, query: ActorQuery) -> Page[ActorSummary]:
    where = ActorFilter(q=query.q, kind=frozenset(query.kind), country=query.country)
    return await store.actors(where, limit=query.limit, cursor=query.cursor)


async def describe_actor(store: Reader, network: Network, asked: str) -> ActorAnswer:
    """One actor, by id or exact name, with how often it stands at which end of what."""
    actor = await find_actor(store, asked, "actor")
    summary = await store.actor(actor.id)
    if summary is None:
        raise NotFound(f"the actor {actor.id!r} has just been removed")
    outgoing: Counter[str] = Counter()
    incoming: Counter[str] = Counter()
    view = network.view(ClaimFilter(), Rollup.NONE)
    for edge in view.edges():
        # Of a symmetric edge, backward counts the claims that run from its target to its source.
        if edge.source == actor.id:
            outgoing[edge.relation] += edge.forward
            incoming[edge.relation] += edge.backward
        elif edge.target == actor.id:
            incoming[edge.relation] += edge.forward
            outgoing[edge.relation] += edge.backward
    return ActorAnswer(
        version=network.version.number,
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        sector=actor.sector,
        country=actor.country,
        aliases=actor.aliases,
        part_of=[_belonging(entry, network) for entry in actor.part_of],
        member_of=[_belonging(entry, network) for entry in actor.member_of],
        wikidata=actor.wikidata,
        claims=summary.claims,
        documents=summary.documents,
        outgoing=dict(sorted((+outgoing).items())),
        incoming=dict(sorted((+incoming).items())),
    )


def _belonging(entry: Belonging, network: Network) -> BelongingAnswer:
    above = network.actors.get(entry.actor)
    return BelongingAnswer(
        actor=entry.actor,
        name=entry.actor if above is None else above.name,
        since=entry.since,
        until=entry.until,
    )

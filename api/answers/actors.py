"""Actors by search and by id."""

from __future__ import annotations

from collections import Counter

from api.models import ActorAnswer, ActorItem, ActorPage, BelongingAnswer
from api.names import find_actor
from api.parameters import ActorQuery
from graph.errors import NotFound
from graph.model import Belonging
from graph.network import Network
from graph.query import ActorFilter, ClaimFilter, Rollup
from graph.store.protocol import Reader
from graph.view import View


async def actor_page(store: Reader, query: ActorQuery, version: int) -> ActorPage:
    """One page of actors; ``version`` is one that the store had reached when it was asked."""
    where = ActorFilter(q=query.q, kind=frozenset(query.kind), country=query.country)
    page = await store.actors(where, limit=query.limit, cursor=query.cursor)
    items = [ActorItem.summed(summary) for summary in page.items]
    return ActorPage(version=version, items=items, next=page.next)


async def describe_actor(store: Reader, network: Network, asked: str) -> ActorAnswer:
    """One actor, by id or exact name, with how often it stands at which end of what."""
    actor = await find_actor(store, asked, "actor")
    summary = await store.actor(actor.id)
    if summary is None:
        raise NotFound(f"the actor {actor.id!r} has just been removed")
    outgoing: Counter[str] = Counter()
    incoming: Counter[str] = Counter()
    view = network.view(ClaimFilter(), Rollup.NONE)
    for edge in view.edges(_touching(view, actor.id)):
        # Of a symmetric edge, backward counts the claims that run from its target to its source.
        here, there = (outgoing, incoming) if edge.source == actor.id else (incoming, outgoing)
        here[edge.relation] += edge.forward
        there[edge.relation] += edge.backward
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


def _touching(view: View, actor_id: str) -> list[int]:
    position = view.position(actor_id) if actor_id in view.actors else None
    if position is None:
        return []
    at = (view.columns.source == position) | (view.columns.target == position)
    return [int(number) for number in at.nonzero()[0]]


def _belonging(entry: Belonging, network: Network) -> BelongingAnswer:
    above = network.actors.get(entry.actor)
    return BelongingAnswer(
        actor=entry.actor,
        name=entry.actor if above is None else above.name,
        since=entry.since,
        until=entry.until,
    )

"""Who has which relation to whom."""

from __future__ import annotations

import asyncio
from functools import partial

from api.answers.evidence import edge_answers
from api.answers.views import view_of
from api.models import RelationPage
from api.names import find_id
from api.parameters import RelationQuery
from graph.network import Network
from graph.query import ALL_STATUSES, Rollup
from graph.relations import relations
from graph.store.protocol import Reader


async def find_relations(store: Reader, network: Network, query: RelationQuery) -> RelationPage:
    """One page of edges, each with its best evidence; claims of every status count by default."""
    source = await find_id(store, query.source, "source")
    target = await find_id(store, query.target, "target")
    if query.rollup is Rollup.NONE:
        view = await view_of(store, network, query, ALL_STATUSES)
        ends = {"source": source, "target": target}
    else:
        # An army that is folded into its state has no edge of its own any more: its claims are
        # chosen before they are folded.
        view = await view_of(store, network, query, ALL_STATUSES, source=source, target=target)
        ends = {}
    page = await asyncio.to_thread(
        partial(relations, view, **ends, sort=query.sort, limit=query.limit, cursor=query.cursor)
    )
    return RelationPage(
        version=view.version.number,
        items=await edge_answers(store, view, page.items),
        next=page.next,
    )

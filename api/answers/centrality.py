"""Who stands at the centre."""

from __future__ import annotations

import asyncio

from api.answers.views import view_of
from api.models import ActorName, CentralityAnswer, RankedActor
from api.parameters import CentralityQuery
from graph.centrality import Centrality, centrality
from graph.network import Network
from graph.query import CLAIMED
from graph.store.protocol import Reader
from graph.view import View


async def rank_actors(store: Reader, network: Network, query: CentralityQuery) -> CentralityAnswer:
    """The first ``limit`` actors by one measure, over asserted and alleged claims by default."""
    view = await view_of(store, network, query, CLAIMED)
    found = await asyncio.to_thread(centrality, view, query.measure)
    return CentralityAnswer(
        version=view.version.number,
        measure=found.measure,
        exact=found.exact,
        note=found.note,
        total=len(found.scores),
        items=_ranked(view, found, query.limit),
    )


def _ranked(view: View, found: Centrality, limit: int) -> list[RankedActor]:
    ranked: list[RankedActor] = []
    for place, (actor_id, score) in enumerate(found.scores[:limit], 1):
        tied = bool(ranked) and ranked[-1].score == score
        ranked.append(
            RankedActor(
                **ActorName.of(view.actor(actor_id)).model_dump(),
                rank=ranked[-1].rank if tied else place,
                score=score,
            )
        )
    return ranked

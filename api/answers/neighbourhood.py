"""What surrounds an actor."""

from __future__ import annotations

import asyncio
from functools import partial

from api.answers.evidence import edge_answers
from api.answers.views import view_of
from api.models import ActorName, NeighbourhoodAnswer, NeighbourItem
from api.names import find_actor
from api.parameters import NeighbourhoodQuery
from graph.neighbourhood import neighbourhood
from graph.network import Network
from graph.query import CLAIMED
from graph.store.protocol import Reader


async def neighbourhood_of(
    store: Reader, network: Network, asked: str, query: NeighbourhoodQuery
) -> NeighbourhoodAnswer:
    """The sub-graph around the actor with this id or exact name."""
    centre = await find_actor(store, asked, "actor")
    view = await view_of(store, network, query, CLAIMED)
    found = await asyncio.to_thread(
        partial(
            neighbourhood,
            view,
            centre.id,
            depth=query.depth,
            direction=query.direction,
            limit=query.limit,
        )
    )
    return NeighbourhoodAnswer(
        version=view.version.number,
        centre=ActorName.of(centre),
        actors=[
            NeighbourItem(
                **ActorName.of(near.actor).model_dump(),
                distance=near.distance,
                strength=near.strength,
            )
            for near in found.actors
        ],
        edges=await edge_answers(store, view, found.edges),
        cut=found.cut,
    )

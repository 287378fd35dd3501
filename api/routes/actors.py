"""Those who act, and what surrounds them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.answers.actors import actor_page, describe_actor
from api.answers.neighbourhood import neighbourhood_of
from api.dependencies import Asked
from api.examples import ACTOR, ACTOR_PAGE, NEIGHBOURHOOD, answers
from api.models import ActorAnswer, ActorPage, NeighbourhoodAnswer
from api.parameters import ActorQuery, NeighbourhoodQuery
from api.problems import responses

router = APIRouter(prefix="/v1", tags=["actors"])

ActorId = Annotated[str, Path(description="An actor's id or exact name.", examples=["iran"])]


@router.get("/actors", summary="Search for actors", responses=answers(ACTOR_PAGE))
async def get_actors(service: Asked, query: Annotated[ActorQuery, Query()]) -> ActorPage:
    """With `q`, best match first; without, those with the most claims first."""
    await service.network()
    return await actor_page(service.store, query, service.version)


# Before the actor itself: an id may hold slashes, and would take the rest of the path with it.
@router.get(
    "/actors/{actor_id:path}/neighbourhood",
    summary="The sub-graph around an actor",
    responses={**responses(404), **answers(NEIGHBOURHOOD)},
)
async def get_neighbourhood(
    service: Asked, actor_id: ActorId, query: Annotated[NeighbourhoodQuery, Query()]
) -> NeighbourhoodAnswer:
    """Whoever is within `depth` steps, and all edges among them, each with its best evidence.
    Takes asserted and alleged claims unless `status` says otherwise."""
    return await service.answer(
        lambda network: neighbourhood_of(service.store, network, actor_id, query)
    )


@router.get(
    "/actors/{actor_id:path}", summary="One actor", responses={**responses(404), **answers(ACTOR)}
)
async def get_actor(service: Asked, actor_id: ActorId) -> ActorAnswer:
    """One actor, by id or exact name: names, what it belongs to, how much is said of it."""
    return await describe_actor(service.store, await service.network(), actor_id)

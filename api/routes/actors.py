"""Those who act, and what surrounds them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.answers.actors import actor_page, describe_actor
from api.answers.neighbourhood import neighbourhood_of
from api.dependencies import Asked
from api.examples import ACTOR, ACTOR_PAGE, NEIGHBOURHOOD, answers
from api.models import ActorAnswer, ActorPage, NeighbourhoodAnswer
from api.names import merged_into
from api.parameters import ActorQuery, NeighbourhoodQuery
from api.problems import responses
from api.service import Service

router = APIRouter(prefix="/v1", tags=["actors"])

MOVED: dict[int | str, dict[str, Any]] = {
    308: {"description": "It was merged into the actor that `Location` names"}
}
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
    response_model=NeighbourhoodAnswer,
    responses={**MOVED, **responses(404), **answers(NEIGHBOURHOOD)},
)
async def get_neighbourhood(
    request: Request,
    service: Asked,
    actor_id: ActorId,
    query: Annotated[NeighbourhoodQuery, Query()],
) -> NeighbourhoodAnswer | Response:
    """Whoever is within `depth` steps, and all edges among them, each with its best evidence.
    Takes asserted and alleged claims unless `status` says otherwise. An actor merged into another
    answers with `308` to that one's."""
    if (moved := await _moved(request, service, actor_id)) is not None:
        return moved
    return await service.answer(
        lambda network: neighbourhood_of(service.store, network, actor_id, query)
    )


@router.get(
    "/actors/{actor_id:path}",
    summary="One actor",
    response_model=ActorAnswer,
    responses={**MOVED, **responses(404), **answers(ACTOR)},
)
async def get_actor(request: Request, service: Asked, actor_id: ActorId) -> ActorAnswer | Response:
    """One actor, by id or exact name: names, what it belongs to, how much is said of it. One
    merged into another answers with `308` to that one."""
    if (moved := await _moved(request, service, actor_id)) is not None:
        return moved
    return await describe_actor(service.store, await service.network(), actor_id)


async def _moved(request: Request, service: Service, actor_id: str) -> Response | None:
    """To the same question about the actor that this one was merged into, if it was."""
    await service.network()
    if await service.store.actor(actor_id) is not None:
        return None
    whole = await merged_into(service.store, actor_id)
    if whole is None:
        return None
    route = request.scope["route"]
    path = request.app.url_path_for(route.name, actor_id=whole.id)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}{query}", 308)

"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.dependencies import Asked
from api.examples import ALIVE, READY, answers
from api.models import Health
from api.problems import responses

router = APIRouter(tags=["operation"])


@router.get(
    "/healthz",
    summary="The process lives",
    response_model_exclude_none=True,
    responses=answers(ALIVE),
)
async def healthz() -> Health:
    """Answers as long as the process does; asks nothing of the store."""
    return Health(status="ok")


@router.get(
    "/readyz", summary="The service can answer", responses={**responses(), **answers(READY)}
)
async def readyz(service: Asked) -> Health:
    """Asks the store and brings the network up to it; 503 when the store is away."""
    await service.catch_up()
    counts = await service.store.counts()
    return Health(
        status="ready",
        version=service.version,
        actors=counts.actors,
        documents=counts.documents,
        claims=counts.claims,
        edges=counts.edges,
    )

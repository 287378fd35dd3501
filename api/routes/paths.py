"""How two actors are connected."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.paths import find_paths
from api.dependencies import Asked
from api.examples import PATHS, answers
from api.models import PathsAnswer
from api.parameters import PathQuery
from api.problems import responses

router = APIRouter(prefix="/v1", tags=["relations"])


@router.get(
    "/paths",
    summary="The shortest paths between two actors",
    responses={**responses(404), **answers(PATHS)},
)
async def get_paths(service: Asked, query: Annotated[PathQuery, Query()]) -> PathsAnswer:
    """Simple sequences of actors: fewest hops first, then the best documented. Each step lists
    every passing edge between its two actors, each with its best evidence. Takes asserted and
    alleged claims unless `status` says otherwise; no path is an empty list."""
    return await service.answer(lambda network: find_paths(service.store, network, query))

"""What is computed on the network."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.centrality import rank_actors
from api.dependencies import Asked
from api.examples import CENTRALITY, answers
from api.models import CentralityAnswer
from api.parameters import CentralityQuery
from api.problems import responses

router = APIRouter(prefix="/v1", tags=["analytics"])


@router.get(
    "/analytics/centrality",
    summary="Who stands at the centre",
    responses={**responses(404), **answers(CENTRALITY)},
)
async def get_centrality(
    service: Asked, query: Annotated[CentralityQuery, Query()]
) -> CentralityAnswer:
    """Actors by one measure, highest first. Takes asserted and alleged claims unless `status`
    says otherwise; where a figure is estimated, `note` says how."""
    return await service.answer(lambda network: rank_actors(service.store, network, query))

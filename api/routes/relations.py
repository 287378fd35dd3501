"""Who accuses, attacks, supplies and allies with whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.relations import find_relations
from api.dependencies import Asked
from api.examples import RELATION_PAGE, answers
from api.models import RelationPage
from api.parameters import RelationQuery
from api.problems import responses

router = APIRouter(prefix="/v1", tags=["relations"])


@router.get(
    "/relations",
    summary="Edges: who-accuses-whom",
    responses={**responses(404), **answers(RELATION_PAGE)},
)
async def get_relations(service: Asked, query: Annotated[RelationQuery, Query()]) -> RelationPage:
    """Edges, strongest first, each summed afresh from the claims that pass the filters and shown
    with its best evidence. Claims of every status count unless `status` says otherwise."""
    return await service.answer(lambda network: find_relations(service.store, network, query))

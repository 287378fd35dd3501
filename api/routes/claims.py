"""The evidence under an edge."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.answers.claims import claim_page, find_claim
from api.dependencies import Asked
from api.examples import CLAIM, CLAIM_PAGE, answers
from api.models import ClaimPage
from api.parameters import ClaimQuery
from api.problems import responses
from graph.model import Claim

router = APIRouter(prefix="/v1", tags=["evidence"])


@router.get(
    "/claims", summary="Claims, latest first", responses={**responses(404), **answers(CLAIM_PAGE)}
)
async def get_claims(service: Asked, query: Annotated[ClaimQuery, Query()]) -> ClaimPage:
    """Claims of every status unless `status` says otherwise, latest first, undated last."""
    await service.network()
    return await claim_page(service.store, query, service.version)


@router.get(
    "/claims/{claim_id:path}", summary="One claim", responses={**responses(404), **answers(CLAIM)}
)
async def get_claim(
    service: Asked, claim_id: Annotated[str, Path(description="The claim's id.")]
) -> Claim:
    """One claim with its sentence, its status, whose word it is and how it was read."""
    await service.network()
    return await find_claim(service.store, claim_id)

"""How a mention is understood."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.resolve import resolved_answer
from api.dependencies import Asked
from api.examples import RESOLVED, answers
from api.models import ResolvedAnswer
from api.parameters import ResolveQuery
from api.problems import responses

router = APIRouter(prefix="/v1", tags=["actors"])


@router.get(
    "/resolve",
    summary="How a mention is understood",
    responses={**responses(), **answers(RESOLVED)},
)
async def get_resolved(service: Asked, query: Annotated[ResolveQuery, Query()]) -> ResolvedAnswer:
    """Which actor a text names, by which rule, which alias matched, and who else it could have
    been. Asks what is known of actors, not the store. The first request loads the language
    model."""
    found = await service.on_reading_thread(
        lambda: service.reader().resolve(query.text, query.on, query.country, query.context)
    )
    return resolved_answer(found, query.on)

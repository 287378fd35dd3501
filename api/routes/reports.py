"""Reports to read and to quote."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api import examples
from api.answers.report import report_centrality
from api.dependencies import Asked
from api.parameters import ReportQuery
from api.problems import responses
from graph.report import CentralityReport, render_json, render_markdown

router = APIRouter(prefix="/v1", tags=["analytics"])


@router.get(
    "/reports/centrality",
    summary="The centrality report",
    response_model=CentralityReport,
    responses={
        **responses(404),
        200: {
            "content": {
                **examples.content(examples.REPORT),
                "text/markdown": {"schema": {"type": "string"}, "example": examples.MARKDOWN},
            }
        },
    },
)
async def get_report(service: Asked, query: Annotated[ReportQuery, Query()]) -> Response:
    """Who stands at the centre by each measure, what ties them, and what to beware of before
    quoting a figure. Takes asserted and alleged claims unless `status` says otherwise."""
    report = await service.answer(lambda network: report_centrality(service.store, network, query))
    if query.format == "markdown":
        return Response(render_markdown(report), media_type="text/markdown; charset=utf-8")
    return Response(render_json(report), media_type="application/json")

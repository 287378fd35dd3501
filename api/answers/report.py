"""The centrality report."""

from __future__ import annotations

import asyncio

from api.answers.views import view_of
from api.parameters import ReportQuery
from graph.network import Network
from graph.query import CLAIMED
from graph.report import DEFAULT_MEASURES, CentralityReport, centrality_report
from graph.store.protocol import Reader


async def report_centrality(
    store: Reader, network: Network, query: ReportQuery
) -> CentralityReport:
    """Over asserted and alleged claims by default, by every measure unless some are named."""
    view = await view_of(store, network, query, CLAIMED)
    measures = tuple(query.measure) or DEFAULT_MEASURES
    return await asyncio.to_thread(centrality_report, view, measures, query.top)

"""The centrality report: built once from a view, rendered in any format."""

from graph.report.build import DEFAULT_MEASURES, centrality_report
from graph.report.json import render_json
from graph.report.markdown import render_markdown
from graph.report.model import CentralityReport
from graph.report.rows import Table, facts, overview, ranking, tie

__all__ = [
    "DEFAULT_MEASURES",
    "CentralityReport",
    "Table",
    "centrality_report",
    "facts",
    "overview",
    "ranking",
    "render_json",
    "render_markdown",
    "tie",
]

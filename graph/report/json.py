"""A report in JSON."""

from __future__ import annotations

from graph.report.model import CentralityReport


def render_json(report: CentralityReport) -> str:
    """The report's model, field by field; ``CentralityReport.model_validate_json`` reads it."""
    return report.model_dump_json(indent=2) + "\n"

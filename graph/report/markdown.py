"""A report in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.report.model import CentralityReport
from graph.report.rows import Table, facts, overview, ranking, tie

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render_markdown(report: CentralityReport) -> str:
    """What it is computed on, what to beware of, everybody at a glance, then each measure, then
    each actor's strongest relations."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: CentralityReport) -> Iterator[str]:
    yield "# Who stands at the centre"
    yield ""
    for name, value in facts(report.extent):
        yield f"- **{name}:** {_plain(value)}"
    yield ""
    if report.warnings:
        yield "## Before you quote this"
        yield ""
        yield from (f"- {_plain(warning)}" for warning in report.warnings)
        yield ""
    if not report.actors:
        return
    yield from _table(overview(report))
    for each in report.rankings:
        note = f" ({each.note})" if each.note else ""
        yield from _table(ranking(report, each), f"{each.meaning}{note}")
    yield "## Strongest relations"
    yield ""
    for actor in report.actors:
        yield f"### {_plain(actor.name)}"
        yield ""
        yield from (f"- {_plain(tie(each))}" for each in actor.ties)
        yield ""


def _table(table: Table, meaning: str = "") -> Iterator[str]:
    yield f"## {_plain(table.title)}"
    yield ""
    if meaning:
        yield _plain(meaning)
        yield ""
    yield _row(_plain(name) for name in table.header)
    yield _row("---:" if right else "---" for right in table.right)
    yield from (_row(_plain(cell) for cell in row) for row in table.rows)
    yield ""


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: names come from documents and may hold anything."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

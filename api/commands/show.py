"""How answers look as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from api.console import around, plain, table
from api.models import EdgeAnswer, Evidence
from graph.model import Claim, Status


def statuses(edge: EdgeAnswer) -> str:
    """Claims by status: ``3 asserted, 1 alleged``."""
    counts = ((getattr(edge, status.value), status.value) for status in Status)
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def edge_table(edges: Sequence[EdgeAnswer]) -> Table:
    made = table(
        ("source", "left"),
        ("relation", "left"),
        ("target", "left"),
        ("documents", "right"),
        ("claims", "left"),
        ("best sentence", "wide"),
    )
    for edge in edges:
        made.add_row(
            plain(edge.source.name),
            plain(edge.relation),
            plain(edge.target.name),
            str(edge.documents),
            statuses(edge),
            plain(best_sentence(edge.best)),
        )
    return made


def claim_table(claims: Sequence[Claim]) -> Table:
    made = table(
        ("date", "left"),
        ("source", "left"),
        ("relation", "left"),
        ("target", "left"),
        ("status", "left"),
        ("according to", "left"),
        ("sentence", "wide"),
        ("document", "left"),
    )
    for claim in claims:
        made.add_row(
            plain(claim.date),
            plain(claim.source.name),
            plain(claim.relation),
            plain(claim.target.name),
            claim.status.value,
            plain(", ".join(speaker.mention for speaker in claim.attribution)),
            plain(best_sentence(Evidence.of(claim))),
            plain(claim.document),
        )
    return made


def best_sentence(evidence: Evidence | None) -> str:
    """The sentence, shortened around the words that carry the relation."""
    if evidence is None:
        return ""
    sentence, trigger = evidence.sentence, evidence.trigger
    return around(sentence.text, trigger.start - sentence.start, trigger.end - sentence.start)

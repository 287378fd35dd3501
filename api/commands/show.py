"""How answers look as tables."""

from __future__ import annotations

from collections.abc import Sequence

from api.console import around, plain
from api.models import EdgeAnswer, Evidence
from api.sentences import SentenceRows
from graph.model import Claim, Status


def statuses(edge: EdgeAnswer) -> str:
    """Claims by status: ``3 asserted, 1 alleged``."""
    counts = ((getattr(edge, status.value), status.value) for status in Status)
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def edge_table(edges: Sequence[EdgeAnswer]) -> SentenceRows:
    return SentenceRows(
        ("source", "relation", "target", "documents", "claims"),
        [
            (
                plain(edge.source.name),
                plain(edge.relation),
                plain(edge.target.name),
                plain(edge.documents),
                plain(statuses(edge)),
            )
            for edge in edges
        ],
        [plain(best_sentence(edge.best)) for edge in edges],
        title="best sentence",
        numbers=frozenset({"documents"}),
    )


def claim_table(claims: Sequence[Claim]) -> SentenceRows:
    return SentenceRows(
        ("date", "source", "relation", "target", "status", "according to", "document"),
        [
            (
                plain(claim.date),
                plain(claim.source.name),
                plain(claim.relation),
                plain(claim.target.name),
                plain(claim.status.value),
                plain(", ".join(speaker.mention for speaker in claim.attribution)),
                plain(claim.document),
            )
            for claim in claims
        ],
        [plain(best_sentence(Evidence.of(claim))) for claim in claims],
    )


def best_sentence(evidence: Evidence | None) -> str:
    """The sentence, shortened around the words that carry the relation."""
    if evidence is None:
        return ""
    sentence, trigger = evidence.sentence, evidence.trigger
    return around(sentence.text, trigger.start - sentence.start, trigger.end - sentence.start)

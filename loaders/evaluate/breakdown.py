"""Precision, recall and F1 by relation, and recall by status: where extraction is good and where
it is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import Claim
from loaders.evaluate.gold import GoldRecord
from loaders.evaluate.scoring import COUNTED, matches


@dataclass(slots=True)
class Breakdown:
    """Sums by relation and by status over records with a gold relation. Of a relation annotated
    with alternatives the first in the alphabet counts."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    status_gold: Counter[str] = field(default_factory=Counter)
    status_right: Counter[str] = field(default_factory=Counter)

    def add(self, record: GoldRecord, claims: Sequence[Claim]) -> None:
        if not record.relations:
            return
        counted = [claim for claim in claims if claim.status in COUNTED]
        for gold in record.relations:
            uncounted = gold.status in ("denied", "hypothetical")
            hits = [
                claim
                for claim in (claims if uncounted else counted)
                if matches(claim, gold, record.text)
            ]
            name = min(gold.types)
            self.gold[name] += 1
            self.found[name] += bool(hits)
            if gold.status is not None:
                self.status_gold[gold.status] += 1
                self.status_right[gold.status] += any(hit.status == gold.status for hit in hits)
        accepted = (*record.relations, *record.optional)
        for claim in counted:
            self.claims[claim.relation] += 1
            self.right[claim.relation] += any(
                matches(claim, gold, record.text) for gold in accepted
            )

    def figures(self) -> dict[str, Any]:
        """``by_relation``: recall, precision and F1; ``by_status``: how often both the relation
        and this status were found. A rate is None where there is nothing to divide by."""
        return {
            "f1": f1(
                _rate(self.found.total(), self.gold.total()),
                _rate(self.right.total(), self.claims.total()),
            ),
            "by_relation": {
                name: _figures(
                    _rate(self.found[name], self.gold[name]),
                    _rate(self.right[name], self.claims[name]),
                    self.gold[name],
                    self.claims[name],
                )
                for name in sorted(self.gold.keys() | self.claims.keys())
            },
            "by_status": {
                name: {
                    "gold": self.status_gold[name],
                    "recall": _rounded(_rate(self.status_right[name], self.status_gold[name])),
                }
                for name in sorted(self.status_gold)
            },
        }


def f1(recall: float | None, precision: float | None) -> float | None:
    """Their harmonic mean; None where one of them is not known, 0 where both are 0."""
    if recall is None or precision is None:
        return None
    return _rounded(2 * recall * precision / (recall + precision)) if recall + precision else 0.0


def _figures(
    recall: float | None, precision: float | None, gold: int, claims: int
) -> dict[str, Any]:
    return {
        "gold": gold,
        "claims": claims,
        "recall": _rounded(recall),
        "precision": _rounded(precision),
        "f1": f1(recall, precision),
    }


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)

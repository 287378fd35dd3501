"""Confidence: how likely a claim is to be right in source, relation and target.

A logistic model over how the claim was read; its weights are data (``lexicon/confidence.toml``).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.model import Status

WEIGHTS_FILE = Path(__file__).parent.parent / "lexicon" / "confidence.toml"


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    intercept: float
    rule: Mapping[str, float]
    relation: Mapping[str, float]
    status: Mapping[str, float]

    def confidence(
        self, source_rule: str, target_rule: str, relation: str, status: Status
    ) -> float:
        """A probability, rounded to two places. A user's own relation counts as unknown: zero."""
        score = (
            self.intercept
            + self.rule.get(source_rule, 0.0)
            + self.rule.get(target_rule, 0.0)
            + self.relation.get(relation, 0.0)
            + self.status.get(status.value, 0.0)
        )
        return round(1 / (1 + math.exp(-score)), 2)


def load_confidence(path: Path = WEIGHTS_FILE) -> ConfidenceModel:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return ConfidenceModel(
        intercept=float(data["intercept"]),
        rule=data["rule"],
        relation=data["relation"],
        status=data["status"],
    )

"""A logistic model with a penalty, fitted, and how well its figures hold out of fold.

Weights are drawn towards zero, so that a frame or a rule seen a few times keeps to what holds of
all, and one seen often says what it says (partial pooling). What only counts against a claim is
kept at or below zero. Claims of a gold file have an intercept of their own, because which of them
have a label is a matter of the file and not of the world.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from loaders.evaluate.labelled import Labelled
from loaders.extract.confidence import Trait

FOLDS = 10
PENALTIES = (2.0, 4.0, 8.0, 16.0)
"""Ridge penalties on names; the one whose log loss out of fold is least is taken."""
MEASURES = 0.5
"""Ridge penalty on what is counted, which every claim has."""
FREE = 0.01
GOLD = 0.5
"""What a claim of a gold file weighs beside one that was judged in running news."""
DOUBTFUL: frozenset[Trait] = frozenset({("end", "coreference")})
"""Traits, besides what is counted, that never make a claim surer."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Design:
    """The rows as numbers: first an intercept, one more for each further sample, then traits."""

    samples: tuple[str, ...]
    """The judged sample first."""
    traits: tuple[Trait, ...]
    values: Vector
    right: Vector
    judged: NDArray[np.bool_]
    folds: NDArray[np.int_]

    def bounds(self) -> list[tuple[float | None, float | None]]:
        free: list[tuple[float | None, float | None]] = [(None, None)] * len(self.samples)
        return free + [
            (None, 0.0) if trait[0] == "measure" or trait in DOUBTFUL else (None, None)
            for trait in self.traits
        ]

    def penalties(self, penalty: float) -> Vector:
        names = [MEASURES if trait[0] == "measure" else penalty for trait in self.traits]
        return np.array([FREE] * len(self.samples) + names)


def design_of(rows: Sequence[Labelled], judged: str) -> Design:
    """``judged`` names the sample whose figures the confidence is to be true of."""
    samples = (judged, *sorted({row.sample for row in rows} - {judged}))
    values = [dict(row.traits.values()) for row in rows]
    # A rule that both ends share is there twice.
    for row, found in zip(rows, values, strict=True):
        for rule in row.traits.ends:
            found["end", rule] = float(row.traits.ends.count(rule))
    traits = tuple(sorted({trait for found in values for trait in found}))
    table = np.zeros((len(rows), len(samples) + len(traits)))
    table[:, 0] = 1.0
    for number, (row, found) in enumerate(zip(rows, values, strict=True)):
        if row.sample != judged:
            table[number, samples.index(row.sample)] = 1.0
        for column, trait in enumerate(traits, start=len(samples)):
            table[number, column] = found.get(trait, 0.0)
    return Design(
        samples=samples,
        traits=traits,
        values=table,
        right=np.array([float(row.right) for row in rows]),
        judged=np.array([row.sample == judged for row in rows]),
        folds=np.array([_fold(row) for row in rows]),
    )


def _fold(row: Labelled) -> int:
    digest = hashlib.sha256(f"{row.sample} {row.text}".encode()).hexdigest()
    return int(digest[:8], 16) % FOLDS


def fitted(design: Design, penalty: float, among: NDArray[np.bool_] | None = None) -> Vector:
    """The weights, of the rows ``among`` or of all."""
    chosen = np.ones(len(design.right), dtype=bool) if among is None else among
    values, right = design.values[chosen], design.right[chosen]
    weights = np.where(design.judged[chosen], 1.0, GOLD)
    penalties = design.penalties(penalty)

    def loss(at: Vector) -> tuple[float, Vector]:
        scores = values @ at
        likely = _logistic(scores)
        total = (weights * (np.logaddexp(0, scores) - right * scores)).sum()
        slope = values.T @ (weights * (likely - right)) + penalties * at
        return float(total + 0.5 * (penalties * at * at).sum()), slope

    start = np.zeros(values.shape[1])
    found: Any = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=design.bounds(),
        options={"maxiter": 5000, "ftol": 1e-12, "gtol": 1e-7},
    )  # fmt: skip
    return np.asarray(found.x, dtype=np.float64)


def out_of_fold(design: Design, penalty: float) -> Vector:
    """What each claim is given by a model that has seen no claim of its text."""
    likely = np.zeros(len(design.right))
    for fold in range(FOLDS):
        held = design.folds == fold
        if held.any():
            weights = fitted(design, penalty, ~held)
            likely[held] = _logistic(design.values[held] @ weights)
    return likely


def best_penalty(design: Design) -> float:
    def loss(penalty: float) -> float:
        likely = out_of_fold(design, penalty)
        return log_loss(likely[design.judged], design.right[design.judged])

    return min(PENALTIES, key=loss)


def log_loss(likely: Vector, right: Vector) -> float:
    return float(-(right * np.log(likely) + (1 - right) * np.log(1 - likely)).mean())


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies within a tenth, from ``low``."""

    low: float
    claims: int
    confidence: float
    right: float


def bins_of(likely: Vector, right: Vector) -> list[Bin]:
    number = np.minimum((likely * 10).astype(int), 9)
    return [
        Bin(
            round(int(tenth) / 10, 1),
            int((number == tenth).sum()),
            round(float(likely[number == tenth].mean()), 3),
            round(float(right[number == tenth].mean()), 3),
        )
        for tenth in np.unique(number)
    ]


def calibration(likely: Vector, right: Vector) -> dict[str, Any]:
    """``brier``: mean squared distance of confidence from verdict. ``error``: the mean distance
    of confidence from the part that is right, over the bins. ``area``: how often a right claim is
    given more than a wrong one."""
    likely = np.clip(likely, 0.01, 0.99)
    bins = bins_of(likely, right)
    error = sum(each.claims * abs(each.confidence - each.right) for each in bins) / len(right)
    ranks = rankdata(likely)
    good, bad = right.sum(), (1 - right).sum()
    above = float((ranks[right == 1].sum() - good * (good + 1) / 2) / (good * bad))
    return {
        "brier": round(float(((likely - right) ** 2).mean()), 4),
        "log_loss": round(log_loss(likely, right), 4),
        "error": round(error, 4),
        "area": round(above, 4),
        "bins": [(each.low, each.claims, each.confidence, each.right) for each in bins],
    }


def _logistic(scores: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -50, 50))), dtype=np.float64)

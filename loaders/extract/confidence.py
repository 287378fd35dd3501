"""Confidence: how likely a claim is to be right in source, relation, target and status.

A logistic model over a few traits that anybody can see in a claim. Its weights are data,
``lexicon/confidence.toml``, fitted by ``loaders.evaluate.fit_confidence`` on claims that were
judged by reading: docs/confidence.md says how, and how well the figures hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from graph.model import Claim, End, RelationType, Span, Status
from loaders.lexicon_file import read_lexicon_file

WEIGHTS_FILE = Path(__file__).parent.parent / "lexicon" / "confidence.toml"
LEAST, MOST = 0.01, 0.99
"""No reading of a text is certain, and none is shown that is impossible."""

Trait = tuple[str, str]
"""A table of the weights and a name in it."""

Weights = dict[str, Annotated[float, Field(allow_inf_nan=False)]]
Loss = Annotated[float, Field(le=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Traits:
    """What confidence in a claim is read from."""

    relation: str
    status: str
    frame: str
    ends: tuple[str, ...]
    """The rules by which source and target were resolved."""
    distance: float
    """The logarithms of how many words stand between the trigger and each end, added."""
    commas: int
    """Those between the trigger and the ends."""
    speakers: int
    """How many tell it of one another; more than two count as two."""
    common: int
    """How many ends are called by common nouns ("the militants")."""

    def values(self) -> Iterator[tuple[Trait, float]]:
        """Every trait by the weight that it goes with, and how strongly it is there."""
        yield ("relation", self.relation), 1.0
        yield ("status", self.status), 1.0
        yield ("frame", self.frame), 1.0
        for rule in self.ends:
            yield ("end", rule), 1.0
        for name in Measures.model_fields:
            yield ("measure", name), float(getattr(self, name))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def traits_of(claim: Claim) -> Traits:
    ends = (claim.source, claim.target)
    between = [_between(claim.sentence, claim.trigger, end) for end in ends]
    return Traits(
        relation=claim.relation,
        status=claim.status.value,
        frame=claim.frame or "",
        ends=tuple(end.rule or "" for end in ends),
        distance=round(sum(math.log1p(len(words.split())) for words in between), 4),
        commas=sum(words.count(",") for words in between),
        speakers=min(2, len(claim.attribution)),
        common=sum(end.mention[:1].islower() for end in ends),
    )


def _between(sentence: Span, trigger: Span, end: End) -> str:
    """The words of a sentence between a trigger and an end."""
    if end.end <= trigger.start:
        first, last = end.end, trigger.start
    else:
        first, last = trigger.end, end.start
    return sentence.text[max(0, first - sentence.start) : max(0, last - sentence.start)]


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Measures(_Checked):
    """Weights of what is counted: more of any of it never makes a claim surer."""

    distance: Loss
    commas: Loss
    speakers: Loss
    common: Loss


class Calibration(_Checked):
    """How figures given to claims that the fit had not seen compare with the verdicts on them.
    ``bins`` holds lower bound, claims, mean confidence and the part that was right."""

    brier: float
    log_loss: float
    error: float
    area: float
    bins: tuple[tuple[float, int, float, float], ...]


class Provenance(_Checked):
    """What the weights were fitted on."""

    on: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    penalty: float = Field(gt=0)
    claims: dict[str, int]
    right: dict[str, int]
    calibration: Calibration


class ConfidenceModel(_Checked):
    """The weights. What has none (a user's own relation or frame) counts neither way."""

    intercept: float = Field(allow_inf_nan=False)
    measure: Measures
    relation: dict[RelationType, Annotated[float, Field(allow_inf_nan=False)]]
    status: dict[Status, Annotated[float, Field(allow_inf_nan=False)]]
    end: Weights
    frame: Weights
    fitted: Provenance | None = None

    def confidence(self, traits: Traits) -> float:
        """A probability between 0.01 and 0.99, rounded to two places."""
        score = self.intercept
        for (table, name), strength in traits.values():
            score += strength * self._weight(table, name)
        # Beyond this the bounds hold anyway, and a power would overflow.
        score = max(-50.0, min(50.0, score))
        return round(max(LEAST, min(MOST, 1 / (1 + math.exp(-score)))), 2)

    def _weight(self, table: str, name: str) -> float:
        weights: Any = getattr(self, table)
        if isinstance(weights, Mapping):
            return float(weights.get(name, 0.0))
        return float(getattr(weights, name))


def load_confidence(path: Path = WEIGHTS_FILE) -> ConfidenceModel:
    """The weights, checked. Raises ``DataError`` naming file, line and field."""
    return read_lexicon_file(path, ConfidenceModel, hint="'make fit' writes it anew")

"""What can be asked: filters on claims, actors and documents, and pages of answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import Field

from graph.dates import interval
from graph.model import (
    SYMMETRIC_RELATIONS,
    Claim,
    CountryCode,
    Kind,
    Model,
    PartialDate,
    RelationType,
    Status,
)

T = TypeVar("T")

ALL_STATUSES: frozenset[Status] = frozenset(Status)
CLAIMED: frozenset[Status] = frozenset({Status.ASSERTED, Status.ALLEGED})
"""What paths, neighbourhoods and analytics take unless told otherwise."""


class Rollup(StrEnum):
    """Folding actors into what they are part of: not at all, one step, or up to the state."""

    NONE = "none"
    PARENT = "parent"
    STATE = "state"


class ClaimFilter(Model):
    """Which claims count. ``since`` and ``until`` are inclusive and match by overlap; a claim
    without a date passes only when neither is given. ``source``, ``target`` and ``actor`` are
    actor ids; ``actor`` is either end."""

    relation: frozenset[RelationType] = frozenset()
    source: str | None = None
    target: str | None = None
    actor: str | None = None
    status: frozenset[Status] = ALL_STATUSES
    speaker: str | None = None
    document: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    min_confidence: float = Field(default=0.0, ge=0, le=1)

    def passes(self, claim: Claim) -> bool:
        """Whether a claim passes, where it is not a store or a network that filters."""
        first, last = interval(claim.date)
        ends = claim.source.id, claim.target.id
        sides = [ends, ends[::-1]] if claim.relation in SYMMETRIC_RELATIONS else [ends]
        speakers = {said.id for said in claim.attribution}
        return (
            (not self.relation or claim.relation in self.relation)
            and any(
                self.source in (None, source) and self.target in (None, target)
                for source, target in sides
            )
            and (self.actor is None or self.actor in ends)
            and claim.status in self.status
            and (self.speaker is None or self.speaker in speakers)
            and self.document in (None, claim.document)
            and (self.since is None or last >= interval(self.since)[0])
            and (self.until is None or 0 < first <= interval(self.until)[1])
            and claim.confidence >= self.min_confidence
        )


class ActorFilter(Model):
    q: str | None = None
    kind: frozenset[Kind] = frozenset()
    country: CountryCode | None = None


class DocumentFilter(Model):
    q: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the answers; ``next`` continues where this page ends, ``None`` at the last."""

    items: tuple[T, ...]
    next: str | None = None

    def map(self, change: Callable[[T], T]) -> Page[T]:
        return Page(tuple(change(item) for item in self.items), self.next)

"""What can be asked: filters on claims, actors and documents, and pages of answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import Field

from graph.model import CountryCode, Kind, Model, PartialDate, RelationType, Status

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

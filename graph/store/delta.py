"""What a write changes: the claims that go and come, and all that follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.errors import Conflict, StoreError
from graph.model import SYMMETRIC_RELATIONS, Status
from graph.store.protocol import ReadDocument
from graph.store.rows import Row, attribution_rows, claim_row

# Places in the rows of ``claim_row`` and ``attribution_rows``.
_DOCUMENT, _RELATION, _SOURCE, _TARGET = 1, 2, 3, 8
_STATUS, _DATE = 13, 23
_SPEAKER = 2

_COUNTED = {status.value: place for place, status in enumerate(Status, start=1)}
_DOCUMENTS, _FORWARD, _BACKWARD, _FIRST, _LAST = range(len(Status) + 1, len(Status) + 6)

EDGE_SUMS = (
    "claims",
    "asserted",
    "alleged",
    "denied",
    "hypothetical",
    "documents",
    "forward",
    "backward",
    "first",
    "last",
)
"""What a row of ``Delta.gains`` holds behind the edge's source, relation and target."""

EdgeKeyRow = tuple[str, str, str]
"""Source, relation and target of an edge."""

EdgeEnds = tuple[str, str, str, str, str]
"""Source, relation and target of an edge, then source and target of the claims in it; a symmetric
edge has two such pairs."""


class StoredClaim(NamedTuple):
    row: Row
    attribution: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """Claims before and after, by id, in the documents that a write replaces or removes."""

    before: dict[str, StoredClaim]
    after: dict[str, StoredClaim]

    @property
    def leaving(self) -> list[str]:
        """Ids of the rows to delete: gone, or to be written anew."""
        return [id for id, claim in self.before.items() if self.after.get(id) != claim]

    @property
    def gone(self) -> list[str]:
        return [id for id in self.before if id not in self.after]

    @property
    def coming(self) -> list[StoredClaim]:
        return [claim for id, claim in self.after.items() if self.before.get(id) != claim]

    def loosened(self) -> set[EdgeEnds]:
        """The edges that lose a claim, with the ends of the claims that count in them. They are
        summed afresh: from which date on an edge is known cannot be told from what it loses."""
        return {ends for id in self.leaving for ends in _edge_ends(self.before[id].row)}

    def gains(self) -> list[Row]:
        """What all other edges gain, by edge: ``EDGE_SUMS`` of the claims that come.

        A document has all its claims in one delta. So one that is not counted in an edge yet has
        no claim there before, and one that has is not counted again.
        """
        loosened = {ends[:3] for ends in self.loosened()}
        counted = {(_edge_key(claim.row), claim.row[_DOCUMENT]) for claim in self.before.values()}
        sums: dict[EdgeKeyRow, list[Any]] = {}
        for claim in self.coming:
            row = claim.row
            key = _edge_key(row)
            if row[_SOURCE] == row[_TARGET] or key in loosened:
                continue
            gain = sums.get(key)
            if gain is None:
                gain = sums[key] = [0] * (len(EDGE_SUMS) - 2) + [None, None]
            gain[0] += 1
            gain[_COUNTED[row[_STATUS]]] += 1
            gain[_FORWARD if row[_SOURCE] == key[0] else _BACKWARD] += 1
            if (key, row[_DOCUMENT]) not in counted:
                counted.add((key, row[_DOCUMENT]))
                gain[_DOCUMENTS] += 1
            if date := row[_DATE]:
                if gain[_FIRST] is None or date < gain[_FIRST]:
                    gain[_FIRST] = date
                # By their end, the coarser last: a tilde is greater than the hyphen.
                if gain[_LAST] is None or f"{date}~" > f"{gain[_LAST]}~":
                    gain[_LAST] = date
        return [(*key, *gain) for key, gain in sorted(sums.items())]

    def counts(self) -> list[tuple[int, int, str]]:
        """By how much each actor's claims and documents change: (claims, documents, actor)."""
        claims: defaultdict[str, int] = defaultdict(int)
        documents: defaultdict[str, int] = defaultdict(int)
        for side, sign in ((self.before, -1), (self.after, 1)):
            named: set[tuple[str, str]] = set()
            for claim in side.values():
                row = claim.row
                source, target, document = row[_SOURCE], row[_TARGET], row[_DOCUMENT]
                claims[source] += sign
                named.add((source, document))
                if target != source:
                    claims[target] += sign
                    named.add((target, document))
            for actor, _ in named:
                documents[actor] += sign
        return [
            (claims[actor], documents[actor], actor)
            for actor in sorted(claims)
            if claims[actor] or documents[actor]
        ]

    def perhaps_unused(self, handed_in: Iterable[str]) -> set[str]:
        """Actors that were named by some claim before, or are handed in now, and that none of
        these documents names."""
        return (named_by(self.before.values()) | set(handed_in)) - named_by(self.after.values())


def claims_of(batch: Iterable[ReadDocument]) -> dict[str, StoredClaim]:
    """The claims of ``batch`` as they are to be stored.

    Raises ``Conflict`` where two different claims share an id.
    """
    claims: dict[str, StoredClaim] = {}
    for read in batch:
        for claim in read.claims:
            if claim.document != read.document.id:
                raise StoreError(
                    f"claim {claim.id} names document {claim.document!r}", where=read.document.id
                )
            stored = StoredClaim(claim_row(claim), attribution_rows(claim))
            if claims.setdefault(claim.id, stored) != stored:
                raise Conflict(
                    f"two different claims have the id {claim.id}", where=read.document.id
                )
    return claims


def named_by(claims: Iterable[StoredClaim]) -> set[str]:
    """The actors at the ends of claims, and those whose word they are."""
    named: set[str] = set()
    for row, attribution in claims:
        named.add(row[_SOURCE])
        named.add(row[_TARGET])
        for said in attribution:
            if said[_SPEAKER] is not None:
                named.add(said[_SPEAKER])
    return named


def _edge_key(row: Row) -> EdgeKeyRow:
    """``EdgeKey.of`` without the cost of a model for each claim."""
    source, relation, target = row[_SOURCE], row[_RELATION], row[_TARGET]
    if target < source and relation in SYMMETRIC_RELATIONS:
        return target, relation, source
    return source, relation, target


def _edge_ends(row: Row) -> Iterator[EdgeEnds]:
    source, relation, target = _edge_key(row)
    if source == target:
        return
    yield source, relation, target, source, target
    if relation in SYMMETRIC_RELATIONS:
        yield source, relation, target, target, source

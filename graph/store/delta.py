"""What a write changes: the claims that go and come, and all that follows from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import Conflict, StoreError
from graph.model import SYMMETRIC_RELATIONS
from graph.store.protocol import ReadDocument
from graph.store.rows import Row, attribution_rows, claim_row

# Places in the rows of ``claim_row`` and ``attribution_rows``.
_DOCUMENT, _RELATION, _SOURCE, _TARGET = 1, 2, 3, 8
_SPEAKER = 2


EdgeEnds = tuple[str, str, str, str, str]
"""Source, relation and target of an edge, then source and target of the claims in it; a symmetric
edge has two such pairs."""


@dataclass(frozen=True, slots=True)
class StoredClaim:
    row: Row
    attribution: tuple[Row, ...]

    @property
    def actors(self) -> Iterator[str]:
        yield self.row[_SOURCE]
        yield self.row[_TARGET]
        yield from (said[_SPEAKER] for said in self.attribution if said[_SPEAKER] is not None)


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

    def touched(self) -> set[EdgeEnds]:
        """The edges whose sums may change, with the ends of the claims that count in them."""
        return self.loosened() | {ends for claim in self.coming for ends in _edge_ends(claim.row)}

    def loosened(self) -> set[EdgeEnds]:
        """Those of them that lose a claim, and so may go."""
        return {ends for id in self.leaving for ends in _edge_ends(self.before[id].row)}

    def counts(self) -> list[tuple[int, int, str]]:
        """By how much each actor's claims and documents change: (claims, documents, actor)."""
        claims: Counter[str] = Counter()
        documents: Counter[str] = Counter()
        for side, sign in ((self.before, -1), (self.after, 1)):
            named: defaultdict[str, set[str]] = defaultdict(set)
            for claim in side.values():
                for actor in {claim.row[_SOURCE], claim.row[_TARGET]}:
                    claims[actor] += sign
                    named[actor].add(claim.row[_DOCUMENT])
            for actor, where in named.items():
                documents[actor] += sign * len(where)
        return [
            (claims[actor], documents[actor], actor)
            for actor in sorted(claims)
            if claims[actor] or documents[actor]
        ]

    def no_longer_named(self) -> set[str]:
        """Actors that some claim named before and that none of these documents names now."""
        before = {actor for claim in self.before.values() for actor in claim.actors}
        return before - self.named()

    def named(self) -> set[str]:
        return {actor for claim in self.after.values() for actor in claim.actors}


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


def _edge_ends(row: Row) -> Iterator[EdgeEnds]:
    source, relation, target = row[_SOURCE], row[_RELATION], row[_TARGET]
    if source == target:
        return
    if relation not in SYMMETRIC_RELATIONS:
        yield source, relation, target, source, target
        return
    low, high = sorted((source, target))
    yield low, relation, high, low, high
    yield low, relation, high, high, low

"""A view: the edges that the claims passing a filter add up to.

Edges are numbered in the order of their keys (source, relation, target), so numbers can be
compared where ids would have to be. A view is immutable and stays true to the version it was
taken of while its network moves on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from graph.columns import STATUSES, Ints, Mask, Snapshot
from graph.dates import partial
from graph.model import SYMMETRIC_RELATIONS, Actor, Edge, EdgeKey, Status, Version
from graph.names import unknown_actor
from graph.projection import Direction, Projection, project
from graph.query import ClaimFilter, Rollup

EVIDENCE_RANK: dict[Status, int] = {
    Status.ASSERTED: 0,
    Status.ALLEGED: 1,
    Status.DENIED: 2,
    Status.HYPOTHETICAL: 3,
}
"""Which claims speak best for an edge."""


@dataclass(frozen=True)
class EdgeColumns:
    """The edges of a view, a column for each figure. ``source`` and ``target`` are positions in
    the view's ``ids``, ``relation`` in its ``relations``. ``rows[start[e]:start[e + 1]]`` are
    the claims of edge ``e`` in the snapshot; ``weight`` is the number of their documents. The
    earliest date covers the days from ``first`` to ``first_until``, the latest those from
    ``last_since`` to ``last``; all are 0 where no claim has a date."""

    source: Ints
    relation: Ints
    target: Ints
    weight: Ints
    claims: Ints
    status: Ints
    forward: Ints
    first: Ints
    first_until: Ints
    last_since: Ints
    last: Ints
    start: Ints
    rows: Ints


@dataclass(frozen=True, eq=False)
class View:
    """``actors`` holds every actor the network knows at ``version``; ``ids`` those that have an
    edge here, sorted. ``self_claims`` counts passing claims whose two ends are one actor."""

    version: Version
    where: ClaimFilter
    rollup: Rollup
    actors: Mapping[str, Actor]
    ids: tuple[str, ...]
    relations: tuple[str, ...]
    columns: EdgeColumns
    self_claims: int
    snapshot: Snapshot
    _projections: dict[Direction, Projection] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        """How many edges there are."""
        return len(self.columns.source)

    @property
    def claims(self) -> int:
        """How many claims pass, those within one actor included."""
        return len(self.columns.rows) + self.self_claims

    @cached_property
    def symmetric(self) -> Mask:
        """Which edges have a relation that runs both ways."""
        kinds = np.array([r in SYMMETRIC_RELATIONS for r in self.relations], dtype=np.bool_)
        return kinds[self.columns.relation]

    @cached_property
    def _key_column(self) -> Ints:
        c = self.columns
        keys: Ints = pack(c.source, c.relation, c.target, len(self.relations), len(self.ids))
        return keys

    def projection(self, direction: Direction) -> Projection:
        """The view as a simple graph walked in ``direction``; kept with the view."""
        if direction not in self._projections:
            c = self.columns
            self._projections[direction] = project(
                direction,
                source=c.source,
                target=c.target,
                weight=c.weight,
                symmetric=self.symmetric,
                actors=len(self.ids),
            )
        return self._projections[direction]

    def actor(self, actor_id: str) -> Actor:
        """``NotFound``, with the ids that come close, for an id nobody has."""
        actor = self.actors.get(actor_id)
        if actor is None:
            raise unknown_actor(actor_id, self.actors)
        return actor

    def position(self, actor_id: str) -> int | None:
        """Where the actor stands in ``ids``; ``None`` where no passing claim names it.
        ``NotFound`` for an id that nobody has."""
        self.actor(actor_id)
        position = bisect_left(self.ids, actor_id)
        found = position < len(self.ids) and self.ids[position] == actor_id
        return position if found else None

    def number(self, key: EdgeKey) -> int | None:
        """The number of the edge under ``key``, ``None`` where no passing claim makes it. A
        symmetric relation is found from either side."""
        key = EdgeKey.of(key.source, key.relation, key.target)
        source, target = bisect_left(self.ids, key.source), bisect_left(self.ids, key.target)
        relation = bisect_left(self.relations, key.relation)
        if source == len(self.ids) or target == len(self.ids) or relation == len(self.relations):
            return None
        packed = pack(source, relation, target, len(self.relations), len(self.ids))
        number = int(np.searchsorted(self._key_column, packed))
        found = number < len(self) and self.key(number) == key
        return number if found else None

    def key(self, number: int) -> EdgeKey:
        c = self.columns
        return EdgeKey(
            source=self.ids[c.source[number]],
            relation=self.relations[c.relation[number]],
            target=self.ids[c.target[number]],
        )

    def edge(self, number: int) -> Edge:
        c = self.columns
        by_status = dict(zip(STATUSES, c.status[number].tolist(), strict=True))
        claims, forward = int(c.claims[number]), int(c.forward[number])
        return Edge(
            source=self.ids[c.source[number]],
            relation=self.relations[c.relation[number]],
            target=self.ids[c.target[number]],
            claims=claims,
            asserted=by_status[Status.ASSERTED],
            alleged=by_status[Status.ALLEGED],
            denied=by_status[Status.DENIED],
            hypothetical=by_status[Status.HYPOTHETICAL],
            documents=int(c.weight[number]),
            forward=forward,
            backward=claims - forward,
            mutual=min(forward, claims - forward),
            first=partial(int(c.first[number]), int(c.first_until[number])),
            last=partial(int(c.last_since[number]), int(c.last[number])),
        )

    def edges(self, numbers: Iterable[int] | None = None) -> list[Edge]:
        """The edges with these numbers, or all; ``documents`` is the weight."""
        return [self.edge(n) for n in (range(len(self)) if numbers is None else numbers)]

    def between(self, one: int, other: int, *, directed: bool = False) -> list[int]:
        """Numbers of the edges between two positions, in the order of their keys; ``directed``
        leaves only those that can be walked from ``one`` to ``other``."""
        pairs = [(one, other, False), (other, one, directed)]
        numbers: list[int] = []
        for source, target, only_symmetric in pairs:
            low = pack(source, 0, 0, len(self.relations), len(self.ids))
            for code, relation in enumerate(self.relations):
                if only_symmetric and relation not in SYMMETRIC_RELATIONS:
                    continue
                packed = low + code * len(self.ids) + target
                number = int(np.searchsorted(self._key_column, packed))
                if number < len(self) and self._key_column[number] == packed:
                    numbers.append(number)
        return sorted(numbers)

    def claim_ids(self, key: EdgeKey, limit: int | None = None) -> tuple[str, ...]:
        """The claims behind an edge, the best evidence first: asserted, then alleged, then
        denied, then hypothetical; the more confident; the later (undated last); the lesser id.
        None where no passing claim makes the edge."""
        number = self.number(key)
        if number is None:
            return ()
        c, s = self.columns, self.snapshot
        rows = c.rows[c.start[number] : c.start[number + 1]].tolist()
        rows.sort(
            key=lambda row: (
                EVIDENCE_RANK[STATUSES[s.status[row]]],
                -s.confidence[row],
                -s.last[row],
                s.ids[row],
            )
        )
        return tuple(s.ids[row] for row in rows[:limit])


def pack(source: Any, relation: Any, target: Any, n_relations: int, n_ids: int) -> Any:
    """One integer, or a column of them, that sorts as the triple does."""
    return (source * n_relations + relation) * n_ids + target

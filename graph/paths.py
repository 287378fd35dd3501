"""The k shortest paths between two actors."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.errors import SettingError
from graph.model import Edge
from graph.projection import Projection
from graph.view import View

MAX_HOPS = 4
LARGEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Step:
    """From one actor to the next, with every passing edge between the two; ``weight`` is the
    sum of theirs."""

    source: str
    target: str
    edges: tuple[Edge, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Path:
    """``cost`` is the sum of 1/weight over the steps: the less, the better attested."""

    actors: tuple[str, ...]
    steps: tuple[Step, ...]
    cost: float

    @property
    def hops(self) -> int:
        return len(self.steps)


def k_shortest_paths(
    view: View,
    source: str,
    target: str,
    *,
    k: int = 3,
    max_hops: int = MAX_HOPS,
    directed: bool = False,
) -> tuple[Path, ...]:
    """The first ``k`` simple paths of at most ``max_hops`` steps: fewest hops first, then the
    least sum of 1/weight, then the actors' ids.

    Undirected unless told otherwise; ``directed`` walks edges from source to target, and those
    of a symmetric relation either way. An id that no actor has is ``NotFound``; two actors that
    nothing joins have no path, which is an empty answer, and so has an actor to itself.

    Cost: for each number of hops, one pass over the edges, then a best-first search that only
    follows steps which can still be completed. Sums of 1/weight are kept as whole multiples of
    a common fraction, so that ties are ties and not matters of rounding.
    """
    if k < 1 or max_hops < 1:
        raise SettingError("paths need k and max_hops of at least 1")
    start, end = view.position(source), view.position(target)
    if start is None or end is None or start == end:
        return ()
    search = _Search.over(view.projection("out" if directed else "both"), start, end, max_hops)
    found: list[Path] = []
    for hops in range(1, max_hops + 1):
        for total, actors in search.by_cost(hops):
            found.append(_path(view, actors, Fraction(total, search.unit), directed))
            if len(found) == k:
                return tuple(found)
    return tuple(found)


def _path(view: View, actors: tuple[int, ...], cost: Fraction, directed: bool) -> Path:
    return Path(
        actors=tuple(view.ids[actor] for actor in actors),
        steps=tuple(_step(view, one, other, directed) for one, other in pairwise(actors)),
        cost=float(cost),
    )


def _step(view: View, one: int, other: int, directed: bool) -> Step:
    numbers = view.between(one, other, directed=directed)
    edges = view.edges(numbers)
    return Step(
        source=view.ids[one],
        target=view.ids[other],
        edges=tuple(edges),
        weight=sum(edge.documents for edge in edges),
    )


@dataclass(frozen=True, eq=False)
class _Search:
    """Simple paths from ``start`` to ``end``. ``cost`` is 1/weight of each link in whole
    multiples of ``1/unit``; ``left[h][a]`` the least that is to pay from ``a`` to the end in
    exactly ``h`` more steps, ``never`` or more where there is no way."""

    links: Projection
    start: int
    unit: int
    cost: NDArray[Any]
    never: int
    left: list[NDArray[Any]]

    @classmethod
    def over(cls, links: Projection, start: int, end: int, max_hops: int) -> _Search:
        distinct, inverse = np.unique(links.weight, return_inverse=True)
        unit = lcm(*distinct.tolist())
        never = unit * (max_hops + 1)
        # Weights with large common multiples are counted in Python's own integers instead.
        dtype = np.dtype(np.int64 if never + unit <= LARGEST else np.object_)
        cost = np.array([unit // weight for weight in distinct.tolist()], dtype=dtype)[inverse]
        left = [np.full(len(links), never, dtype=dtype)]
        left[0][end] = 0
        for _ in range(max_hops - 1):
            left.append(_one_step_earlier(links, cost, left[-1], never, (start, end)))
        return cls(links, start, unit, cost, never, left)

    def by_cost(self, hops: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Every simple path of so many hops with its cost, the cheapest first, then by ids.

        The queue is ordered by a lower bound of the cost, then by the actors so far: a path
        comes after its own beginnings, so the first whole path to come out is the next.
        """
        queue: list[tuple[int, tuple[int, ...], int]] = [(0, (self.start,), 0)]
        while queue:
            _, actors, paid = heapq.heappop(queue)
            steps_left = hops - len(actors) + 1
            if steps_left == 0:
                yield paid, actors
                continue
            links = self.links.links(actors[-1])
            left = self.left[steps_left - 1][self.links.neighbour[links]]
            for place in np.flatnonzero(left < self.never).tolist():
                actor = int(self.links.neighbour[links.start + place])
                if actor not in actors:
                    sum_paid = paid + int(self.cost[links.start + place])
                    bound = sum_paid + int(left[place])
                    heapq.heappush(queue, (bound, (*actors, actor), sum_paid))


def _one_step_earlier(
    links: Projection, cost: NDArray[Any], left: NDArray[Any], never: int, ends: tuple[int, int]
) -> NDArray[Any]:
    """What is left to pay with one step more, on walks that pass neither end on their way."""
    earlier = np.full(len(links), never, dtype=left.dtype)
    joined = np.flatnonzero(np.diff(links.start))
    totals = np.minimum(cost + left[links.neighbour], never)
    earlier[joined] = np.minimum.reduceat(totals, links.start[joined])
    earlier[list(ends)] = never
    return earlier

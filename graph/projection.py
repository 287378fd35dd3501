"""A view as a simple weighted graph: one link between two actors, however many edges they share.

Kept as compressed sparse rows, since walks over half a million edges are done on whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.columns import Ints, Mask

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, eq=False)
class Projection:
    """``neighbour[start[a]:start[a + 1]]`` are the actors that ``a`` leads to, in order, and
    ``weight`` there the summed weights of the edges between the two."""

    start: Ints
    neighbour: Ints
    weight: Ints

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.start) - 1

    @property
    def origin(self) -> Ints:
        """For each link the actor it starts from."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    def links(self, actor: int) -> slice:
        return slice(int(self.start[actor]), int(self.start[actor + 1]))


def project(
    direction: Direction,
    *,
    source: Ints,
    target: Ints,
    weight: Ints,
    symmetric: Mask,
    actors: int,
) -> Projection:
    """``out`` leads from source to target, ``in`` the other way, ``both`` either way. Symmetric
    edges lead both ways whatever the direction."""
    every = np.ones(len(source), dtype=np.bool_)
    forth: Mask = every if direction != "in" else symmetric
    back: Mask = every if direction != "out" else symmetric
    origin = np.concatenate([source[forth], target[back]])
    end = np.concatenate([target[forth], source[back]])
    links, inverse = np.unique(origin * actors + end, return_inverse=True)
    summed = np.zeros(len(links), dtype=np.int64)
    np.add.at(summed, inverse, np.concatenate([weight[forth], weight[back]]))
    return Projection(
        start=np.searchsorted(links, np.arange(actors + 1) * actors),
        neighbour=links % max(actors, 1),
        weight=summed,
    )

"""Betweenness by Brandes' algorithm, many sources at once on sparse matrices.

NetworkX walks one source at a time in Python, minutes for half a million edges; its answers are
what the tests hold this to.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.columns import Ints
from graph.projection import Projection

CELLS_AT_ONCE = 1_000_000
"""Actors times sources that are held in memory together, eight bytes each, some five times."""

Matrix = NDArray[np.float64]


def betweenness(links: Projection, sources: Ints) -> Matrix:
    """For each actor the share of the shortest paths from ``sources`` to all others that run
    over it, summed: between 0 and 1 over all ordered pairs where every actor is a source.

    ``links`` must lead both ways. With fewer sources the sum is scaled up to all of them, which
    estimates it (Brandes and Pich 2007, "Centrality estimation in large networks").
    """
    n = len(links)
    total = np.zeros(n)
    if n < 3 or not len(sources):
        return total
    matrix = csr_array((np.ones(len(links.neighbour)), links.neighbour, links.start), shape=(n, n))
    at_once = max(1, CELLS_AT_ONCE // n)
    for begin in range(0, len(sources), at_once):
        total += _dependencies(matrix, sources[begin : begin + at_once])
    return total * (n / len(sources)) / ((n - 1) * (n - 2))


def _dependencies(matrix: Any, sources: Ints) -> Matrix:
    """How much the shortest paths from these sources depend on each actor, summed over them."""
    n, columns = matrix.shape[0], np.arange(len(sources))
    distance = np.full((n, len(sources)), -1, dtype=np.int32)
    paths = np.zeros((n, len(sources)))
    distance[sources, columns] = 0
    paths[sources, columns] = 1
    level, front = 0, paths.copy()
    while front.any():
        level += 1
        front = matrix @ front
        front[distance >= 0] = 0
        fresh = front > 0
        distance[fresh] = level
        paths[fresh] = front[fresh]
    depends = np.zeros_like(paths)
    for step in range(level - 1, 0, -1):
        there = distance == step
        share = np.where(there, (1 + depends) / np.where(there, paths, 1), 0)
        before = distance == step - 1
        depends += np.where(before, (matrix @ share) * paths, 0)
    depends[sources, columns] = 0
    return np.asarray(depends.sum(axis=1))

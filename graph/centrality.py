"""Who stands at the centre, by several measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.betweenness import betweenness
from graph.view import View

EXACT_UP_TO = 2_000
"""Actors up to which betweenness is computed from every actor."""
PIVOTS = 256
SEED = 2001
DAMPING = 0.85
DIGITS = 9
"""Scores are rounded to these decimals, and ranked as rounded: beyond them is arithmetic."""


class Measure(StrEnum):
    DEGREE = "degree"
    IN_DEGREE = "in_degree"
    OUT_DEGREE = "out_degree"
    WEIGHTED_DEGREE = "weighted_degree"
    PAGERANK = "pagerank"
    BETWEENNESS = "betweenness"


@dataclass(frozen=True, slots=True)
class Centrality:
    """``scores`` from the highest, equals by id; every actor with a passing edge is there.
    ``note`` says what the figures are not, where they are not exact."""

    measure: Measure
    scores: tuple[tuple[str, float], ...]
    exact: bool = True
    note: str | None = None


def centrality(
    view: View, measure: Measure, *, exact_up_to: int = EXACT_UP_TO, pivots: int = PIVOTS
) -> Centrality:
    """Rank the actors of ``view`` by ``measure``. The same view gives the same answer always.

    ``exact_up_to`` and ``pivots`` bound the cost of betweenness, which is sampled beyond.
    """
    if measure is Measure.BETWEENNESS and len(view.ids) > max(exact_up_to, pivots):
        chosen = np.random.default_rng(SEED).choice(len(view.ids), pivots, replace=False)
        values = betweenness(view.projection("both"), np.sort(chosen))
        note = f"estimated from {pivots} of {len(view.ids)} actors, drawn with seed {SEED}"
        return Centrality(measure, _ranked(view, values), exact=False, note=note)
    return Centrality(measure, _ranked(view, _MEASURES[measure](view)))


def degree(view: View) -> NDArray[Any]:
    """How many other actors an actor has edges with, whichever way they run.

    Freeman 1977, "A set of measures of centrality based on betweenness", and 1978, "Centrality
    in social networks", where it is the first of three. A count, not a share, so that it can be
    checked by hand. Cost: one pass over the edges.
    """
    return np.diff(view.projection("both").start)


def in_degree(view: View) -> NDArray[Any]:
    """How many others have an edge to an actor; a symmetric edge counts for both its ends.
    Cost: one pass over the edges."""
    return np.diff(view.projection("in").start)


def out_degree(view: View) -> NDArray[Any]:
    """How many others an actor has an edge to; a symmetric edge counts for both its ends.
    Cost: one pass over the edges."""
    return np.diff(view.projection("out").start)


def weighted_degree(view: View) -> NDArray[Any]:
    """The weights of all edges of an actor, summed: documents, one counted again for each edge
    that it supports. Cost: one pass over the edges.

    Barrat et al. 2004, "The architecture of complex weighted networks", call it strength.
    """
    links = view.projection("both")
    total = np.zeros(len(links), dtype=np.int64)
    np.add.at(total, links.origin, links.weight)
    return total


def pagerank(view: View) -> NDArray[Any]:
    """How often somebody would be at an actor who keeps walking from source to target, taking
    edges in proportion to their weight, and starts anew anywhere with every seventh step or so.

    High where those are pointed at who are pointed at themselves: in a graph of accusations the
    much accused. Symmetric edges are walked either way. Scores sum to 1.

    Page, Brin, Motwani and Winograd 1999, "The PageRank citation ranking", damping 0.85, by
    NetworkX. Cost: some hundred passes over the edges.
    """
    links = view.projection("out")
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(links)))
    graph.add_weighted_edges_from(
        zip(links.origin.tolist(), links.neighbour.tolist(), links.weight.tolist(), strict=True)
    )
    scores = nx.pagerank(graph, alpha=DAMPING, max_iter=500, tol=1e-13)
    return np.array([scores[actor] for actor in range(len(links))], dtype=np.float64)


def exact_betweenness(view: View) -> NDArray[Any]:
    """On what share of the shortest paths between two others an actor lies: who brokers.

    Paths run along edges whichever way they point, by the number of hops; a share counts where
    a pair has several shortest paths. Between 0 and 1.

    Freeman 1977, "A set of measures of centrality based on betweenness"; computed as in Brandes
    2001, "A faster algorithm for betweenness centrality". Cost: actors times edges, so beyond
    ``EXACT_UP_TO`` actors it is estimated from a sample with a fixed seed.
    """
    return betweenness(view.projection("both"), np.arange(len(view.ids)))


_MEASURES: dict[Measure, Callable[[View], NDArray[Any]]] = {
    Measure.DEGREE: degree,
    Measure.IN_DEGREE: in_degree,
    Measure.OUT_DEGREE: out_degree,
    Measure.WEIGHTED_DEGREE: weighted_degree,
    Measure.PAGERANK: pagerank,
    Measure.BETWEENNESS: exact_betweenness,
}


def _ranked(view: View, values: NDArray[Any]) -> tuple[tuple[str, float], ...]:
    rounded = np.round(values.astype(np.float64), DIGITS)
    order = np.lexsort((np.arange(len(rounded)), -rounded))
    return tuple((view.ids[actor], float(rounded[actor])) for actor in order.tolist())

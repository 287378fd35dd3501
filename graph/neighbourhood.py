"""The part of the graph around an actor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.columns import Ints
from graph.errors import SettingError
from graph.model import Actor, Edge
from graph.projection import Direction, Projection
from graph.view import View

NOT_REACHED = -1


@dataclass(frozen=True, slots=True)
class Neighbour:
    """``distance`` in steps from the centre; ``strength`` is the weight of its edges, in the
    direction walked, with actors one step nearer."""

    actor: Actor
    distance: int
    strength: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """``actors`` nearest first, then strongest, the centre before all; ``edges`` every passing
    edge among them, strongest first; ``cut`` how many actors within reach were left out."""

    centre: str
    actors: tuple[Neighbour, ...]
    edges: tuple[Edge, ...]
    cut: int


def neighbourhood(
    view: View,
    actor: str,
    *,
    depth: int = 1,
    direction: Direction = "both",
    limit: int = 100,
) -> Neighbourhood:
    """Actors at most ``depth`` steps from ``actor`` and the edges among them.

    ``direction`` says how steps run: ``out`` from source to target, ``in`` the other way, and
    along symmetric relations always. The edges shown are all that the actors found have with
    each other, whichever way they run. At most ``limit`` actors besides the centre are kept:
    the nearer first, at one distance the stronger, then the lesser id, so what is kept hangs
    together. An id that no actor has is ``NotFound``; an actor without a passing edge stands
    alone. Cost: one pass over the edges for each step of depth.
    """
    if depth < 1 or limit < 1:
        raise SettingError("a neighbourhood needs depth and limit of at least 1")
    centre = view.position(actor)
    if centre is None:
        return Neighbourhood(actor, (Neighbour(view.actor(actor), 0, 0),), (), 0)
    distance, strength = _reach(view.projection(direction), centre, depth)
    reached = np.flatnonzero(distance > 0)
    nearest = reached[np.lexsort((reached, -strength[reached], distance[reached]))]
    kept = np.concatenate([[centre], nearest[:limit]])
    return Neighbourhood(
        centre=actor,
        actors=tuple(
            Neighbour(view.actor(view.ids[place]), int(distance[place]), int(strength[place]))
            for place in kept.tolist()
        ),
        edges=tuple(view.edges(_edges_among(view, kept).tolist())),
        cut=len(nearest) - (len(kept) - 1),
    )


def _reach(links: Projection, centre: int, depth: int) -> tuple[Ints, Ints]:
    """Steps from the centre to each actor, and the weight of the links by which the actors one
    step nearer lead to it."""
    distance = np.full(len(links), NOT_REACHED, dtype=np.int64)
    strength = np.zeros(len(links), dtype=np.int64)
    distance[centre] = 0
    origin = links.origin
    for step in range(1, depth + 1):
        leads_on = (distance[origin] == step - 1) & (distance[links.neighbour] == NOT_REACHED)
        ends = links.neighbour[leads_on]
        if not len(ends):
            break
        np.add.at(strength, ends, links.weight[leads_on])
        distance[ends] = step
    return distance, strength


def _edges_among(view: View, places: Ints) -> Ints:
    """Numbers of the edges with both ends in ``places``, strongest first."""
    inside = np.zeros(len(view.ids), dtype=np.bool_)
    inside[places] = True
    c = view.columns
    numbers = np.flatnonzero(inside[c.source] & inside[c.target])
    order = np.lexsort((numbers, -c.claims[numbers], -c.weight[numbers]))
    among: Ints = numbers[order]
    return among

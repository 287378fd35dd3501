"""The network: the graph of actors and edges in memory, following its store by change.

``Network.graph`` is what NetworkX sees: a ``MultiDiGraph`` whose nodes are actor ids (``actor``
holds the ``Actor``) and whose edges are keyed by relation (``rows`` holds the rows of their
claims). ``Network.view`` sums the claims that pass a filter into edges; queries and analytics
work on views.
"""

from __future__ import annotations

import asyncio
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

import networkx as nx

from graph.columns import ClaimColumns
from graph.errors import StoreError
from graph.model import SYMMETRIC_RELATIONS, Actor, EdgeKey, Version
from graph.query import CLAIMED, ClaimFilter, Rollup
from graph.store.protocol import Change, ClaimRow, Follower
from graph.summing import build_view
from graph.view import View

VIEWS_KEPT = 8
REWRITE_AT = 10_000
"""Columns are rewritten when more rows than this are dead, and more than are alive."""

TELL_EVERY = 10_000
"""Actors and claims between two reports of progress."""

NOTHING_YET = Version(number=0, time="")


@dataclass(frozen=True, slots=True)
class Reading:
    """How much of a graph has been read."""

    actors: int
    claims: int


class Network:
    """Load with ``await Network.load(store)``, follow with ``await network.refresh(store)``.

    Views may be taken from other threads while the network is refreshed.
    """

    def __init__(self, *, views_kept: int = VIEWS_KEPT) -> None:
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self.version = NOTHING_YET
        self._actors: dict[str, Actor] = {}
        self._columns = ClaimColumns()
        self._views: OrderedDict[tuple[ClaimFilter, Rollup], View] = OrderedDict()
        self._views_kept = views_kept
        self._refreshing = asyncio.Lock()
        self._lock = Lock()

    @classmethod
    async def load(
        cls,
        follower: Follower,
        *,
        views_kept: int = VIEWS_KEPT,
        progress: Callable[[Reading], None] | None = None,
    ) -> Network:
        """The whole graph, in one pass. ``progress`` is told now and then how far it is, and at
        the end."""
        network = cls(views_kept=views_kept)
        seen = 0
        async for item in follower.snapshot():
            if isinstance(item, Version):
                network.version = item
                continue
            network._apply(item)
            seen += 1
            if progress is not None and seen % TELL_EVERY == 0:
                progress(network._read_so_far())
        if progress is not None:
            progress(network._read_so_far())
        return network

    async def refresh(self, follower: Follower) -> bool:
        """Follow the store to its version now; whether there was anything to follow.

        After it the network equals one loaded afresh. Cost: the number of changes; edges that
        did not change are not touched.
        """
        async with self._refreshing:
            version, changes = self.version, []
            async for item in follower.changes(self.version.number):
                if isinstance(item, Version):
                    version = item
                else:
                    changes.append(item)
            if version == self.version and not changes:
                return False
            with self._lock:
                self._follow(changes, version)
            return True

    def view(self, where: ClaimFilter | None = None, rollup: Rollup = Rollup.NONE) -> View:
        """The edges that the claims passing ``where`` add up to, under ``rollup``.

        Without a filter: asserted and alleged claims, as analytics take them. The latest few
        views are kept until the version moves.
        """
        where = ClaimFilter(status=CLAIMED) if where is None else where
        key = (where, rollup)
        with self._lock:
            known = self._views.get(key)
            if known is not None:
                self._views.move_to_end(key)
                return known
            snapshot, actors, version = self._columns.snapshot(), self._actors, self.version
        view = build_view(snapshot, actors, version, where, rollup)
        with self._lock:
            if version == self.version:
                self._views[key] = view
                while len(self._views) > self._views_kept:
                    self._views.popitem(last=False)
        return view

    @property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor by id. Not changed by a refresh, which makes a new one."""
        return self._actors

    @property
    def claims(self) -> int:
        """How many claims there are, those within one actor included."""
        return len(self._columns)

    def _read_so_far(self) -> Reading:
        return Reading(len(self._actors), len(self._columns))

    def edge_claims(self, key: EdgeKey) -> list[ClaimRow]:
        """All claims of an edge, whatever their status, as they were loaded."""
        key = EdgeKey.of(key.source, key.relation, key.target)
        if not self.graph.has_edge(key.source, key.target, key.relation):
            return []
        rows = self.graph.edges[key.source, key.target, key.relation]["rows"]
        return [self._columns.claim(row) for row in rows]

    def _follow(self, changes: Iterable[Change], version: Version) -> None:
        # Views taken earlier keep the old mapping.
        self._actors = dict(self._actors)
        for change in changes:
            self._apply(change)
        if self._columns.dead > max(REWRITE_AT, len(self._columns)):
            self._rewrite()
        self.version = version
        self._views.clear()

    def _apply(self, change: Change) -> None:
        if change.kind == "actor" and change.actor is not None:
            self._actors[change.id] = change.actor
            self.graph.add_node(change.id, actor=change.actor)
        elif change.kind == "claim" and change.claim is not None:
            self._remove_claim(change.id)
            self._add_claim(change.claim)
        elif change.kind == "claim-removed":
            self._remove_claim(change.id)
        elif change.kind == "actor-removed":
            self._remove_actor(change.id)
        else:
            raise StoreError(f"the store sent a change without its {change.kind}", where=change.id)

    def _add_claim(self, claim: ClaimRow) -> None:
        for end in (claim.source, claim.target):
            if end not in self._actors:
                raise StoreError(
                    f"a claim names the actor {end!r}, which the store does not describe",
                    where=claim.id,
                    hint="run whowhom doctor",
                )
        row = self._columns.add(claim)
        if claim.source != claim.target:
            self._rows(claim.source, claim.relation, claim.target).append(row)

    def _rows(self, source: str, relation: str, target: str) -> array[int]:
        """The rows of the edge that such a claim counts under; the edge is made if need be."""
        source, target = _ends(source, relation, target)
        edges = self.graph.get_edge_data(source, target)
        if edges is None or relation not in edges:
            rows = array("i")
            self.graph.add_edge(source, target, relation, rows=rows)
            return rows
        kept: array[int] = edges[relation]["rows"]
        return kept

    def _remove_claim(self, claim_id: str) -> None:
        if claim_id not in self._columns:
            return
        row = self._columns.remove(claim_id)
        source, relation, target = self._columns.ends(row)
        if source == target:
            return
        rows = self._rows(source, relation, target)
        rows.remove(row)
        if not rows:
            self.graph.remove_edge(*_ends(source, relation, target), relation)

    def _remove_actor(self, actor_id: str) -> None:
        if actor_id not in self._actors:
            return
        if self.graph.degree(actor_id):
            raise StoreError(
                f"the store removed the actor {actor_id!r}, which claims still name",
                hint="run whowhom doctor",
            )
        del self._actors[actor_id]
        self.graph.remove_node(actor_id)

    def _rewrite(self) -> None:
        """Leave dead rows, and strings that only they held, behind."""
        columns, self._columns = self._columns, ClaimColumns()
        for _, _, edge in self.graph.edges(data=True):
            edge["rows"] = array("i")
        for claim in columns:
            self._add_claim(claim)


def _ends(source: str, relation: str, target: str) -> tuple[str, str]:
    """``EdgeKey.of`` without the cost of a model for each claim."""
    if relation in SYMMETRIC_RELATIONS and target < source:
        return target, source
    return source, target

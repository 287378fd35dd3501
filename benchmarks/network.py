"""How long a large network takes to load, to follow and to answer.

    python benchmarks/network.py [--actors 50000] [--edges 500000] [--store URL]

Makes a graph up (a few hubs, many actors that are named once), feeds it as a store would, and
prints each figure.

With ``--store``, which has to name an empty one, a graph is loaded into it first (nearly each
claim an edge of its own) and then read from it, in processes of their own: once looked at and let
go, which shows that it streams; once as a network, with its progress, which then follows 1,000
claims more.

The last line is one of JSON: ``figures`` in seconds and megabytes,
``ratios`` to the mark of each, ``short`` those that miss it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_up import made_up_documents
from graph.centrality import Measure, centrality
from graph.model import BUILT_IN_RELATIONS, Actor, Kind, Sector, Status, Version
from graph.neighbourhood import neighbourhood
from graph.network import Network, Reading
from graph.paths import k_shortest_paths
from graph.query import ClaimFilter, Rollup
from graph.relations import relations
from graph.store import open_store
from graph.store.protocol import Change, ClaimRow

T = TypeVar("T")

MARKS: dict[str, float] = {
    "load_seconds": 20,
    "default_view_seconds": 3,
    "rolled_up_view_seconds": 6,
    "refresh_1000_claims_seconds": 1,
    "view_after_refresh_seconds": 3,
    "relations_page_seconds": 1,
    "neighbourhood_seconds": 1,
    "paths_seconds": 2,
    "paths_again_seconds": 1,
    "pagerank_seconds": 15,
    "betweenness_seconds": 60,
    "peak_megabytes": 2000,
}
"""What an analyst with a laptop puts up with, on a graph of the default size."""
STORED_MARKS: dict[str, float] = {
    "first_change_seconds": 60,
    "read_through_peak_megabytes": 400,
    "load_seconds": 120,
    "peak_megabytes": 2000,
    "refresh_1000_claims_seconds": 3,
}
BATCH = 200  # Documents in a transaction.


@dataclass
class MadeUp:
    """A follower that makes its graph up as it is read, the same each time."""

    actors: int
    edges: int
    seed: int = 7

    async def snapshot(self) -> AsyncIterator[Change | Version]:
        yield Version(number=1, time="")
        for n in range(self.actors):
            actor = self._actor(n)
            yield Change("actor", actor.id, actor=actor)
        for claim in self._claims(self.edges, self.seed, "claim"):
            yield Change("claim", claim.id, claim=claim)

    async def changes(self, since: int) -> AsyncIterator[Change | Version]:
        yield Version(number=since + 1, time="")
        for claim in self._claims(1000, self.seed + 1, "news"):
            yield Change("claim", claim.id, claim=claim)

    def _actor(self, n: int) -> Actor:
        organ = n % 10 == 9
        return Actor.model_validate(
            {
                "id": f"actor-{n:06}",
                "name": f"Actor {n}",
                "kind": Kind.MILITARY if organ else Kind.ARMED_GROUP,
                "sector": Sector.MIL if organ else Sector.REB,
                "part_of": [{"actor": f"actor-{n - 9:06}", "from": "2001"}] if organ else [],
            }
        )

    def _claims(self, edges: int, seed: int, name: str) -> list[ClaimRow]:
        """So many claims, nearly each an edge of its own; every third is repeated elsewhere."""
        rng = np.random.default_rng(seed)
        # The power makes the first actors hubs, as states are in the news.
        ends = (rng.random((edges, 2)) ** 3 * self.actors).astype(int).tolist()
        kinds = rng.integers(len(BUILT_IN_RELATIONS), size=edges).tolist()
        statuses = rng.choice(len(Status), p=[0.5, 0.3, 0.1, 0.1], size=edges).tolist()
        days = rng.integers(730_000, 739_000, size=edges).tolist()
        rows = []
        for n, ((source, target), kind, status, day) in enumerate(
            zip(ends, kinds, statuses, days, strict=True)
        ):
            for copy in range(1 + (n % 3 == 0)):
                rows.append(
                    ClaimRow(
                        id=f"{name}-{n:012}-{copy}",
                        source=f"actor-{source:06}",
                        relation=BUILT_IN_RELATIONS[kind],
                        target=f"actor-{target:06}",
                        status=list(Status)[status],
                        document=f"document-{(n + copy) // 10}",
                        first=day,
                        last=day,
                        confidence=0.8,
                        speakers=(),
                    )
                )
        return rows


async def read_through(source: MadeUp) -> int:
    """How long the graph takes to make up, which loading it includes."""
    return sum([1 async for _ in source.snapshot()])


async def fill(url: str, claims: int, actors: int) -> float:
    """Seconds to load the graph into the store."""
    began = time.perf_counter()
    async with open_store(url) as store:
        if (await store.counts()).documents:
            sys.exit("the store is not empty: name one that is")
        documents = made_up_documents(claims, actors)
        while batch := list(islice(documents, BATCH)):
            await store.put(batch)
    return time.perf_counter() - began


async def look_through(url: str) -> dict[str, float]:
    """Every change read and let go: memory at its peak is that of the reading alone."""
    began = time.perf_counter()
    first = 0.0
    async with open_store(url) as store:
        async for _ in store.snapshot():
            first = first or time.perf_counter() - began
    return {
        "first_change_seconds": first,
        "read_through_seconds": time.perf_counter() - began,
        "read_through_peak_megabytes": peak(),
    }


async def load_and_follow(url: str, actors: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    told: list[Reading] = []
    async with open_store(url) as store:
        began = time.perf_counter()
        network = await Network.load(store, progress=told.append)
        figures["load_seconds"] = time.perf_counter() - began
        figures["reports_of_progress"] = len(told)
        figures["peak_megabytes"] = peak()
        more = list(made_up_documents(1000, actors, seed=2, name="more"))
        began = time.perf_counter()
        await store.put(more)
        figures["put_1000_claims_seconds"] = time.perf_counter() - began
        began = time.perf_counter()
        await network.refresh(store)
        figures["refresh_1000_claims_seconds"] = time.perf_counter() - began
        counts = await store.counts()
    assert network.claims == counts.claims
    return figures | {"claims": counts.claims, "edges": counts.edges, "actors": counts.actors}


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(work: Callable[..., Coroutine[Any, Any, T]], *given: object) -> T:
    """What ``work`` finds in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found: T = pool.apply(_run, (work, given))
        return found


def _run(work: Callable[..., Coroutine[Any, Any, T]], given: tuple[object, ...]) -> T:
    return asyncio.run(work(*given))


def measure_store(url: str, claims: int, actors: int) -> None:
    figures = {"fill_seconds": measured(fill, url, claims, actors)}
    figures |= measured(look_through, url)
    figures |= measured(load_and_follow, url, actors)
    for name, value in figures.items():
        print(f"{name:32} {value:10.3f}")
    report(figures, STORED_MARKS)


def report(figures: dict[str, float], marks: dict[str, float]) -> None:
    figures = {name: round(value, 3) for name, value in figures.items()}
    ratios = {name: round(figures[name] / mark, 3) for name, mark in marks.items()}
    short = [name for name, ratio in ratios.items() if ratio > 1]
    print(json.dumps({"figures": figures, "ratios": ratios, "short": short}))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--actors", type=int, default=50_000)
    options.add_argument("--edges", type=int, default=500_000)
    options.add_argument("--store", metavar="URL", help="an empty store to fill and read from")
    given = options.parse_args()
    if given.store:
        measure_store(given.store, given.edges, given.actors)
        return
    figures: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        result = work()
        figures[name] = round(time.perf_counter() - began, 3)
        print(f"{name:32} {figures[name]:10.3f}", flush=True)
        return result

    source = MadeUp(given.actors, given.edges)
    with asyncio.Runner() as runner:
        timed("making_it_up_seconds", lambda: runner.run(read_through(source)))
        network = timed("load_seconds", lambda: runner.run(Network.load(source)))
        view = timed("default_view_seconds", network.view)
        everything = ClaimFilter()
        timed("rolled_up_view_seconds", lambda: network.view(everything, Rollup.STATE))
        timed("relations_page_seconds", lambda: relations(view, limit=50))
        hub, leaf, other = view.ids[0], view.ids[-1], view.ids[-7]
        timed("neighbourhood_seconds", lambda: neighbourhood(view, hub, depth=2))
        timed("paths_seconds", lambda: k_shortest_paths(view, leaf, other, k=5))
        timed("paths_again_seconds", lambda: k_shortest_paths(view, leaf, hub, k=5))
        timed("pagerank_seconds", lambda: centrality(view, Measure.PAGERANK))
        timed("betweenness_seconds", lambda: centrality(view, Measure.BETWEENNESS))
        timed("refresh_1000_claims_seconds", lambda: runner.run(network.refresh(source)))
        timed("view_after_refresh_seconds", network.view)
    figures["peak_megabytes"] = round(peak())
    print(f"{'peak_megabytes':32} {figures['peak_megabytes']:10.0f}")
    print(f"{network.claims} claims, {len(view)} edges of {len(view.ids)} actors in view")
    report(figures, MARKS)


if __name__ == "__main__":
    main()

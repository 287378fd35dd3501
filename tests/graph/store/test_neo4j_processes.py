"""Several writers at once, writers that are killed, and a server that is killed."""

from __future__ import annotations

import asyncio

from graph.errors import StoreUnavailable
from graph.query import ClaimFilter
from graph.store import open_store
from graph.store.protocol import ReadDocument, Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.files import many, python
from tests.graph.store.suite import listed
from tests.neo4j_server import OwnServer, Server

KILLS = 20
CLAIMS = 20

WRITER = """
    import asyncio, sys
    from graph.store import open_store
    from tests.graph.store.files import many

    async def main(url, name, begin, times):
        async with open_store(url) as store:
            for number in range(int(begin), int(begin) + int(times)):
                await store.put(many(f"{name}-{number}", 20))
                print(number, flush=True)

    asyncio.run(main(*sys.argv[1:]))
"""


def overlapping(name: str) -> list[ReadDocument]:
    """Documents whose actors are others', too: hubs, allies either way, and what they belong to."""
    guard = actor("guard", part_of=["iran"])
    return [
        read_document(
            f"{name}-{number}",
            claim("iran", "ALLIES_WITH", "syria", date=f"20{number:02}"),
            claim("syria", "ALLIES_WITH", "iran", "alleged", speakers=["iraq"]),
            claim(guard, "SUPPLIES", f"group-{number % 3}", "denied", speakers=["iran"]),
            claim("israel", "ATTACKS", guard),
            actors=[guard, actor("iran")],
        )
        for number in range(10)
    ]


async def graph_of(store: Store) -> tuple[list[object], list[object], list[object]]:
    actors = [item for item in await listed(store.snapshot()) if getattr(item, "actor", None)]
    return (
        list(await listed(store.all_claims())),
        list(await listed(store.all_edges())),
        sorted(actors, key=lambda change: str(getattr(change, "id", ""))),
    )


async def test_two_loaders_at_once_give_the_graph_of_one_after_the_other(
    neo4j_server: Server,
) -> None:
    first, second = overlapping("first"), overlapping("second")

    async def load(documents: list[ReadDocument]) -> None:
        async with open_store(neo4j_server.url) as store:
            for read in documents:
                await store.put([read])
                await store.put([read_document("shared", *read.claims, actors=read.actors)])
            await store.put([read_document("shared", claim("iran", "ATTACKS", "iraq"))])

    async with neo4j_server.fresh() as store:
        await load(first)
        await load(second)
        expected = await graph_of(store)
    async with neo4j_server.fresh() as store:
        await asyncio.gather(load(first), load(second))
        assert await graph_of(store) == expected
        assert await store.check() == []
        assert (await store.counts()).documents == 21


async def test_a_reader_that_follows_writers_ends_where_a_snapshot_does(
    neo4j_server: Server,
) -> None:
    async with neo4j_server.fresh() as store, open_store(neo4j_server.url) as writer:
        writing = asyncio.ensure_future(_write_all(writer))
        seen: dict[str, object] = {}
        reached = 0
        while not writing.done() or reached < (await store.version()).number:
            async for item in store.changes(reached):
                if hasattr(item, "number"):
                    reached = item.number
                elif item.claim is not None:
                    seen[item.id] = item.claim
                elif item.kind == "claim-removed":
                    seen.pop(item.id, None)
        await writing
        whole = [item for item in await listed(store.snapshot()) if hasattr(item, "kind")]
        assert seen == {item.id: item.claim for item in whole if item.claim is not None}


async def _write_all(store: Store) -> None:
    for read in overlapping("a"):
        await store.put([read])
    await store.remove(["a-3", "a-4"])


async def test_a_loader_killed_at_any_moment_loses_nothing_and_leaves_no_half(
    neo4j_server: Server,
) -> None:
    async with neo4j_server.fresh() as store:
        reported = begin = 0
        for kill in range(KILLS):
            writer = python(WRITER, neo4j_server.url, "killed", begin, 10_000)
            assert writer.stdout is not None
            # A line tells of a batch that is stored; the kill then falls anywhere in the next.
            for _ in range(1 + kill % 3):
                assert await asyncio.to_thread(writer.stdout.readline)
                reported += 1
            writer.kill()
            rest, _ = await asyncio.to_thread(writer.communicate)
            reported += len(rest.splitlines())
            version = (await store.version()).number
            counts = await store.counts()
            assert version >= reported
            assert (counts.documents, counts.claims) == (2 * version, 2 * CLAIMS * version)
            begin = reported = version
        assert await store.check() == []


async def test_a_server_killed_at_any_moment_loses_nothing_and_leaves_no_half(
    own_neo4j: OwnServer,
) -> None:
    server = own_neo4j.server
    server.wipe()
    stored: list[str] = []
    async with open_store(server.url) as store:
        for kill in range(KILLS):
            killed = asyncio.Event()
            writing = asyncio.ensure_future(_write_until(killed, store, f"k{kill}", stored))
            wanted = len(stored) + kill % 4
            while len(stored) < wanted and not writing.done():
                await asyncio.wait([writing], timeout=0.001)
            killed.set()
            await asyncio.to_thread(own_neo4j.kill)
            await asyncio.to_thread(own_neo4j.start)
            await writing
            there = await store.known(stored)
            assert set(stored) <= set(there)
            counts = await store.counts()
            assert counts.claims == CLAIMS * counts.documents
            assert counts.documents == 2 * (await store.version()).number
        assert await store.check() == []
        page = await store.claims(ClaimFilter(document=stored[0]), limit=CLAIMS + 1)
        assert len(page.items) == CLAIMS


async def _write_until(killed: asyncio.Event, store: Store, name: str, stored: list[str]) -> None:
    """Put batch after batch, the last the one that is under way when the server is killed, or has
    just been confirmed; what is confirmed is added to ``stored``."""
    for number in range(10_000):
        try:
            written = await store.put(many(f"{name}-{number}", CLAIMS))
        except StoreUnavailable:
            return
        stored += [*written.added, *written.replaced]
        if killed.is_set():
            return

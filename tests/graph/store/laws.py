"""Laws that hold after any history of a store, as properties."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import groupby

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import interval
from graph.model import Actor, Claim, Edge, EdgeKey, Status, Version, short_hash
from graph.store.protocol import Change, ClaimRow, ReadDocument, Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.suite import StoreSuite, listed

# Few actors, so that edges, symmetric pairs, self-claims and shared speakers come up often.
# What an actor belongs to may be named by no claim, and may run in a circle.
ACTORS = {
    who.id: who
    for who in (
        actor("iran"),
        actor("iraq"),
        actor("guard", part_of=["iran", "circle"]),
        actor("militia", part_of=["guard"], member_of=["front"]),
        actor("front"),
        actor("circle", part_of=["round"]),
        actor("round", part_of=["circle"]),
    )
}
NAMED = ["guard", "iran", "iraq", "militia"]
DATES = [None, "2006", "2006-03", "2006-03-31", "2005-12-31", "2007"]
DOCUMENTS = ["a", "b", "c"]

_claims = st.builds(
    claim,
    st.sampled_from(NAMED),
    st.sampled_from(["ALLIES_WITH", "ATTACKS", "SUPPLIES"]),
    st.sampled_from(NAMED),
    st.sampled_from(Status),
    speakers=st.lists(st.sampled_from([*NAMED, "front", None]), max_size=2),
    date=st.sampled_from(DATES),
)


def _everybody_needed(claims: Iterable[Claim]) -> list[Actor]:
    needed = {end.id for each in claims for end in (each.source, each.target)}
    needed |= {said.id for each in claims for said in each.attribution if said.id}
    waiting = list(needed)
    while waiting:
        who = ACTORS[waiting.pop()]
        above = {tie.actor for tie in (*who.part_of, *who.member_of)} - needed
        needed |= above
        waiting += above
    return [ACTORS[who] for who in sorted(needed)]


@st.composite
def _documents(draw: st.DrawFn, ids: st.SearchStrategy[str]) -> ReadDocument:
    claims = draw(st.lists(_claims, max_size=4))
    claims = [_by_the_book(each) for each in claims]
    # A pipeline reads the same claims in the same text: others are another pipeline's.
    pipeline = short_hash(*(each.model_dump_json() for each in claims))
    actors = _everybody_needed(claims)
    return read_document(draw(ids), *claims, actors=actors, fingerprint=pipeline)


def _by_the_book(given: Claim) -> Claim:
    ends = {
        side: getattr(given, side).model_copy(
            update={
                field: getattr(ACTORS[getattr(given, side).id], field)
                for field in ("kind", "sector", "country")
            }
        )
        for side in ("source", "target")
    }
    return given.model_copy(update=ends)


batches = st.lists(
    _documents(st.sampled_from(DOCUMENTS)), max_size=3, unique_by=lambda read: read.document.id
)
_steps = st.lists(st.one_of(batches, st.sets(st.sampled_from(DOCUMENTS), min_size=1)), max_size=6)
_once = settings(
    max_examples=40,
    deadline=None,
    # One law is run by several stores on purpose; no example is kept from one to the other.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
    database=None,
)


def summed(claims: Iterable[Claim]) -> list[Edge]:
    """The edges of ``claims``, added up one by one in the plainest way."""

    def key(each: Claim) -> tuple[str, str, str]:
        edge = EdgeKey.of(each.source.id, each.relation, each.target.id)
        return edge.source, edge.relation, edge.target

    tied = sorted((each for each in claims if each.source.id != each.target.id), key=key)
    return [_edge(*ends, list(group)) for ends, group in groupby(tied, key)]


def _edge(source: str, relation: str, target: str, claims: list[Claim]) -> Edge:
    forward = sum(each.source.id == source for each in claims)
    dates = sorted(each.date for each in claims if each.date)
    return Edge(
        source=source,
        relation=relation,
        target=target,
        claims=len(claims),
        **{status.value: sum(each.status is status for each in claims) for status in Status},
        documents=len({each.document for each in claims}),
        forward=forward,
        backward=len(claims) - forward,
        mutual=min(forward, len(claims) - forward),
        first=min(dates, key=lambda date: interval(date)[0], default=None),
        # Of dates that end on one day the coarsest, which sorts first.
        last=max(dates, key=lambda date: interval(date)[1], default=None),
    )


async def _apply(store: Store, held: dict[str, ReadDocument], step: object) -> None:
    """One step on the store and on a dictionary that says what it ought to hold."""
    if isinstance(step, list):
        await store.put(step)
        held |= {read.document.id: read for read in step}
    elif isinstance(step, set) and (there := sorted(step & held.keys())):
        await store.remove(there)
        for id in there:
            del held[id]


class Follower:
    """A network in its plainest form: actors and claims by id, kept up with a store."""

    def __init__(self) -> None:
        self.version = -1
        self.actors: dict[str, Actor] = {}
        self.claims: dict[str, ClaimRow] = {}

    def take(self, items: Iterable[Change | Version]) -> None:
        for item in items:
            if isinstance(item, Version):
                self.version = item.number
            elif item.actor is not None:
                self.actors[item.id] = item.actor
            elif item.claim is not None:
                assert {item.claim.source, item.claim.target, *item.claim.speakers} <= set(
                    self.actors
                )
                self.claims[item.id] = item.claim
            elif item.kind == "actor-removed":
                self.actors.pop(item.id, None)
            else:
                self.claims.pop(item.id, None)

    def state(self) -> tuple[int, dict[str, Actor], dict[str, ClaimRow]]:
        return self.version, self.actors, self.claims


class LawsSuite(StoreSuite):
    @_once
    @given(steps=_steps)
    def test_after_any_history_edges_are_the_sum_of_the_claims(self, steps: list[object]) -> None:
        async def live() -> None:
            held: dict[str, ReadDocument] = {}
            async with self.fresh() as store:
                for step in steps:
                    await _apply(store, held, step)
                claims = [each for id in sorted(held) for each in held[id].claims]
                assert await listed(store.all_claims()) == claims
                assert await listed(store.all_edges()) == summed(claims)
                assert await store.check() == []

        asyncio.run(live())

    @_once
    @given(steps=_steps)
    def test_after_any_history_the_actors_are_those_that_are_needed(
        self, steps: list[object]
    ) -> None:
        async def live() -> None:
            held: dict[str, ReadDocument] = {}
            async with self.fresh() as store:
                for step in steps:
                    await _apply(store, held, step)
                claims = [each for read in held.values() for each in read.claims]
                follower = Follower()
                follower.take(await listed(store.snapshot()))
                assert sorted(follower.actors) == [who.id for who in _everybody_needed(claims)]

        asyncio.run(live())

    @_once
    @given(steps=_steps)
    def test_a_follower_of_any_version_ends_where_a_snapshot_does(
        self, steps: list[object]
    ) -> None:
        async def live() -> None:
            held: dict[str, ReadDocument] = {}
            followers = [Follower()]
            async with self.fresh() as store:
                followers[0].take(await listed(store.snapshot()))
                for step in steps:
                    await _apply(store, held, step)
                    started = Follower()
                    started.take(await listed(store.snapshot()))
                    followers.append(started)
                final = followers[-1].state()
                for follower in followers:
                    follower.take(await listed(store.changes(follower.version)))
                    assert follower.state() == final

        asyncio.run(live())

    @_once
    @given(
        batch=st.lists(
            _documents(st.sampled_from("abcdef")), unique_by=lambda read: read.document.id
        ),
        data=st.data(),
    )
    def test_any_order_of_loading_gives_the_same_graph(
        self, batch: list[ReadDocument], data: st.DataObject
    ) -> None:
        shuffled = data.draw(st.permutations(batch))

        async def loaded(*batches: list[ReadDocument]) -> tuple[list[Edge], list[Claim]]:
            async with self.fresh() as store:
                for each in batches:
                    await store.put(each)
                return await listed(store.all_edges()), await listed(store.all_claims())

        async def live() -> None:
            assert await loaded(batch) == await loaded(*([read] for read in shuffled))

        asyncio.run(live())

    @_once
    @given(batch=batches, rest=batches)
    def test_what_is_removed_and_put_again_is_as_it_was(
        self, batch: list[ReadDocument], rest: list[ReadDocument]
    ) -> None:
        async def live() -> None:
            async with self.fresh() as store:
                await store.put(rest)
                await store.put(batch)
                before = Follower()
                before.take(await listed(store.snapshot()))
                edges = await listed(store.all_edges())
                await store.remove([read.document.id for read in batch])
                await store.put(batch)
                after = Follower()
                after.take(await listed(store.snapshot()))
                assert after.state()[1:] == before.state()[1:]
                assert await listed(store.all_edges()) == edges

        asyncio.run(live())

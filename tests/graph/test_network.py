from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.model import SYMMETRIC_RELATIONS, Actor, Belonging, Edge, EdgeKey, Status
from graph.network import TELL_EVERY, Network, Reading
from graph.query import ALL_STATUSES, CLAIMED, ClaimFilter, Rollup
from graph.store.protocol import Change, ClaimRow
from tests.graph.networks import Feed, actor, claim, feed, network, network_of

EVERYTHING = ClaimFilter()


def picture(of: Network) -> object:
    """All that a network shows, to compare two by."""
    views = [of.view(EVERYTHING, rollup) for rollup in Rollup]
    return (
        of.version,
        of.actors,
        sorted((n, data["actor"]) for n, data in of.graph.nodes(data=True)),
        sorted(
            (s, r, t, tuple(sorted(c.id for c in of.edge_claims(_key(s, r, t)))))
            for s, t, r in of.graph.edges(keys=True)
        ),
        [(v.self_claims, v.edges(), [v.claim_ids(v.key(n)) for n in range(len(v))]) for v in views],
    )


def _key(source: str, relation: str, target: str) -> EdgeKey:
    return EdgeKey(source=source, relation=relation, target=target)


IDS = st.sampled_from(["a", "b", "c", "d"])
PARENTS = st.lists(
    st.builds(
        Belonging,
        actor=IDS,
        since=st.sampled_from([None, "2001", "2005"]),
        until=st.sampled_from([None, "2003", "2010"]),
    ),
    max_size=2,
)
ACTORS = st.builds(
    lambda name, parents, sector: actor(name, part_of=parents, sector=sector),
    IDS,
    PARENTS,
    st.sampled_from(["GOV", "MIL", "REB"]),
)
CLAIMS = st.builds(
    lambda number, ends, relation, status, document, date: claim(
        f"claim-{number}",
        f"{ends[0]} {relation} {ends[1]}",
        status=status,
        document=document,
        date=date,
    ),
    st.integers(0, 9),
    st.tuples(IDS, IDS),
    st.sampled_from(["ACCUSES", "ALLIES_WITH"]),
    st.sampled_from(list(Status)),
    st.sampled_from(["one", "two"]),
    st.sampled_from([None, "2002", "2004-05", "2006-01-02"]),
)
COMMITS = st.lists(
    st.lists(st.one_of(ACTORS, CLAIMS, st.integers(0, 9).map("claim-{}".format)), max_size=8),
    max_size=4,
)


def commit(to: Feed, things: list[Any]) -> None:
    """Write as a store does: actors first, then removed claims, claims, removed actors."""
    rows = [t for t in things if isinstance(t, ClaimRow)]
    written = {row.id for row in rows}
    actors = {t.id: t for t in things if isinstance(t, Actor)}
    for end in (end for row in rows for end in (row.source, row.target)):
        if end not in to.actors:
            actors.setdefault(end, actor(end))
    gone = {t for t in things if isinstance(t, str)} & set(to.claims) - written
    kept = [c for c in to.claims.values() if c.id not in gone | written] + rows
    named = {end for c in kept for end in (c.source, c.target)}
    known = {**to.actors, **actors}
    parents = {b.actor for a in known.values() for b in a.part_of}
    to.put(
        *(Change("actor", a.id, actor=a) for a in actors.values()),
        *(Change("claim-removed", claim_id) for claim_id in sorted(gone)),
        *(Change("claim", row.id, claim=row) for row in rows),
        *(Change("actor-removed", a) for a in sorted(set(known) - named - parents)),
    )


@given(COMMITS, COMMITS)
def test_following_changes_gives_what_loading_afresh_gives(
    before: list[list[Any]], after: list[list[Any]]
) -> None:
    async def both() -> None:
        source = Feed()
        for things in before:
            commit(source, things)
        followed = await Network.load(source)
        followed.view(EVERYTHING)
        for things in after:
            commit(source, things)
        await followed.refresh(source)
        assert picture(followed) == picture(await Network.load(source))

    asyncio.run(both())


@given(st.lists(CLAIMS, max_size=10, unique_by=lambda row: row.id), st.lists(ACTORS, max_size=4))
def test_every_passing_claim_is_counted_once_under_each_roll_up(
    rows: list[ClaimRow], actors: list[Actor]
) -> None:
    graph = network(rows, *actors)
    for where in (EVERYTHING, ClaimFilter(status=CLAIMED)):
        expected = sum(row.status in where.status for row in rows)
        for rollup in Rollup:
            view = graph.view(where, rollup)
            assert sum(edge.claims for edge in view.edges()) + view.self_claims == expected


@given(st.lists(CLAIMS, max_size=10, unique_by=lambda row: row.id))
def test_edges_sum_up_their_claims(rows: list[ClaimRow]) -> None:
    view = network(rows).view(EVERYTHING)
    for edge in view.edges():
        same = [r for r in rows if EdgeKey.of(r.source, r.relation, r.target) == _of(edge)]
        assert edge.claims == len(same)
        assert edge.documents == len({r.document for r in same})
        assert (edge.asserted, edge.alleged, edge.denied, edge.hypothetical) == tuple(
            sum(r.status is status for r in same) for status in Status
        )
        assert edge.forward == sum(r.source == edge.source for r in same)
        assert edge.backward == len(same) - edge.forward
        assert edge.mutual == min(edge.forward, edge.backward)
        assert edge.backward == 0 or edge.relation in SYMMETRIC_RELATIONS
        assert sorted(view.claim_ids(_of(edge))) == sorted(r.id for r in same)
        if not any(r.first for r in same):
            assert edge.first is edge.last is None


def _of(edge: Edge) -> EdgeKey:
    return _key(edge.source, edge.relation, edge.target)


def test_networkx_sees_actors_and_their_edges_by_relation() -> None:
    graph = network_of("b ALLIES_WITH a", "a ALLIES_WITH b", "a ACCUSES b", "c ACCUSES c").graph
    assert sorted(graph.edges(keys=True)) == [("a", "b", "ACCUSES"), ("a", "b", "ALLIES_WITH")]
    assert graph.nodes["c"]["actor"].name == "C"


async def test_loading_tells_how_much_is_read_and_at_the_end_all_of_it() -> None:
    source = feed([claim(str(number), "a ACCUSES b") for number in range(2 * TELL_EVERY + 5)])
    told: list[Reading] = []
    await Network.load(source, progress=told.append)
    assert [news.claims for news in told] == [
        TELL_EVERY - 2,  # The two actors come first.
        2 * TELL_EVERY - 2,
        2 * TELL_EVERY + 5,
    ]
    assert {news.actors for news in told} == {2}


async def test_loading_nothing_tells_so() -> None:
    told: list[Reading] = []
    await Network.load(feed([]), progress=told.append)
    assert told == [Reading(actors=0, claims=0)]


async def test_a_refresh_without_news_changes_nothing() -> None:
    source = feed([claim("1", "a ACCUSES b")])
    graph = await Network.load(source)
    view = graph.view()
    assert await graph.refresh(source) is False
    assert graph.view() is view


async def test_a_view_stays_as_it_was_when_the_network_moves_on() -> None:
    source = feed([claim("1", "a ACCUSES b"), claim("2", "a ACCUSES b")])
    graph = await Network.load(source)
    before = graph.view()
    source.put(
        Change("claim-removed", "1"),
        Change("claim", "2", claim=claim("2", "a ATTACKS b")),
    )
    assert await graph.refresh(source) is True
    assert before.claim_ids(_key("a", "ACCUSES", "b")) == ("1", "2")
    assert before.version.number == 1
    assert [edge.relation for edge in graph.view().edges()] == ["ATTACKS"]
    assert graph.view().version.number == graph.version.number == 2


async def test_many_replaced_claims_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.network.REWRITE_AT", 10)
    row = claim("1", "a ACCUSES b")
    source = feed([row, claim("2", "b ACCUSES c")])
    graph = await Network.load(source)
    for n in range(100):
        source.put(Change("claim", "1", claim=replace(row, document=f"d{n}")))
        await graph.refresh(source)
    assert len(graph.view().snapshot.ids) < 20
    assert picture(graph) == picture(await Network.load(source))


async def test_two_refreshes_at_once_apply_each_change_once() -> None:
    source = feed([claim("1", "a ACCUSES b")])
    graph = await Network.load(source)
    source.put(Change("claim", "2", claim=claim("2", "a ACCUSES b")))
    news = await asyncio.gather(graph.refresh(source), graph.refresh(source))
    assert sorted(news) == [False, True]
    assert graph.claims == 2


async def test_a_claim_about_an_actor_nobody_describes_is_an_error() -> None:
    source = Feed(claims={"1": claim("1", "a ACCUSES b")})
    with pytest.raises(StoreError, match="'a'"):
        await Network.load(source)


def test_an_empty_network_has_an_empty_view() -> None:
    view = network([]).view()
    assert (len(view), view.claims, view.ids) == (0, 0, ())


def test_a_view_is_made_once_for_each_filter_and_only_the_latest_are_kept() -> None:
    graph = network_of("a ACCUSES b")
    first = graph.view(EVERYTHING)
    assert graph.view(ClaimFilter(status=ALL_STATUSES)) is first
    for n in range(20):
        graph.view(ClaimFilter(min_confidence=n / 20 + 0.01))
    assert graph.view(EVERYTHING) is not first

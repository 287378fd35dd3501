from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotFound, SettingError
from graph.model import Edge
from graph.network import Network
from graph.relations import Sort, relations
from tests.graph.networks import claim, claims, feed, network, network_of

GRAPH = network_of(
    "a ACCUSES b *2",
    "b ACCUSES a",
    "c ALLIES_WITH a *3",
    "a ATTACKS c *2",
    "b SUPPLIES c",
)


def names(graph: Network = GRAPH, **asked: Any) -> list[str]:
    page = relations(graph.view(), **asked)
    return [f"{e.source} {e.relation} {e.target}" for e in page.items]


def test_the_strongest_come_first_and_equals_by_their_ids() -> None:
    assert names() == [
        "a ALLIES_WITH c",
        "a ACCUSES b",
        "a ATTACKS c",
        "b ACCUSES a",
        "b SUPPLIES c",
    ]


def test_of_equal_documents_the_one_with_more_claims_is_stronger() -> None:
    rows = [
        claim("1", "a ACCUSES b", document="x"),
        claim("2", "b ACCUSES a", document="x"),
        claim("3", "b ACCUSES a", document="x"),
    ]
    assert names(network(rows)) == ["b ACCUSES a", "a ACCUSES b"]


def test_the_latest_come_first_and_undated_last() -> None:
    rows = [
        claim("1", "a ACCUSES b"),
        claim("2", "b ACCUSES a", date="2001"),
        claim("3", "a ATTACKS b", date="2002"),
    ]
    assert names(network(rows), sort=Sort.LATEST) == ["a ATTACKS b", "b ACCUSES a", "a ACCUSES b"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"source": "a"}, ["a ALLIES_WITH c", "a ACCUSES b", "a ATTACKS c"]),
        ({"source": "c"}, ["a ALLIES_WITH c"]),
        ({"target": "a"}, ["a ALLIES_WITH c", "b ACCUSES a"]),
        ({"source": "c", "target": "a"}, ["a ALLIES_WITH c"]),
        ({"source": "a", "target": "b"}, ["a ACCUSES b"]),
        ({"actor": "b"}, ["a ACCUSES b", "b ACCUSES a", "b SUPPLIES c"]),
        ({"source": "b", "actor": "c"}, ["b SUPPLIES c"]),
    ],
)
def test_edges_are_found_by_their_ends_symmetric_ones_from_either(
    asked: dict[str, Any], found: list[str]
) -> None:
    assert names(**asked) == found


def test_an_actor_nobody_knows_is_not_found_and_one_without_edges_has_none() -> None:
    with pytest.raises(NotFound):
        names(source="zz")
    assert names(network([claim("1", "d ACCUSES d")]), source="d") == []


TEXTS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(["ACCUSES", "ALLIES_WITH", "ATTACKS"]),
        st.sampled_from("abcd"),
    ).map(" ".join),
    max_size=20,
)


@given(TEXTS, st.integers(1, 4), st.sampled_from(list(Sort)))
def test_pages_put_together_are_the_whole(texts: list[str], limit: int, sort: Sort) -> None:
    view = network(claims(*texts)).view()
    whole = relations(view, sort=sort, limit=1000)
    assert whole.next is None
    pages: list[Edge] = []
    cursor = None
    while True:
        page = relations(view, sort=sort, limit=limit, cursor=cursor)
        pages += page.items
        cursor = page.next
        if cursor is None:
            break
    assert tuple(pages) == whole.items


async def test_a_cursor_goes_on_where_it_was_when_the_edge_it_names_is_gone() -> None:
    source = feed(claims("a ACCUSES b *3", "b ACCUSES c *2", "c ACCUSES d"))
    graph = await Network.load(source)
    page = relations(graph.view(), limit=2)
    rest = [row for row in source.claims.values() if row.source != "b"]
    moved = await Network.load(feed(rest))
    assert [e.source for e in relations(moved.view(), cursor=page.next).items] == ["c"]


@pytest.mark.parametrize("cursor", ["", "rubbish", "é", "W10", "bnVsbA", "WyJzdHJvbmdlc3QiLDFd"])
def test_a_cursor_that_was_not_given_out_is_refused(cursor: str) -> None:
    with pytest.raises(SettingError):
        relations(GRAPH.view(), cursor=cursor)


def test_a_cursor_of_another_order_is_refused() -> None:
    page = relations(GRAPH.view(), limit=1)
    with pytest.raises(SettingError, match="another order"):
        relations(GRAPH.view(), limit=1, sort=Sort.ACTORS, cursor=page.next)

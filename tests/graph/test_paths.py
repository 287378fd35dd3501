from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotFound, SettingError
from graph.model import SYMMETRIC_RELATIONS
from graph.paths import k_shortest_paths
from graph.view import View
from tests.graph.networks import claims, network, network_of


def routes(*texts: str, source: str = "a", target: str = "z", **asked: object) -> list[str]:
    paths = k_shortest_paths(network_of(*texts).view(), source, target, **asked)  # type: ignore[arg-type]
    return ["".join(path.actors) for path in paths]


def test_fewer_hops_come_before_better_evidence() -> None:
    assert routes("a ACCUSES z", "a ACCUSES m *9", "m ACCUSES z *9") == ["az", "amz"]


def test_of_equal_hops_the_better_attested_comes_first() -> None:
    weak, strong = ["a ACCUSES m", "m ACCUSES z"], ["a ACCUSES n *2", "n ACCUSES z *2"]
    assert routes(*weak, *strong) == ["anz", "amz"]


def test_of_equal_cost_the_lesser_ids_come_first() -> None:
    # 1/3 + 1/6 and 1/4 + 1/4 are both exactly 1/2.
    thirds = ["a ACCUSES n *3", "n ACCUSES z *6"]
    quarters = ["a ACCUSES o *4", "o ACCUSES z *4"]
    assert routes(*quarters, *thirds) == ["anz", "aoz"]


def test_the_weights_of_all_edges_between_two_actors_add_up() -> None:
    (path,) = k_shortest_paths(
        network_of("a ACCUSES z *2", "z ATTACKS a", "z ALLIES_WITH a").view(), "a", "z"
    )
    (step,) = path.steps
    assert [edge.relation for edge in step.edges] == ["ACCUSES", "ALLIES_WITH", "ATTACKS"]
    assert (step.weight, path.cost, path.hops) == (4, 0.25, 1)


def test_directed_paths_follow_edges_and_go_along_symmetric_ones_either_way() -> None:
    texts = ["a ACCUSES m", "z ALLIES_WITH m", "z ATTACKS a"]
    assert routes(*texts, directed=True) == ["amz"]
    assert routes(*texts, source="z", target="a", directed=True) == ["za"]
    assert routes(*texts) == ["az", "amz"]


def test_a_directed_step_lists_only_edges_that_can_be_walked() -> None:
    view = network_of("a ACCUSES z", "z ATTACKS a", "z ALLIES_WITH a").view()
    (path,) = k_shortest_paths(view, "a", "z", directed=True)
    assert [edge.relation for edge in path.steps[0].edges] == ["ACCUSES", "ALLIES_WITH"]


CHAIN = ["a ACCUSES b", "b ACCUSES c", "c ACCUSES d", "d ACCUSES e", "e ACCUSES z"]


def test_a_path_longer_than_asked_for_is_none() -> None:
    assert routes(*CHAIN) == []
    assert routes(*CHAIN, max_hops=5) == ["abcdez"]


def test_two_actors_that_nothing_joins_have_no_path() -> None:
    assert routes("a ACCUSES b", "y ACCUSES z") == []


def test_an_actor_has_no_path_to_itself() -> None:
    assert routes("a ACCUSES b", "b ACCUSES a", target="a") == []


def test_a_misspelled_actor_is_not_found_with_the_ids_that_come_close() -> None:
    view = network_of("hezbollah ACCUSES israel").view()
    with pytest.raises(NotFound) as caught:
        k_shortest_paths(view, "hezbolah", "israel")
    assert caught.value.near[0] == "hezbollah"


def test_no_paths_or_no_hops_cannot_be_asked_for() -> None:
    with pytest.raises(SettingError):
        routes("a ACCUSES z", k=0)
    with pytest.raises(SettingError):
        routes("a ACCUSES z", max_hops=0)


LARGE_PRIMES = [1, 2, 3, 9973, 9967, 9949, 9941, 9931]
EDGES = st.dictionaries(
    st.tuples(
        st.sampled_from("abcdef"),
        st.sampled_from(["ACCUSES", "ALLIES_WITH"]),
        st.sampled_from("abcdef"),
    ),
    st.integers(1, 6),
    min_size=1,
    max_size=18,
)


def expected(view: View, k: int, max_hops: int, directed: bool) -> list[tuple[str, ...]]:
    """Every simple path by trying every order of every choice of actors."""
    weights: dict[tuple[str, str], int] = {}
    for edge in view.edges():
        ways = [(edge.source, edge.target)]
        if not directed or edge.relation in SYMMETRIC_RELATIONS:
            ways.append((edge.target, edge.source))
        for way in ways:
            weights[way] = weights.get(way, 0) + edge.documents
    ranked = []
    for between in range(max_hops):
        for inner in permutations(sorted(set(view.ids) - {"a", "b"}), between):
            actors = ("a", *inner, "b")
            if all(step in weights for step in pairwise(actors)):
                cost = sum(Fraction(1, weights[step]) for step in pairwise(actors))
                ranked.append((len(actors), cost, actors))
    return [actors for _, _, actors in sorted(ranked)[:k]]


@given(EDGES, st.integers(1, 6), st.integers(1, 5), st.booleans())
def test_the_order_is_that_of_trying_everything(
    edges: dict[tuple[str, str, str], int], k: int, max_hops: int, directed: bool
) -> None:
    texts = [f"{s} {r} {t} *{times}" for (s, r, t), times in edges.items()]
    view = network(claims(*texts, "a ACCUSES a", "b ACCUSES b")).view()
    found = k_shortest_paths(view, "a", "b", k=k, max_hops=max_hops, directed=directed)
    assert [path.actors for path in found] == expected(view, k, max_hops, directed)


@given(st.lists(st.sampled_from(LARGE_PRIMES), min_size=10, max_size=10))
def test_weights_without_a_small_common_multiple_stay_exact(weights: list[int]) -> None:
    view = network_of(
        *(f"{s} ACCUSES {t}" for s in "acdef" for t in "bcdef" if s < t),
    ).view()
    # Thousands of claims for each edge would say no more than their number does.
    view.columns.weight[:] = weights[: len(view)] + [1] * (len(view) - 10)
    found = k_shortest_paths(view, "a", "b", k=50)
    assert [path.actors for path in found] == _by_columns(view)


def _by_columns(view: View) -> list[tuple[str, ...]]:
    weights = {}
    for number in range(len(view)):
        key = view.key(number)
        for step in ((key.source, key.target), (key.target, key.source)):
            weights[step] = int(view.columns.weight[number])
    ranked = []
    for between in range(4):
        for inner in permutations("cdef", between):
            actors = ("a", *inner, "b")
            if all(step in weights for step in pairwise(actors)):
                cost = sum(Fraction(1, weights[step]) for step in pairwise(actors))
                ranked.append((len(actors), cost, actors))
    return [actors for _, _, actors in sorted(ranked)[:50]]

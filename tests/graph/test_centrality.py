from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.centrality import Measure, centrality
from graph.view import View
from tests.graph.networks import claims, network, network_of


def florentine() -> View:
    """Marriages among the families of Renaissance Florence (Padgett), as alliances."""
    families = nx.florentine_families_graph()
    return network_of(*(f"{a} ALLIES_WITH {b}" for a, b in families.edges)).view()


def scores(view: View, measure: Measure, **bounds: int) -> dict[str, float]:
    return dict(centrality(view, measure, **bounds).scores)


def test_the_medici_have_the_most_marriages_and_broker_half_of_florence() -> None:
    view = florentine()
    assert centrality(view, Measure.DEGREE).scores[0] == ("Medici", 6.0)
    name, share = centrality(view, Measure.BETWEENNESS).scores[0]
    assert (name, round(share, 3)) == ("Medici", 0.522)


def test_betweenness_and_pagerank_of_florence_are_those_of_networkx() -> None:
    families, view = nx.florentine_families_graph(), florentine()
    assert scores(view, Measure.BETWEENNESS) == pytest.approx(nx.betweenness_centrality(families))
    assert scores(view, Measure.PAGERANK) == pytest.approx(
        nx.pagerank(families.to_directed(), tol=1e-12), abs=1e-8
    )


SMALL = network_of("a ACCUSES b *3", "b ATTACKS a", "a ATTACKS c", "c ALLIES_WITH b *2").view()


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.DEGREE, {"a": 2, "b": 2, "c": 2}),
        (Measure.IN_DEGREE, {"a": 1, "b": 2, "c": 2}),
        (Measure.OUT_DEGREE, {"a": 2, "b": 2, "c": 1}),
        (Measure.WEIGHTED_DEGREE, {"a": 5, "b": 6, "c": 3}),
        (Measure.BETWEENNESS, {"a": 0, "b": 0, "c": 0}),
    ],
)
def test_a_triangle_counted_by_hand(measure: Measure, expected: dict[str, float]) -> None:
    assert scores(SMALL, measure) == expected


def test_equal_scores_are_ordered_by_id() -> None:
    assert [actor for actor, _ in centrality(SMALL, Measure.DEGREE).scores] == ["a", "b", "c"]


def test_pagerank_finds_who_is_pointed_at_and_sums_to_one() -> None:
    view = network_of("a ACCUSES z", "b ACCUSES z", "c ACCUSES z", "z ACCUSES a").view()
    ranked = centrality(view, Measure.PAGERANK).scores
    assert [actor for actor, _ in ranked] == ["z", "a", "b", "c"]
    assert sum(score for _, score in ranked) == pytest.approx(1)


TEXTS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).map(
        lambda ends: f"{ends[0]} ACCUSES {ends[1]}"
    ),
    max_size=20,
)


@given(TEXTS)
def test_betweenness_is_that_of_networkx(texts: list[str]) -> None:
    view = network(claims(*texts)).view()
    graph = nx.Graph((edge.source, edge.target) for edge in view.edges())
    assert scores(view, Measure.BETWEENNESS) == pytest.approx(nx.betweenness_centrality(graph))


def star(leaves: int) -> View:
    return network_of(*(f"hub ACCUSES leaf-{n:03}" for n in range(leaves))).view()


def test_betweenness_of_many_actors_is_estimated_says_so_and_is_the_same_each_time() -> None:
    view = star(60)
    first = centrality(view, Measure.BETWEENNESS, exact_up_to=20, pivots=20)
    assert not first.exact
    assert first.note == "estimated from 20 of 61 actors, drawn with seed 2001"
    assert first.scores[0][0] == "hub"
    assert first.scores[0][1] == pytest.approx(1, abs=0.06)
    assert first == centrality(view, Measure.BETWEENNESS, exact_up_to=20, pivots=20)


def test_sources_taken_in_batches_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = centrality(florentine(), Measure.BETWEENNESS)
    monkeypatch.setattr("graph.betweenness.CELLS_AT_ONCE", 40)
    assert centrality(florentine(), Measure.BETWEENNESS) == whole


@pytest.mark.parametrize("measure", list(Measure))
def test_an_empty_graph_ranks_nobody(measure: Measure) -> None:
    assert centrality(network([]).view(), measure).scores == ()

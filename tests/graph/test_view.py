from __future__ import annotations

from typing import Any

import pytest

from graph.errors import NotFound
from graph.model import Belonging, EdgeKey, Status
from graph.network import Network
from graph.query import ClaimFilter, Rollup
from graph.store.protocol import ClaimRow
from tests.graph.networks import actor, claim, network, network_of


def shown(graph: Network, rollup: Rollup = Rollup.NONE, **conditions: Any) -> list[str]:
    """The edges of a view in a word each: ``a ACCUSES b 2`` with the weight."""
    view = graph.view(ClaimFilter.model_validate(conditions), rollup)
    return [f"{e.source} {e.relation} {e.target} {e.documents}" for e in view.edges()]


def test_weight_is_the_number_of_documents_not_of_claims() -> None:
    graph = network(
        [claim("1", "a ACCUSES b", document="x"), claim("2", "a ACCUSES b", document="x")]
    )
    (edge,) = graph.view().edges()
    assert (edge.claims, edge.documents) == (2, 1)


DATED = network(
    [
        claim("day", "a ACCUSES b", date="2006-11-30"),
        claim("month", "a ATTACKS b", date="2006-12"),
        claim("year", "a SUPPLIES b", date="2006"),
        claim("never", "b ACCUSES a"),
    ]
)


@pytest.mark.parametrize(
    ("since", "until", "relations"),
    [
        (None, None, ["ACCUSES", "ATTACKS", "SUPPLIES", "ACCUSES"]),
        ("2006-11-30", None, ["ACCUSES", "ATTACKS", "SUPPLIES"]),
        ("2006-12-01", None, ["ATTACKS", "SUPPLIES"]),
        ("2006-12-31", "2006-12-31", ["ATTACKS", "SUPPLIES"]),
        (None, "2006-11", ["ACCUSES", "SUPPLIES"]),
        (None, "2006-01-01", ["SUPPLIES"]),
        ("2007", None, []),
        (None, "2005", []),
    ],
)
def test_dates_pass_by_overlap_and_undated_claims_only_unfiltered(
    since: str | None, until: str | None, relations: list[str]
) -> None:
    assert [e.split()[1] for e in shown(DATED, since=since, until=until)] == relations


def test_an_edge_runs_from_the_least_start_to_the_greatest_end() -> None:
    rows = [
        claim("1", "a ACCUSES b", date="2006-11"),
        claim("2", "a ACCUSES b", date="2005"),
        claim("3", "a ACCUSES b"),
    ]
    (edge,) = network(rows).view().edges()
    assert (edge.first, edge.last) == ("2005", "2006-11")


def test_of_dates_that_start_or_end_together_the_coarser_is_shown() -> None:
    dates = ["2005-01-01", "2005-01", "2005", "2006", "2006-12", "2006-12-31"]
    rows = [claim(str(n), "a ACCUSES b", date=date) for n, date in enumerate(dates)]
    (edge,) = network(rows).view().edges()
    assert (edge.first, edge.last) == ("2005", "2006")


MIXED = network(
    [
        claim("1", "a ACCUSES b", confidence=0.9, speakers=("c", "d"), document="x"),
        claim("2", "a ACCUSES b", status=Status.ALLEGED, confidence=0.5, document="y"),
        claim("3", "b ATTACKS c", status=Status.DENIED, speakers=("b",), document="y"),
        claim("4", "b ALLIES_WITH a", status=Status.HYPOTHETICAL, document="z"),
    ]
)


@pytest.mark.parametrize(
    ("conditions", "edges"),
    [
        ({"status": ["asserted"]}, ["a ACCUSES b 1"]),
        ({"status": ["denied"]}, ["b ATTACKS c 1"]),
        ({"relation": ["ACCUSES"]}, ["a ACCUSES b 2"]),
        ({"relation": ["SUPPLIES"]}, []),
        ({"speaker": "d"}, ["a ACCUSES b 1"]),
        ({"speaker": "nobody"}, []),
        ({"document": "y"}, ["a ACCUSES b 1", "b ATTACKS c 1"]),
        ({"document": "nowhere"}, []),
        ({"min_confidence": 0.9}, ["a ACCUSES b 1"]),
        ({"source": "a"}, ["a ACCUSES b 2", "a ALLIES_WITH b 1"]),
        ({"target": "a"}, ["a ALLIES_WITH b 1"]),
        ({"source": "a", "target": "b"}, ["a ACCUSES b 2", "a ALLIES_WITH b 1"]),
        ({"actor": "c"}, ["b ATTACKS c 1"]),
        ({"actor": "nobody"}, []),
    ],
)
def test_a_filter_acts_on_claims(conditions: dict[str, Any], edges: list[str]) -> None:
    assert shown(MIXED, **conditions) == edges


def test_without_a_filter_asserted_and_alleged_claims_count() -> None:
    view = MIXED.view()
    assert [(e.asserted, e.alleged, e.denied) for e in view.edges()] == [(1, 1, 0)]


def test_the_best_evidence_comes_first() -> None:
    def row(claim_id: str, status: str, confidence: float, date: str | None) -> ClaimRow:
        return claim(
            claim_id,
            "a ACCUSES b",
            status=Status(status),
            confidence=confidence,
            date=date,
        )

    rows = [
        row("hypothetical", "hypothetical", 1.0, "2010"),
        row("denied", "denied", 1.0, "2010"),
        row("alleged", "alleged", 1.0, "2010"),
        row("unsure", "asserted", 0.2, "2010"),
        row("undated-b", "asserted", 0.7, None),
        row("undated-a", "asserted", 0.7, None),
        row("early", "asserted", 0.7, "2001"),
        row("late", "asserted", 0.7, "2002"),
    ]
    key = EdgeKey(source="a", relation="ACCUSES", target="b")
    view = network(rows).view(ClaimFilter())
    assert view.claim_ids(key) == (
        "late",
        "early",
        "undated-a",
        "undated-b",
        "unsure",
        "alleged",
        "denied",
        "hypothetical",
    )
    assert view.claim_ids(key, limit=1) == ("late",)


def test_a_symmetric_edge_is_one_found_from_either_side_and_knows_who_backs_whom() -> None:
    view = network_of("b ALLIES_WITH a *3", "a ALLIES_WITH b").view()
    (edge,) = view.edges()
    assert (edge.source, edge.forward, edge.backward, edge.mutual) == ("a", 1, 3, 1)
    turned = EdgeKey(source="b", relation="ALLIES_WITH", target="a")
    assert len(view.claim_ids(turned)) == 4


def test_an_edge_that_no_passing_claim_makes_has_no_evidence() -> None:
    view = network_of("a ACCUSES b").view()
    for source, relation, target in [("b", "ACCUSES", "a"), ("a", "ZZ", "b"), ("a", "AA", "z")]:
        assert view.claim_ids(EdgeKey(source=source, relation=relation, target=target)) == ()


ARMY = network(
    [
        claim("1", "army ATTACKS rebels", document="x"),
        claim("2", "state ATTACKS rebels", document="x"),
        claim("3", "state ACCUSES army"),
        claim("4", "state ALLIES_WITH zone"),
        claim("5", "wing ALLIES_WITH state"),
    ],
    actor("army", part_of=[Belonging(actor="state")], sector="MIL"),
    actor("rebels", part_of=[Belonging(actor="state")], sector="REB"),
    actor("wing", part_of=[Belonging(actor="zone")], sector="MIL"),
)


def test_rolled_up_claims_join_and_claims_within_one_actor_are_counted_apart() -> None:
    view = ARMY.view(rollup=Rollup.STATE)
    assert [
        f"{e.source} {e.relation} {e.target} {e.claims}/{e.documents}" for e in view.edges()
    ] == [
        "state ALLIES_WITH zone 2/2",
        "state ATTACKS rebels 2/1",
    ]
    assert (view.self_claims, view.claims) == (1, 5)
    allies = view.edges()[0]
    assert (allies.forward, allies.backward) == (1, 1)


def test_an_actor_can_be_asked_for_by_its_own_id_and_shown_under_its_state() -> None:
    assert shown(ARMY, Rollup.STATE, source="army") == ["state ATTACKS rebels 1"]
    assert shown(ARMY, Rollup.STATE, source="state", relation=["ATTACKS"]) == [
        "state ATTACKS rebels 1"
    ]


def test_an_unknown_actor_is_not_found_and_one_without_edges_has_no_position() -> None:
    view = MIXED.view(ClaimFilter(status=frozenset({Status.ASSERTED})))
    assert view.position("c") is None
    with pytest.raises(NotFound):
        view.position("zz")

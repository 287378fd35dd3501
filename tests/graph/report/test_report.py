from __future__ import annotations

import json

import pytest

from graph.centrality import Measure
from graph.errors import SettingError
from graph.model import Actor, Kind, Sector, Status
from graph.network import Network
from graph.query import ALL_STATUSES, ClaimFilter, Rollup
from graph.report import (
    DEFAULT_MEASURES,
    CentralityReport,
    centrality_report,
    facts,
    overview,
    ranking,
    render_json,
    render_markdown,
    tie,
)
from tests.graph.networks import claim, network, network_of

GRAPH = network_of(
    "iran SUPPLIES hezbollah *4",
    "israel ATTACKS hezbollah *3",
    "israel ACCUSES iran *2",
    "syria ALLIES_WITH iran",
)


def report_of(graph: Network = GRAPH, where: ClaimFilter | None = None) -> CentralityReport:
    return centrality_report(graph.view(where))


def test_the_report_says_what_it_was_computed_on() -> None:
    extent = report_of().extent
    assert (extent.actors, extent.edges, extent.claims, extent.documents) == (4, 4, 10, 10)
    assert (extent.asserted, extent.alleged, extent.largest_component) == (10, 0, 4)
    assert [(r.relation, r.edges, r.claims) for r in extent.relations] == [
        ("ACCUSES", 1, 2),
        ("ALLIES_WITH", 1, 1),
        ("ATTACKS", 1, 3),
        ("SUPPLIES", 1, 4),
    ]


def test_each_measure_has_its_ranking() -> None:
    report = report_of()
    assert tuple(r.measure for r in report.rankings) == DEFAULT_MEASURES
    weighted = report.rankings[0]
    assert [(r.rank, r.actor, r.score) for r in weighted.actors] == [
        (1, "hezbollah", 7),
        (1, "iran", 7),
        (3, "israel", 5),
        (4, "syria", 1),
    ]


def test_everybody_ranked_is_described_with_the_strongest_ties() -> None:
    iran = report_of().actor("iran")
    assert (iran.name, iran.kind) == ("Iran", Kind.STATE)
    assert [(t.source, t.relation, t.target, t.documents) for t in iran.ties] == [
        ("iran", "SUPPLIES", "hezbollah", 4),
        ("israel", "ACCUSES", "iran", 2),
        ("iran", "ALLIES_WITH", "syria", 1),
    ]
    assert iran.scores[Measure.DEGREE] == 3


def test_an_actor_shows_one_tie_for_each_relation_and_direction() -> None:
    graph = network_of("a ACCUSES b *3", "a ACCUSES c *2", "b ACCUSES a", "c ALLIES_WITH a")
    ties = report_of(graph).actor("a").ties
    assert [(t.source, t.relation, t.target) for t in ties] == [
        ("a", "ACCUSES", "b"),
        ("a", "ALLIES_WITH", "c"),
        ("b", "ACCUSES", "a"),
    ]


def test_a_tie_names_the_claim_that_speaks_best_for_it() -> None:
    rows = [
        claim("weak", "a ACCUSES b", status=Status.ALLEGED, confidence=0.9),
        claim("best", "a ACCUSES b", confidence=0.6),
    ]
    assert report_of(network(rows)).actor("a").ties[0].best_claim == "best"


def test_only_the_top_are_ranked() -> None:
    report = centrality_report(GRAPH.view(), [Measure.DEGREE], top=1)
    assert [r.actor for r in report.rankings[0].actors] == ["iran"]
    assert [actor.id for actor in report.actors] == ["iran"]


def test_a_report_of_nothing_cannot_be_asked_for() -> None:
    with pytest.raises(SettingError):
        centrality_report(GRAPH.view(), top=0)
    with pytest.raises(SettingError):
        centrality_report(GRAPH.view(), [])


def test_an_empty_graph_gives_a_report_that_says_so() -> None:
    report = report_of(network([]))
    assert report.warnings == ("No claim passes the filter, so there is nobody to rank.",)
    assert report.warnings[0] in render_markdown(report)
    assert "Overview" not in render_markdown(report)


LOCAL = Actor(id="~x-1", name="X", kind=Kind.PERSON, sector=Sector.UNK)


@pytest.mark.parametrize(
    ("graph", "warning"),
    [
        (
            network([claim(str(n), "a ACCUSES b", status=Status.ALLEGED) for n in range(3)]),
            "100% of the claims are alleged: "
            "somebody's word, not what a document says in its own voice.",
        ),
        (
            network([claim("1", "a ACCUSES b", status=Status.DENIED)]),
            "1 denied and 0 hypothetical claims count here like the others, "
            "because the filter lets them pass.",
        ),
        (GRAPH, "There are only 10 claims: one document more can change every rank."),
        (network([claim("1", "a ACCUSES b")]), "All claims stand in one document."),
        (
            network([claim(n, "a ACCUSES b", document=n[0]) for n in ("x1", "x2", "x3", "y")]),
            "75% of the claims stand in one document.",
        ),
        (
            network_of("a ACCUSES b", "c ACCUSES d"),
            "The graph falls apart: its largest part has 2 of 4 actors. "
            "PageRank and betweenness compare badly across parts.",
        ),
        (
            network([claim("1", "a ACCUSES ~x-1")], LOCAL),
            "50% of the actors are in no knowledge file: "
            "one of them may stand here under several names.",
        ),
        (
            network_of("a ACCUSES b", "a ACCUSES a"),
            "Claims with one actor at both ends, which make no edge: 1.",
        ),
    ],
)
def test_what_a_reader_should_know_is_said(graph: Network, warning: str) -> None:
    assert warning in report_of(graph, ClaimFilter(status=ALL_STATUSES)).warnings


def test_a_sound_graph_needs_no_warning() -> None:
    assert report_of(network_of("a ACCUSES b *20", "b ACCUSES c *20")).warnings == ()


def test_json_gives_the_report_back() -> None:
    report = report_of()
    assert CentralityReport.model_validate_json(render_json(report)) == report
    assert json.loads(render_json(report))["extent"]["edges"] == 4


def test_json_writes_the_filter_in_one_order() -> None:
    report = report_of(GRAPH, ClaimFilter(status=ALL_STATUSES))
    statuses = json.loads(render_json(report))["extent"]["where"]["status"]
    assert statuses == ["alleged", "asserted", "denied", "hypothetical"]


def test_markdown_says_first_what_it_is_computed_on_and_what_to_beware_of() -> None:
    text = render_markdown(report_of())
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[:3] == ["# Who stands at the centre", "## Before you quote this", "## Overview"]
    assert "- **Graph:** 4 actors, 4 edges from 10 claims in 10 documents" in text
    assert "| 1 | Hezbollah | state |  | 7 | Iran supplies Hezbollah" in text


def test_a_name_cannot_break_a_markdown_table() -> None:
    nasty = Actor(id="n", name="A|B\n<b>*x*", kind=Kind.PERSON, sector=Sector.UNK)
    text = render_markdown(report_of(network([claim("1", "n ACCUSES m")], nasty)))
    assert r"A\|B \<b\>\*x\*" in text
    tables = [line for line in text.splitlines() if line.startswith("| 1 |")]
    assert {line.replace(r"\|", "").count("|") for line in tables} == {7}


@pytest.mark.parametrize(
    ("status", "relation", "words"),
    [
        ("asserted", "ACCUSES", "A accuses B"),
        ("alleged", "SUPPLIES", "A allegedly supplies B"),
        ("alleged", "ALLIES_WITH", "A is allegedly allied with B"),
        ("denied", "ATTACKS", "“A attacks B”: denied or hypothetical"),
        ("asserted", "TRADES_WITH", "A trades with B"),
    ],
)
def test_a_claim_is_never_worded_as_a_fact(status: str, relation: str, words: str) -> None:
    rows = [claim("1", f"a {relation} b", status=Status(status))]
    report = report_of(network(rows), ClaimFilter(status=ALL_STATUSES))
    assert tie(report.actor("a").ties[0]).startswith(f"{words} (1 document, ")


def test_tables_have_a_cell_for_each_column() -> None:
    report = report_of()
    tables = [overview(report), *(ranking(report, each) for each in report.rankings)]
    for table in tables:
        assert {len(row) for row in table.rows} == {len(table.header)} == {len(table.right)}


def test_facts_name_the_filter() -> None:
    where = ClaimFilter(since="2006", speaker="israel", min_confidence=0.5)
    view = GRAPH.view(where, Rollup.STATE)
    told = dict(facts(centrality_report(view, [Measure.DEGREE]).extent))
    assert (told["Since"], told["According to"], told["Roll-up"]) == ("2006", "israel", "state")
    assert told["Confidence at least"] == "0.5"
    assert told["Period"] == "undated"

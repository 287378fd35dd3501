"""A report as plain rows of text, for tables of any kind."""

from __future__ import annotations

from dataclasses import dataclass

from graph.centrality import Measure
from graph.model import SYMMETRIC_RELATIONS
from graph.report.model import CentralityReport, Extent, Ranking, ReportedActor, Tie

WHOLE_NUMBERS = frozenset(
    {Measure.DEGREE, Measure.IN_DEGREE, Measure.OUT_DEGREE, Measure.WEIGHTED_DEGREE}
)
TITLES: dict[Measure, str] = {
    Measure.DEGREE: "Degree",
    Measure.IN_DEGREE: "In-degree",
    Measure.OUT_DEGREE: "Out-degree",
    Measure.WEIGHTED_DEGREE: "Weighted degree",
    Measure.PAGERANK: "PageRank",
    Measure.BETWEENNESS: "Betweenness",
}
VERBS: dict[str, str] = {
    "ACCUSES": "{} accuses",
    "ALLIES_WITH": "is {} allied with",
    "ATTACKS": "{} attacks",
    "SUPPLIES": "{} supplies",
}


@dataclass(frozen=True, slots=True)
class Table:
    """``right`` says which columns hold figures."""

    title: str
    header: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def score(measure: Measure, value: float) -> str:
    return f"{value:.0f}" if measure in WHOLE_NUMBERS else f"{value:.4f}"


def overview(report: CentralityReport) -> Table:
    """Everybody whom some ranking names, with all measures side by side."""
    measures = [ranking.measure for ranking in report.rankings]
    return Table(
        title="Overview",
        header=("Actor", "Kind", "Country", *(TITLES[measure] for measure in measures)),
        right=(False, False, False, *(True for _ in measures)),
        rows=tuple(
            (
                *_who(actor),
                *(score(measure, actor.scores[measure]) for measure in measures),
            )
            for actor in report.actors
        ),
    )


def ranking(report: CentralityReport, of: Ranking) -> Table:
    """One measure: rank, actor, score and the actor's strongest relation."""
    actors = {actor.id: actor for actor in report.actors}
    return Table(
        title=TITLES[of.measure],
        header=("Rank", "Actor", "Kind", "Country", "Score", "Strongest relation"),
        right=(True, False, False, False, True, False),
        rows=tuple(
            (
                str(ranked.rank),
                *_who(actors[ranked.actor]),
                score(of.measure, ranked.score),
                tie(actors[ranked.actor].ties[0]) if actors[ranked.actor].ties else "",
            )
            for ranked in of.actors
        ),
    )


def tie(of: Tie) -> str:
    """``Iran supplies Hezbollah (4 documents, 1 of 6 claims asserted)``: never without how much
    of it a document says in its own voice, and in other words where none does."""
    verb = VERBS.get(of.relation, "{} " + of.relation.lower().replace("_", " "))
    hedge = "allegedly" if of.alleged and not of.asserted else ""
    words = f"{of.source_name} {' '.join(verb.format(hedge).split())} {of.target_name}"
    if not of.asserted and not of.alleged:
        words = f"“{words}”: denied or hypothetical"
    evidence = f"{_count(of.documents, 'document')}, {of.asserted} of {_count(of.claims, 'claim')}"
    return f"{words} ({evidence} asserted)"


def facts(extent: Extent) -> tuple[tuple[str, str], ...]:
    """What the figures were computed on, a name and a value each."""
    where = extent.where
    given = [
        ("Relations", ", ".join(sorted(where.relation)) or "all"),
        ("Status", ", ".join(sorted(where.status))),
        ("Source", where.source),
        ("Target", where.target),
        ("Actor", where.actor),
        ("According to", where.speaker),
        ("Document", where.document),
        ("Since", where.since),
        ("Until", where.until),
        ("Confidence at least", f"{where.min_confidence:g}" if where.min_confidence else None),
        ("Roll-up", extent.rollup),
    ]
    by_relation = ", ".join(
        f"{part.relation}{_both_ways(part.relation)} {part.edges}" for part in extent.relations
    )
    period = f"{extent.first} to {extent.last}" if extent.first else "undated"
    return (
        (
            "Graph",
            f"{_count(extent.actors, 'actor')}, {_count(extent.edges, 'edge')} from "
            f"{_count(extent.claims - extent.self_claims, 'claim')} in "
            f"{_count(extent.documents, 'document')}",
        ),
        ("Edges by relation", by_relation or "none"),
        (
            "Claims",
            f"{extent.asserted} asserted, {extent.alleged} alleged"
            f", {extent.denied} denied, {extent.hypothetical} hypothetical",
        ),
        ("Period", period),
        *((name, value) for name, value in given if value),
        ("Version of the graph", f"{extent.version.number} ({extent.version.time})"),
    )


def _who(actor: ReportedActor) -> tuple[str, str, str]:
    return actor.name, actor.kind.replace("_", " "), actor.country or ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _both_ways(relation: str) -> str:
    return " (both ways)" if relation in SYMMETRIC_RELATIONS else ""

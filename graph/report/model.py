"""What a centrality report says, before it is written in any format."""

from __future__ import annotations

from typing import Any

from pydantic import field_serializer

from graph.centrality import Measure
from graph.model import CountryCode, Kind, Model, PartialDate, RelationType, Sector, Version
from graph.query import ClaimFilter, Rollup

MEANING: dict[Measure, str] = {
    Measure.DEGREE: "How many other actors it has relations with, in either direction.",
    Measure.IN_DEGREE: "From how many others relations run to it; alliances run both ways.",
    Measure.OUT_DEGREE: "To how many others relations run from it; alliances run both ways.",
    Measure.WEIGHTED_DEGREE: "The documents behind all its relations, summed.",
    Measure.PAGERANK: "Whether those point at it who are pointed at themselves; sums to 1.",
    Measure.BETWEENNESS: "On what share of the shortest paths between two others it lies.",
}
"""Each measure in a sentence, for a reader who has never heard of it."""


class RelationCount(Model):
    relation: RelationType
    edges: int
    claims: int


class Extent(Model):
    """What the figures were computed on. ``claims`` counts those that pass the filter;
    ``self_claims`` of them stay within one actor and make no edge. ``largest_component`` is the
    number of actors in the largest part of the graph that hangs together."""

    version: Version
    where: ClaimFilter
    rollup: Rollup
    actors: int
    edges: int
    claims: int
    self_claims: int
    documents: int
    asserted: int
    alleged: int
    denied: int
    hypothetical: int
    first: PartialDate | None
    last: PartialDate | None
    largest_component: int
    relations: tuple[RelationCount, ...]

    @field_serializer("where")
    def _in_one_order(self, where: ClaimFilter) -> dict[str, Any]:
        """Sets have no order of their own, and one report should be written one way."""
        written = where.model_dump(mode="json")
        return {k: sorted(v) if isinstance(v, list) else v for k, v in written.items()}


class Tie(Model):
    """One of an actor's strongest edges, and the claim that speaks best for it."""

    source: str
    source_name: str
    relation: RelationType
    target: str
    target_name: str
    documents: int
    claims: int
    asserted: int
    alleged: int
    best_claim: str


class ReportedActor(Model):
    """An actor that some ranking names, with its score by each measure of the report and its
    strongest edge of each relation, given and received; the strongest of all first."""

    id: str
    name: str
    kind: Kind
    sector: Sector
    country: CountryCode | None
    scores: dict[Measure, float]
    ties: tuple[Tie, ...]


class Ranked(Model):
    """``rank`` is shared by equal scores."""

    rank: int
    actor: str
    score: float


class Ranking(Model):
    measure: Measure
    meaning: str
    exact: bool
    note: str | None
    actors: tuple[Ranked, ...]


class CentralityReport(Model):
    """``actors`` holds everybody whom a ranking names: by the best rank in any, then in the
    first, then by id. ``warnings`` say what a reader should know before he quotes a figure."""

    extent: Extent
    warnings: tuple[str, ...]
    rankings: tuple[Ranking, ...]
    actors: tuple[ReportedActor, ...]

    def actor(self, actor_id: str) -> ReportedActor:
        """``KeyError`` for one that no ranking names."""
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)

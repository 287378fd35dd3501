"""What is answered, over HTTP and with ``--json``: the shapes, and nothing that computes them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graph.centrality import Measure
from graph.model import (
    Actor,
    Attribution,
    Claim,
    CountryCode,
    Document,
    Edge,
    Kind,
    Sector,
    Span,
    Status,
)
from graph.rules import Rule
from graph.store.protocol import ActorSummary, DocumentSummary


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class ActorName(Answer):
    """An actor as edges and paths show it."""

    id: str = Field(examples=["iran"])
    name: str = Field(examples=["Iran"])
    kind: Kind
    sector: Sector
    country: CountryCode | None = Field(default=None, examples=["IRN"])

    @classmethod
    def of(cls, actor: Actor) -> ActorName:
        return cls(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            sector=actor.sector,
            country=actor.country,
        )


class Evidence(Answer):
    """The words that stand behind an edge: one claim, its sentence and where it stands."""

    claim: str
    document: str
    status: Status
    cue: str | None = None
    attribution: tuple[Attribution, ...] = ()
    date: str | None = None
    confidence: float
    trigger: Span
    sentence: Span

    @classmethod
    def of(cls, claim: Claim) -> Evidence:
        return cls(
            claim=claim.id,
            document=claim.document,
            status=claim.status,
            cue=claim.cue,
            attribution=claim.attribution,
            date=claim.date,
            confidence=claim.confidence,
            trigger=claim.trigger,
            sentence=claim.sentence,
        )


class EdgeAnswer(Answer):
    """All passing claims of one source, relation and target, summed up.

    ``weight`` is the number of documents among them. For the symmetric ``ALLIES_WITH``,
    ``forward`` and ``backward`` say how many claims run which way.
    """

    source: ActorName
    relation: str = Field(examples=["ACCUSES"])
    target: ActorName
    weight: int
    documents: int
    claims: int
    asserted: int
    alleged: int
    denied: int
    hypothetical: int
    forward: int
    backward: int
    mutual: int
    first: str | None = Field(default=None, examples=["2006-11"])
    last: str | None = Field(default=None, examples=["2006-11-30"])
    best: Evidence | None = None

    @classmethod
    def of(cls, edge: Edge, source: Actor, target: Actor, best: Claim | None) -> EdgeAnswer:
        sums = edge.model_dump(exclude={"source", "target"})
        return cls(
            source=ActorName.of(source),
            target=ActorName.of(target),
            weight=edge.documents,
            best=None if best is None else Evidence.of(best),
            **sums,
        )


class Versioned(Answer):
    """``version`` is the number of the store's state that the answer was computed on."""

    version: int


class RelationPage(Versioned):
    items: list[EdgeAnswer]
    next: str | None = None


class ClaimPage(Versioned):
    items: list[Claim]
    next: str | None = None


class PathStep(Answer):
    """One step of a path, and every passing edge between its two actors, either way round."""

    source: ActorName
    target: ActorName
    edges: list[EdgeAnswer]


class PathAnswer(Answer):
    """``cost`` is the sum of 1/weight over the steps: of two paths with as many hops the lesser
    is the better documented."""

    hops: int
    cost: float
    actors: list[ActorName]
    steps: list[PathStep]


class PathsAnswer(Versioned):
    source: ActorName
    target: ActorName
    items: list[PathAnswer]
    next: None = None


class NeighbourItem(ActorName):
    """``distance`` in steps from the centre; ``strength`` sums the weights of the edges that lead
    to the actor from those one step nearer."""

    distance: int
    strength: int


class NeighbourhoodAnswer(Versioned):
    """The sub-graph around ``centre``, which comes first among the actors; ``cut`` actors within
    reach were left out by the limit."""

    centre: ActorName
    actors: list[NeighbourItem]
    edges: list[EdgeAnswer]
    cut: int


class RankedActor(ActorName):
    """Actors with equal scores have equal ranks."""

    rank: int
    score: float


class CentralityAnswer(Versioned):
    """``note`` says what the scores are not, where they are not ``exact``; ``total`` is how many
    actors were ranked."""

    measure: Measure
    exact: bool
    note: str | None = None
    total: int
    items: list[RankedActor]
    next: None = None


class ActorItem(ActorName):
    """An actor with how much is said of it; ``score`` is how well it matches the search."""

    aliases: tuple[str, ...] = ()
    claims: int
    documents: int
    score: float = 0.0

    @classmethod
    def summed(cls, summary: ActorSummary) -> ActorItem:
        return cls(
            **ActorName.of(summary.actor).model_dump(),
            aliases=summary.actor.aliases,
            claims=summary.claims,
            documents=summary.documents,
            score=summary.score,
        )


class ActorPage(Versioned):
    items: list[ActorItem]
    next: str | None = None


class BelongingAnswer(Answer):
    """What an actor belongs to, from one date until another; either may be open."""

    actor: str
    name: str
    since: str | None = None
    until: str | None = None


class ActorAnswer(Versioned):
    id: str
    name: str
    kind: Kind
    sector: Sector
    country: CountryCode | None = None
    aliases: tuple[str, ...] = ()
    part_of: list[BelongingAnswer]
    member_of: list[BelongingAnswer]
    wikidata: str | None = None
    claims: int
    documents: int
    outgoing: dict[str, int] = Field(examples=[{"ACCUSES": 3}])
    """Claims of every status with the actor as source, by relation."""
    incoming: dict[str, int] = Field(examples=[{"ATTACKS": 1}])
    """The same with the actor as target. Of a symmetric relation, by the order in the text."""


class DocumentItem(Answer):
    """A document without its text."""

    id: str
    title: str | None = None
    url: str | None = None
    date: str | None = None
    publisher: str | None = None
    path: str | None = None
    characters: int
    sentences: int
    claims: int

    @classmethod
    def of(cls, summary: DocumentSummary) -> DocumentItem:
        return cls(
            id=summary.id,
            title=summary.title,
            url=summary.url,
            date=summary.date,
            publisher=summary.publisher,
            path=summary.path,
            characters=summary.characters,
            sentences=summary.sentences,
            claims=summary.claims,
        )


class DocumentPage(Versioned):
    items: list[DocumentItem]
    next: str | None = None


class DocumentAnswer(Versioned, DocumentItem):
    """A document with the text that all offsets count in."""

    text: str
    metadata: dict[str, Any]

    @classmethod
    def whole(cls, document: Document, summary: DocumentSummary, version: int) -> DocumentAnswer:
        return cls(
            version=version,
            text=document.text,
            metadata=document.metadata,
            **DocumentItem.of(summary).model_dump(),
        )


class LoadedAnswer(Versioned):
    """What became of a document that was sent: the claims read out of it."""

    id: str
    claims: list[Claim]


class RemovedAnswer(Versioned):
    removed: list[str]


class RuleAnswer(Versioned):
    rule: Rule


class RulesAnswer(Versioned):
    items: list[Rule]
    next: str | None = None


class Alternative(Answer):
    id: str
    score: float


class ResolvedActor(ActorName):
    part_of: str | None = None


class ResolvedAnswer(Answer):
    """How a mention is understood, by which rule, and what else it could have been."""

    text: str
    actor: ResolvedActor | None = None
    rule: str | None = None
    matched: str | None = None
    alternatives: list[Alternative] = []


class Health(Answer):
    """``ready`` is whether the store answers and the network follows it."""

    status: str
    version: int | None = None
    actors: int | None = None
    documents: int | None = None
    claims: int | None = None
    edges: int | None = None

"""The one interface of a store. A store keeps actors, documents and claims; edges are derived
from claims inside the same transaction. Two implementations, one conformance suite.

A store is opened by ``graph.store.open_store(url)`` and used as an async context manager. All
methods raise ``StoreError`` (or a subclass) with the driver's error as its cause.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from graph.model import Actor, Claim, Document, Edge, EdgeKey, Status, Version
from graph.query import ActorFilter, ClaimFilter, DocumentFilter, Page
from graph.rules import Draft, Rule


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with everything that was read out of it: what a loader hands to a store.

    ``fingerprint`` names the pipeline that read it (extractor, lexicon, knowledge). ``actors``
    holds every actor the claims name, and what those belong to.
    """

    document: Document
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    fingerprint: str
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What decides whether a document has to be read again."""

    id: str
    content_hash: str
    fingerprint: str
    claims: int


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document without its text, as lists show it."""

    id: str
    title: str | None
    url: str | None
    date: str | None
    publisher: str | None
    path: str | None
    characters: int
    sentences: int
    claims: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ActorSummary:
    """An actor with how much is said of it: claims at either end, and documents they stand in."""

    actor: Actor
    claims: int
    documents: int
    score: float = 0.0
    """How well the actor matches what was searched for, 0 to 1; 0 where nothing was."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The few columns of a claim that the network keeps in memory.

    ``first`` and ``last`` are days since 0001-01-01 (``date.toordinal``) of the interval that
    the claim's date covers, 0 where it has none.
    """

    id: str
    source: str
    relation: str
    target: str
    status: Status
    document: str
    first: int
    last: int
    confidence: float
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the graph after a version: enough for a network to follow."""

    kind: Literal["actor", "claim", "actor-removed", "claim-removed"]
    id: str
    actor: Actor | None = None
    claim: ClaimRow | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did. ``version`` is the store's after it."""

    version: Version
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    actors: int
    documents: int
    claims: int
    edges: int
    self_claims: int
    """Claims whose ends are one actor: kept, but in no edge."""
    fingerprints: Mapping[str, int] = field(default_factory=dict)
    """How many documents each pipeline fingerprint has read."""
    rejected: int = 0
    """Claims that somebody rejected. They are in none of the other numbers."""


class Writer(Protocol):
    async def put(self, batch: Sequence[ReadDocument], *, replace: bool = True) -> Written:
        """Store the documents with their claims and actors in one transaction, replacing what
        was known of the same ids (with ``replace=False`` a known id is a ``Conflict``), and
        correct the edges. Actors that no claim names any more, and that no other actor belongs
        to, go. An unchanged document (same content hash and fingerprint) changes nothing,
        and a batch that changes nothing leaves the version as it is."""
        ...

    async def remove(self, document_ids: Sequence[str]) -> Written:
        """Remove documents, their claims, and correct the edges, in one transaction. Unknown
        ids raise ``NotFound`` naming them; nothing is removed then."""
        ...

    async def rule(self, draft: Draft) -> Rule:
        """Merge, split or reject, in one transaction: add a rule to the log and bring what is
        stored under it. Documents put later come under it, too.

        Raises ``NotFound`` for an actor, document or claim that is not there, or where a split
        concerns no claim; ``Conflict`` for a claim that is rejected already; ``SettingError`` for
        what makes no rule."""
        ...

    async def withdraw(self, number: int | None = None) -> Rule:
        """Take back a rule, by default the last that stands: the graph becomes what it were had
        the rule never been made. Raises ``NotFound`` where there is none, ``Conflict`` where it
        was taken back already or a later rule names the actor it made."""
        ...

    async def take_rules(self, taken: Sequence[Rule], actors: Sequence[Actor]) -> None:
        """Make another store's log this one's, with the ``actors`` it keeps as they were read,
        before its documents are put. Raises ``Conflict`` where this one has another
        log, or documents."""
        ...

    async def try_writing(self) -> None:
        """Change nothing, and raise the ``StoreError`` that a write would end in. It takes its
        turn like one."""
        ...


class Reader(Protocol):
    async def version(self) -> Version:
        """Raises ``StoreTooNew`` where a newer whowhom has changed the store since it was opened,
        as writes do."""
        ...

    async def counts(self) -> Counts: ...

    async def known(self, document_ids: Sequence[str]) -> dict[str, KnownDocument]: ...

    async def rules(self) -> list[Rule]:
        """The log, by number: what stands, and what was withdrawn."""
        ...

    async def rejected(self) -> list[Claim]:
        """The rejected claims, by document and place in it. No other answer holds them."""
        ...

    async def as_read(self, document_ids: Sequence[str]) -> tuple[list[Claim], list[Actor]]:
        """The claims of these documents that rules touch, as they were read, rejected ones among
        them; and all actors that are kept as they were read."""
        ...

    async def document(self, document_id: str) -> tuple[Document, DocumentSummary] | None: ...

    async def documents(
        self, where: DocumentFilter, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentSummary]:
        """By date, latest first, then id; undated last. ``q`` is full text over title and text."""
        ...

    async def actor(self, actor_id: str) -> ActorSummary | None: ...

    async def actors(
        self, where: ActorFilter, *, limit: int, cursor: str | None = None
    ) -> Page[ActorSummary]:
        """With ``q``: tolerant of typing errors, by prefix and alias, best match first and then
        by how much is said of them. Without: most claims first, then id."""
        ...

    async def claim(self, claim_id: str) -> Claim | None: ...

    async def claims_by_id(self, claim_ids: Sequence[str]) -> dict[str, Claim]: ...

    async def claims(
        self, where: ClaimFilter, *, limit: int, cursor: str | None = None
    ) -> Page[Claim]:
        """By date, latest first (undated last), then document, then place in it, then id.
        A claim of a symmetric relation matches ``source`` and ``target`` either way round."""
        ...

    def all_claims(self) -> AsyncIterator[Claim]:
        """Every claim, by document and place in it."""
        ...

    async def edges(self, keys: Sequence[EdgeKey]) -> list[Edge]:
        """The cached sums for ``keys``; a key without an edge is left out."""
        ...

    def all_edges(self) -> AsyncIterator[Edge]: ...


class Follower(Protocol):
    def snapshot(self) -> AsyncIterator[Change | Version]:
        """The whole graph as ``Change``s, actors before claims, preceded by the ``Version`` it
        is of; all of one point in time."""
        ...

    def changes(self, since: int) -> AsyncIterator[Change | Version]:
        """What changed after version ``since``, preceded by the ``Version`` it leads to; actors
        first, then removed claims, then claims, then removed actors."""
        ...


class Store(Writer, Reader, Follower, Protocol):
    url: str
    """As given, without a password."""
    engine: str
    """What keeps it, with its version: ``SQLite/3.45.1``. Known once the store is entered."""

    async def __aenter__(self) -> Store: ...

    async def __aexit__(self, *failure: object) -> None: ...

    async def check(self) -> list[str]:
        """What is wrong with the store's content, a sentence each: edges that do not agree with
        their claims, claims without a document. Empty when all is well."""
        ...

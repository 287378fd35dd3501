"""``Neo4jStore``: the store protocol, each call a transaction that is retried."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from graph.errors import StoreError
from graph.model import Actor, Claim, Document, Edge, EdgeKey, Version
from graph.query import ActorFilter, ClaimFilter, DocumentFilter, Page
from graph.rules import Draft, Rule
from graph.store.cursors import positive
from graph.store.neo4j import as_read, follow, read, rules, search, write
from graph.store.neo4j.address import Address
from graph.store.neo4j.check import check
from graph.store.neo4j.connection import Connection
from graph.store.neo4j.schema import in_known_format, prepare
from graph.store.offer import Offer
from graph.store.protocol import (
    ActorSummary,
    Change,
    Counts,
    DocumentSummary,
    KnownDocument,
    ReadDocument,
    Written,
)

_CLAIMS_AT_ONCE = 2_000
_ACTORS_AT_ONCE = 500


class Neo4jStore:
    """A store in one database of a Neo4j server. It reconnects by itself when a server that went
    away is back. ``all_claims`` and ``all_edges`` are read page by page: what others write in the
    meantime shows on later pages."""

    def __init__(self, address: Address) -> None:
        self.url = address.shown
        self.engine = "Neo4j"
        self._address = address
        self._connection: Connection | None = None

    async def __aenter__(self) -> Neo4jStore:
        connection = Connection(self._address)
        try:
            self.engine = await prepare(connection, self.url)
        except BaseException:
            await connection.close()
            raise
        self._connection = connection
        return self

    async def __aexit__(self, *failure: object) -> None:
        connection, self._connection = self._opened, None
        await connection.close()

    async def put(self, batch: Sequence[ReadDocument], *, replace: bool = True) -> Written:
        return await self._opened.write(
            in_known_format(write.put, self.url), Offer.of(batch), replace
        )

    async def remove(self, document_ids: Sequence[str]) -> Written:
        return await self._opened.write(
            in_known_format(write.remove, self.url), list(dict.fromkeys(document_ids))
        )

    async def rule(self, draft: Draft) -> Rule:
        return await self._opened.write(in_known_format(rules.rule, self.url), draft)

    async def withdraw(self, number: int | None = None) -> Rule:
        return await self._opened.write(in_known_format(rules.withdraw, self.url), number)

    async def take_rules(self, taken: Sequence[Rule], actors: Sequence[Actor]) -> None:
        await self._opened.write(in_known_format(rules.take, self.url), taken, actors)

    async def try_writing(self) -> None:
        await self._opened.write(in_known_format(write.locked_version, self.url))

    async def version(self) -> Version:
        return await self._opened.read(in_known_format(read.version, self.url))

    async def counts(self) -> Counts:
        return await self._opened.read(read.counts)

    async def rules(self) -> list[Rule]:
        return await self._opened.read(as_read.rules)

    async def rejected(self) -> list[Claim]:
        return await self._opened.read(as_read.rejected)

    async def as_read(self, document_ids: Sequence[str]) -> tuple[list[Claim], list[Actor]]:
        return await self._opened.read(as_read.as_read, document_ids)

    async def known(self, document_ids: Sequence[str]) -> dict[str, KnownDocument]:
        return await self._opened.read(read.known, document_ids)

    async def document(self, document_id: str) -> tuple[Document, DocumentSummary] | None:
        return await self._opened.read(read.document, document_id)

    async def documents(
        self, where: DocumentFilter, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentSummary]:
        return await self._opened.read(read.documents, where, positive(limit), cursor)

    async def actor(self, actor_id: str) -> ActorSummary | None:
        return await self._opened.read(search.actor, actor_id)

    async def actors(
        self, where: ActorFilter, *, limit: int, cursor: str | None = None
    ) -> Page[ActorSummary]:
        return await self._opened.read(search.actors, where, positive(limit), cursor)

    async def claim(self, claim_id: str) -> Claim | None:
        return (await self.claims_by_id([claim_id])).get(claim_id)

    async def claims_by_id(self, claim_ids: Sequence[str]) -> dict[str, Claim]:
        return await self._opened.read(read.claims_by_id, claim_ids)

    async def claims(
        self, where: ClaimFilter, *, limit: int, cursor: str | None = None
    ) -> Page[Claim]:
        return await self._opened.read(read.claims, where, positive(limit), cursor)

    async def all_claims(self) -> AsyncIterator[Claim]:
        place = ("", -1, "")
        while page := await self._opened.read(read.claims_after, place, _CLAIMS_AT_ONCE):
            for claim in page:
                yield claim
            place = (page[-1].document, page[-1].trigger.start, page[-1].id)

    async def edges(self, keys: Sequence[EdgeKey]) -> list[Edge]:
        return await self._opened.read(read.edges, keys)

    async def all_edges(self) -> AsyncIterator[Edge]:
        last: str | None = ""
        while last is not None:
            page, last = await self._opened.read(read.edges_from, last, _ACTORS_AT_ONCE)
            for edge in page:
                yield edge

    def snapshot(self) -> AsyncIterator[Change | Version]:
        return follow.snapshot(self._opened)

    def changes(self, since: int) -> AsyncIterator[Change | Version]:
        return follow.changes(self._opened, since)

    async def check(self) -> list[str]:
        return await self._opened.read(check)

    @property
    def _opened(self) -> Connection:
        if self._connection is None:
            raise StoreError("the store is not open", where=self.url, hint="enter it first")
        return self._connection

"""``SqliteStore``: the store protocol, each call handed to a thread that owns a connection."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from graph.errors import SettingError, StoreError
from graph.model import Actor, Claim, Document, Edge, EdgeKey, Version
from graph.query import ActorFilter, ClaimFilter, DocumentFilter, Page
from graph.rules import Draft, Rule
from graph.store.cursors import positive
from graph.store.protocol import (
    ActorSummary,
    Change,
    Counts,
    DocumentSummary,
    KnownDocument,
    ReadDocument,
    Written,
)
from graph.store.sqlite import as_read, check, follow, read, rules, search, write
from graph.store.sqlite.connection import read_version
from graph.store.sqlite.worker import Worker

T = TypeVar("T")

_BUSY_TIMEOUT = 30.0


def sqlite_path(url: str) -> Path:
    """The file that ``sqlite:///file.db`` or ``sqlite:////from/the/root.db`` names.

    Raises ``SettingError`` where it names none.
    """
    name = url.removeprefix("sqlite://").removeprefix("/")
    if not url.startswith("sqlite:///") or not name or name == ":memory:" or "\0" in name:
        raise SettingError(
            f"{url!r} names no file",
            hint="write sqlite:///file.db, or sqlite:////folder/file.db from the root",
        )
    return Path(name)


class SqliteStore:
    """A store in one file. Writes and reads have a connection each, so that neither waits for
    the other; a stream has one of its own and sees one point in time until its end.

    ``busy_timeout`` is how many seconds a write waits for another process.
    """

    def __init__(self, url: str, path: Path, *, busy_timeout: float = _BUSY_TIMEOUT) -> None:
        self.url = url
        self.engine = f"SQLite/{sqlite3.sqlite_version}"
        self._path = path
        self._busy_timeout = busy_timeout
        self._workers: tuple[Worker, Worker] | None = None

    async def __aenter__(self) -> SqliteStore:
        writer = await Worker.start(self._path, self._busy_timeout)
        try:
            reader = await Worker.start(self._path, self._busy_timeout)
        except BaseException:
            await writer.close()
            raise
        self._workers = writer, reader
        return self

    async def __aexit__(self, *failure: object) -> None:
        writer, reader = self._opened()
        self._workers = None
        # The last to close, the writer, tidies the write-ahead log away.
        try:
            await reader.close()
        finally:
            await writer.close()

    async def put(self, batch: Sequence[ReadDocument], *, replace: bool = True) -> Written:
        return await self._writer.run(write.put, batch, replace)

    async def remove(self, document_ids: Sequence[str]) -> Written:
        return await self._writer.run(write.remove, document_ids)

    async def rule(self, draft: Draft) -> Rule:
        return await self._writer.run(rules.rule, draft)

    async def withdraw(self, number: int | None = None) -> Rule:
        return await self._writer.run(rules.withdraw, number)

    async def take_rules(self, taken: Sequence[Rule], actors: Sequence[Actor]) -> None:
        await self._writer.run(rules.take, taken, actors)

    async def try_writing(self) -> None:
        await self._writer.run(write.try_writing)

    async def version(self) -> Version:
        return await self._reader.run(read_version)

    async def counts(self) -> Counts:
        return await self._reader.run(read.counts)

    async def rules(self) -> list[Rule]:
        return await self._reader.run(as_read.rules)

    async def rejected(self) -> list[Claim]:
        return await self._reader.run(as_read.rejected)

    async def as_read(self, document_ids: Sequence[str]) -> tuple[list[Claim], list[Actor]]:
        return await self._reader.run(as_read.as_read, document_ids)

    async def known(self, document_ids: Sequence[str]) -> dict[str, KnownDocument]:
        return await self._reader.run(read.known, document_ids)

    async def document(self, document_id: str) -> tuple[Document, DocumentSummary] | None:
        return await self._reader.run(read.document, document_id)

    async def documents(
        self, where: DocumentFilter, *, limit: int, cursor: str | None = None
    ) -> Page[DocumentSummary]:
        return await self._reader.run(read.documents, where, positive(limit), cursor)

    async def actor(self, actor_id: str) -> ActorSummary | None:
        return await self._reader.run(search.actor, actor_id)

    async def actors(
        self, where: ActorFilter, *, limit: int, cursor: str | None = None
    ) -> Page[ActorSummary]:
        return await self._reader.run(search.actors, where, positive(limit), cursor)

    async def claim(self, claim_id: str) -> Claim | None:
        return (await self.claims_by_id([claim_id])).get(claim_id)

    async def claims_by_id(self, claim_ids: Sequence[str]) -> dict[str, Claim]:
        return await self._reader.run(read.claims_by_id, claim_ids)

    async def claims(
        self, where: ClaimFilter, *, limit: int, cursor: str | None = None
    ) -> Page[Claim]:
        return await self._reader.run(read.claims, where, positive(limit), cursor)

    def all_claims(self) -> AsyncIterator[Claim]:
        return self._stream(read.all_claims)

    async def edges(self, keys: Sequence[EdgeKey]) -> list[Edge]:
        return await self._reader.run(read.edges, keys)

    def all_edges(self) -> AsyncIterator[Edge]:
        return self._stream(read.all_edges)

    def snapshot(self) -> AsyncIterator[Change | Version]:
        return self._stream(follow.snapshot)

    def changes(self, since: int) -> AsyncIterator[Change | Version]:
        return self._stream(lambda connection: follow.changes(connection, since))

    async def check(self) -> list[str]:
        return await self._reader.run(check.check)

    async def _stream(self, rows: Callable[..., Iterator[T]]) -> AsyncIterator[T]:
        self._opened()
        worker = await Worker.start(self._path, self._busy_timeout)
        try:
            async for row in worker.stream(rows):
                yield row
        finally:
            await worker.close()

    @property
    def _writer(self) -> Worker:
        return self._opened()[0]

    @property
    def _reader(self) -> Worker:
        return self._opened()[1]

    def _opened(self) -> tuple[Worker, Worker]:
        if self._workers is None:
            raise StoreError("the store is not open", where=self.url, hint="enter it first")
        return self._workers

"""Loading: documents are read, extracted and stored, each step a bounded way ahead of the next.

A document counts as known when its content and the pipeline's fingerprint are those the store
has; known ones are left alone. Documents are stored in small transactions, so that stopping at
any moment keeps what was finished, and the same command goes on from there.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph.model import Document
from graph.store.protocol import ReadDocument, Store, Written
from loaders.extract.interface import Extractor, ExtractSettings
from loaders.intake import Intake, PathIntake, StoredIntake, collections_of
from loaders.load_report import LoadProgress, LoadReport, Tally
from loaders.readers import Naming, ReadSettings, Skipped, Step, read_steps, total_bytes
from loaders.workforce import Builder, Failure, Job, Workforce

__all__ = ["BatchLimits", "LoadProgress", "LoadReport", "load"]

OnProgress = Callable[[LoadProgress], None]


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """When what was extracted is stored: as soon as one of these is reached. ``in_hand`` is how
    many documents a worker may have before it, ``characters_in_hand`` how much text all may."""

    documents: int = 64
    claims: int = 1000
    seconds: float = 2.0
    in_hand: int = 4
    characters_in_hand: int = 20_000_000


async def load(
    paths: Iterable[str | Path],
    store: Store,
    extract_settings: ExtractSettings,
    *,
    workers: int = 1,
    collection: str | None = None,
    again: bool = False,
    on_progress: OnProgress | None = None,
    read_settings: ReadSettings | None = None,
    limits: BatchLimits | None = None,
    build: Builder | None = None,
    stdin: IO[bytes] | None = None,
) -> LoadReport:
    """Load what is on ``paths`` into ``store``.

    ``collection`` goes before the ids of documents, by default the name of the path's root.
    ``again`` reads the stored texts instead of the files: those of the collections that
    ``paths`` or ``collection`` name, or all. The outcome does not depend on ``workers``.

    Inputs that cannot be read are in the report with their reasons. Cancelling (Ctrl-C under
    ``asyncio.run``) stores what is finished and returns the report with ``interrupted`` set; a
    second time it is cancelled for good. Raises ``StoreError`` if the store fails, and what
    building the extractor raises.
    """
    given = [str(path) for path in paths]
    tally = Tally()
    started = time.monotonic()
    async with Workforce(build or built_in_extractor, extract_settings, workers) as workforce:
        loading = _Loading(
            store=store,
            workforce=workforce,
            tally=tally,
            limits=limits or BatchLimits(),
            started=started,
            on_progress=on_progress,
        )
        try:
            fingerprint = await workforce.fingerprint()
            if again:
                intake: Intake = StoredIntake(store, collections_of(given, collection))
            else:
                tally.bytes_total = await asyncio.to_thread(total_bytes, given)
                steps = read_steps(
                    given,
                    collection=collection or Naming.BY_ROOT,
                    settings=read_settings,
                    stdin=stdin,
                )
                intake = PathIntake(steps, ahead=workers * loading.limits.in_hand)
            try:
                await loading.run(intake, fingerprint)
            finally:
                intake.stop()
        except asyncio.CancelledError:
            tally.interrupted = True
            await loading.keep_finished()
    return tally.report(time.monotonic() - started, await store.counts())


def built_in_extractor(settings: ExtractSettings) -> Extractor:
    """The extractor whowhom comes with, imported where it is used: spaCy takes a second."""
    from loaders.extract.extractor import build_extractor

    return build_extractor(settings)


class _Loading:
    """One load under way."""

    def __init__(
        self,
        *,
        store: Store,
        workforce: Workforce,
        tally: Tally,
        limits: BatchLimits,
        started: float,
        on_progress: OnProgress | None,
    ) -> None:
        self.limits = limits
        self._store = store
        self._workforce = workforce
        self._tally = tally
        self._started = started
        self._on_progress = on_progress
        self._seen: dict[bytes, bytes] = {}
        self._jobs: deque[tuple[Job, Step]] = deque()
        self._batch: list[ReadDocument] = []
        self._stored_at = started

    async def run(self, intake: Intake, fingerprint: str) -> None:
        more = True
        while more or self._jobs:
            wanted = more and self._has_room()
            if wanted and (intake.is_ready or not (self._jobs or self._batch)):
                steps = await intake.take(self._workforce.workers * self.limits.in_hand)
                more = bool(steps)
                await self._start(steps, fingerprint)
            elif not self._jobs:
                await self._put()  # reading is slower than extracting
            elif self._jobs[0][0].result.done():
                await self._finish_first()
            else:
                await self._wait(self._jobs[0][0], intake if wanted else None)
        await self._put()

    async def keep_finished(self) -> None:
        """Store what is extracted already; the rest is given up."""
        for job, step in self._jobs:
            if job.result.done() and not job.result.cancelled() and not job.result.exception():
                self._absorb(job.result.result(), step)
            else:
                job.result.cancel()
        self._jobs.clear()
        await self._put()

    def _has_room(self) -> bool:
        characters = sum(len(job.document.text) for job, _ in self._jobs)
        most = self._workforce.workers * self.limits.in_hand
        return len(self._jobs) < most and characters < self.limits.characters_in_hand

    async def _start(self, steps: Sequence[Step], fingerprint: str) -> None:
        """Hand the new ones among ``steps`` to the workers."""
        documents = [
            (step.item, step, content)
            for step in steps
            if isinstance(step.item, Document) and (content := self._first_time(step, step.item))
        ]
        self._tally.skipped += [step.item for step in steps if isinstance(step.item, Skipped)]
        known = await self._store.known([document.id for document, _, _ in documents])
        for document, step, content in documents:
            stored = known.get(document.id)
            if stored and (stored.content_hash, stored.fingerprint) == (content, fingerprint):
                self._tally.known += 1
            else:
                self._jobs.append((self._workforce.submit(document), step))
        if not self._jobs and steps:
            self._tally.bytes_read = steps[-1].bytes_read
        self._tell()

    def _first_time(self, step: Step, document: Document) -> str | None:
        """The content's hash, or none if the id was met before in this load: the same content
        is no news, another is an error."""
        content = document.content_hash
        key = hashlib.blake2b(document.id.encode(), digest_size=12).digest()
        short = bytes.fromhex(content[:24])
        before = self._seen.get(key)
        if before is None:
            self._seen[key] = short
            return content
        if before == short:
            self._tally.known += 1
        else:
            reason = f"its id {document.id!r} is that of another document of this load"
            self._tally.skipped.append(Skipped(step.file, step.line, reason))
        return None

    async def _wait(self, first: Job, intake: Intake | None) -> None:
        """Until the first job is done, or there is more to start, or the batch is due."""
        due = self._stored_at + self.limits.seconds - time.monotonic() if self._batch else None
        waiting: set[asyncio.Future[Any]] = {first.result}
        arrival = asyncio.ensure_future(intake.ready()) if intake else None
        if arrival:
            waiting.add(arrival)
        try:
            done, _ = await asyncio.wait(
                waiting,
                timeout=due if due is None else max(0.0, due),
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            if arrival:
                arrival.cancel()
        if not done:
            await self._put()

    async def _finish_first(self) -> None:
        job, step = self._jobs[0]
        result = await self._workforce.result(job)
        self._jobs.popleft()
        self._absorb(result, step)
        if self._is_full():
            await self._put()
        self._tell()

    def _absorb(self, result: ReadDocument | Failure, step: Step) -> None:
        self._tally.bytes_read = step.bytes_read
        if isinstance(result, Failure):
            self._tally.skipped.append(Skipped(step.file, step.line, result.reason))
        else:
            self._batch.append(result)

    def _is_full(self) -> bool:
        return (
            len(self._batch) >= self.limits.documents
            or sum(len(read.claims) for read in self._batch) >= self.limits.claims
            or time.monotonic() - self._stored_at >= self.limits.seconds
        )

    async def _put(self) -> None:
        """Store the batch in one transaction. Cancelled in the middle of it, the transaction is
        finished and counted first: half of it must not be a matter of chance."""
        batch, self._batch = self._batch, []
        if batch:
            writing = asyncio.ensure_future(self._store.put(batch))
            try:
                self._count(batch, await asyncio.shield(writing))
            except asyncio.CancelledError:
                self._count(batch, await writing)
                raise
        self._stored_at = time.monotonic()
        self._tell()

    def _count(self, batch: Sequence[ReadDocument], written: Written) -> None:
        self._tally.documents += len(batch)
        self._tally.added += len(written.added)
        self._tally.replaced += len(written.replaced)
        self._tally.sentences += sum(read.sentences for read in batch)
        self._tally.claims += sum(len(read.claims) for read in batch)

    def _tell(self) -> None:
        if self._on_progress is not None:
            self._on_progress(self._tally.progress(time.monotonic() - self._started))

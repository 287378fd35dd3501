"""Who extracts: a thread of this process, or several processes, behind one face.

What is handed in comes back in the same order, so nothing depends on the number of workers.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from typing import Self

from graph.errors import SettingError
from graph.model import Document
from graph.store.protocol import ReadDocument
from loaders.extract.interface import Extractor, ExtractSettings

Builder = Callable[[ExtractSettings], Extractor]
"""Makes an extractor. With several workers it must be a function of a module."""


@dataclass(frozen=True, slots=True)
class Failure:
    """That the extractor could not read one document."""

    reason: str


Result = ReadDocument | Failure


@dataclass(frozen=True, slots=True)
class Job:
    document: Document
    result: asyncio.Future[Result]


class Workforce:
    """Entered with ``async with``. ``workers`` processes; one works on a thread of this process,
    so that the event loop stays free."""

    def __init__(self, build: Builder, settings: ExtractSettings, workers: int) -> None:
        if workers < 1:
            raise SettingError(f"{workers} workers cannot work", hint="give 1 or more")
        self.workers = workers
        self._build = build
        self._settings = settings
        self._executor = self._hire(workers)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self._executor.shutdown, wait=True, cancel_futures=True)

    async def fingerprint(self) -> str:
        """The extractor's. Raises what building the extractor raises."""
        work = asyncio.get_running_loop().run_in_executor
        return await work(self._executor, fingerprint_of, self._build, self._settings)

    def submit(self, document: Document) -> Job:
        """Start reading ``document``; ``result`` waits for it."""
        try:
            future = self._executor.submit(read, self._build, self._settings, document)
        except BrokenProcessPool:
            self._executor = self._hire(self.workers)
            future = self._executor.submit(read, self._build, self._settings, document)
        return Job(document, asyncio.wrap_future(future))

    async def result(self, job: Job) -> Result:
        """What came of ``job``. A process that died took every job in hand with it: each is
        tried once more, alone, and the one that kills its process again has failed."""
        try:
            return await job.result
        except BrokenProcessPool:
            pass
        alone = self._hire(1, processes=True)
        try:
            again = alone.submit(read, self._build, self._settings, job.document)
            return await asyncio.wrap_future(again)
        except BrokenProcessPool:
            return Failure("the process that read it died, perhaps for want of memory")
        finally:
            await asyncio.to_thread(alone.shutdown, wait=True, cancel_futures=True)

    def _hire(self, workers: int, *, processes: bool = False) -> Executor:
        if workers == 1 and not processes:
            return ThreadPoolExecutor(max_workers=1, thread_name_prefix="extract")
        return ProcessPoolExecutor(
            max_workers=workers,
            # A forked process would copy the threads' locks as they happen to stand.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start_work,
            initargs=(self._build, self._settings),
        )


def start_work(build: Builder, settings: ExtractSettings) -> None:
    """Prepare a worker process: Ctrl-C is its parent's to handle, and it ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        extractor_of(build, settings)
    except Exception:
        # A pool whose initializer fails loses the reason; the first piece of work meets the
        # same error and reports it.
        return


def fingerprint_of(build: Builder, settings: ExtractSettings) -> str:
    return extractor_of(build, settings).fingerprint


def read(build: Builder, settings: ExtractSettings, document: Document) -> Result:
    extractor = extractor_of(build, settings)
    try:
        return extractor.read(document)
    except Exception as broken:
        return Failure(f"it could not be extracted: {type(broken).__name__}: {broken}")


@cache
def extractor_of(build: Builder, settings: ExtractSettings) -> Extractor:
    """A process builds its extractor once: it takes seconds and hundreds of megabytes."""
    return build(settings)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

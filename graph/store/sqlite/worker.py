"""A connection on a thread of its own, asked from the event loop."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from graph.store.sqlite.connection import open_file
from graph.store.sqlite.failures import translated

P = ParamSpec("P")
T = TypeVar("T")

_BATCH = 1_000


class Worker:
    """Calls run one after the other. A caller that is cancelled leaves its call to finish."""

    def __init__(self, path: Path, executor: ThreadPoolExecutor) -> None:
        self._path = path
        self._executor = executor
        self._connection: sqlite3.Connection | None = None

    @classmethod
    async def start(cls, path: Path, busy_timeout: float) -> Worker:
        worker = cls(path, ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite"))
        try:
            await worker._call(lambda: worker._open(busy_timeout))
        except BaseException:
            worker._executor.shutdown(wait=False)
            raise
        return worker

    async def run(
        self,
        work: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return await self._call(lambda: work(self._opened(), *args, **kwargs))

    async def stream(self, read: Callable[[sqlite3.Connection], Iterator[T]]) -> AsyncIterator[T]:
        """What ``read`` yields, some thousand at a time."""
        rows = await self.run(read)
        while batch := await self._call(lambda: list(islice(rows, _BATCH))):
            for row in batch:
                yield row

    async def close(self) -> None:
        try:
            await self._call(self._close)
        finally:
            self._executor.shutdown(wait=False)

    async def _call(self, work: Callable[[], T]) -> T:
        def call() -> T:
            with translated(self._path):
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def _open(self, busy_timeout: float) -> None:
        self._connection = open_file(self._path, busy_timeout)

    def _opened(self) -> sqlite3.Connection:
        assert self._connection is not None
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

"""A service whose store may not be there yet: it is opened as soon as it can be."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

import structlog

from api.service import Service
from graph.errors import StoreError

log = structlog.get_logger(__name__)

_LONGEST_PAUSE = 15.0
"""Seconds. Neo4j locks out a user for whom wrong passwords keep coming."""


class Waiting:
    """Opens the service once, for one event loop, at the first question that finds its store
    there. Until then whoever asks is told what keeps it away.

    ``pause`` is how many seconds after a failure the store is tried again; it doubles from one
    failure to the next.
    """

    def __init__(
        self, open_service: Callable[[], AbstractAsyncContextManager[Service]], pause: float
    ) -> None:
        self.opened: Service | None = None
        self._open_service = open_service
        self._kept = AsyncExitStack()
        self._trying = asyncio.Lock()
        self._failure: StoreError | None = None
        self._pause = pause
        self._next_try = 0.0

    async def service(self) -> Service:
        """Raises the ``StoreError`` that keeps the store from being opened."""
        if self.opened is not None:
            return self.opened
        if self._failure is not None and (
            # Whoever asks while another one tries is not kept waiting for a server that is silent.
            self._trying.locked() or time.monotonic() < self._next_try
        ):
            raise self._failure.with_traceback(None)
        async with self._trying:
            if self.opened is None:
                self.opened = await self._open()
            return self.opened

    async def _open(self) -> Service:
        try:
            service = await self._kept.enter_async_context(self._open_service())
        except StoreError as error:
            self._failure = error
            self._next_try = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
            raise
        if self._failure is not None:
            log.info("the store is there now", store=service.store.url)
        return service

    async def close(self) -> None:
        await self._kept.aclose()


@asynccontextmanager
async def waiting(
    open_service: Callable[[], AbstractAsyncContextManager[Service]],
    may_heal: Callable[[StoreError], bool],
    pause: float,
) -> AsyncIterator[Waiting]:
    """Tries at once. A failure that ``may_heal`` is told to whoever asks, any other is raised."""
    late = Waiting(open_service, pause)
    try:
        try:
            await late.service()
        except StoreError as error:
            if not may_heal(error):
                raise
        yield late
    finally:
        await late.close()

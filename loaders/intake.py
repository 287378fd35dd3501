"""Where the documents of a load come from: paths, or the store's own texts. Both are taken in
small helpings, so that what is waiting stays bounded."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import Protocol

from graph.query import DocumentFilter
from graph.store.protocol import Reader
from loaders.readers import Skipped, Step
from loaders.readers.roots import root_name

PAGE = 200


class Intake(Protocol):
    @property
    def is_ready(self) -> bool:
        """Whether ``take`` would not have to wait."""
        ...

    async def ready(self) -> None:
        """Waits until ``take`` would not."""
        ...

    async def take(self, most: int) -> list[Step]:
        """The next ``most`` or fewer, at least one; none at the end."""
        ...

    def stop(self) -> None:
        """Nothing more will be taken."""
        ...


class PathIntake:
    """Reads on a thread of its own, a few documents ahead of who takes them."""

    def __init__(self, steps: Generator[Step, None, None], *, ahead: int) -> None:
        self._steps = steps
        self._loop = asyncio.get_running_loop()
        self._room = threading.Semaphore(ahead)
        self._ready: deque[Step] = deque()
        self._arrived = asyncio.Event()
        self._ended = False
        self._stopped = False
        self._failure: BaseException | None = None
        # A daemon, because nothing can interrupt a read from a terminal that is silent.
        threading.Thread(target=self._work, name="read", daemon=True).start()

    @property
    def is_ready(self) -> bool:
        return bool(self._ready) or self._ended

    async def ready(self) -> None:
        while not self.is_ready:
            self._arrived.clear()
            if not self.is_ready:
                await self._arrived.wait()

    async def take(self, most: int) -> list[Step]:
        await self.ready()
        if not self._ready and self._failure is not None:
            raise self._failure
        taken = [self._ready.popleft() for _ in range(min(most, len(self._ready)))]
        for _ in taken:
            self._room.release()
        return taken

    def stop(self) -> None:
        self._stopped = True
        self._room.release()

    def _work(self) -> None:
        try:
            for step in self._steps:
                self._room.acquire()
                if self._stopped:
                    break
                self._ready.append(step)
                self._tell()
        except Exception as broken:
            self._failure = broken
        finally:
            self._steps.close()
            self._ended = True
            self._tell()

    def _tell(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._arrived.set)
        except RuntimeError:
            self._stopped = True  # the loop is closed: nobody waits any more


class StoredIntake:
    """The documents a store holds, as they were stored, to be read again."""

    def __init__(self, store: Reader, collections: frozenset[str]) -> None:
        self._collections = collections
        self._steps = self._stored(store)

    @property
    def is_ready(self) -> bool:
        return True

    async def ready(self) -> None:
        return

    async def take(self, most: int) -> list[Step]:
        taken: list[Step] = []
        async for step in self._steps:
            taken.append(step)
            if len(taken) == most:
                break
        return taken

    def stop(self) -> None:
        return

    async def _stored(self, store: Reader) -> AsyncIterator[Step]:
        cursor: str | None = None
        any_found = False
        while True:
            page = await store.documents(DocumentFilter(), limit=PAGE, cursor=cursor)
            for summary in page.items:
                if not self._wanted(summary.id):
                    continue
                any_found = True
                found = await store.document(summary.id)
                if found is not None:  # it may have been removed since the page was read
                    yield Step(found[0], file=summary.path or summary.id)
            cursor = page.next
            if cursor is None:
                break
        if self._collections and not any_found:
            for name in sorted(self._collections):
                yield Step(Skipped(name, None, "the store holds no document of this collection"))

    def _wanted(self, document_id: str) -> bool:
        return not self._collections or any(
            document_id.startswith(f"{name}/") for name in self._collections
        )


def collections_of(paths: list[str], collection: str | None) -> frozenset[str]:
    """The collections that ``paths`` were loaded into."""
    if collection is not None:
        return frozenset({collection})
    return frozenset(name for name in map(root_name, map(Path, paths)) if name)

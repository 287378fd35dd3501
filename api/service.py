"""What the routes ask: the store, the network kept up with it, and what reads texts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import ParamSpec, TypeVar

import structlog

from api.answers.evidence import EvidenceMoved
from api.extractor import TextReader
from api.progress import every_so_often
from api.settings import Settings
from graph.model import Document
from graph.network import Network, Reading
from graph.store.protocol import ReadDocument, Store, Written
from loaders.extract.interface import ExtractSettings

P = ParamSpec("P")
T = TypeVar("T")
log = structlog.get_logger(__name__)
ATTEMPTS = 4
BuildReader = Callable[[ExtractSettings], TextReader]


class Service:
    """One for each process. Opened by ``running``; every method is for one event loop."""

    def __init__(
        self, store: Store, network: Network, settings: Settings, build_reader: BuildReader
    ) -> None:
        self.store = store
        self.settings = settings
        self._network = network
        self._looked = time.monotonic()
        self._following = asyncio.Lock()
        self._build_reader = build_reader
        self._reader: TextReader | None = None
        # One thread: a spaCy pipeline must not be entered twice at once.
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="whowhom-read")

    @property
    def version(self) -> int:
        """The version that answers are computed on at this moment."""
        return self._network.version.number

    async def network(self) -> Network:
        """The network, brought up to the store if the last look is older than ``follow_every``."""
        if time.monotonic() - self._looked >= self.settings.follow_every:
            async with self._following:
                # Whoever waited for the lock finds that somebody else has just looked.
                if time.monotonic() - self._looked >= self.settings.follow_every:
                    await self._follow()
        return self._network

    async def catch_up(self) -> None:
        """Bring the network to the store's present state, whenever the last look was."""
        async with self._following:
            await self._follow()

    async def answer(self, ask: Callable[[Network], Awaitable[T]]) -> T:
        """``ask`` of the network, and again of a newer one when the evidence has moved on."""
        for _ in range(ATTEMPTS - 1):
            try:
                return await ask(await self.network())
            except EvidenceMoved:
                await self.catch_up()
        return await ask(await self.network())

    async def put(self, read: ReadDocument, *, replace: bool) -> Written:
        written = await self.store.put([read], replace=replace)
        await self.catch_up()
        return written

    async def remove(self, document_id: str) -> Written:
        written = await self.store.remove([document_id])
        await self.catch_up()
        return written

    async def read(self, document: Document) -> ReadDocument:
        """Extract off the event loop; the first call also loads the language model."""
        return await self.on_reading_thread(lambda: self.reader().read(document))

    def reader(self) -> TextReader:
        """For the reading thread alone: built when it is first needed, then kept."""
        if self._reader is None:
            self._reader = self._build_reader(self.settings.extraction())
        return self._reader

    async def on_reading_thread(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Run ``work`` where texts are read, one after the other, off the event loop."""
        call = partial(work, *args, **named)
        return await asyncio.get_running_loop().run_in_executor(self._reading, call)

    def close(self) -> None:
        self._reading.shutdown(wait=True, cancel_futures=True)

    async def _follow(self) -> None:
        version = await self.store.version()
        if version.number != self._network.version.number:
            await self._network.refresh(self.store)
        self._looked = time.monotonic()


@asynccontextmanager
async def running(
    store: Store, settings: Settings, build_reader: BuildReader
) -> AsyncIterator[Service]:
    """A service on an open store: loads the network, and ends its thread afterwards."""
    network = await Network.load(store, progress=every_so_often(_tell))
    log.info("the graph is read", claims=network.claims, version=network.version.number)
    service = Service(store, network, settings, build_reader)
    try:
        yield service
    finally:
        await asyncio.to_thread(service.close)


def _tell(news: Reading) -> None:
    log.info("reading the graph", actors=news.actors, claims=news.claims)

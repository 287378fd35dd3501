"""A driver on one database: transactions that are retried, and see what was written before."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from neo4j.exceptions import Neo4jError, ServiceUnavailable

import neo4j
from graph.errors import StoreUnavailable
from graph.store.neo4j.address import Address
from graph.store.neo4j.failures import READ_ONLY, of_server, translated
from graph.store.neo4j.unreachable import unreachable
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, unit_of_work

P = ParamSpec("P")
T = TypeVar("T")

_CONNECT = 5.0
_ACQUIRE = 20.0
_READ_AGAIN = 1.0  # Whoever asks over HTTP is told soon, and can ask again.
_WRITE_AGAIN = 30.0
_FIRST_PAUSE = 0.5  # Before a second attempt; half as long again before each further one.
_LONGER = 1.5
_LONGEST_WRITE = 900.0  # A writer that is gone without a word gives its lock back after this.
_ROWS = 2_000
"""Rows that go to the server in one message."""

# The driver tells of each retry. Where nobody has set up logging, that would go to the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """Entered once, for one event loop. All failures are ``StoreError``s."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        self._driver: AsyncDriver = AsyncGraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password) if address.user else None,
            connection_timeout=_CONNECT,
            connection_acquisition_timeout=_ACQUIRE,
            initial_retry_delay=_FIRST_PAUSE,
            retry_delay_multiplier=_LONGER,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )

    async def close(self) -> None:
        await self._driver.close()

    async def server(self) -> str:
        """The server's name and version, as it says itself: ``Neo4j/5.26.30``."""
        try:
            with translated(self._address):
                info = await self._driver.get_server_info()
                return info.agent
        except StoreUnavailable as error:
            if isinstance(error.__cause__, ServiceUnavailable):
                raise await unreachable(self._address) from error.__cause__
            raise

    async def read(
        self,
        work: Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """``work`` in a transaction that reads, again for a second if the server falters."""
        with translated(self._address):
            async with self._session(neo4j.READ_ACCESS, _READ_AGAIN) as session:
                return await session.execute_read(work, *args, **kwargs)

    async def write(
        self,
        work: Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """``work`` in a transaction that writes, all of it or nothing; again after a deadlock or
        when the server comes back within half a minute."""
        with translated(self._address):
            async with self._session(neo4j.WRITE_ACCESS, _WRITE_AGAIN) as session:
                return await session.execute_write(self._once(work), *args, **kwargs)

    def _once(
        self, work: Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]]
    ) -> Callable[Concatenate[AsyncManagedTransaction, P], Awaitable[T]]:
        """``work``, not tried again where nothing can be written: the driver takes a read-only
        database for one whose writer is about to change."""

        @unit_of_work(timeout=_LONGEST_WRITE)
        async def attempt(
            transaction: AsyncManagedTransaction, /, *args: P.args, **kwargs: P.kwargs
        ) -> T:
            try:
                return await work(transaction, *args, **kwargs)
            except Neo4jError as error:
                if error.code in READ_ONLY:
                    raise of_server(self._address, error) from error
                raise

        return attempt

    async def run(self, text: str) -> None:
        """A statement on its own: the schema cannot change together with what it describes."""

        async def work(transaction: AsyncManagedTransaction) -> None:
            await (await transaction.run(text)).consume()

        await self.write(work)

    def _session(self, access: str, again: float) -> neo4j.AsyncSession:
        return self._driver.session(
            database=self._address.database,
            default_access_mode=access,
            max_transaction_retry_time=again,
            bookmark_manager=self._bookmarks,
        )


async def rows(
    transaction: AsyncManagedTransaction, text: str, **parameters: Any
) -> list[list[Any]]:
    """All that ``text`` returns."""
    result = await transaction.run(text, parameters)
    return [record.values() async for record in result]


async def first(
    transaction: AsyncManagedTransaction, text: str, **parameters: Any
) -> list[Any] | None:
    found = await rows(transaction, text, **parameters)
    return found[0] if found else None


async def for_each(
    transaction: AsyncManagedTransaction,
    text: str,
    given: Sequence[Any],
    *,
    name: str = "rows",
    **parameters: Any,
) -> list[list[Any]]:
    """Run ``text`` on ``given``, some thousand at a time, and collect what it returns. Nothing
    is run for nothing."""
    found = []
    for part in _parts(given):
        found += await rows(transaction, text, **{name: part}, **parameters)
    return found


async def collected(
    transaction: AsyncManagedTransaction, text: str, given: Sequence[Any], *, name: str = "ids"
) -> list[list[Any]]:
    """``for_each`` of a statement that returns all its rows as one list: the driver takes longer
    over a record than the server."""
    found = await for_each(transaction, text, given, name=name)
    return [row for (part,) in found for row in part]


def _parts(given: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(given), _ROWS):
        yield list(given[start : start + _ROWS])

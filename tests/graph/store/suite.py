"""What the suites of a store share: two documents, and a fresh store for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

import pytest

from graph.store.protocol import Store
from tests.graph.builders import claim, read_document

T = TypeVar("T")


async def listed(stream: AsyncIterator[T]) -> list[T]:
    return [item async for item in stream]


WAR = read_document(
    "war",
    claim("israel", "ATTACKS", "hezbollah", date="2006-07-12"),
    claim("iran", "SUPPLIES", "hezbollah", "alleged", speakers=["israel", None], date="2006"),
    claim("hezbollah", "ALLIES_WITH", "iran", date="2006-08"),
    title="A summer of rockets",
    date="2006-08-14",
)
TALKS = read_document(
    "talks",
    claim("iran", "SUPPLIES", "hezbollah", "denied", speakers=["iran"], date="2007-01-02"),
    claim("iran", "ALLIES_WITH", "hezbollah", "alleged"),
    claim("united-states", "ACCUSES", "iran", date="2007-01-01", confidence=0.4),
    title="Talks about sanctions",
    date="2007-01",
)


class StoreSuite:
    def fresh(self) -> AbstractAsyncContextManager[Store]:
        """An empty store, gone when left."""
        raise NotImplementedError

    @pytest.fixture
    async def store(self) -> AsyncIterator[Store]:
        async with self.fresh() as store:
            yield store

    @pytest.fixture
    async def filled(self, store: Store) -> Store:
        await store.put([WAR, TALKS])
        return store

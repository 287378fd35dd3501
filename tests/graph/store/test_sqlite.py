"""SQLite under the conformance suite. Each test has a database file of its own."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph.store import open_store
from graph.store.protocol import Store
from tests.graph.store.conformance import StoreConformance


@asynccontextmanager
async def fresh_store() -> AsyncIterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{folder}/store.db") as store:
            yield store


class TestSqlite(StoreConformance):
    fresh = staticmethod(fresh_store)

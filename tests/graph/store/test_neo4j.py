"""Neo4j under the conformance suite, on a real server. Each test finds its database empty."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import ClassVar

import pytest

from graph.store.protocol import Store
from tests.graph.store.conformance import StoreConformance
from tests.neo4j_server import Server


class TestNeo4j(StoreConformance):
    server: ClassVar[Server]

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def on_server(cls, neo4j_server: Server) -> None:
        cls.server = neo4j_server

    def fresh(self) -> AbstractAsyncContextManager[Store]:
        return self.server.fresh()

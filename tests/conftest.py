"""Fixtures that more than one package needs.

``neo4j_server`` is one real server for the whole run, with a store that tests may empty. Where
there is none to be had, the tests that need it are skipped, and the run says so at its end; with
``WHOWHOM_REQUIRE_NEO4J`` set, as in CI, they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.neo4j_server import HOW, Server, a_server

UNTESTED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def neo4j_server(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("neo4j")) as server:
        if server is None:
            request.config.stash[UNTESTED] = True
            if os.environ.get("WHOWHOM_REQUIRE_NEO4J"):
                pytest.fail(f"there is no Neo4j to test with: {HOW}", pytrace=False)
            pytest.skip(f"there is no Neo4j to test with: {HOW}")
        server.claim_for_tests()
        yield server
        server.driver.close()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.stash.get(UNTESTED, False):
        terminalreporter.section("NOT TESTED: Neo4j", sep="!", red=True, bold=True)
        terminalreporter.line("No test has run against a Neo4j server: there was none.")
        terminalreporter.line(f"To test it, {HOW}.")

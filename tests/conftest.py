"""Fixtures that more than one package needs.

``neo4j_server`` is one real server for the whole run, with a store that tests may empty. Where
there is none to be had, the tests that need it are skipped, and the run says so at its end; with
``WHOWHOM_REQUIRE_NEO4J`` set, as in CI, they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest

from tests.neo4j_server import HOW, OwnServer, Server, a_server, has_jars

UNTESTED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def neo4j_server(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("neo4j")) as server:
        if server is None:
            do_without(request, "test with")
        server.claim_for_tests()
        yield server
        server.driver.close()


@pytest.fixture(scope="session")
def own_neo4j(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[OwnServer]:
    """A second server from the jars, running, which a test may kill, if it starts it again."""
    if not has_jars():
        do_without(request, "stop and start")
    # Tests try more wrong passwords than the server puts up with in a row.
    patient = "dbms.security.auth_max_failed_attempts=0"
    own = OwnServer(tmp_path_factory.mktemp("own-neo4j"), patient, started_often=True)
    own.start()
    own.server.claim_for_tests()
    yield own
    own.kill()


def do_without(request: pytest.FixtureRequest, purpose: str, how: str = HOW) -> NoReturn:
    """Fail where Neo4j has to be tested; skip elsewhere, loudly."""
    request.config.stash[UNTESTED] = True
    reason = f"there is no Neo4j to {purpose}: {how}"
    if os.environ.get("WHOWHOM_REQUIRE_NEO4J"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if config.stash.get(UNTESTED, False):
        terminalreporter.section("NOT TESTED: Neo4j", sep="!", red=True, bold=True)
        terminalreporter.line("Tests that need a Neo4j server have not run: there was none.")
        terminalreporter.line(f"To test it, {HOW}.")

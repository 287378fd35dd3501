"""What goes wrong with a server, and what is said of it. The server is the module's own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from api.cli import run
from api.settings import read_settings
from graph.errors import SettingError, StoreError, StoreTooNew, StoreUnavailable
from graph.store import open_store
from graph.store.neo4j.address import neo4j_address
from graph.store.neo4j.schema import refuse_old
from tests.api.conftest import client_of
from tests.graph.builders import claim, read_document
from tests.graph.store.suite import TALKS, WAR, listed
from tests.neo4j_server import PASSWORD, OwnServer


def failure_of(url: str, error: type[StoreError], said: str) -> StoreError:
    async def enter() -> None:
        async with open_store(url):
            pass

    with pytest.raises(error, match=said) as failure:
        asyncio.run(enter())
    assert failure.value.hint
    assert PASSWORD not in str(failure.value)
    return failure.value


@contextmanager
def restarted(own: OwnServer, *settings: str) -> Iterator[str]:
    """The same data, with other settings of the server for a while."""
    own.stop()
    try:
        own.start(*settings)
        yield own.server.url
    finally:
        own.stop()
        own.start()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((PASSWORD, "wrong"), "does not take this user and password"),
        (("//neo4j:", "//nobody:"), "does not take this user and password"),
        ((f"neo4j:{PASSWORD}@", ""), "does not take this user and password"),
        (("/neo4j", "/elsewhere"), "has no such database"),
        (("neo4j://", "neo4j+s://"), "cannot be reached over TLS"),
        (("neo4j://", "bolt+ssc://"), "cannot be reached over TLS"),
        (("127.0.0.1:", "127.0.0.1:1"), "cannot be reached|port"),
    ],
)
def test_a_server_that_does_not_let_in_is_named_with_the_reason(
    own_neo4j: OwnServer, change: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = change
    parts = own_neo4j.server.url.rpartition(old) if old == "/neo4j" else None
    url = f"{parts[0]}{new}" if parts else own_neo4j.server.url.replace(old, new, 1)
    if "127.0.0.1:1" in new:
        url = f"neo4j://neo4j:{PASSWORD}@127.0.0.1:1/neo4j"
    failure_of(url, StoreUnavailable, said)
    assert run(["relations", "--store", url]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("whowhom: ")
    assert complaint.count("\n") == 1


def test_a_store_of_a_newer_whowhom_is_left_alone(own_neo4j: OwnServer) -> None:
    own_neo4j.server.run("CREATE (:Migration {number: 999})")
    try:
        failure_of(own_neo4j.server.url, StoreTooNew, "format 999")
    finally:
        own_neo4j.server.run("MATCH (m:Migration {number: 999}) DELETE m")


def test_the_database_of_another_program_is_left_alone(own_neo4j: OwnServer) -> None:
    server = own_neo4j.server
    server.run("MATCH (n) DETACH DELETE n")
    server.run("CREATE (:Film {title: 'M'})")
    try:
        failure_of(server.url, StoreError, "not made by whowhom")
        assert server.run("MATCH (n) RETURN count(n)")[0][0] == 1
    finally:
        server.run("MATCH (n) DETACH DELETE n")
        server.claim_for_tests()


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.25.1"])
def test_an_old_server_is_refused(agent: str) -> None:
    with pytest.raises(StoreUnavailable, match="too old") as failure:
        refuse_old(agent, "neo4j://host:7687")
    assert "5.26" in (failure.value.hint or "")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2026.08.1", "Memgraph"])
def test_a_server_of_the_oldest_version_or_newer_is_taken(agent: str) -> None:
    refuse_old(agent, "neo4j://host:7687")


async def test_a_read_only_database_is_read_and_says_so_when_written_to(
    own_neo4j: OwnServer,
) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR, TALKS])
        before = await listed(store.snapshot())
    with restarted(own_neo4j, "server.databases.read_only=neo4j") as url:
        async with open_store(url) as store:
            assert await listed(store.all_claims()) == [*TALKS.claims, *WAR.claims]
            assert await listed(store.snapshot()) == before
            with pytest.raises(StoreUnavailable, match="read-only"):
                await store.remove(["war"])


async def test_a_store_goes_on_by_itself_when_its_server_is_back(own_neo4j: OwnServer) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR])
        own_neo4j.kill()
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            await store.version()
        own_neo4j.start()
        assert (await store.version()).number == 1
        await store.put([TALKS])
        assert await store.check() == []


async def test_a_service_whose_server_is_away_is_not_ready_until_it_is_back(
    own_neo4j: OwnServer,
) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR])
    async with client_of(read_settings(store=own_neo4j.server.url)) as client:
        assert (await client.get("/readyz")).status_code == 200
        own_neo4j.kill()
        for path in ("/readyz", "/v1/claims"):
            away = await client.get(path)
            assert away.status_code == 503
            assert away.headers["content-type"] == "application/problem+json"
            assert int(away.headers["retry-after"]) >= 1
            assert "cannot be reached" in away.json()["detail"]
        assert (await client.get("/healthz")).status_code == 200
        own_neo4j.start()
        ready = await client.get("/readyz")
        assert ready.status_code == 200
        assert ready.json()["documents"] == 1


def test_the_doctor_says_what_is_wrong_with_a_server(
    own_neo4j: OwnServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["doctor", "--store", own_neo4j.server.url])
    assert "Neo4j/" in capsys.readouterr().out
    assert run(["doctor", "--store", own_neo4j.server.url.replace(PASSWORD, "wrong")]) == 1
    assert "does not take this user" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    ["neo4j://", "neo4j://:7687", "neo4j+x://host", "neo4j://host:port", "neo4j://u:p?w@host/db"],
)
def test_a_url_that_names_no_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SettingError) as failure:
        open_store(url)
    assert "p?w" not in str(failure.value)
    assert "neo4j://user:password@host:7687/database" in (failure.value.hint or "")


@pytest.mark.parametrize(
    ("url", "uri", "user", "password", "database"),
    [
        ("neo4j://u:p@h:7000/d", "neo4j://h:7000", "u", "p", "d"),
        ("bolt://h", "bolt://h:7687", None, "", None),
        ("neo4j+s://u:p%40%2F@h", "neo4j+s://h:7687", "u", "p@/", None),
        ("bolt+ssc://u:p@[::1]:1/d/", "bolt+ssc://[::1]:1", "u", "p", "d"),
    ],
)
def test_a_url_is_taken_apart(
    url: str, uri: str, user: str | None, password: str, database: str | None
) -> None:
    address = neo4j_address(url)
    assert (address.uri, address.user, address.password) == (uri, user, password)
    assert address.database == database
    assert not password or f":{password}@" not in address.shown


async def test_a_relation_named_like_a_part_of_the_graph_is_refused_whole(
    own_neo4j: OwnServer,
) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        with pytest.raises(StoreError, match="keep that name"):
            await store.put([read_document("d", claim("iran", "PART_OF", "iraq"))])
        assert (await store.counts()).documents == 0

"""What goes wrong with a server, and what is said of it. TLS has a module of its own; so has what
the service does meanwhile (``tests/api/test_waiting.py``)."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

from api.cli import run
from api.settings import read_settings
from graph.errors import SettingError, StoreError, StoreTooNew, StoreUnavailable
from graph.store import open_store
from graph.store.neo4j.address import neo4j_address
from graph.store.neo4j.schema import refuse_old
from tests.api.conftest import client_of
from tests.graph.builders import claim, read_document
from tests.graph.store.complaints import failure_of, is_said_on_the_command_line
from tests.graph.store.suite import TALKS, WAR, listed
from tests.neo4j_server import PASSWORD, OwnServer, free_port


@contextmanager
def relayed(port: int, word: bytes, other: bytes) -> Iterator[int]:
    """A port that leads to ``port``, and where its server says ``word`` says ``other``, which is
    as long: how a server of another version is met without having one."""
    assert len(word) == len(other)

    def pass_on(source: socket.socket, target: socket.socket, *, change: bool) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                target.sendall(said.replace(word, other) if change else said)
            target.shutdown(socket.SHUT_WR)

    def take(listening: socket.socket, threads: ThreadPoolExecutor) -> None:
        with suppress(OSError):
            while True:
                asking, _ = listening.accept()
                answering = socket.create_connection(("127.0.0.1", port))
                threads.submit(pass_on, asking, answering, change=False)
                threads.submit(pass_on, answering, asking, change=True)

    with ThreadPoolExecutor() as threads, socket.create_server(("127.0.0.1", 0)) as listening:
        threads.submit(take, listening, threads)
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((PASSWORD, "wrong"), "does not take this user and password"),
        (("//neo4j:", "//nobody:"), "does not take this user and password"),
        ((f"neo4j:{PASSWORD}@", ""), "does not take this user and password"),
        (("/neo4j", "/elsewhere"), "has no such database"),
        (("neo4j://", "neo4j+s://"), "does not speak TLS"),
        (("neo4j://", "bolt+s://"), "does not speak TLS"),
        (("neo4j://", "neo4j+ssc://"), "does not speak TLS"),
        (("neo4j://", "bolt+ssc://"), "does not speak TLS"),
        (("@127.0.0.1:", "@nowhere.invalid:"), "no machine is known by the name nowhere.invalid"),
    ],
)
def test_a_server_that_does_not_let_in_is_named_with_the_reason(
    own_neo4j: OwnServer, change: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = change
    before, _, after = own_neo4j.server.url.rpartition(old)
    url = f"{before}{new}{after}"
    failure_of(url, StoreUnavailable, said)
    is_said_on_the_command_line(url, said, capsys)


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_port_where_nobody_listens_and_one_that_is_not_bolts_are_told_apart(
    own_neo4j: OwnServer, scheme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody = f"{scheme}://neo4j:{PASSWORD}@127.0.0.1:{free_port()}/neo4j"
    is_said_on_the_command_line(nobody, "the server cannot be reached", capsys)
    http = f"{scheme}://neo4j:{PASSWORD}@127.0.0.1:{own_neo4j.http}/neo4j"
    is_said_on_the_command_line(http, "something answers there, but no database", capsys)


def test_a_store_of_a_newer_whowhom_is_left_alone(
    own_neo4j: OwnServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with own_neo4j.server.of_a_newer_whowhom():
        url = own_neo4j.server.url
        failure_of(url, StoreTooNew, "format 999")
        is_said_on_the_command_line(url, "format 999", capsys)


async def test_a_store_that_becomes_too_new_while_it_is_open_is_neither_read_nor_written(
    own_neo4j: OwnServer,
) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR])
        with own_neo4j.server.of_a_newer_whowhom():
            for refused in (
                store.version(), store.put([TALKS]), store.remove(["war"]), store.try_writing()
            ):  # fmt: skip
                with pytest.raises(StoreTooNew, match="format 999"):
                    await refused
        assert (await store.counts()).documents == 1
        assert (await store.version()).number == 1


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


def test_a_server_that_says_it_is_old_is_refused_whatever_asks(
    own_neo4j: OwnServer, capsys: pytest.CaptureFixture[str]
) -> None:
    agent = own_neo4j.server.driver.get_server_info().agent
    old = "Neo4j/4.4.".ljust(len(agent), "0")
    with relayed(own_neo4j.bolt, agent.encode(), old.encode()) as port:
        url = f"bolt://neo4j:{PASSWORD}@127.0.0.1:{port}/neo4j"
        is_said_on_the_command_line(url, f"the server is {old}, and too old", capsys)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2026.08.1", "Memgraph"])
def test_a_server_of_the_oldest_version_or_newer_is_taken(agent: str) -> None:
    refuse_old(agent, "neo4j://host:7687")


async def test_a_database_that_is_emptied_while_it_is_open_says_so(own_neo4j: OwnServer) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR])
        own_neo4j.server.run("MATCH (n) DETACH DELETE n")
        try:
            for refused in (store.version(), store.put([TALKS]), store.remove(["war"])):
                with pytest.raises(StoreUnavailable, match="has been emptied"):
                    await refused
        finally:
            await asyncio.to_thread(own_neo4j.server.claim_for_tests)


async def test_a_read_only_database_is_read_and_says_so_when_written_to(
    own_neo4j: OwnServer, capsys: pytest.CaptureFixture[str]
) -> None:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put([WAR, TALKS])
        before = await listed(store.snapshot())
    with own_neo4j.restarted("server.databases.read_only=neo4j") as url:
        async with open_store(url) as store:
            assert await listed(store.all_claims()) == [*TALKS.claims, *WAR.claims]
            assert await listed(store.snapshot()) == before
            for refused in (store.remove(["war"]), store.put([TALKS]), store.try_writing()):
                with pytest.raises(StoreUnavailable, match="read-only"):
                    await refused
        assert await asyncio.to_thread(run, ["relations", "--store", url]) == 0
        capsys.readouterr()
        assert await asyncio.to_thread(run, ["remove", "war", "--store", url]) == 1
        assert "read-only" in capsys.readouterr().err
        await asyncio.to_thread(run, ["doctor", "--json", "--store", url])
        found = {each["what"]: each for each in json.loads(capsys.readouterr().out)["items"]}
        assert found["Store"]["state"] == "fine"
        assert found["Writing"]["state"] == "warning"
        assert "read-only" in found["Writing"]["detail"]
        async with client_of(read_settings(store=url)) as client:
            assert (await client.get("/readyz")).status_code == 200
            assert len((await client.get("/v1/claims")).json()["items"]) == 6
            refused = await client.delete("/v1/documents/war")
            assert refused.status_code == 503
            assert refused.headers["retry-after"]
            assert "read-only" in refused.json()["detail"]


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


def test_the_doctor_finds_a_healthy_server_healthy(
    own_neo4j: OwnServer, capsys: pytest.CaptureFixture[str]
) -> None:
    own_neo4j.server.wipe()
    assert run(["doctor", "--json", "--store", own_neo4j.server.url]) == 0
    found = {each["what"]: each for each in json.loads(capsys.readouterr().out)["items"]}
    assert "Neo4j/" in found["Store"]["detail"]
    for what in ("Store", "Encryption", "Writing", "Consistency"):
        assert found[what]["state"] == "fine"


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

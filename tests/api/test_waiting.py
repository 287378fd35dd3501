"""A service whose store is away, lets nobody in, or is a newer whowhom's: alive, not ready, 503 for
every question, and well again by itself. Real files, and a real server that is stopped, started
and told other passwords."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import neo4j
from api.service import Service
from api.settings import read_settings
from api.waiting import Waiting
from graph.errors import StoreUnavailable
from graph.store import open_store
from tests.api.conftest import DOCUMENTS, client_of
from tests.api.test_process import serving, whowhom
from tests.neo4j_server import PASSWORD, OwnServer


@dataclass(frozen=True)
class Kept:
    """A store, and how to make it a newer whowhom's for a while."""

    url: str
    newer: Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["sqlite", "neo4j"])
async def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Kept:
    if request.param == "sqlite":
        path = tmp_path / "whowhom.db"
        kept = Kept(f"sqlite:///{path}", lambda: newer_file(path))
    else:
        server = request.getfixturevalue("own_neo4j").server
        server.wipe()
        kept = Kept(server.url, server.of_a_newer_whowhom)
    async with open_store(kept.url) as store:
        await store.put(DOCUMENTS)
    return kept


@contextmanager
def newer_file(path: Path) -> Iterator[None]:
    with sqlite3.connect(path) as database:
        (format_,) = database.execute("PRAGMA user_version").fetchone()
        database.execute("PRAGMA user_version = 999")
    yield
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {format_}")


def at_once(url: str) -> AbstractAsyncContextManager[httpx.AsyncClient]:
    """A service that looks at its store anew for each request."""
    return client_of(read_settings(store=url, follow_every=0, reopen_after=0))


async def is_unavailable(client: httpx.AsyncClient, kind: str, said: str) -> None:
    """Alive, not ready, and each question a problem."""
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    for path in ("/readyz", "/v1/claims", "/v1/relations", "/v1/documents/news/1"):
        is_problem(await client.get(path), kind, said)
    is_problem(await client.delete("/v1/documents/news/1"), kind, said)


async def is_well(client: httpx.AsyncClient) -> None:
    ready = await client.get("/readyz")
    assert ready.status_code == 200, ready.text
    assert ready.json()["documents"] == len(DOCUMENTS)
    assert (await client.get("/v1/relations")).json()["items"]


def is_problem(answer: httpx.Response, kind: str, said: str) -> None:
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) >= 1
    problem = answer.json()
    assert problem["type"] == f"urn:whowhom:problem:{kind}"
    assert said in problem["detail"]
    assert problem["hint"]
    assert PASSWORD not in answer.text


async def test_a_store_that_becomes_too_new_is_unavailable_until_it_no_longer_is(
    kept: Kept,
) -> None:
    async with at_once(kept.url) as client:
        await is_well(client)
        with kept.newer():
            await is_unavailable(client, "store-too-new", "format 999")
        await is_well(client)


async def test_a_service_that_starts_on_a_store_too_new_goes_on_when_it_no_longer_is(
    kept: Kept,
) -> None:
    with kept.newer():
        service = at_once(kept.url)
        client = await service.__aenter__()
        await is_unavailable(client, "store-too-new", "format 999")
    await is_well(client)
    await service.__aexit__(None, None, None)


@pytest.fixture
async def filled(own_neo4j: OwnServer) -> OwnServer:
    own_neo4j.server.wipe()
    async with open_store(own_neo4j.server.url) as store:
        await store.put(DOCUMENTS)
    return own_neo4j


async def test_a_service_whose_server_goes_away_is_well_again_when_it_is_back(
    filled: OwnServer,
) -> None:
    async with at_once(filled.server.url) as client:
        await is_well(client)
        with filled.away():
            await is_unavailable(client, "store-unavailable", "cannot be reached")
        await is_well(client)


async def test_a_wrong_password_is_said_until_it_is_right(filled: OwnServer) -> None:
    url = filled.server.url.replace(PASSWORD, "another-one")
    async with at_once(url) as client:
        await is_unavailable(client, "store-unavailable", "does not take this user and password")
        with password(filled, "another-one"):
            await is_well(client)


@contextmanager
def password(own: OwnServer, other: str) -> Iterator[None]:
    change = "ALTER USER neo4j SET PASSWORD $password"
    with own.server.connect() as driver:
        driver.execute_query(change, password=other, database_="system")
    try:
        yield
    finally:
        with neo4j.GraphDatabase.driver(own.server.uri, auth=("neo4j", other)) as driver:
            driver.execute_query(change, password=PASSWORD, database_="system")


def test_a_service_started_without_its_server_says_so_and_goes_on_when_it_is_there(
    own_neo4j: OwnServer,
) -> None:
    own_neo4j.server.wipe()
    with (
        own_neo4j.away(),
        serving(own_neo4j.server.url, WHOWHOM_REOPEN_AFTER="0") as (process, urls),
    ):
        assert process.stderr is not None
        complaint = process.stderr.readline()
        assert complaint.startswith("whowhom: neo4j://")
        assert "the server cannot be reached" in complaint
        assert "answers 503 until" in complaint
        assert PASSWORD not in complaint
        with httpx.Client(base_url=httpx.URL(urls[0]).join("/"), timeout=60) as client:
            assert client.get("/healthz").status_code == 200
            for path in ("/readyz", "/v1/relations"):
                is_problem(client.get(path), "store-unavailable", "cannot be reached")
            own_neo4j.start()
            assert client.get("/readyz").json()["status"] == "ready"
            assert client.get("/v1/relations").json()["items"] == []


async def test_a_server_that_is_away_is_not_asked_by_everybody_who_asks(tmp_path: Path) -> None:
    tried = []

    @asynccontextmanager
    async def away() -> AsyncIterator[Service]:
        tried.append(1)
        raise StoreUnavailable("away")
        yield

    late = Waiting(away, pause=3600)
    for _ in range(5):
        with pytest.raises(StoreUnavailable, match="away"):
            await late.service()
    assert len(tried) == 1


@pytest.mark.parametrize("place", ["", "/no-such-folder/whowhom.db"])
def test_a_file_that_cannot_be_opened_ends_the_service_with_a_sentence(
    tmp_path: Path, place: str
) -> None:
    done = whowhom("serve", "--port", "0", url=f"sqlite:///{tmp_path}{place}")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("whowhom: ")
    assert done.stderr.count("\n") == 1

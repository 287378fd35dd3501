"""Real Neo4j servers for tests: the one that ``WHOWHOM_TEST_NEO4J`` names, or else one in a
container, or else one started from the jars that ``make neo4j-jars`` has fetched.

Every test begins with an empty database. One that is named has to be empty, or to hold what a
test run left there: nobody's data is ever deleted.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import neo4j
from graph.store import open_store
from graph.store.protocol import Store

JARS = Path(__file__).parents[1] / "neo4j" / "lib"
LAUNCHER = JARS.with_name("Launcher.java")
IMAGE = "neo4j:5.26-community"
PASSWORD = "not-a-secret"
HOW = (
    "run make neo4j-jars (Java 17 and Maven), or start Docker, or set "
    "WHOWHOM_TEST_NEO4J=neo4j://user:password@host:7687/database to an empty database"
)
_PATIENCE = 180.0  # Seconds until a container answers, its image fetched.


@dataclass(frozen=True)
class Server:
    """A server that runs. ``url`` names its database as a store; ``browser`` is where Neo4j
    Browser is, if it is known."""

    url: str
    browser: str | None = None

    @cached_property
    def driver(self) -> neo4j.Driver:
        return self.connect()

    def connect(self, patience: float = 30.0) -> neo4j.Driver:
        """A driver of a test's own; a transaction is tried again for ``patience`` seconds."""
        return neo4j.GraphDatabase.driver(
            self.uri,
            auth=self.auth,
            notifications_min_severity="OFF",
            max_transaction_retry_time=patience,
        )

    @property
    def uri(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}"

    @property
    def auth(self) -> tuple[str, str] | None:
        parts = urlsplit(self.url)
        return (parts.username, parts.password or "") if parts.username else None

    @property
    def database(self) -> str | None:
        return urlsplit(self.url).path.strip("/") or None

    def run(self, text: str, **parameters: object) -> list[neo4j.Record]:
        """A statement of a test's own, outside of any store."""
        with self.driver.session(database=self.database) as session:
            return list(session.run(text, parameters))  # type: ignore[arg-type]

    def claim_for_tests(self) -> None:
        """Make an empty database a store that tests may wipe; refuse one that is neither."""
        if self.run("MATCH (n) RETURN n LIMIT 1") and not self.run(
            "MATCH (v:Version {for_tests: true}) RETURN v"
        ):
            raise RuntimeError(f"the database of WHOWHOM_TEST_NEO4J is not empty: {HOW}")
        # On a thread of its own: the first to ask for a server may be an asynchronous test.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(asyncio.run, self._make()).result()
        self.run("MATCH (v:Version) SET v.for_tests = true")

    async def _make(self) -> None:
        async with open_store(self.url):
            pass

    def wipe(self) -> None:
        self.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS")
        self.run(
            "MATCH (n) WHERE NOT n:Migration AND NOT n:Version "
            "CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS"
        )
        self.run("MATCH (v:Version) SET v.number = 0")

    @contextmanager
    def of_a_newer_whowhom(self) -> Iterator[None]:
        """The store with a format that we do not know, for a while."""
        self.run("CREATE (:Migration {number: 999})")
        try:
            yield
        finally:
            self.run("MATCH (m:Migration {number: 999}) DELETE m")

    @asynccontextmanager
    async def fresh(self) -> AsyncIterator[Store]:
        """The store, empty."""
        self.wipe()
        async with open_store(self.url) as store:
            yield store


class OwnServer:
    """A server from the jars, in ``home``, that a test may stop, kill and start again."""

    def __init__(self, home: Path, *settings: str, started_often: bool = False) -> None:
        self._home = home
        # Compiling well takes a third of the time of a start, and pays only much later.
        self._compiling = ["-XX:TieredStopAtLevel=1"] if started_often else []
        self._settings = settings
        self._bolt, self._http = free_port(), free_port()
        self._process: subprocess.Popen[str] | None = None
        self.server = Server(
            f"neo4j://neo4j:{PASSWORD}@127.0.0.1:{self._bolt}/neo4j",
            f"http://127.0.0.1:{self._http}/browser/",
        )

    def start(self, *settings: str) -> None:
        """Returns when the server can be asked."""
        with (self._home / "log").open("a") as log:
            self._process = subprocess.Popen(
                [
                    *("java", "-Xmx512m", *self._compiling, "-cp", f"{JARS}/*", LAUNCHER),
                    self._home / "data",
                    *(str(self._bolt), str(self._http), *self._settings, *settings),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=os.environ | {"NEO4J_PASSWORD": PASSWORD, "NEO4J_WITH_STDIN": "yes"},
            )
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"Neo4j did not start: {(self._home / 'log').read_text()}")

    @property
    def bolt(self) -> int:
        return self._bolt

    @property
    def http(self) -> int:
        return self._http

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def stop(self) -> None:
        """In order: standard input ends."""
        if self._process is not None:
            self._process.communicate()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Stopped for a while, or until it is started within."""
        self.stop()
        try:
            yield
        finally:
            if self._process is None or self._process.poll() is not None:
                self.start()

    @contextmanager
    def restarted(self, *settings: str) -> Iterator[str]:
        """The same data, with more settings of the server for a while."""
        self.stop()
        try:
            self.start(*settings)
            yield self.server.url
        finally:
            self.stop()
            self.start()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def has_jars() -> bool:
    return (JARS / ".complete").exists() and shutil.which("java") is not None


@contextmanager
def a_server(home: Path) -> Iterator[Server | None]:
    """Whichever server there is to test with; ``None`` if there is none."""
    if url := os.environ.get("WHOWHOM_TEST_NEO4J"):
        yield Server(url)
    elif _docker_runs():
        with _in_container() as server:
            yield server
    elif has_jars():
        own = OwnServer(home)
        own.start()
        try:
            yield own.server
        finally:
            own.stop()
    else:
        yield None


def _docker_runs() -> bool:
    return (
        shutil.which("docker") is not None
        and subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0
    )


@contextmanager
def _in_container() -> Iterator[Server]:
    container = _docker(
        *("run", "--detach", "--rm", "--publish", "127.0.0.1::7687", "--memory", "1500m"),
        *("--env", f"NEO4J_AUTH=neo4j/{PASSWORD}", IMAGE),
    )
    try:
        port = _docker("port", container, "7687/tcp").rsplit(":", 1)[1]
        server = Server(f"bolt://neo4j:{PASSWORD}@127.0.0.1:{port}/neo4j")
        # The driver tries again for as long as it is told to.
        with server.connect(patience=_PATIENCE) as driver:
            driver.execute_query("RETURN 1")
        yield server
    finally:
        _docker("rm", "--force", container)


def _docker(*command: str) -> str:
    done = subprocess.run(["docker", *command], capture_output=True, text=True, check=True)
    return done.stdout.strip()

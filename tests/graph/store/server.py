"""A real Neo4j server for tests: the one that ``WHOWHOM_TEST_NEO4J`` names, or else one in a
container, or else one started from the jars that ``make neo4j-jars`` has fetched.

Each test finds the database empty. One that is named must be empty or hold what a test run left
behind, and is emptied: nothing else is ever deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import neo4j

ROOT = Path(__file__).parents[3]
JARS = ROOT / "neo4j" / "lib"
PASSWORD = "not-a-secret"
IMAGE = "neo4j:5.26-community"
HOW = (
    "run make neo4j-jars (Java 17 and Maven), or start Docker, or set "
    "WHOWHOM_TEST_NEO4J=neo4j://user:password@host:7687/database"
)
_PATIENCE = 120.0  # seconds until a container answers


@dataclass
class Server:
    """A running server. ``url`` names its database as a store."""

    url: str

    def wipe(self) -> None:
        """Empty the database, and mark it as one that tests may empty again."""
        with self.driver() as driver:
            driver.execute_query(
                "MATCH (n) WHERE NOT n:Migration AND NOT n:WhowhomTest "
                "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
            ) if False else None
            with driver.session(database=self.database) as session:
                session.run(
                    "MATCH (n) WHERE NOT n:Migration AND NOT n:WhowhomTest "
                    "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
                ).consume()

    @property
    def database(self) -> str | None:
        return urlsplit(self.url).path.strip("/") or None

    def driver(self) -> neo4j.Driver:
        parts = urlsplit(self.url)
        auth = (parts.username, parts.password or "") if parts.username else None
        return neo4j.GraphDatabase.driver(
            f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}",
            auth=auth,
            notifications_min_severity="OFF",
        )

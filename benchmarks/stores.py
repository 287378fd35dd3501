"""How fast the stores take in a graph, next to the barest way of writing the same rows.

    python benchmarks/stores.py [--neo4j URL] [--claims 200000] [--actors 20000]

The Neo4j database that URL names has to be empty, and is emptied again. Bare Neo4j is one
``UNWIND ... MERGE`` for documents, actors and claims each, with a constraint for every id. It
sums no edges, keeps no speakers, follows no versions and searches nothing.

SQLite is measured against two ways of writing, batch by batch in turn, so that whatever else the
machine does slows all three alike:

- ``sqlite_same_rows``: ``executemany`` of the very rows that the store has just written, into the
  same tables: all eight, with their indexes, full text, checks and triggers. It is what the rows
  themselves cost, and the mark (``sqlite_load``); the rest is the store's own work: reading what
  is known, comparing, hashing, counting.
- ``sqlite_naked``: the documents, actors and claims alone, into tables with nothing but a primary
  key: no edges, speakers, names, full text, versions or indexes. For information.

The last line is one of JSON: ``figures`` in seconds and megabytes, ``ratios`` to the mark of each
(1 or more is good), ``of_bare`` the speed of a load as a part of each bare one, ``short`` those
below their mark.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import neo4j
from benchmarks.made_up import CLAIMS_A_DOCUMENT, made_up_actor, made_up_documents
from graph.store import open_store
from graph.store.delta import claims_of
from graph.store.neo4j.address import neo4j_address
from graph.store.neo4j.models import actor_properties, claim_properties, document_properties
from graph.store.protocol import ReadDocument
from graph.store.rows import CLAIM_COLUMNS, DOCUMENT_COLUMNS, Row, actor_row, document_row
from graph.store.sqlite.connection import open_file
from graph.store.sqlite.write import put

BATCH = 200  # Documents in a transaction.
MORE = 100  # Documents of the incremental load.
WARM_UP = 5_000  # Claims.

LEAST_OF_BARE = 0.5
MOST_OF_EMPTY = 3.0
MOST_OF_QUARTER = 1.2
MOST_OF_A_QUERY = 0.1
"""The marks: a load reaches half the speed of a bare one; an increment takes three times as long
on a full store at most; memory at its peak grows by a fifth at most for four times the input; a
saved query of Neo4j Browser takes a tenth of a second at most."""
MARKED = {"sqlite": "sqlite_same_rows", "neo4j": "neo4j_bare"}
"""The bare load that a store's is held to."""
SAVED_QUERIES = Path(__file__).resolve().parent.parent / "cypher" / "browser"

WIPE = (
    # Relationships first: a hub with all of its own is more than one transaction may hold.
    "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS",
    "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS",
)
BARE = {
    "documents": "UNWIND $rows AS row MERGE (d:Document {id: row.id}) SET d = row",
    "actors": "UNWIND $rows AS row MERGE (a:Actor {id: row.id}) SET a += row",
    "claims": """UNWIND $rows AS row
        MATCH (d:Document {id: row.document}) MATCH (s:Actor {id: row.source})
        MATCH (t:Actor {id: row.target})
        MERGE (c:Claim {id: row.id}) SET c = row
        MERGE (c)-[:STATED_IN]->(d) MERGE (c)-[:SOURCE]->(s) MERGE (c)-[:TARGET]->(t)""",
}


def batches(documents: Iterator[ReadDocument]) -> Iterator[list[ReadDocument]]:
    while batch := list(islice(documents, BATCH)):
        yield batch


async def load(url: str, claims: int, actors: int, *, seed: int = 1, name: str = "d") -> float:
    """Seconds that the store alone took."""
    spent = 0.0
    async with open_store(url) as store:
        for batch in batches(made_up_documents(claims, actors, seed=seed, name=name)):
            began = time.perf_counter()
            await store.put(batch)
            spent += time.perf_counter() - began
    return spent


def bare_neo4j(driver: neo4j.Driver, database: str | None, claims: int, actors: int) -> float:
    spent = 0.0
    with driver.session(database=database) as session:
        for label in ("Document", "Actor", "Claim"):
            session.run(
                f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            ).consume()
        for batch in batches(made_up_documents(claims, actors)):
            everybody = {actor.id: actor for read in batch for actor in read.actors}
            rows = {
                "documents": [document_properties(read, "hash", 1, "now") for read in batch],
                "actors": [actor_properties(actor, 1) for actor in everybody.values()],
                "claims": [claim_properties(claim, 1) for claim in claims_of(batch).values()],
            }
            began = time.perf_counter()
            with session.begin_transaction() as transaction:
                for name, given in rows.items():
                    transaction.run(BARE[name], rows=given).consume()
                transaction.commit()
            spent += time.perf_counter() - began
    return spent


def sqlite_side_by_side(folder: Path, claims: int, actors: int) -> dict[str, float]:
    """Seconds to write the same documents by the store and by both bare ways, in turn."""
    spent = {"store": 0.0, "same_rows": 0.0, "naked": 0.0}
    stored = open_file(folder / "store.db", busy_timeout=0)
    same = open_file(folder / "same.db", busy_timeout=0)
    naked = naked_sqlite(folder / "naked.db")
    for version, batch in enumerate(batches(made_up_documents(claims, actors)), start=1):
        spent["store"] += timed(lambda: put(stored, batch, True))  # noqa: B023
        # Only then is it known which rows those are.
        rows = written_at(stored, version)
        spent["same_rows"] += timed(lambda: insert(same, rows))  # noqa: B023
        rows = naked_rows(batch)
        spent["naked"] += timed(lambda: insert(naked, rows))  # noqa: B023
    for connection in (stored, same, naked):
        connection.close()
    return {f"sqlite_{name}_seconds": seconds for name, seconds in spent.items()}


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def written_at(connection: sqlite3.Connection, version: int) -> dict[str, list[Row]]:
    """All rows that a write at ``version`` made or changed, by table, parents first."""
    return {
        table: connection.execute(
            f'SELECT "{table}".* FROM "{table}" {join} WHERE version = ?', (version,)
        ).fetchall()
        for table, join in {
            "document": "",
            "actor": "",
            "belonging": "JOIN actor ON actor.id = belonging.actor",
            "actor_name": "JOIN actor ON actor.id = actor_name.actor",
            "claim": "",
            "attribution": "JOIN claim ON claim.id = attribution.claim",
            "edge": "",
            "tombstone": "",
        }.items()
    }


def naked_sqlite(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for table, columns in {
        "document": list(DOCUMENT_COLUMNS),
        "actor": ["id", "name", "kind", "sector", "country", "aliases", "wikidata", "version"],
        "claim": [*CLAIM_COLUMNS, "version"],
    }.items():
        quoted = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f"CREATE TABLE {table} ({quoted}, PRIMARY KEY (id))")
    return connection


def naked_rows(batch: list[ReadDocument]) -> dict[str, list[Row]]:
    everybody = {actor.id: actor for read in batch for actor in read.actors}
    return {
        "document": [document_row(read, "hash", 1) for read in batch],
        "actor": [actor_row(actor, 1) for actor in everybody.values()],
        "claim": [(*claim.row, 1) for claim in claims_of(batch).values()],
    }


def insert(connection: sqlite3.Connection, rows: dict[str, list[Row]]) -> None:
    """In one transaction; a row that is there (an edge, an actor) is written anew."""
    connection.execute("BEGIN IMMEDIATE")
    for table, given in rows.items():
        if given:
            marks = ", ".join("?" * len(given[0]))
            connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", given)
    connection.execute("COMMIT")


def in_own_process(url: str, claims: int, actors: int) -> tuple[float, float]:
    """Load in a process of its own: the store's seconds, and the megabytes it took at most."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_load_and_weigh, (url, claims, actors))


def _load_and_weigh(url: str, claims: int, actors: int) -> tuple[float, float]:
    seconds = asyncio.run(load(url, claims, actors))
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def more(url: str, actors: int) -> float:
    """Seconds to load ``MORE`` new documents."""
    return asyncio.run(load(url, MORE * CLAIMS_A_DOCUMENT, actors, seed=2, name="more"))


def measure(name: str, fresh: Callable[[], str], claims: int, actors: int) -> dict[str, float]:
    """``fresh`` empties the store and names it."""
    figures = {"more_into_empty_seconds": more(fresh(), actors)}
    _, figures["quarter_peak_megabytes"] = in_own_process(fresh(), claims // 4, actors)
    url = fresh()
    figures["load_seconds"], figures["peak_megabytes"] = in_own_process(url, claims, actors)
    figures["more_into_full_seconds"] = more(url, actors)
    return {f"{name}_{figure}": value for figure, value in figures.items()}


def ratios(name: str, figures: dict[str, float]) -> dict[str, float]:
    """Each to its mark; 1 or more is good."""
    of = {figure.removeprefix(f"{name}_"): value for figure, value in figures.items()}
    return {
        f"{name}_load": of_bare(figures)[MARKED[name]] / LEAST_OF_BARE,
        f"{name}_more": MOST_OF_EMPTY
        * of["more_into_empty_seconds"]
        / of["more_into_full_seconds"],
        f"{name}_memory": MOST_OF_QUARTER * of["quarter_peak_megabytes"] / of["peak_megabytes"],
    }


def of_bare(figures: dict[str, float]) -> dict[str, float]:
    """The speed of a load as a part of that of each bare one."""
    return {
        bare.removesuffix("_seconds"): figures[bare] / figures[load]
        for bare, load in {
            "sqlite_same_rows_seconds": "sqlite_store_seconds",
            "sqlite_naked_seconds": "sqlite_store_seconds",
            "neo4j_bare_seconds": "neo4j_load_seconds",
        }.items()
        if bare in figures
    }


def measure_sqlite(folder: Path, claims: int, actors: int) -> dict[str, float]:
    numbers = count()
    figures = sqlite_side_by_side(folder, claims, actors)
    return figures | measure(
        "sqlite", lambda: f"sqlite:///{folder}/{next(numbers)}.db", claims, actors
    )


def measure_neo4j(url: str, claims: int, actors: int) -> dict[str, float]:
    address = neo4j_address(url)
    auth = (address.user, address.password) if address.user else None
    with neo4j.GraphDatabase.driver(
        address.uri, auth=auth, notifications_min_severity="OFF"
    ) as driver:
        if driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_=address.database)[0]:
            sys.exit("the database is not empty: name one that is")

        def fresh() -> str:
            with driver.session(database=address.database) as session:
                for text in WIPE:
                    session.run(text).consume()
            return url

        # A server that has just started is slow, and whoever comes first would pay for it.
        more(fresh(), actors)
        bare_neo4j(driver, address.database, WARM_UP, actors)
        fresh()
        figures = {"neo4j_bare_seconds": bare_neo4j(driver, address.database, claims, actors)}
        figures |= measure("neo4j", fresh, claims, actors)
        figures |= time_saved_queries(driver, address.database)
        fresh()
    return figures


def time_saved_queries(driver: neo4j.Driver, database: str | None) -> dict[str, float]:
    """Seconds of each query for Neo4j Browser around the greatest hub, the best of three."""
    hub, other = made_up_actor(0).id, made_up_actor(1).id
    asked = {"actor": hub, "source": hub, "target": other, "since": "2020", "steps": 5, "limit": 50}
    figures = {}
    for path in sorted(SAVED_QUERIES.glob("*.cypher")):
        spent = []
        for _ in range(3):
            began = time.perf_counter()
            driver.execute_query(path.read_text(), asked, database_=database)
            spent.append(time.perf_counter() - began)
        figures[f"browser_{path.stem}_seconds"] = min(spent)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--neo4j", metavar="URL", help="an empty database")
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--actors", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure_sqlite(Path(folder), given.claims, given.actors)
    reached = ratios("sqlite", figures)
    if given.neo4j:
        of_neo4j = measure_neo4j(given.neo4j, given.claims, given.actors)
        figures, reached = figures | of_neo4j, reached | ratios("neo4j", of_neo4j)
        reached |= {
            name.removesuffix("_seconds"): MOST_OF_A_QUERY / seconds
            for name, seconds in of_neo4j.items()
            if name.startswith("browser_")
        }
    for name, value in figures.items():
        print(f"{name:36} {value:10.3f}")
    for name, value in of_bare(figures).items():
        print(f"{f'speed of {name}':36} {value:10.3f}")
    for name, value in reached.items():
        print(f"{f'{name} to its mark':36} {value:10.3f}")
    print(
        json.dumps(
            {
                "figures": {name: round(value, 3) for name, value in figures.items()},
                "of_bare": {name: round(value, 3) for name, value in of_bare(figures).items()},
                "ratios": {name: round(value, 3) for name, value in reached.items()},
                "short": [name for name, value in reached.items() if value < 1],
            }
        )
    )


if __name__ == "__main__":
    main()

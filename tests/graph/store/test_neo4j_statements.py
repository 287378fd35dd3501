"""Every file in ``cypher/`` is planned by a real server: without a warning, and without reading
all there is where something is looked up."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import neo4j
from graph.errors import StoreError
from graph.model import BUILT_IN_RELATIONS, Belonging
from graph.rules import Draft, RuleKind
from graph.store import open_store
from graph.store.neo4j.statements import migrations, statement, statement_on
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.suite import TALKS, WAR
from tests.neo4j_server import Server

FOLDER = Path(str(files("cypher") / "read")).parent
STATEMENTS = sorted(
    f"{path.parent.name}/{path.stem}"
    for path in FOLDER.glob("*/*.cypher")
    if path.parent.name not in {"schema", "browser"}
)
MEANT_TO_READ_ALL = {
    "read/counts",
    "read/fingerprints",
    "read/is-empty",
    # A handful of nodes, which only these statements ask for.
    "read/migrations",
    "write/drop-absent",
}
READS_ALL = {"AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "DirectedAllRelationshipsScan"}


@pytest.fixture(scope="module")
def filled(neo4j_server: Server) -> Server:
    """A server that has seen every label, type and property."""

    async def fill() -> None:
        tie = Belonging(actor="absent", since="1979", until="2000")
        guard = actor("guard", country="IRN", part_of=["iran", tie], member_of=["iran"])
        guard = guard.model_copy(update={"wikidata": "Q1"})
        said = claim(guard, "ATTACKS", "iraq", parent="p", topic="t")
        more = read_document("more", said, actors=[guard, actor("iran")])
        whole = more.document.model_copy(update={"url": "u", "publisher": "p", "path": "p"})
        more = replace(more, document=whole)
        async with open_store(neo4j_server.url) as store:
            await store.put([WAR, TALKS, more])
            await store.remove(["talks"])
            await store.rule(Draft(kind=RuleKind.MERGE, actor="iraq", into="iran"))

    neo4j_server.wipe()
    asyncio.run(fill())
    return neo4j_server


def text_of(name: str) -> str:
    return statement_on(name, "PART_OF" if "belonging" in name else "ATTACKS")


def explained(server: Server, text: str) -> neo4j.ResultSummary:
    parameters = dict.fromkeys(re.findall(r"\$(\w+)", text))
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=server.auth) as driver,
        driver.session(database=server.database) as session,
    ):
        return session.run(f"EXPLAIN {text}", parameters).consume()  # type: ignore[arg-type]


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_planned_without_a_warning(filled: Server, name: str) -> None:
    summary = explained(filled, text_of(name))
    assert [
        (told.gql_status, told.status_description)
        for told in summary.gql_status_objects
        if told.is_notification
    ] == []


@pytest.mark.parametrize(
    "name",
    [name for name in STATEMENTS if name not in MEANT_TO_READ_ALL and name[:5] != "check"],
)
def test_a_look_up_uses_an_index(filled: Server, name: str) -> None:
    plan = explained(filled, text_of(name)).plan
    assert plan is not None
    assert READS_ALL & set(operators(plan)) == set()


def test_every_statement_says_in_its_name_what_it_does_and_is_used() -> None:
    code = "".join(path.read_text() for path in FOLDER.parent.glob("graph/store/neo4j/*.py"))
    named_by_kind = {"read/follow-actors", "read/follow-claims"}
    for name in set(STATEMENTS) - named_by_kind:
        assert f'"{name}"' in code or (name.startswith("check/") and f'"{name[6:]}"' in code), name


@pytest.mark.parametrize("relation", BUILT_IN_RELATIONS)
def test_the_only_slot_is_the_type_of_a_relationship(relation: str) -> None:
    text = statement_on("write/sum-edges", relation)
    assert f"[edge:{relation}]" in text
    assert "RELATION" not in text.replace("$relation", "")


@pytest.mark.parametrize("relation", ["", "attacks", "A" * 41, "A]-() DETACH DELETE x //", "A`"])
def test_what_is_no_type_never_reaches_a_statement(relation: str) -> None:
    with pytest.raises(StoreError, match="not a type"):
        statement_on("write/sum-edges", relation)


def test_parts_of_the_schema_are_numbered_without_gaps() -> None:
    assert [part.number for part in migrations()] == list(range(1, len(migrations()) + 1))
    assert all("IF NOT EXISTS" in text for part in migrations() for text in part.statements)


def test_a_statement_is_read_once() -> None:
    assert statement("read/version") is statement("read/version")

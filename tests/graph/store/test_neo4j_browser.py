"""What ships for Neo4j Browser: a style that knows every kind and relation, and saved queries,
each run on a real server with the parameters it names as examples."""

from __future__ import annotations

import asyncio
import re
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from api.guide import guide_page, questions
from graph.model import BUILT_IN_RELATIONS, Kind
from graph.store import open_store
from graph.store.neo4j.models import label
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.test_neo4j_statements import READS_ALL, explained, operators
from tests.neo4j_server import Server

FOLDER = Path(str(files("cypher") / "browser"))
QUERIES = sorted(path.stem for path in FOLDER.glob("*.cypher"))
DEAL = read_document(
    "deal",
    claim("united-states", "ACCUSES", "iran", date="2026-01-01"),
    claim("iran", "ACCUSES", "israel", date="2026-01-02"),
    claim("israel", "ACCUSES", "hezbollah", "alleged", speakers=["israel"]),
    claim("iran", "SUPPLIES", "hezbollah", "alleged", speakers=["israel"]),
    claim("iran", "SUPPLIES", "hezbollah", "denied", speakers=["iran"]),
    claim("hezbollah", "ATTACKS", "israel"),
    claim("hezbollah", "ALLIES_WITH", "iran"),
    actors=[actor("israel", part_of=["bloc"]), actor("bloc", kind=Kind.BLOC)],
)


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.cypher").read_text()


def parameters_of(name: str) -> dict[str, str | float]:
    """The examples on the line that Browser would set them with."""
    said = re.search(r"^// :param \{(.*)\}$", text_of(name), re.MULTILINE)
    assert said is not None
    return parameters_in(said[1])


def parameters_in(line: str) -> dict[str, str | float]:
    """As Browser takes them: it sends every number as a float."""
    pairs = re.findall(r"(\w+): (?:'([^']*)'|(\d+))", line)
    return {key: float(number) if number else word for key, word, number in pairs}


@pytest.fixture(scope="module")
def filled(neo4j_server: Server) -> Server:
    async def fill() -> None:
        async with open_store(neo4j_server.url) as store:
            await store.put([DEAL])

    neo4j_server.wipe()
    asyncio.run(fill())
    return neo4j_server


@pytest.mark.parametrize("name", QUERIES)
def test_a_saved_query_finds_something_and_looks_it_up(filled: Server, name: str) -> None:
    given = parameters_of(name)
    assert set(given) == set(re.findall(r"\$(\w+)", text_of(name)))
    assert filled.run(text_of(name), **given)
    plan = explained(filled, text_of(name)).plan
    assert plan is not None
    assert READS_ALL & set(operators(plan)) == set()


def test_the_evidence_of_an_edge_leads_to_its_document(filled: Server) -> None:
    found = filled.run(text_of("evidence-of-an-edge"), source="iran", target="hezbollah", limit=9)
    assert sorted(row["claim"]["status"] for row in found) == ["alleged", "denied"]
    assert {row["document"]["id"] for row in found} == {"deal"}
    assert {row["speaker"]["id"] for row in found} == {"iran", "israel"}


def test_an_edge_is_disputed_if_somebody_says_so_and_somebody_denies_it(filled: Server) -> None:
    [found] = filled.run(text_of("disputed-edges"), actor="iran", limit=9)
    assert (found["edge"].type, found["other"]["id"]) == ("SUPPLIES", "hezbollah")


def test_the_allies_of_an_enemy_are_not_the_actor_itself(filled: Server) -> None:
    found = filled.run(text_of("allies-of-my-enemy"), actor="israel", limit=9)
    assert [row["ally"]["id"] for row in found] == ["iran"]


@pytest.mark.parametrize("kind", Kind)
def test_the_style_has_a_colour_for_every_kind_of_actor(kind: Kind) -> None:
    assert f"node.{label(kind)} {{" in text_of_style()


@pytest.mark.parametrize("relation", [*BUILT_IN_RELATIONS, "PART_OF", "MEMBER_OF"])
def test_the_style_has_a_colour_for_every_relation(relation: str) -> None:
    assert f"relationship.{relation} {{" in text_of_style()


def text_of_style() -> str:
    return (FOLDER / "style.grass").read_text()


def test_the_file_that_browser_imports_holds_the_saved_queries() -> None:
    with zipfile.ZipFile(FOLDER / "queries.zip") as packed:
        held = {each: packed.read(each).decode() for each in packed.namelist() if each[-1] != "/"}
    saved = {f"whowhom/{name}.cypher": text_of(name) for name in QUERIES}
    saved["whowhom/parameters.cypher"] = parameters()
    assert held == saved, "pack them again with make browser-queries"


def test_one_line_sets_the_parameters_of_every_saved_query(filled: Server) -> None:
    title, line = parameters().splitlines()
    assert title.startswith("// ")
    given = parameters_in(line.removeprefix(":param "))
    for name in QUERIES:
        filled.run(text_of(name), **given)


def parameters() -> str:
    return (FOLDER / "parameters.txt").read_text()


def test_the_guide_asks_every_saved_query() -> None:
    asked = {(question.parameters, question.query) for question in questions()}
    assert asked == {
        (re.search(r":param .+", text_of(name))[0], text_of(name).split("}\n", 1)[1].strip())
        for name in QUERIES
    }
    page = guide_page()
    assert page.count("<slide>") == page.count("</slide>") == len(QUERIES) + 2

"""A user's actors as CSV and as followthemoney entities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Kind, Sector
from loaders.actors.knowledge import load_knowledge

HEADER = "id,name,kind,sector,country,aliases,part_of,member_of,wikidata\n"


def entity(name: str, schema: str = "Organization", **properties: list[str]) -> str:
    given = {"name": [name], **properties}
    return json.dumps({"id": f"X-{name}", "schema": schema, "properties": given}) + "\n"


def test_a_table_adds_actors_with_aliases_and_dated_belonging(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        HEADER + ",Dune Guard,military,MIL,TCD,Sand Guard; DNG,chad@2011..2015-06,,\n"
    )
    knowledge = load_knowledge(tmp_path)
    actor = knowledge.actors["dune-guard"]
    assert (actor.kind, actor.sector, actor.country) == (Kind.MILITARY, Sector.MIL, "TCD")
    assert [(one.actor, one.since, one.until) for one in actor.part_of] == [
        ("chad", "2011", "2015-06")
    ]
    assert knowledge.lookup("the Sand Guard")[0].actor == "dune-guard"
    assert knowledge.lookup("DNG")[0].actor == "dune-guard"
    assert not knowledge.lookup("dng")


def test_a_row_with_an_id_of_ours_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(HEADER + "hamas,Hamas,party,PTY,PSE,,,,\n")
    assert load_knowledge(tmp_path).actors["hamas"].kind is Kind.PARTY


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEADER + ",Dune Guard,army,MIL,TCD,,,,\n", ["own.csv", "line 2", "kind"]),
        ("name,colour\nDune Guard,red\n", ["own.csv", "colour"]),
        ("id,kind\ndune,party\n", ["own.csv", "name"]),
    ],
)
def test_a_broken_table_is_named_with_line_and_column(
    tmp_path: Path, text: str, named: list[str]
) -> None:
    (tmp_path / "own.csv").write_text(text)
    with pytest.raises(DataError) as caught:
        load_knowledge(tmp_path)
    assert all(word in str(caught.value) for word in named)


@pytest.mark.parametrize("ending", ["own.json", "own.jsonl"])
def test_followthemoney_entities_are_actors_with_country_and_sector(
    tmp_path: Path, ending: str
) -> None:
    (tmp_path / ending).write_text(
        entity("Dune Brigades", country=["td"], topics=["crime.terror"], alias=["Dune Fighters"])
        + entity("Moussa Dunaye", "Person", country=["td"], topics=["role.pep"])
        + entity("Dune Freight", "Company", jurisdiction=["td"], weakAlias=["Freight"])
        + entity("Dune Star", "Vessel")
    )
    knowledge = load_knowledge(tmp_path)
    brigades = knowledge.actors["dune-brigades"]
    assert (brigades.kind, brigades.sector, brigades.country) == (
        Kind.ARMED_GROUP, Sector.REB, "TCD",
    )  # fmt: skip
    assert knowledge.lookup("Dune Fighters")[0].actor == "dune-brigades"
    assert knowledge.actors["moussa-dunaye"].kind is Kind.PERSON
    assert knowledge.actors["dune-freight"].sector is Sector.BUS
    assert knowledge.lookup("Freight")[0].ambiguous
    assert "dune-star" not in knowledge.actors


def test_two_entities_of_one_name_are_two_actors(tmp_path: Path) -> None:
    one, other = entity("Ann Dune", "Person"), entity("Ann Dune", "Person", country=["fr"])
    (tmp_path / "own.json").write_text(one + other.replace("X-Ann", "Y-Ann"))
    found = [id for id in load_knowledge(tmp_path).actors if id.startswith("ann-dune")]
    assert len(found) == 2


def test_what_is_no_entity_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(entity("Dune Brigades") + '{"name": "Dune"}\n')
    with pytest.raises(DataError, match="line 2"):
        load_knowledge(tmp_path)


def test_a_name_claimed_twice_names_both_actors(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        HEADER + ",Dune Guard,military,MIL,TCD,Sand,,,\n" + ",Reed Guard,military,MIL,TCD,Sand,,,\n"
    )
    with pytest.raises(DataError, match="dune-guard") as caught:
        load_knowledge(tmp_path)
    assert "reed-guard" in str(caught.value)


def test_two_spellings_that_differ_by_case_both_count(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[actor]]\nid = "dune-guard"\nname = "Dune Guard"\nkind = "military"\nsector = "MIL"\n'
        'aliases = [{alias = "DuG", case = true}, {alias = "DUG", case = true}]\n'
    )
    knowledge = load_knowledge(tmp_path)
    assert knowledge.lookup("DuG")
    assert knowledge.lookup("DUG")
    assert not knowledge.lookup("dug")

"""Who held an office and when, with and without a record of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.dates import interval
from graph.errors import DataError
from graph.model import Actor
from graph.rollup import parent_on
from loaders.actors.knowledge import load_knowledge


def periods(actor: Actor) -> list[tuple[str, str | None, str | None]]:
    return [(one.actor, one.since, one.until) for one in actor.part_of]


def test_a_holder_belongs_to_the_state_while_in_office(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[offices.TCD]\ngovernment = [["Moussa Dunaye", "2010-05", "2012-02"]]\n'
        'foreign = [["Moussa Dunaye", "2012-02", "2014"], ["Ann Reed", "2015"]]\n'
    )
    knowledge = load_knowledge(tmp_path)
    assert periods(knowledge.actors["moussa-dunaye"]) == [("chad", "2010-05", "2014")]
    assert periods(knowledge.actors["ann-reed"]) == [("chad", "2015", None)]


def test_a_holder_is_known_as_others_spell_them(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[offices.TCD]\nforeign = [["Moussa Dunaye", "2012-02", "2014"]]\n'
        '[offices.TCD.spelled]\n"Moussa Dunaye" = ["Musa Dounay"]\n'
    )
    (entry,) = load_knowledge(tmp_path).lookup("Musa Dounay")
    assert (entry.actor, entry.near) == ("moussa-dunaye", ("TCD",))


def test_a_record_under_another_spelling_is_the_same_person(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[actor]]\nid = "musa-dounay"\nname = "Musa Dounay"\nkind = "person"\nsector = "OPP"\n'
        'country = "TCD"\n[offices.TCD]\nforeign = [["Moussa Dunaye", "2012-02", "2014"]]\n'
        '[offices.TCD.spelled]\n"Moussa Dunaye" = ["Musa Dounay"]\n'
    )
    assert "moussa-dunaye" not in load_knowledge(tmp_path).actors


def test_who_has_a_record_keeps_it() -> None:
    knowledge = load_knowledge()
    assert len([actor for actor in knowledge.actors.values() if actor.name == "Shinzo Abe"]) == 1


def test_a_name_of_a_minister_is_read_in_texts_on_the_country() -> None:
    (entry,) = load_knowledge().lookup("Florence Parly")
    assert entry.near == ("FRA",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[offices.XQX]\nstate = [["Ann Reed", "2015"]]\n', "XQX"),
        ('[offices.TCD]\nstate = [["Ann Reed", "May 2015"]]\n', "own.toml"),
        ('[offices.TCD.spelled]\n"Ann Reed" = ["Anne Reed"]\n', "Ann Reed"),
        ('[offices.TCD]\nking = [["Ann Reed", "2015"]]\n', "king"),
    ],
)
def test_a_broken_office_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(DataError, match=named):
        load_knowledge(tmp_path)


def test_most_reported_states_have_somebody_in_office_each_year() -> None:
    knowledge = load_knowledge()
    for code in (
        "USA",
        "RUS",
        "CHN",
        "GBR",
        "FRA",
        "DEU",
        "ISR",
        "IRN",
        "TUR",
        "VNM",
        "AUS",
        "JPN",
    ):
        state = knowledge.states[code]
        people = [one for one in knowledge.actors.values() if one.country == code and one.part_of]
        for year in range(2000, 2025):
            day, _ = interval(f"{year}-07-01")
            assert any(parent_on(one, day) == state.id for one in people), (code, year)

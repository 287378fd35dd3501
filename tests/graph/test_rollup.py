from __future__ import annotations

from datetime import date

import pytest

from graph.model import Actor, Belonging, Kind, Sector
from graph.query import Rollup
from graph.rollup import folded, parent_on
from tests.graph.networks import actor


def person(*part_of: Belonging, sector: Sector = Sector.GOV) -> Actor:
    return Actor(id="x", name="X", kind=Kind.PERSON, sector=sector, part_of=part_of)


def office(of: str, since: str | None = None, until: str | None = None) -> Belonging:
    return Belonging(actor=of, since=since, until=until)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


TWO_OFFICES = person(office("ministry", "2001", "2004-06"), office("palace", "2004-07-01"))


@pytest.mark.parametrize(
    ("on", "parent"),
    [
        ("2000-12-31", None),
        ("2001-01-01", "ministry"),
        ("2004-06-30", "ministry"),
        ("2004-07-01", "palace"),
        ("2020-01-01", "palace"),
    ],
)
def test_the_office_held_on_the_day_decides(on: str, parent: str | None) -> None:
    assert parent_on(TWO_OFFICES, day(on)) == parent


def test_without_a_date_the_latest_office_decides() -> None:
    assert parent_on(TWO_OFFICES, 0) == "palace"


def test_of_two_offices_begun_together_the_least_id_decides() -> None:
    assert parent_on(person(office("b", "2001"), office("a", "2001")), day("2002-01-01")) == "a"


def test_an_office_without_a_beginning_gives_way_to_one_that_has_it() -> None:
    assert parent_on(person(office("a"), office("b", "2001")), day("2002-01-01")) == "b"


@pytest.mark.parametrize("sector", ["REB", "OPP", "PTY", "MED", "CVL", "BUS", "NGO", "IGO"])
def test_only_organs_of_a_state_fold(sector: str) -> None:
    assert parent_on(person(office("state"), sector=Sector(sector)), 0) is None


ACTORS = {
    a.id: a
    for a in (
        actor("minister", part_of=[office("ministry")]),
        actor("ministry", part_of=[office("state")]),
        actor("state"),
        actor("envoy", part_of=[office("nobody")]),
        actor("snake", part_of=[office("tail")]),
        actor("tail", part_of=[office("snake")]),
    )
}


def test_roll_up_goes_no_step_one_step_or_to_the_top() -> None:
    assert [folded(ACTORS, "minister", 0, rollup) for rollup in Rollup] == [
        "minister",
        "ministry",
        "state",
    ]


def test_an_actor_is_not_folded_into_one_that_nobody_describes() -> None:
    assert folded(ACTORS, "envoy", 0, Rollup.STATE) == "envoy"


def test_a_circle_of_belonging_ends() -> None:
    assert folded(ACTORS, "snake", 0, Rollup.STATE) == "tail"

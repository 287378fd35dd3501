"""Every state can be named by where it is governed from."""

from __future__ import annotations

import pytest

from loaders.actors.knowledge import Knowledge, load_knowledge

CITY_STATES = {"DJI", "HKG", "LUX", "MAC", "MCO", "SGP", "SMR", "STP", "VAT"}
"""Called like the place that they are governed from: the name of the one is the other's."""
NO_MORE = {"YMD"}
"""Governed from a city that is another state's now."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def seats(knowledge: Knowledge) -> dict[str, set[str]]:
    """The ways in which each state (alpha-3) is named by a place: capital, metonym."""
    found: dict[str, set[str]] = {code: set() for code in knowledge.states}
    codes = {actor.id: code for code, actor in knowledge.states.items()}
    for entries in knowledge.by_alias.values():
        for entry in entries:
            if entry.actor in codes and entry.how in ("capital", "metonym"):
                found[codes[entry.actor]].add(entry.how)
    return found


def test_every_state_has_a_capital_or_a_seat_with_a_name(seats: dict[str, set[str]]) -> None:
    assert {code for code, hows in seats.items() if not hows} <= CITY_STATES | NO_MORE


def test_a_state_without_a_capital_of_another_name_is_called_like_it(
    seats: dict[str, set[str]],
) -> None:
    assert {code for code, hows in seats.items() if "capital" not in hows} == CITY_STATES | NO_MORE


def test_most_states_have_a_seat_with_a_name_of_its_own(seats: dict[str, set[str]]) -> None:
    assert sum("metonym" in hows for hows in seats.values()) >= 130


@pytest.mark.parametrize(
    "seat",
    ["State House", "Presidential Palace", "Government House", "National Palace", "Royal Palace"],
)
def test_what_many_states_call_their_seat_is_no_name_of_one(
    knowledge: Knowledge, seat: str
) -> None:
    assert knowledge.lookup(seat) == ()


@pytest.mark.parametrize(
    ("seat", "on", "actor"),
    [
        ("Malacañang", None, "philippines"),
        ("Malacanang", None, "philippines"),
        ("Élysée", None, "france"),
        ("Elysee Palace", None, "france"),
        ("Pantovcak", None, "croatia"),
        ("Bestepe", None, "turkey"),
        ("Munhumutapa", None, "zimbabwe"),
        ("Langley", None, "central-intelligence-agency"),
        ("Quai d'Orsay", None, "french-ministry-of-foreign-affairs"),
        ("Lubyanka", "1983", "kgb"),
        ("Lubyanka", "2006-11", "federal-security-service"),
        ("White House", None, "united-states"),
        ("Whitehall", None, "united-kingdom"),
    ],
)
def test_a_seat_names_who_sits_there(
    knowledge: Knowledge, seat: str, on: str | None, actor: str
) -> None:
    best = knowledge.lookup(seat, on)[0]
    assert (best.actor, best.how) == (actor, "metonym")

"""Phrases that name no actor themselves but lead to one, by the role they stand in."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import not_yet, pairs


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Israeli warplanes bombed Beirut.", ["israel:mil ATTACKS lebanon"]),
        ("Missiles fired by Israel hit a Syrian base.", ["israel ATTACKS syria"]),
        ("Israel bombed a Hezbollah base.", ["israel ATTACKS hezbollah"]),
        ("Iran shot down an American drone.", ["iran ATTACKS united-states"]),
        ("Russia bombed Aleppo.", ["russia ATTACKS syria"]),
        ("Turkish jets bombed camps of Hezbollah.", ["turkey ATTACKS hezbollah"]),
        not_yet(
            "Turkey bombed camps of the Kurdistan Workers' Party.",
            ["turkey ATTACKS kurdistan-workers-party"],
            reason="a past tense between bare nouns, taken for a modifier of its object",
        ),
        ("Germany sent wheat to people in Malawi.", ["germany SUPPLIES malawi:cvl"]),
        ("France sent aid to the people of Yemen.", ["france SUPPLIES yemen:cvl"]),
        ("Rebels killed 40 people in Nigeria.", ["~rebels ATTACKS nigeria:cvl"]),
        ("Police stormed a camp in Mali.", ["~police ATTACKS mali"]),
        ("Rebels bombed a bus carrying Afghan soldiers.", ["~rebels ATTACKS afghanistan:mil"]),
        (
            "Chad attacked forces loyal to Khalifa Haftar.",
            ["chad ATTACKS ~forces", "~forces ALLIES_WITH khalifa-haftar"],
        ),
        ("Troops captured a guerrilla stronghold.", ["~troops ATTACKS ~guerrillas"]),
        ("Iran condemned the decision by Turkey.", ["iran ACCUSES turkey"]),
        ("Iran condemned Turkey's decision.", ["iran ACCUSES turkey"]),
        ("A Saudi-led strike killed Houthi fighters.", ["saudi-arabia ATTACKS houthis"]),
    ],
)  # fmt: skip
def test_a_thing_leads_to_whose_it_is(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert pairs(claims_in(sentence)) == claims


def test_a_place_that_force_falls_on_is_marked_as_such(claims_in: ClaimsIn) -> None:
    (claim,) = claims_in("Russia bombed Aleppo.")
    assert (claim.target.mention, claim.target.rule) == ("Aleppo", "place-as-target")


@pytest.mark.parametrize(
    "sentence",
    [
        "Explosions killed six people in Tehran.",
        "A bomb went off in Baghdad.",
        "The minister spoke of the attack in Cairo.",
        "Six were killed in an attack near Mosul.",
        "Gunmen killed ten people at a market in Jos.",
        "Troops captured a hill on the Peruvian border.",
        "Troops seized a valve on the Doba-Kribi pipeline.",
    ],
)
def test_a_place_where_something_happened_is_no_target(claims_in: ClaimsIn, sentence: str) -> None:
    assert claims_in(sentence) == ()

"""Words that stand for two, and each other."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs

IRAN_AND_ISRAEL = ["iran ATTACKS israel", "israel ATTACKS iran"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Iran and Israel attacked each other.", IRAN_AND_ISRAEL),
        ("Iran and Israel shelled one another's positions.", IRAN_AND_ISRAEL),
        ("Iran and Israel talked. The two attacked each other.", IRAN_AND_ISRAEL),
        ("Iran and Israel talked. Clashes between the two killed ten.", IRAN_AND_ISRAEL),
        (
            "Iran and Iraq met. Turkey attacked both.",
            ["turkey ATTACKS iran", "turkey ATTACKS iraq"],
        ),
        (
            "Iran and Iraq met. Turkey armed the two countries.",
            ["turkey SUPPLIES iran", "turkey SUPPLIES iraq"],
        ),
        (
            "Iran and Oman, which have armed Chad and Niger respectively, met.",
            ["iran SUPPLIES chad", "oman SUPPLIES niger"],
        ),
        (
            "Putin and Erdogan, who have armed Chad and Niger, met.",
            [
                "recep-tayyip-erdogan SUPPLIES chad",
                "recep-tayyip-erdogan SUPPLIES niger",
                "vladimir-putin SUPPLIES chad",
                "vladimir-putin SUPPLIES niger",
            ],
        ),
        ("Iran and Iraq met. They attacked Syria.", ["iran ATTACKS syria", "iraq ATTACKS syria"]),
        (
            "Iran and Iraq said they would attack Syria.",
            ["iran ATTACKS syria", "iraq ATTACKS syria"],
        ),
    ],
)
def test_two_are_meant(claims_in: ClaimsIn, text: str, claims: list[str]) -> None:
    assert pairs(claims_in(text)) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Both sides attacked Syria.",
        "Iran, Iraq and Oman met. The two attacked Syria.",
        "Iran met nobody. The two attacked Syria.",
        "Each of the other states attacked nobody else.",
    ],
)
def test_nobody_is_meant_where_not_just_two_are_there(claims_in: ClaimsIn, text: str) -> None:
    assert claims_in(text) == ()


def test_one_word_that_stands_for_two_gives_two_claims_with_ids_of_their_own(
    claims_in: ClaimsIn,
) -> None:
    one, other = claims_in("Iran and Iraq met. Turkey attacked both.")
    assert one.id != other.id
    assert {one.target.mention, other.target.mention, one.target.rule} == {"both", "pair"}

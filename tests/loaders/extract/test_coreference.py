"""Whom a pronoun stands for; unresolved beats wrong."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Israel said it had bombed Syria.", "israel ATTACKS syria"),
        ("Syria says Israel attacked it.", "israel ATTACKS syria"),
        ("Iran is poor. It attacked Iraq.", "iran ATTACKS iraq"),
        ("Putin met the king. He condemned Ukraine.", "vladimir-putin ACCUSES ukraine"),
        ("Chad fears that Libya will attack it.", "libya ATTACKS chad"),
    ],
)
def test_a_pronoun_stands_for_whom_the_text_is_about(
    claims_in: ClaimsIn, text: str, claim: str
) -> None:
    (found,) = claims_in(text)
    assert pairs([found]) == [claim]
    assert "coreference" in (found.source.rule, found.target.rule)


@pytest.mark.parametrize(
    "text",
    [
        "It attacked Iraq.",
        "It rained. It attacked Iraq.",
        "The president spoke. They attacked Iraq.",
        "Iran is poor. He attacked Iraq.",
        "They attacked Iraq.",
        "Iran saw drones and attacked their bases.",
        "Oman freed six captives and let them attack Chad.",
        "Syria fought it out. It rained.",
        "He and Putin were away when Iran condemned him.",
        "A gunman said the bus was late when it attacked Chad.",
    ],
)
def test_a_pronoun_that_fits_nobody_stands_for_nobody(claims_in: ClaimsIn, text: str) -> None:
    assert claims_in(text) == ()


def test_nobody_attacks_themselves_by_a_pronoun(claims_in: ClaimsIn) -> None:
    for sentence in ("Iran attacked it.", "Iran armed itself.", "Iran said Iraq attacked itself."):
        for claim in claims_in(sentence):
            assert claim.source.id != claim.target.id


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            '"We condemn Israel\'s attack," the Iranian foreign ministry said.',
            ["iran:gov ACCUSES israel"],
        ),
        ('"I accuse Turkey of treason," said Assad.', ["bashar-al-assad ACCUSES turkey"]),
        ("A spokesman for Hamas said: we will attack Israel.", ["hamas ATTACKS israel"]),
        ("We will attack Israel.", []),
    ],
)
def test_i_and_we_are_who_speaks(claims_in: ClaimsIn, text: str, claims: list[str]) -> None:
    assert pairs(claims_in(text)) == claims

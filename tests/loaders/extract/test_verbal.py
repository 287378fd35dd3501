"""Blows or words: what politicians attack one another with is not force."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # By who stands at both ends.
        ("Merkel attacked Macron.", ["angela-merkel ACCUSES emmanuel-macron"]),
        ("The Labour party attacked the Conservatives.",
            ["labour-party-uk ACCUSES conservative-party-uk"]),
        ("Merkel repeated her attack on Macron.", ["angela-merkel ACCUSES emmanuel-macron"]),
        ("Macron attacked Merkel's decision.", ["emmanuel-macron ACCUSES angela-merkel"]),
        # By how it was done.
        ("Hezbollah attacked Oman in a statement.", ["hezbollah ACCUSES oman"]),
        ("Hezbollah attacked Oman in a series of tweets.", ["hezbollah ACCUSES oman"]),
        ("Iran launched a verbal attack on Oman.", ["iran ACCUSES oman"]),
        ("Macron attacked Oman for selling tickets.", ["emmanuel-macron ACCUSES oman"]),
        ("Chad's president attacked Oman, accusing it of lying.", ["chad:gov ACCUSES oman"]),
        ("Merkel hit Macron hard on his record.", ["angela-merkel ACCUSES emmanuel-macron"]),
        ("Merkel pounded Macron as a coward.", ["angela-merkel ACCUSES emmanuel-macron"]),
    ],
)  # fmt: skip
def test_an_attack_by_words_accuses(claims_in: ClaimsIn, sentence: str, claims: list[str]) -> None:
    assert pairs(claims_in(sentence)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Assad attacked civilians.", ["bashar-al-assad ATTACKS ~civilians"]),
        ("Putin attacked Ukraine.", ["vladimir-putin ATTACKS ukraine"]),
        ("Iran attacked Oman over its port.", ["iran ATTACKS oman"]),
        ("Hamas attacked Merkel.", ["hamas ATTACKS angela-merkel"]),
        ("Soldiers attacked Macron during a debate.", ["~soldiers ATTACKS emmanuel-macron"]),
        ("Putin attacked Ukraine for three days.", ["vladimir-putin ATTACKS ukraine"]),
        ("Putin attacked Macron with a knife.", ["vladimir-putin ATTACKS emmanuel-macron"]),
        ("Putin attacked Macron's house.", ["vladimir-putin ATTACKS emmanuel-macron"]),
        ("Putin bombed Macron.", ["vladimir-putin ATTACKS emmanuel-macron"]),
    ],
)
def test_an_attack_by_force_stays_one(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert pairs(claims_in(sentence)) == claims

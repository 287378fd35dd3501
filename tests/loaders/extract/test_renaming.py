"""Descriptions that stand for somebody named beside them, or just before."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Turkey fears the PKK, a terror group that bombed Ankara.",
            ["kurdistan-workers-party ATTACKS turkey"],
        ),
        (
            "Boris Kovacs, a businessman and lawmaker who accuses Iran, lives in Paris.",
            ["~boris-kovacs ACCUSES iran"],
        ),
        (
            "Ana Silva became the first soldier to attack Iran.",
            ["~ana-silva ATTACKS iran"],
        ),
        (
            "An official of the Taliban, the militia that attacked Iran, left.",
            ["taliban ATTACKS iran"],
        ),
        (
            "Iran attacked its own Kurdish group, the Kurdistan Workers' Party.",
            ["iran ATTACKS kurdistan-workers-party"],
        ),
        ("Hezbollah is strong, and Israel attacked the group.", ["israel ATTACKS hezbollah"]),
        ("Hezbollah fired first. Israel attacked the group.", ["israel ATTACKS hezbollah"]),
        (
            "Iraqi troops hold Islamic State jihadists and attacked the group's fighters.",
            ["iraq:mil ATTACKS islamic-state"],
        ),
        # Two fit: nobody is better than the wrong one.
        (
            "Hezbollah met Hamas, and Israel attacked the group.",
            [],
        ),
        (
            "Hezbollah left, and Israel attacked the militant group.",
            ["israel ATTACKS hezbollah"],
        ),
        # A description of its own is nobody's other name.
        (
            "Hezbollah left, and Israel attacked a rebel group.",
            ["israel ATTACKS ~rebel-group"],
        ),
        # What is done is nobody.
        ("The Kurds led a US-backed campaign.", []),
        (
            "Russian and Iran-backed militias attacked Jordan.",
            [
                "iran ALLIES_WITH ~militias",
                "russia ALLIES_WITH ~militias",
                "~militias ATTACKS jordan",
            ],
        ),
        (
            "US- and Iran-backed militias attacked Jordan.",
            [
                "iran ALLIES_WITH ~militias",
                "united-states ALLIES_WITH ~militias",
                "~militias ATTACKS jordan",
            ],
        ),
        # Where they are backed from is told, where they are is not whose they are.
        (
            "Israel bombed Iranian-aligned forces in Syria.",
            ["iran ALLIES_WITH ~forces", "israel ATTACKS ~forces"],
        ),
    ],
)  # fmt: skip
def test_a_description_is_whom_the_text_names(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert pairs(claims_in(sentence)) == claims

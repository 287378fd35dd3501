"""Participles that the parser takes for the main verb of their sentence."""

from __future__ import annotations

import pytest

from loaders.extract.extractor import RuleExtractor
from loaders.extract.mending import mend
from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import told


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The friends of two Danish men injured fighting Hamas have sold a house.",
            ["denmark:cvl ATTACKS hamas asserted"],
        ),
        (
            "They read the diary of a Danish sailor killed bombing Hamas in Oman.",
            ["denmark:mil ATTACKS hamas asserted"],
        ),
        (
            "Some Danes wounded fighting Hamas last spring include a baker.",
            ["denmark:cvl ATTACKS hamas asserted"],
        ),
        (
            "Iran bombed Iraq, shelled Syria and attacked Kuwait.",
            [
                "iran ATTACKS iraq asserted",
                "iran ATTACKS kuwait asserted",
                "iran ATTACKS syria asserted",
            ],
        ),
    ],
)
def test_who_was_killed_fighting_is_who_fought(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert told(claims_in(sentence)) == claims


def test_a_past_form_goes_on_from_a_past_form(claims_in: ClaimsIn) -> None:
    assert told(claims_in("Iran left the talks to rest and attacked Iraq.")) == [
        "iran ATTACKS iraq asserted"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran bombed Iraq and shelled Syria.",
        "Iran bombed Iraq, then it shelled Syria.",
        "The man arrested by Turkey told police that Iran had armed him.",
        "",
    ],
)
def test_a_parse_without_the_fault_stays_as_it_is(extractor: RuleExtractor, sentence: str) -> None:
    doc = extractor.nlp(sentence)
    before = [(token.head.i, token.dep_, token.tag_) for token in doc]
    assert not mend(doc)
    assert [(token.head.i, token.dep_, token.tag_) for token in doc] == before


def test_what_somebody_is_accused_of_on_a_day_is_his_deed(claims_in: ClaimsIn) -> None:
    claims = told(claims_in("Mali accused Chad on Sunday of shipping arms to Tripoli."))
    assert claims == ["chad SUPPLIES libya alleged by Mali", "mali ACCUSES chad asserted"]

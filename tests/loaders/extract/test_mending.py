"""Participles that the parser takes for the main verb of their sentence."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from loaders.extract.components import SENTENCE_COMPONENTS
from loaders.extract.extractor import RuleExtractor
from loaders.extract.mending import mend
from tests.loaders.conftest import ClaimsIn, gold_records
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


def is_tree(doc: Doc) -> bool:
    """Whether every word leads up to a root, and every head knows its children."""
    for token in doc:
        steps, above = 0, token
        while above.head.i != above.i:
            steps, above = steps + 1, above.head
            if steps > len(doc):
                return False
        below = [kid.i for kid in doc if kid.head.i == token.i and kid.i != token.i]
        if [kid.i for kid in token.children] != below:
            return False
    return True


@pytest.mark.parametrize(
    "sentence",
    [
        "She wrote that living off the 1990 cotton harvest was fine sport.",
        "He swore that taxing no island wines was clever, though he again refused to say why.",
        "The friends of two Danish men injured fighting Hamas have sold a house.",
        "Some Danes wounded fighting Hamas last spring include a baker.",
        "They read the diary of a Danish sailor killed bombing Hamas in Oman.",
        "Iran left the talks to rest and attacked Iraq.",
        "Oman accused Chad on Monday of shipping weapons.",
    ],
)
def test_what_is_mended_is_a_tree_still(extractor: RuleExtractor, sentence: str) -> None:
    assert is_tree(extractor.nlp(sentence))


def test_all_of_our_gold_is_trees(extractor: RuleExtractor) -> None:
    texts = [record.text for record in gold_records()]
    assert len(texts) > 400
    assert all(map(is_tree, extractor.nlp.pipe(texts, disable=[*SENTENCE_COMPONENTS])))

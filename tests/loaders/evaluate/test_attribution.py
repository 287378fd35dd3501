"""Speakers made by hand, against content ranges that can be counted."""

from __future__ import annotations

import pytest

from graph.model import Attribution
from loaders.evaluate.attribution import (
    AttributionScore,
    SaidSentence,
    said_sentences,
    same_speaker,
)
from loaders.evaluate.gold import GoldAttribution
from loaders.extract.quotes import Spoken
from loaders.extract.speakers import SpokenSentence
from tests.loaders.evaluate.builders import record

TEXT = "Mr Petrov said that it rained. It was cold. Nobody answered the general."
FIRST, SECOND, THIRD = (0, 30), (31, 43), (44, 72)
PETROV = GoldAttribution("Mr Petrov", "said", ((15, 29), (31, 43)))


def scored(*sentences: SaidSentence, gold: GoldAttribution = PETROV) -> AttributionScore:
    score = AttributionScore()
    score.add(record(TEXT, attributions=(gold,)), sentences)
    return score


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mr Petrov", "Ivan Petrov, the minister", True),
        ("Petrov's", "Petrov", True),
        ("he", "He", True),
        ("the ministry", "the general", False),
        ("Mr Petrov", "Mr Ivanov", False),
        ("U.S. officials", "officials in Washington", True),
        ("", "Petrov", False),
    ],
)
def test_speakers_are_the_same_when_they_share_a_word_of_content(
    one: str, other: str, same: bool
) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_found_and_precision_are_counted_by_sentence_and_by_speaker() -> None:
    score = scored(
        SaidSentence(*FIRST, (("Petrov",),)),
        SaidSentence(*SECOND, ()),
        SaidSentence(*THIRD, (("the general",),)),
    )
    assert score.figures() == {
        "sentences_inside": 1,
        "speakers_named": 2,
        "found": 0.0,
        "precision": 0.5,
    }
    assert len(score.misses) == len(score.wrong) == 1
    assert "It was cold." in score.misses[0]
    assert "the general" in score.wrong[0]


def test_a_sentence_is_inside_when_content_covers_half_of_it() -> None:
    half = GoldAttribution("Petrov", "said", ((15, 30),))
    less = GoldAttribution("Petrov", "said", ((16, 30),))
    sentence = SaidSentence(*FIRST, (("Petrov",),))
    assert scored(sentence, gold=half).figures()["sentences_inside"] == 1
    few = scored(sentence, gold=less).figures()
    assert few["sentences_inside"] == 0
    assert few["precision"] == 1.0


def test_one_right_speaker_of_two_finds_the_sentence_and_halves_precision() -> None:
    figures = scored(SaidSentence(*SECOND, (("the general",), ("Petrov",)))).figures()
    assert (figures["found"], figures["precision"]) == (1.0, 0.5)


def test_content_without_a_source_asks_for_no_speaker() -> None:
    nobody = GoldAttribution("", "reportedly", (SECOND,))
    assert scored(SaidSentence(*SECOND, ()), gold=nobody).figures()["sentences_inside"] == 0


def test_no_sentences_are_no_figures() -> None:
    assert scored().figures()["found"] is None
    assert scored().figures()["precision"] is None


def test_a_pronoun_is_known_by_itself_and_by_whom_it_stands_for() -> None:
    he = Attribution(id=None, mention="Mr Petrov", start=0, end=9, cue="said")
    spoken = SpokenSentence(*SECOND, (Spoken(he, None, 31, 33),))
    (said,) = said_sentences([spoken], TEXT)
    assert said == SaidSentence(*SECOND, (("It", "Mr Petrov"),))
    assert scored(said).figures()["precision"] == 1.0

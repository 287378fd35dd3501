"""The bounds of phrases, and what a hyphen ties together."""

from __future__ import annotations

import pytest

from loaders.extract.phrases import is_hyphenated, is_hyphenated_word, phrase_span
from tests.loaders.conftest import Parse


@pytest.mark.parametrize(
    ("sentence", "head", "phrase"),
    [
        ("The Iranian army left.", "army", "Iranian army"),
        ("Two senior Iranian officials left.", "officials", "senior Iranian officials"),
        ("The Iran-backed militia left.", "militia", "militia"),
        ("The army of Iran left.", "army", "army"),
        ("They met the United States.", "States", "United States"),
        ("A rebel commander who fled left.", "commander", "rebel commander"),
        ("Iran's army left.", "army", "Iran's army"),
    ],
)
def test_a_phrase_reaches_from_what_describes_its_head_to_the_head(
    parse: Parse, sentence: str, head: str, phrase: str
) -> None:
    doc = parse(sentence)
    names = {i: name for name in doc._.names for i in range(name.start, name.end)}
    token = next(token for token in doc if token.text == head)
    start, end = phrase_span(token, names)
    assert doc[start:end].text == phrase


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("Iran-backed groups left.", True),
        ("The anti-Iran front left.", True),
        ("They are pro-Iran groups.", True),
        ("Iran left.", False),
        ("Iran - as usual - left.", False),
        ("An Iran-Iraq war began.", False),
    ],
)
def test_a_name_is_tied_to_a_small_letter_word_by_a_hyphen(
    parse: Parse, sentence: str, tied: bool
) -> None:
    doc = parse(sentence)
    name = next(name for name in doc._.names if name.best.actor == "iran")
    assert is_hyphenated(name, doc) is tied


def test_words_beside_a_hyphen_are_known(parse: Parse) -> None:
    doc = parse("The Iran-backed group left.")
    assert [token.text for token in doc if is_hyphenated_word(token)] == ["Iran", "-", "backed"]

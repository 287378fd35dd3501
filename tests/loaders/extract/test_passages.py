"""Passages in somebody's mouth, found in the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.lexicon import BUILT_IN
from loaders.extract.passages import passages_in, passages_of, quoted_ranges, sentences_to_ask
from loaders.extract.sentences import load_abbreviations, split_sentences

WORDS = load_abbreviations(BUILT_IN / "abbreviations.toml")


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_ranges(text)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("He said, “We will never give in.”", ["“We will never give in.”"]),
        ('He said, "We will never give in."', ['"We will never give in."']),
        ("He said, ``We will never give in.''", ["``We will never give in.''"]),
        ("He said, ''We will never give in.''", ["''We will never give in.''"]),
        ("He said, ‘We will never give in.’", ["‘We will never give in.’"]),
        ("He said, 'We won't ever give in.'", ["'We won't ever give in.'"]),
        ("He said: «We will never give in.»", ["«We will never give in.»"]),
        # a word or two keep a distance
        ("He feared a “dirty bomb” there.", []),
        ("The soldiers' families and the generals' staff left.", []),
        # but a short sentence is one
        ("“Never.” He left.", ["“Never.”"]),
        # one within another
        ("“They cried “all is lost” and then ran,” he said.",
            ["“They cried “all is lost” and then ran,”"]),
        # left open where the next paragraph goes on
        ("“We came here first.\n\n“We leave here last.”",
            ["“We came here first.", "“We leave here last.”"]),
        ("“We came here first.\n“We leave here last.”",
            ["“We came here first.\n", "“We leave here last.”"]),
        # never closed
        ("“We came here first.\nIt rained. He said, “We leave here last.” It rained.",
            ["“We leave here last.”"]),
        ("“We came here first, he said.\n\nIt rained.", []),
        # a closing mark that was set for an opening one
        ("”We came here first of all.”", ["”We came here first of all.”"]),
    ],
)  # fmt: skip
def test_a_passage_reaches_from_mark_to_mark(text: str, passages: list[str]) -> None:
    assert quoted(text) == passages


def test_a_transcript_has_a_passage_for_each_name_before_a_colon() -> None:
    text = "KELLER: Who fired first? Tell us.\n\nMORO: They did.\n"
    sentences = split_sentences(text, WORDS)
    found = passages_of(text, sentences)
    assert [text[each.start : each.end] for each in found] == [
        " Who fired first? Tell us.",
        " They did.",
    ]
    assert all(each.labelled for each in found)


def test_a_name_after_a_dash_signs_the_passage_above_it() -> None:
    text = "“We will never give in to them.”\n― Maria Keller\n\nIt rained."
    (passage,) = passages_of(text, split_sentences(text, WORDS))
    assert passage.signed is not None
    assert text[slice(*passage.signed)] == "Maria Keller"


def test_the_sentence_that_ends_a_passage_and_the_one_before_it_are_asked() -> None:
    text = "It rained. He spoke:\n\n“We came here. We saw them. We left,” he said. It rained."
    sentences = split_sentences(text, WORDS)
    passages = passages_of(text, sentences)
    middle = next(i for i, (a, b) in enumerate(sentences) if text[a:b] == "We saw them.")
    asked = {text[slice(*sentences[i])] for i in sentences_to_ask(middle, sentences, passages)}
    assert asked == {"He spoke:", "“We came here.", "We left,” he said."}


@given(st.text(alphabet="ab .,?!\n“”\"'‘’`:―A", max_size=120))
def test_passages_lie_in_the_text_in_order_and_name_sentences_that_are_there(text: str) -> None:
    sentences = split_sentences(text, WORDS)
    passages = passages_of(text, sentences)
    for each in passages:
        assert 0 <= each.start < each.end <= len(text)
    assert [each.start for each in passages] == sorted(each.start for each in passages)
    for number in range(len(sentences)):
        assert all(each < len(passages) for each in passages_in(number, sentences, passages))
        asked = sentences_to_ask(number, sentences, passages)
        assert number not in asked
        assert all(0 <= each < len(sentences) for each in asked)

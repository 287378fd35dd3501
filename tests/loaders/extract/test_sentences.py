"""Where sentences begin and end, without a parse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.lexicon import BUILT_IN
from loaders.extract.sentences import LONGEST, load_abbreviations, split_sentences

WORDS = load_abbreviations(BUILT_IN / "abbreviations.toml")


def split(text: str, furniture: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, WORDS, furniture)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "It stopped."],
        ["Did it rain?", "Yes!", "It stopped…", "Then it rained."],
        ["Gen. Amin met Lt. Col. Farah on Nov. 3.", "They spoke."],
        ["The U.S. Army left.", "It was noon."],
        ["He moved to the U.S.", "The army stayed."],
        ["They met at 5 p.m. in Cairo.", "It rained."],
        ["J. F. Smith spoke.", "Nobody heard."],
        ["It cost $3.5 million.", "Nobody paid."],
        ["No. 5 came first.", "The rest came later."],
        ["“It rained.”", "He left."],
        ['"It rained."', "He left."],
        ["“Did it rain?” she asked.", "Nobody knew."],
        ["He said (it was noon.)", "She left."],
        ["It rained ... and rained.", "It stopped."],
        ["Acme Inc. won.", "Others lost."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("KABUL, Nov. 30 (Reuters) -", "The army left."),
        ("TIRANA, Albania (AP) --", "Iran left."),
        ("BEIRUT —", "The army left."),
        ("DAMASCUS:", "The army left."),
        ("Moscow, June 3 (TASS) --", "The army left."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str, sentence: str) -> None:
    assert split(f"{dateline} {sentence} It rained.") == [dateline, sentence, "It rained."]


def test_blank_lines_and_items_of_a_list_end_sentences_and_single_line_breaks_do_not() -> None:
    assert split("A heading\n\nIt rained\nall day.") == ["A heading", "It rained\nall day."]
    assert split("Those named:\n- the army\n- the police\n1. the navy") == [
        "Those named:",
        "- the army",
        "- the police",
        "1. the navy",
    ]


def test_furniture_is_in_no_sentence_and_ends_one() -> None:
    text = "It rained Share this all day. It stopped."
    assert split(text, ((10, 20),)) == ["It rained", "all day.", "It stopped."]
    assert split(text, ((0, len(text)),)) == []


def test_a_run_without_a_full_stop_is_cut_at_spaces() -> None:
    text = "word " * 4000
    pieces = split(text)
    assert max(map(len, pieces)) <= LONGEST
    assert all(set(piece.split()) == {"word"} for piece in pieces)
    assert sum(len(piece.split()) for piece in pieces) == 4000
    assert "".join(split("x" * 20_000)) == "x" * 20_000


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\u00a0\u2003"])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert split(text) == []


PIECES = st.sampled_from(
    ["Iran", "the", "U.S.", "Gen.", "3.5", ".", "?", "!", "…", "...", '"', "“", "”", "(", ")", "-",
     "–", "•", ":", ",", " ", "  ", "\n", "\n\n", "\n- ", "\t", "KABUL", "Nov.", "é", "😀", "\x00",
     "\u2028", "said", "it"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join),
    st.text(max_size=200),
)  # fmt: skip


@st.composite
def texts_with_furniture(draw: st.DrawFn) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    cuts = sorted(draw(st.lists(places, max_size=6, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, tuple(pairs)


@given(texts_with_furniture())
def test_every_character_outside_furniture_lies_in_exactly_one_sentence(
    drawn: tuple[str, tuple[tuple[int, int], ...]],
) -> None:
    text, furniture = drawn
    hidden = {at for start, end in furniture for at in range(start, end)}
    sentences = split_sentences(text, WORDS, furniture)
    covered = [at for start, end in sentences for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert not hidden.intersection(covered)
    visible = {at for at, letter in enumerate(text) if not letter.isspace() and at not in hidden}
    assert visible == {at for at in covered if not text[at].isspace()}


@given(texts_with_furniture())
def test_sentences_are_in_order_and_begin_and_end_with_something_to_read(
    drawn: tuple[str, tuple[tuple[int, int], ...]],
) -> None:
    text, furniture = drawn
    sentences = split_sentences(text, WORDS, furniture)
    assert sentences == sorted(sentences)
    for start, end in sentences:
        assert 0 < end - start <= LONGEST
        assert text[start:end] == text[start:end].strip()

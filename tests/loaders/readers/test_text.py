"""Plain text and Markdown keep every character where it is."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from loaders.readers.decoding import decode, is_plainly_cp1252
from loaders.readers.text import read_markdown, read_text

WORDS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1
).map(lambda text: "Tehran said: " + text)


@given(WORDS)
def test_the_text_is_the_input_character_for_character(text: str) -> None:
    controls = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text))
    if controls / len(text) <= 0.05:
        assert read_text(text.encode()).text == text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(mark: str) -> None:
    assert read_text("Tehran — Ankara\r\n".encode(mark)).text == "Tehran — Ankara\r\n"


def test_big_endian_utf16_is_read_too() -> None:
    data = codecs.BOM_UTF16_BE + "Tehran".encode("utf-16-be")
    assert read_text(data).text == "Tehran"


def test_emoji_and_stray_control_characters_are_kept_where_they_are() -> None:
    text = "Before \x07 the 🚀 strike, Iran\x00 denied it all and said nothing more of it."
    assert read_text(text.encode()).text.index("denied") == text.index("denied")


def test_typographic_quotes_of_windows_are_read_and_said_to_be_so() -> None:
    found = read_text("He said “no” – the café’s owner agreed.".encode("cp1252"))
    assert found.text == "He said “no” – the café’s owner agreed."
    assert found.metadata == {"encoding": "cp1252"}


@pytest.mark.parametrize(
    "data",
    [
        "Министр обороны заявил".encode("cp1251"),
        "utf-8 with “quotes” cut".encode() + b"\xe2\x80",
        b"ASCII and \x81 what cp1252 does not know",
        b"A lone \xe9 between blanks",
    ],
)
def test_what_could_be_another_encoding_is_not_taken_for_windows_text(data: bytes) -> None:
    assert not is_plainly_cp1252(data)
    with pytest.raises(UnreadableDocument, match=r"not UTF-8: byte 0x\w\w at position \d+"):
        decode(data)


def test_markdown_gives_its_words_at_the_offsets_they_have_in_the_file() -> None:
    source = (
        "# Convoy *bombed*\n\n"
        "Iran [accused](https://example.org/a_b) **Israel** of an _attack_ on `Damascus`.\n\n"
        "> Tehran denied it.\n\n![map](map.png)\n\n```\ncode\n```\n"
    )
    text = read_markdown(source.encode()).text
    assert len(text) == len(source)
    for word in ("Convoy", "Iran", "accused", "Israel", "attack", "Damascus", "Tehran"):
        assert text.index(word) == source.index(word)
    assert not set("#*[]()>`_!") & set(text)
    assert "code" not in text
    assert "map" not in text


def test_markdown_takes_title_and_date_from_its_front_matter() -> None:
    source = '---\ntitle: "A convoy"\ndate: 2006-11-30\nlayout: post\n---\nIran accused Israel.\n'
    found = read_markdown(source.encode())
    assert (found.title, found.date) == ("A convoy", "2006-11-30")
    assert found.text.index("Iran") == source.index("Iran")
    assert found.text[: source.index("Iran")].strip() == ""


def test_snake_case_and_products_are_no_emphasis() -> None:
    source = "The file a_b_c and 2 * 3 * 4 stay.\n"
    assert read_markdown(source.encode()).text == source

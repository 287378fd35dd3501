"""JSON Lines: every line for itself, and each broken one by its number."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.found import Found, ReadSettings
from loaders.readers.jsonl import read_jsonl


def read(data: bytes, **limits: Any) -> tuple[list[Found], dict[int, str]]:
    outcomes = list(read_jsonl(io.BytesIO(data), ReadSettings(**limits)))
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    broken = {outcome[0]: str(outcome[1]) for outcome in outcomes if isinstance(outcome, tuple)}
    return found, broken


def test_all_fields_but_the_text_are_optional_and_unknown_ones_are_kept() -> None:
    record = {
        "id": "n-1",
        "url": "https://example.org/1",
        "title": "A convoy",
        "date": "2006-11-30",
        "publisher": "The Example",
        "text": "Iran accused Israel.",
        "desk": "foreign",
        "tags": ["iran", {"deep": 1}],
    }
    (full, bare), broken = read(f'{json.dumps(record)}\n{{"text": "Iran."}}'.encode())
    assert not broken
    assert (full.id, full.publisher, full.date) == ("n-1", "The Example", "2006-11-30")
    assert full.metadata == {"desk": "foreign", "tags": ["iran", {"deep": 1}]}
    assert (bare.id, bare.title, bare.text) == (None, None, "Iran.")


def test_a_broken_line_seven_is_named_and_the_others_are_read() -> None:
    lines = [json.dumps({"id": str(number), "text": "Iran."}) for number in range(1, 11)]
    lines[6] = '{"id": "7", "text": "Iran'
    found, broken = read("\n".join(lines).encode())
    assert [item.id for item in found] == ["1", "2", "3", "4", "5", "6", "8", "9", "10"]
    assert list(broken) == [7]
    assert broken[7].startswith("not JSON: Invalid control character at column 26")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "x"}', "it has no text"),
        ('{"text": null}', "it has no text"),
        ('{"text": 7}', "the field 'text' is a number, not text"),
        ('{"text": "x", "title": ["y"]}', "the field 'title' is a list, not text"),
        ('{"text": "x", "url": {}}', "the field 'url' is an object, not text"),
        ('{"text": "x", "id": true}', "the field 'id' is true or false, not text"),
        ("[1, 2]", "it is JSON, but not an object"),
        ('"text"', "it is JSON, but not an object"),
        ('{"text": "x", "score": NaN}', "NaN is no JSON value"),
        ('{"text": "half \\ud83d of it"}', "the field 'text' holds half of a character"),
        ('{"text": "x", "m": "\\uDC00"}', "the field 'm' holds half of a character"),
        ('{"text": "x", "deep": ' + "[" * 100_000, "not JSON"),
    ],
)
def test_a_record_that_is_none_is_named_with_its_field(line: str, reason: str) -> None:
    found, broken = read(line.encode())
    assert not found
    assert reason in broken[1]


def test_a_line_that_is_no_utf8_is_named_with_the_byte() -> None:
    found, broken = read(b'{"text": "a"}\n{"text": "caf\xe9"}\n{"text": "b"}\n')
    assert [item.text for item in found] == ["a", "b"]
    assert "byte 0xe9 at position 13" in broken[2]


def test_a_line_over_the_limit_is_passed_over_without_being_held() -> None:
    class Counting(io.BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            self.longest = max(self.longest, len(line))
            return line

    stream = Counting(b'{"text": "a"}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "b"}\n')
    outcomes = list(read_jsonl(stream, ReadSettings(max_bytes=1000)))
    assert [item.text for item in outcomes if isinstance(item, Found)] == ["a", "b"]
    assert stream.longest <= 1000


def test_lines_are_read_as_they_are_asked_for() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b'{"text": "Iran."}\n'

    class Stream(io.RawIOBase):
        source = endless()

        def readline(self, size: int | None = -1, /) -> bytes:
            return next(self.source)[:size]

    outcomes = read_jsonl(Stream(), ReadSettings())  # type: ignore[arg-type]
    assert [next(outcomes).line for _ in range(3)] == [1, 2, 3]  # type: ignore[union-attr]


# Control characters that JSON does not escape make a file binary where they are many.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x7f"), min_size=1)


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_exactly_in_any_encoding(texts: list[str]) -> None:
    lines = "\r\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        found, broken = read(lines.encode(encoding))
        assert not broken
        assert [item.text for item in found] == texts


def test_figures_are_good_ids_and_years() -> None:
    (found,), _ = read(b'{"id": 7, "date": 2006, "text": "Iran."}')
    assert (found.id, found.date) == ("7", "2006")

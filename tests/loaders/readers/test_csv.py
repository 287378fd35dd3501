"""CSV files with a column of texts."""

from __future__ import annotations

import csv
import io

import pytest

from graph.errors import UnreadableDocument
from loaders.readers.csv import read_csv
from loaders.readers.found import Found, ReadSettings


def read(data: bytes) -> tuple[list[Found], dict[int, str]]:
    outcomes = list(read_csv(io.BytesIO(data), ReadSettings()))
    found = [outcome for outcome in outcomes if isinstance(outcome, Found)]
    broken = {outcome[0]: str(outcome[1]) for outcome in outcomes if isinstance(outcome, tuple)}
    return found, broken


@pytest.mark.parametrize("column", ["text", "Content", " BODY "])
def test_the_column_of_texts_may_be_called_text_content_or_body(column: str) -> None:
    (found,), broken = read(f"id,{column},desk\n1,Iran accused Israel.,foreign\n".encode())
    assert not broken
    assert (found.id, found.text, found.metadata) == (
        "1",
        "Iran accused Israel.",
        {"desk": "foreign"},
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_column_of_texts(delimiter: str) -> None:
    rows = io.StringIO()
    csv.writer(rows, delimiter=delimiter).writerows([["date", "text"], ["2006", "a, b; c | d"]])
    (found,), _ = read(rows.getvalue().encode())
    assert (found.date, found.text) == ("2006", "a, b; c | d")


def test_a_text_of_many_lines_and_of_more_than_the_modules_limit_is_one_text() -> None:
    text = "Iran said:\n\n" + "x" * 200_000 + "\r\nend"
    rows = io.StringIO()
    csv.writer(rows).writerows([["text"], [text], ["Second."]])
    found, broken = read(rows.getvalue().encode())
    assert not broken
    assert [item.text for item in found] == [text, "Second."]
    assert [item.line for item in found] == [2, 6]


def test_rows_that_hold_no_document_are_named_by_line_and_the_rest_is_read() -> None:
    data = b'id,text\n1,"good"\n2,an, unquoted comma\n3,\n\n4,good\n5,"never closed\n'
    found, broken = read(data)
    assert [item.id for item in found] == ["1", "4"]
    assert "the row has 3 fields, the header 2" in broken[3]
    assert "it has no text" in broken[4]
    assert "the row is broken" in broken[7]


def test_a_table_saved_by_a_spreadsheet_on_windows_is_read() -> None:
    (found,), _ = read("text\nHe said “no” to the café owner\n".encode("cp1252"))
    assert found.text == "He said “no” to the café owner"
    assert found.metadata == {"encoding": "cp1252"}
    (marked,), _ = read("text\nTehran—Ankara\n".encode("utf-8-sig"))
    assert marked.text == "Tehran—Ankara"
    (wide,), _ = read("text\nTehran—Ankara\n".encode("utf-16"))
    assert wide.text == "Tehran—Ankara"


def test_an_unknown_encoding_is_refused_at_its_byte() -> None:
    with pytest.raises(UnreadableDocument, match="position 5"):
        read("text\nМинистр обороны\n".encode("cp1251"))


def test_a_header_alone_holds_nothing() -> None:
    assert read(b"text\n") == ([], {})

"""Rows that end in a sentence, at the widths that terminals have."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from api.sentences import LEAST_SENTENCE, SentenceRows

SENTENCE = "Ruritania supplied the rebels of the northern valleys with rifles and with boots."
ROWS = SentenceRows(
    ("source", "target", "documents", "claims"),
    [
        (Text("Ruritania"), Text("Valley Rebels"), Text("1"), Text("1 asserted")),
        (Text("Ruritania"), Text("Syldavia"), Text("12"), Text("")),
    ],
    [Text(SENTENCE), Text("")],
    numbers=frozenset({"documents"}),
)


def printed(rows: SentenceRows, width: int) -> str:
    out = StringIO()
    Console(file=out, width=width, highlight=False).print(rows)
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 60, 80, 100, 160, 300])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    shown = printed(ROWS, width)
    assert all(len(line) <= width for line in shown.splitlines())
    for word in ("Ruritania", "Valley", "12", *SENTENCE.split()):
        assert word in shown


def test_a_wide_terminal_has_the_sentence_beside_its_row() -> None:
    heading, first, _ = printed(ROWS, 160).splitlines()
    assert heading.split() == ["source", "target", "documents", "claims", "sentence"]
    assert " ".join(first.split()) == f"Ruritania Valley Rebels 1 1 asserted {SENTENCE}"


def test_a_narrow_terminal_has_the_sentence_below_its_row() -> None:
    first, *lines = printed(ROWS, 60).splitlines()
    assert first == "Ruritania  Valley Rebels  1 document  1 asserted"
    assert lines[0].startswith("    Ruritania supplied")
    assert "Ruritania  Syldavia  12 documents" in lines


def test_a_long_name_folds_before_the_sentence_does() -> None:
    address = "https://" + "a" * 200
    rows = SentenceRows(("document",), [(Text(address),)], [Text(SENTENCE)])
    shown = printed(rows, 20 + 2 + LEAST_SENTENCE)
    assert shown.splitlines()[1].rstrip().endswith(" Ruritania supplied the rebels")
    assert shown.count("a") - SENTENCE.count("a") == 200

"""``whowhom extract`` as a process would run it: claims, and why there are no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli import run

TEXT = "Syria said Iran had armed Hezbollah.\n\nIran attacked on Monday. It snowed in Cairo.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_explained_claims_are_those_that_are_printed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", str(file)]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [claim["relation"] for claim in claims] == ["SUPPLIES"]

    assert run(["extract", str(file), "--explain", "--json"]) == 0
    sentences = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["claim"] for sentence in sentences for one in sentence["claims"]] == claims
    assert [sentence["text"] for sentence in sentences] == [
        "Syria said Iran had armed Hezbollah.",
        "Iran attacked on Monday.",
        "It snowed in Cairo.",
    ]
    assert [(sentence["silence"] or {}).get("code") for sentence in sentences] == [
        None,
        "no-target",
        "no-trigger",
    ]


def test_without_a_terminal_an_explanation_is_plain_lines(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", str(file), "--explain"]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    lines = [line.strip() for line in told.splitlines()]
    assert "Syria[speaker] said[cue] Iran[source] had armed[trigger] Hezbollah[target]." in lines
    assert any(line.startswith("1. Iran SUPPLIES Hezbollah: alleged by “said”;") for line in lines)
    assert any(line.startswith("no claim from “attacked”: no target: ") for line in lines)
    assert "no claim: no word of any frame stands in it" in lines
    assert "“attacked”, verb: agent “Iran”, on “Monday”" in lines


def test_a_page_is_written_where_it_is_asked_for(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "why.html"
    assert run(["extract", str(file), "--html", str(page)]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{page}: 1 claim(s) in 3 sentence(s)\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_without_a_folder_to_go_to_is_wrong_usage(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", str(file), "--html", str(tmp_path / "none" / "why.html")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_what_cannot_be_read_is_named_and_the_rest_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, red = tmp_path / "broken.jsonl", tmp_path / "red.txt"
    broken.write_text("{no json\n", encoding="utf-8")
    red.write_text("Iran attacked \x1b[31mIraq.", encoding="utf-8")
    assert run(["extract", str(broken), str(red), "--explain"]) == 1
    out, err = capsys.readouterr()
    assert "attacked[" in out
    assert "\x1b" not in out
    assert "skipped" in err

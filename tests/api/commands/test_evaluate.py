"""``whowhom evaluate`` as a process would run it, on gold small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli import run

ATTACK = {"type": "ATTACKS", "source": ["Iran"], "target": ["Iraq"]}
GOLD: tuple[dict[str, Any], ...] = (
    {
        "id": "found",
        "text": "Iran attacked Iraq on Sunday.",
        "relations": [ATTACK | {"status": "asserted"}],
    },
    {
        "id": "missed",
        "text": "Iran made a cake that looked like Iraq.",
        "relations": [ATTACK | {"status": "asserted"}],
    },
    {
        "id": "quiet",
        "text": "Iran and Iraq discussed the weather.",
        "relations": [],
        "negative": True,
    },
    {
        "id": "noisy",
        "text": "Syria bombed Jordan. It rained.",
        "relations": [],
        "negative": True,
    },
)
SAID = {
    "id": "said",
    "text": "Syria said that Iran attacked Iraq.",
    "attributions": [{"source": "Syria", "cue": "said", "content": [[11, 34]]}],
}


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_every_file_is_told_of_in_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = write(tmp_path / "one.jsonl", *GOLD), write(tmp_path / "two.jsonl", SAID)
    assert run(["evaluate", str(one), str(two), "--json", "--misses"]) == 0
    first, second = json.loads(capsys.readouterr().out)["items"]

    assert (first["file"], first["records"], first["speakers"]) == (str(one), 4, None)
    told = first["relations"]
    assert (told["recall"], told["precision"], told["f1"]) == (0.5, 1.0, 0.6667)
    assert (told["negatives"], told["noise_per_100"]) == (2, 50.0)
    assert told["by_relation"]["ATTACKS"]["recall"] == 0.5
    assert told["by_status"] == {"asserted": {"gold": 2, "recall": 0.5}}
    assert [line.split()[0] for line in first["misses"]] == ["missed"]
    assert [line.split()[0] for line in first["wrong"]] == ["noisy"]

    assert second["relations"] is None
    assert second["speakers"] == {
        "sentences_inside": 1,
        "speakers_named": 1,
        "found": 1.0,
        "precision": 1.0,
    }


def test_a_folder_is_one_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, record in enumerate(GOLD):
        write(tmp_path / f"{number}.jsonl", record)
    assert run(["evaluate", str(tmp_path), "--json"]) == 0
    [told] = json.loads(capsys.readouterr().out)["items"]
    assert (told["file"], told["records"]) == (str(tmp_path), len(GOLD))


def test_tables_name_what_was_missed_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = str(write(tmp_path / "gold.jsonl", *GOLD, SAID))
    assert run(["evaluate", gold]) == 0
    short = capsys.readouterr().out
    for words in ("5 records", "Recall", "0.500", "ATTACKS", "asserted", "Found inside"):
        assert words in short
    assert "cake" not in short
    assert run(["evaluate", gold, "--misses"]) == 0
    long = capsys.readouterr().out
    assert "Missed: 1" in long
    assert "cake" in long
    assert "noise" in long


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "a", "text": "Iran."}\n{"id": "b"}\n', "gold.jsonl:2: is not a gold record"),
        ("not JSON\n", "gold.jsonl:1: is not a gold record"),
        ("\n", "gold.jsonl: holds no gold record"),
    ],
)
def test_what_is_no_gold_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(text, encoding="utf-8")
    assert run(["evaluate", str(gold)]) == 1
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_fails_and_no_file_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl: cannot be read" in capsys.readouterr().err
    assert run(["evaluate"]) == 2

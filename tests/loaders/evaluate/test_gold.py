"""Gold files as they are read: every field, and every way to be none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import DataError
from loaders.evaluate.gold import GoldAttribution, GoldRelation, read_gold
from tests.loaders.conftest import gold_records


def written(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_record_keeps_all_that_is_annotated(tmp_path: Path) -> None:
    record = {
        "id": "a",
        "text": "Syria said that Iran armed Hezbollah.",
        "relations": [
            {
                "type": "SUPPLIES|ALLIES_WITH",
                "source": ["Iran"],
                "target": ["Hezbollah"],
                "status": "alleged",
                "attribution": ["Syria"],
            }
        ],
        "optional": [{"type": "ACCUSES", "source": ["Syria"], "target": ["Iran"]}],
        "forbidden": [{"types": ["ATTACKS"], "source": ["Syria"], "target": ["Iran"]}],
        "attributions": [{"source": "Syria", "cue": "said", "content": [[11, 36]]}],
        "negative": False,
    }
    (read,) = read_gold(written(tmp_path, json.dumps(record)))
    assert (read.id, read.text, read.negative) == ("a", record["text"], False)
    assert read.relations == (
        GoldRelation(
            frozenset({"SUPPLIES", "ALLIES_WITH"}), ("Iran",), ("Hezbollah",), "alleged", ("Syria",)
        ),
    )
    assert read.optional == (GoldRelation(frozenset({"ACCUSES"}), ("Syria",), ("Iran",)),)
    assert read.forbidden == (GoldRelation(frozenset({"ATTACKS"}), ("Syria",), ("Iran",)),)
    assert read.attributions == (GoldAttribution("Syria", "said", ((11, 36),)),)


def test_what_is_left_out_is_empty_and_blank_lines_count_for_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path, "", '{"id": "a", "text": "Rain."}', "  ", '{"id": "b", "text": "Sun."}'
    )
    first, second = read_gold(path)
    assert (first.id, second.id) == ("a", "b")
    assert (first.relations, first.optional, first.forbidden, first.attributions) == ((),) * 4
    assert not first.negative


def test_a_status_of_another_vocabulary_is_no_status(tmp_path: Path) -> None:
    relation = {"type": "ATTACKS", "source": ["A"], "target": ["B"], "status": "occurred"}
    line = json.dumps({"id": "a", "text": "A hit B.", "relations": [relation]})
    (read,) = read_gold(written(tmp_path, line))
    assert read.relations[0].status is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "JSONDecodeError"),
        ("[]", "TypeError"),
        ('{"text": "Rain."}', "'id'"),
        ('{"id": "a"}', "'text'"),
        ('{"id": "a", "text": "x", "relations": [{"source": [], "target": []}]}', "'type'"),
        ('{"id": "a", "text": "x", "relations": [{"type": "ATTACKS", "source": []}]}', "'target'"),
        ('{"id": "a", "text": "x", "attributions": [{"source": "A", "cue": "b"}]}', "'content'"),
        (
            '{"id": "a", "text": "x", "attributions":'
            ' [{"source": "A", "cue": "b", "content": [[1]]}]}',
            "ValueError",
        ),
    ],
)
def test_a_line_that_is_no_record_is_named_with_its_fault(
    tmp_path: Path, line: str, words: str
) -> None:
    path = written(tmp_path, '{"id": "good", "text": "Rain."}', line)
    with pytest.raises(DataError) as raised:
        list(read_gold(path))
    assert raised.value.where == f"{path}:2"
    assert words in raised.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read") as raised:
        list(read_gold(tmp_path / "none.jsonl"))
    assert raised.value.where == str(tmp_path / "none.jsonl")


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "a", "text": "caf\xe9"}\n')
    with pytest.raises(DataError):
        list(read_gold(path))


def test_a_line_separator_within_a_text_ends_no_record(tmp_path: Path) -> None:
    (read,) = read_gold(written(tmp_path, '{"id": "a", "text": "Rain.\u2028Sun."}'))
    assert read.text == "Rain.\u2028Sun."


def test_our_own_gold_is_read_whole() -> None:
    records = gold_records()
    assert len(records) >= 400
    assert all(record.relations or record.optional or record.negative for record in records)

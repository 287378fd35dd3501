"""The gold files themselves: what an annotation must be before anything is measured by it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.model import BUILT_IN_RELATIONS, Status

HERE = Path(__file__).parent
FIELDS = {"id", "text", "relations", "optional", "forbidden", "negative"}


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


FILES = sorted(HERE.glob("*.jsonl"))
RECORDS = [record for path in FILES for record in read(path)]


def spans(record: dict[str, Any]) -> list[str]:
    return [
        words
        for field in ("relations", "optional", "forbidden")
        for item in record.get(field, [])
        for end in ("source", "target", "attribution")
        for words in item.get(end, [])
    ]


def types(record: dict[str, Any]) -> set[str]:
    named = {item["type"] for item in record["relations"] + record.get("optional", [])}
    return named.union(*(item["types"] for item in record.get("forbidden", [])))


def test_every_file_holds_what_it_is_named_for() -> None:
    assert FILES
    for path in FILES:
        kinds = {bool(record.get("relations")) for record in read(path)}
        assert kinds >= ({False} if path.stem == "not-actors" else {True}), path.name
    assert any(record.get("negative") for record in RECORDS)


def test_no_id_and_no_sentence_stands_twice() -> None:
    assert len({record["id"] for record in RECORDS}) == len(RECORDS)
    assert len({record["text"] for record in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_an_annotation_is_well_formed(record: dict[str, Any]) -> None:
    assert set(record) <= FIELDS
    assert types(record) <= set(BUILT_IN_RELATIONS)
    for item in record["relations"]:
        assert item["status"] in set(Status)
        assert not (item["status"] == Status.ASSERTED and item.get("attribution"))
    for words in spans(record):
        assert re.search(rf"(?<!\w){re.escape(words)}(?!\w)", record["text"]), words
    nothing_holds = not record["relations"] and not record.get("optional")
    assert record.get("negative", False) == nothing_holds


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_nothing_forbidden_is_asked_for(record: dict[str, Any]) -> None:
    for item in record.get("forbidden", []):
        for wanted in record["relations"]:
            claimed = wanted["status"] in (Status.ASSERTED, Status.ALLEGED)
            same = wanted["source"] == item["source"] and wanted["target"] == item["target"]
            assert not (claimed and same and wanted["type"] in item["types"])

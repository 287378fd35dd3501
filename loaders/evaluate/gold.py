"""Gold files: JSON Lines of texts with the relations that hold in them.

A record has ``id``, ``text``, ``relations`` (``type``, ``source`` and ``target`` as lists of the
words of acceptable spans, and where known ``status`` and ``attribution``), ``optional`` (right if
found, free if missed), ``forbidden`` (must not come out asserted or alleged), ``negative``, or
``attributions`` (``source``, ``cue``, ``content`` as character ranges).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import DataError


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """``types`` holds the alternatives ("SUPPLIES|ALLIES_WITH"); ``status`` is None for any."""

    types: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str | None = None
    attribution: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    source: str
    cue: str
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    id: str
    text: str
    relations: tuple[GoldRelation, ...]
    optional: tuple[GoldRelation, ...]
    forbidden: tuple[GoldRelation, ...]
    attributions: tuple[GoldAttribution, ...]
    negative: bool


def read_gold(path: Path) -> Iterator[GoldRecord]:
    """The records of one file. Raises ``DataError`` naming file, line and field."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8: {error}", where=str(path)) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _record(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(
                f"is not a gold record: {type(error).__name__} {error}",
                where=f"{path}:{number}",
                hint="tests/gold/README.md describes the shape",
            ) from error


def _record(data: dict[str, Any]) -> GoldRecord:
    return GoldRecord(
        id=data["id"],
        text=data["text"],
        relations=tuple(_relation(item) for item in data.get("relations", ())),
        optional=tuple(_relation(item) for item in data.get("optional", ())),
        forbidden=tuple(_relation(item) for item in data.get("forbidden", ())),
        attributions=tuple(
            GoldAttribution(item["source"], item["cue"], tuple((a, b) for a, b in item["content"]))
            for item in data.get("attributions", ())
        ),
        negative=bool(data.get("negative", False)),
    )


def _relation(data: dict[str, Any]) -> GoldRelation:
    types = data["types"] if "types" in data else data["type"].split("|")
    status = data.get("status")
    attribution = data.get("attribution")
    return GoldRelation(
        types=frozenset(types),
        source=tuple(data["source"]),
        target=tuple(data["target"]),
        status=status if status in ("asserted", "alleged", "denied", "hypothetical") else None,
        attribution=tuple(attribution) if attribution is not None else None,
    )

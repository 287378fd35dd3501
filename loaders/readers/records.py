"""Records with named fields, as JSON Lines and CSV hold them, and what is wrong with some."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graph.errors import UnreadableDocument
from loaders.readers.found import Found

TEXT_FIELDS = ("id", "url", "title", "date", "text", "publisher")
NUMBERS_ALLOWED = frozenset({"id", "date"})
"""Fields where a bare number is as good as its figures: ``"id": 7``, ``"date": 2006``."""

KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


def found_in(record: Mapping[str, Any], *, line: int) -> Found:
    """What ``record`` holds. Fields unknown here are kept as metadata, and so is a date that is
    not one. Raises ``UnreadableDocument`` naming the field that is missing or of a wrong type."""
    text = _text_field(record, "text")
    if text is None:
        raise UnreadableDocument("it has no text", hint="the field 'text' is needed")
    return Found(
        text=text,
        line=line,
        id=_known(record, "id"),
        url=_known(record, "url"),
        title=_known(record, "title"),
        date=_known(record, "date"),
        publisher=_known(record, "publisher"),
        metadata={name: value for name, value in record.items() if name not in TEXT_FIELDS},
    )


def refuse_half_characters(record: Mapping[str, Any]) -> None:
    """Raise ``UnreadableDocument`` if a value escapes one half of a surrogate pair: that is no
    character, and neither a store nor a file could keep it."""
    for name, value in record.items():
        try:
            json.dumps({name: value}, ensure_ascii=False).encode()
        except UnicodeEncodeError as half:
            raise UnreadableDocument(
                f"the field '{name.encode('ascii', 'backslashreplace').decode()}' holds half of"
                " a character (a lone surrogate)"
            ) from half


def _known(record: Mapping[str, Any], name: str) -> str | None:
    return (_text_field(record, name) or "").strip() or None


def _text_field(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    if name in NUMBERS_ALLOWED and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    kind = KINDS.get(type(value), type(value).__name__)
    raise UnreadableDocument(f"the field '{name}' is {kind}, not text")

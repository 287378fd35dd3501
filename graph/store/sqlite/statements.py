"""SQL lives in ``graph/store/sql``: files of statements, each under a ``-- name:`` line."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_NAME = re.compile(r"^-- name: ([a-z-]+)\n", re.MULTILINE)
_FOLDER = files("graph.store") / "sql"


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    script: str


@cache
def statements(topic: str) -> Mapping[str, str]:
    """The statements of ``sql/<topic>.sql`` by name."""
    _, *parts = _NAME.split((_FOLDER / f"{topic}.sql").read_text(encoding="utf-8"))
    return MappingProxyType(
        {name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)}
    )


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations in the order of their numbers."""
    found = (entry for entry in (_FOLDER / "migrations").iterdir() if entry.name.endswith(".sql"))
    return tuple(
        Migration(int(entry.name[:3]), entry.name.removesuffix(".sql"), entry.read_text("utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def split(script: str) -> Iterator[str]:
    """The single statements of ``script``, so that it can run inside a transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

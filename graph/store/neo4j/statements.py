"""Cypher lives in ``cypher/``, a file for each statement, named for what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import StoreError

_FOLDER = files("cypher")
_RELATION = re.compile(r"[A-Z_]{1,40}")
_SLOT = ":RELATION]"
RESERVED = frozenset(
    {"ATTRIBUTED_TO", "MEMBER_OF", "PART_OF", "RELATION", "SOURCE", "STATED_IN", "TARGET"}
)
"""Types of relationship that mean something else in the store."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    statements: tuple[str, ...]


@cache
def statement(name: str) -> str:
    """The text of ``cypher/<name>.cypher``, such as ``read/version``."""
    folder, file = name.split("/")
    return (_FOLDER / folder / f"{file}.cypher").read_text(encoding="utf-8").strip()


@cache
def statement_on(name: str, relation: str) -> str:
    """The same for a statement with a slot for the type of a relationship, which no parameter
    can fill. Raises ``StoreError`` for what is no type."""
    if not _RELATION.fullmatch(relation):
        raise StoreError(f"{relation!r} is not a type of relation", hint="use A to Z and _")
    return statement(name).replace(_SLOT, f":{relation}]")


@cache
def migrations() -> tuple[Migration, ...]:
    """The files of ``cypher/schema`` in the order of their numbers."""
    found = sorted((_FOLDER / "schema").iterdir(), key=lambda entry: entry.name)
    return tuple(
        Migration(
            int(entry.name[:3]),
            entry.name.removesuffix(".cypher"),
            tuple(split(entry.read_text(encoding="utf-8"))),
        )
        for entry in found
        if entry.name.endswith(".cypher")
    )


def split(script: str) -> Iterator[str]:
    """The single statements of ``script``: each ends with a semicolon at the end of a line."""
    for part in re.split(r";[ ]*(?:\n|\Z)", script):
        if any(line and not line.startswith("//") for line in part.splitlines()):
            yield part.strip()

"""SQLite stores in files, and processes of their own that use them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

from graph.store.protocol import ReadDocument
from graph.store.sqlite import SqliteStore
from tests.graph.builders import claim, read_document


def store_at(path: Path, *, busy_timeout: float = 0.0) -> SqliteStore:
    return SqliteStore(f"sqlite:///{path}", path, busy_timeout=busy_timeout)


def python(script: str, *args: object) -> subprocess.Popen[str]:
    """A process of its own that runs ``script`` in this checkout."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def many(name: str, claims: int, *, documents: int = 2) -> list[ReadDocument]:
    """Documents of one batch: a store has all of them or none."""
    said = [claim(f"actor-{number}", "ATTACKS", "iran") for number in range(claims)]
    return [read_document(f"{name}-{number}", *said) for number in range(documents)]

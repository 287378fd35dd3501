"""What readers hand on: a text as found, or what was skipped and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of reading. ``max_bytes``: a file, or one line of JSON Lines, of this size and more
    is not read. ``min_language_words``: shorter texts are taken for English unseen."""

    max_bytes: int = 100 * MEGABYTE
    min_language_words: int = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A text as a reader found it, before it has an id and a date.

    ``date`` is as the source writes it; ``fallback_date`` is less sure than a dateline.
    ``clean`` says that the text can hold no page furniture any more.
    """

    text: str
    line: int | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    date: str | None = None
    fallback_date: str | None = None
    publisher: str | None = None
    metadata: Mapping[str, Any] = field(default_factory=dict)
    clean: bool = False
    furniture: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that became no document. ``failed`` is false for files that merely are of no kind
    whowhom reads and were met inside a folder: nothing is wrong with those."""

    file: str
    line: int | None
    reason: str
    failed: bool = True

    @property
    def where(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def size(count: int) -> str:
    """A number of bytes for a person: ``size(104_857_600) == "104.9 MB"``."""
    if count >= MEGABYTE:
        return f"{count / MEGABYTE:.1f} MB".replace(".0 MB", " MB")
    return f"{count:,} bytes"

"""Reading whatever is on the given paths, one document after the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.readers.csv import read_csv
from loaders.readers.documents import document_of
from loaders.readers.found import Found, ReadSettings, Skipped, size
from loaders.readers.html import read_html
from loaders.readers.jsonl import read_jsonl
from loaders.readers.pdf import read_pdf
from loaders.readers.roots import Source, sources
from loaders.readers.text import read_markdown, read_text

Outcome = Found | tuple[int, UnreadableDocument]
WholeReader = Callable[[bytes], Found]
StreamReader = Callable[[IO[bytes], ReadSettings], Iterator[Outcome]]

WHOLE: dict[str, WholeReader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}
STREAMED: dict[str, StreamReader] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}


class Naming(Enum):
    BY_ROOT = "by root"
    """A collection is called after the folder, glob or file it was loaded from."""


Collection = str | Naming | None
"""What is put before the ids of documents: a name, the root's name, or nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """A document or what was skipped, where it stands, and how many bytes were read by then."""

    item: Document | Skipped
    bytes_read: int = 0
    file: str = ""
    line: int | None = None


def read_paths(
    paths: Iterable[str | Path],
    *,
    collection: Collection = None,
    settings: ReadSettings | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Document | Skipped]:
    """The documents on ``paths``: files, folders (searched through), globs, and ``-`` for
    standard input. What cannot be read comes as ``Skipped`` in its place, and the rest goes on.
    """
    for step in read_steps(paths, collection=collection, settings=settings, stdin=stdin):
        yield step.item


def read_steps(
    paths: Iterable[str | Path],
    *,
    collection: Collection = None,
    settings: ReadSettings | None = None,
    stdin: IO[bytes] | None = None,
) -> Generator[Step, None, None]:
    """As ``read_paths``, with the number of bytes read, for progress."""
    settings = settings or ReadSettings()
    done = 0
    for source in sources(paths):
        if isinstance(source, Skipped):
            yield Step(source, done, source.file)
            continue
        named = source.root if collection is Naming.BY_ROOT else collection
        for outcome, position in _outcomes(source, settings, stdin):
            item = _item(outcome, source, named, settings)
            yield Step(item, done + position, source.shown, _line(outcome))
        done += source.bytes


def total_bytes(paths: Iterable[str | Path]) -> int:
    """How many bytes the files on ``paths`` hold; pipes count nothing."""
    return sum(source.bytes for source in sources(paths) if isinstance(source, Source))


def _item(
    outcome: Outcome | Skipped, source: Source, collection: Collection, settings: ReadSettings
) -> Document | Skipped:
    if isinstance(outcome, Skipped):
        return outcome
    if isinstance(outcome, tuple):
        line, broken = outcome
        return _skipped(source, line, broken)
    try:
        return document_of(
            outcome,
            settings,
            collection=collection if isinstance(collection, str) else None,
            name=source.name if outcome.line is None else None,
            path=source.shown if source.path else None,
        )
    except UnreadableDocument as broken:
        return _skipped(source, outcome.line, broken)


def _line(outcome: Outcome | Skipped) -> int | None:
    return outcome[0] if isinstance(outcome, tuple) else outcome.line


def _outcomes(
    source: Source, settings: ReadSettings, stdin: IO[bytes] | None
) -> Iterator[tuple[Outcome | Skipped, int]]:
    """What ``source`` holds, each with the position in it."""
    ending = source.path.suffix.lower() if source.path else ""
    sniffed = source.streamed or (source.asked_for and not ending)
    if not sniffed and ending not in WHOLE and ending not in STREAMED:
        yield _unknown(source, ending), 0
        return
    try:
        with _opened(source, stdin) as stream:
            if not stream.peek(1):
                raise UnreadableDocument("it is empty")
            if sniffed:
                lines = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
                ending = ".jsonl" if lines else ".txt"
            if ending in WHOLE:
                yield WHOLE[ending](_whole(stream, source, settings)), source.bytes
                return
            any_found = False
            with closing(STREAMED[ending](stream, settings)) as outcomes:  # type: ignore[type-var]
                for outcome in outcomes:
                    any_found = True
                    yield outcome, stream.tell() if not source.streamed else 0
            if not any_found:
                raise UnreadableDocument("it holds no documents")
    except UnreadableDocument as broken:
        yield _skipped(source, None, broken), source.bytes
    except OSError as refused:
        yield Skipped(source.shown, None, f"cannot be read: {refused.strerror}"), source.bytes


def _opened(source: Source, stdin: IO[bytes] | None) -> io.BufferedReader:
    if source.path is not None:
        return io.BufferedReader(io.FileIO(source.path), 1 << 16)
    return io.BufferedReader(_Forwarding(stdin or sys.stdin.buffer))


class _Forwarding(io.RawIOBase):
    """A binary stream of the caller's: whoever closes this one leaves that one open."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _whole(stream: io.BufferedReader, source: Source, settings: ReadSettings) -> bytes:
    data = b"" if source.bytes >= settings.max_bytes else stream.read(settings.max_bytes)
    if source.bytes >= settings.max_bytes or len(data) >= settings.max_bytes:
        length = size(source.bytes) + ", " if source.bytes else ""
        raise UnreadableDocument(
            f"it is too large: {length}the limit is {size(settings.max_bytes)}",
            hint="split it, or make it JSON Lines, which have no limit",
        )
    return data


def _unknown(source: Source, ending: str) -> Skipped:
    readers = ", ".join(sorted({*WHOLE, *STREAMED}))
    what = f"there is no reader for {ending}" if ending else "its name has no ending"
    return Skipped(source.shown, None, f"{what} (read are {readers})", failed=source.asked_for)


def _skipped(source: Source, line: int | None, broken: UnreadableDocument) -> Skipped:
    return Skipped(source.shown, line, str(broken))

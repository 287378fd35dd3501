"""JSON Lines, one document a line, read as a stream: memory holds one line at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import IO, NoReturn

from graph.errors import UnreadableDocument
from loaders.readers.decoding import MARKS, byte_order_mark, refuse_binary
from loaders.readers.found import Found, ReadSettings, size
from loaders.readers.records import found_in, refuse_half_characters


def read_jsonl(
    stream: IO[bytes], settings: ReadSettings
) -> Iterator[Found | tuple[int, UnreadableDocument]]:
    """The documents of ``stream``; for a line that holds none, its number and what is wrong."""
    head = stream.readline(settings.max_bytes)
    refuse_binary(head)
    marked = byte_order_mark(head)
    lines = _lines(stream, head, settings.max_bytes)
    if marked and marked[0] != "utf-8":
        lines = _transcoded(stream, head, marked[0], settings.max_bytes)
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.strip():
            continue
        try:
            yield _document(line, number, settings)
        except UnreadableDocument as broken:
            yield number, broken


def _document(line: bytes | None, number: int, settings: ReadSettings) -> Found:
    if line is None:
        limit = size(settings.max_bytes)
        raise UnreadableDocument(f"the line is over {limit}, the limit for one document")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as broken:
        raise UnreadableDocument(
            f"it is not UTF-8: byte 0x{line[broken.start]:02x} at position {broken.start:,} of"
            " the line cannot be read"
        ) from broken
    try:
        record = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as broken:
        what = broken.msg.removesuffix(" at")
        raise UnreadableDocument(f"not JSON: {what} at column {broken.colno}") from broken
    except (ValueError, RecursionError) as broken:
        raise UnreadableDocument(f"not JSON: {broken}") from broken
    if not isinstance(record, dict):
        raise UnreadableDocument("it is JSON, but not an object with a 'text'")
    if "\\ud" in text or "\\uD" in text:
        refuse_half_characters(record)
    return found_in(record, line=number)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _lines(stream: IO[bytes], head: bytes, limit: int) -> Iterator[bytes | None]:
    """The lines of ``stream``, ``None`` for one that exceeds ``limit`` and is passed over."""
    line = head.removeprefix(codecs.BOM_UTF8)
    while line:
        if len(line) >= limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        else:
            yield line
        line = stream.readline(limit)


def _transcoded(
    stream: IO[bytes], head: bytes, encoding: str, limit: int
) -> Iterator[bytes | None]:
    """The lines of UTF-16 or UTF-32 as UTF-8. A line end is two or four bytes there, so the
    bytes are decoded in blocks and cut afterwards."""
    decoder = codecs.getincrementaldecoder(encoding)()
    pending: list[str] = []
    held = 0
    block = head[len(next(mark for mark, name in MARKS if name == encoding)) :]
    while True:
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as broken:
            raise UnreadableDocument(f"it is not {encoding.upper()}: {broken.reason}") from broken
        *complete, rest = text.split("\n")
        for line in complete:
            whole = "".join([*pending, line])
            yield None if held + len(line) >= limit else whole.encode("utf-8", "surrogatepass")
            pending, held = [], 0
        held += len(rest)
        if held < limit:
            pending.append(rest)
        else:
            pending.clear()  # too long: only its length is kept until its end is met
        if not block:
            break
        block = stream.read(65536)
    if held:
        yield None if held >= limit else "".join(pending).encode("utf-8", "surrogatepass")

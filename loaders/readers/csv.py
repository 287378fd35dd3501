"""CSV with a column of texts, read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import IO, Any

from graph.errors import UnreadableDocument
from loaders.readers.decoding import byte_order_mark, is_plainly_cp1252, refuse_binary
from loaders.readers.found import Found, ReadSettings
from loaders.readers.records import found_in

TEXT_COLUMNS = ("text", "content", "body")
DELIMITERS = (",", ";", "\t", "|")
BLOCK = 1 << 20


def read_csv(
    stream: IO[bytes], settings: ReadSettings
) -> Iterator[Found | tuple[int, UnreadableDocument]]:
    """The documents of ``stream`` (which must be seekable), a row each; for a row that holds
    none, its line and what is wrong. Columns are named as the fields of JSON Lines are; others
    are kept as metadata.

    Raises ``UnreadableDocument`` if there is no column of texts or no known encoding.
    """
    encoding = _encoding(stream)
    stream.seek(0)
    # The module's own limit of 128 KB is less than a long report; it can only be set for all.
    csv.field_size_limit(max(csv.field_size_limit(), settings.max_bytes))
    lines = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield from _rows(lines, {"encoding": encoding} if encoding == "cp1252" else {})
    finally:
        lines.detach()


def _rows(
    lines: io.TextIOWrapper, metadata: dict[str, str]
) -> Iterator[Found | tuple[int, UnreadableDocument]]:
    first = lines.readline()
    header, delimiter = _header(first)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            yield line, UnreadableDocument(f"the row is broken: {broken}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        try:
            if len(row) > len(header):
                raise UnreadableDocument(
                    f"the row has {len(row)} fields, the header {len(header)}",
                    hint="a text with commas must stand in quotes",
                )
            record: dict[str, Any] = {
                name: cell for name, cell in zip(header, row, strict=False) if name and cell
            }
            yield found_in({**record, **metadata}, line=line)
        except UnreadableDocument as broken:
            yield line, broken


def _header(line: str) -> tuple[list[str], str]:
    """The columns' names in lower case, that of the texts as ``text``, and the delimiter."""
    seen: list[str] = []
    for delimiter in DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        names = [name.strip().lower() for name in names]
        chosen = next((name for name in TEXT_COLUMNS if name in names), None)
        if chosen:
            return ["text" if name == chosen else name for name in names], delimiter
        seen = max(seen, names, key=len)
    if not line.strip():
        raise UnreadableDocument("it is empty")
    raise UnreadableDocument(
        f"no column is named {', '.join(TEXT_COLUMNS[:-1])} or {TEXT_COLUMNS[-1]};"
        f" there are: {', '.join(seen)[:200]}"
    )


def _encoding(stream: IO[bytes]) -> str:
    """The encoding that reads the whole stream, tried block by block."""
    head = stream.read(BLOCK)
    refuse_binary(head)
    marked = byte_order_mark(head)
    encoding = marked[0] if marked else "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)()
    plain, position, block = True, 0, head
    broken: UnicodeDecodeError | None = None
    while block:
        if broken is None:
            try:
                decoder.decode(block)
            except UnicodeDecodeError as first:
                broken, position = first, position + first.start
            else:
                position += len(block)
        high = re.search(rb"[\x80-\xff]", block)
        plain = plain and (high is None or is_plainly_cp1252(block))
        block = stream.read(BLOCK)
    if broken is None:
        return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(
            encoding, "utf-32"
        )
    if plain and not marked:
        return "cp1252"
    raise UnreadableDocument(
        f"it is not {encoding.upper()}: the byte at position {position:,} cannot be read",
        hint="save it as UTF-8",
    )

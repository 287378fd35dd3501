"""Bytes to text without guessing: UTF-8, what a byte order mark announces, and plain cp1252.

Line ends and control characters stay, because offsets count in the text as it was given.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from graph.errors import UnreadableDocument

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "rich text"),
)
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAX_CONTROL_SHARE = 0.05
"""A text may hold stray control characters; with more of them it is not a text."""

MAX_FEW_CONTROLS = 5
"""So many may stand in the shortest text."""

MAX_HIGH_SHARE = 0.20
"""English in cp1252 has few bytes above 127; with more it is another encoding."""

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
UTF8_SEQUENCE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Dashes, quotes, ellipsis, bullet, currency and the like may stand anywhere; a letter with an
# accent is believed only beside another letter.
PLAIN_1252 = re.compile(
    rb"[\x80\x82\x84-\x87\x89\x8b\x91-\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xbb-\xbe]"
    rb"|(?<=[A-Za-z\xc0-\xff])[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff]"
    rb"|[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[A-Za-z\xc0-\xff])"
)
HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str

    @property
    def metadata(self) -> dict[str, str]:
        """What is worth keeping of the encoding: that it was inferred and not announced."""
        return {"encoding": self.encoding} if self.encoding == "cp1252" else {}


def byte_order_mark(head: bytes) -> tuple[str, int] | None:
    """The encoding that ``head`` announces and the length of its mark, or none."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of ``data``. ``declared`` is the encoding the data names itself (HTML).

    Raises ``UnreadableDocument`` for binary data, and for text in an encoding that is neither
    announced nor plain, saying at which byte it breaks.
    """
    refuse_binary(data)
    marked = byte_order_mark(data)
    if marked:
        encoding, length = marked
        return Decoded(_strict(data, encoding, skip=length), encoding)
    if declared and declared.lower() not in {"utf-8", "utf8"}:
        try:
            return Decoded(data.decode(declared), declared.lower())
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common; what the bytes say decides below
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        if is_plainly_cp1252(data):
            return Decoded(data.decode("cp1252"), "cp1252")
        raise _undecodable(data, "UTF-8", broken) from broken
    refuse_control_characters(text)
    return Decoded(text, "utf-8")


def refuse_binary(data: bytes) -> None:
    """Raise ``UnreadableDocument`` if the first bytes are those of a kind of file without text."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"it is {what}, not text")
    if not byte_order_mark(data) and _is_riddled(
        len(CONTROL_BYTES.findall(data[:65536])), len(data[:65536])
    ):
        raise UnreadableDocument("it is binary, not text")


def refuse_control_characters(text: str) -> None:
    if _is_riddled(len(CONTROLS.findall(text)), len(text)):
        raise UnreadableDocument("it is binary, not text")


def is_plainly_cp1252(data: bytes) -> bool:
    """Whether English in cp1252 is the one sensible reading: few high bytes, each a quote, a
    dash or a letter inside a word, and none of them part of a UTF-8 sequence."""
    high = len(HIGH.findall(data))
    if not high or high / len(data) > MAX_HIGH_SHARE or CONTROL_BYTES.search(data):
        return False
    return not UTF8_SEQUENCE.search(data) and len(PLAIN_1252.findall(data)) == high


def _is_riddled(controls: int, length: int) -> bool:
    """Whether control characters are too many for a text of ``length``; a few never are."""
    return controls > MAX_FEW_CONTROLS and controls / length > MAX_CONTROL_SHARE


def _strict(data: bytes, encoding: str, *, skip: int) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as broken:
        raise _undecodable(data, encoding.upper(), broken, skip) from broken
    refuse_control_characters(text)
    return text


def _undecodable(
    data: bytes, encoding: str, broken: UnicodeDecodeError, skip: int = 0
) -> UnreadableDocument:
    at = broken.start + skip
    return UnreadableDocument(
        f"it is not {encoding}: byte 0x{data[at]:02x} at position {at:,} cannot be read",
        hint="save it as UTF-8",
    )

"""Plain text and Markdown. The text is the input, character for character."""

from __future__ import annotations

import re

from loaders.readers.decoding import decode
from loaders.readers.found import Found

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^(title|date|url|publisher|id)[ \t]*:[ \t]*(.+?)[ \t]*\r?$", re.MULTILINE)
HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)

# Each pattern's groups are kept and the rest of its match is blanked, so that markup neither
# disturbs reading nor moves an offset.
MARKUP: tuple[re.Pattern[str], ...] = (
    re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"),
    re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"),
    re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"),
    re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]+\S.*$", re.MULTILINE),
    re.compile(r"</?[A-Za-z][^<>\n]*>"),
    re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE),
    re.compile(r"^[ ]{0,3}(?:>[ \t]?)+(.*)$", re.MULTILINE),
    re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE),
    re.compile(r"\*\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*\*"),
    re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*"),
    re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)"),
    re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"),
    re.compile(r"`([^`\n]+)`"),
)


def read_text(data: bytes) -> Found:
    """A plain text. Raises ``UnreadableDocument`` if it is binary or in an unknown encoding."""
    decoded = decode(data)
    return Found(text=decoded.text, metadata=decoded.metadata)


def read_markdown(data: bytes) -> Found:
    """A Markdown text, its markup blanked in place: every word keeps the offset it has in the
    file. Title, date, address and publisher may stand in a front matter."""
    decoded = decode(data)
    text = decoded.text
    fields: dict[str, str] = {}
    front = FRONT_MATTER.match(text)
    if front:
        fields = {key: value.strip("\"'") for key, value in FIELD.findall(front[1])}
        text = _blank(front[0]) + text[front.end() :]
    heading = HEADING.search(text)
    title = fields.get("title") or (heading[1] if heading else None)
    for pattern in MARKUP:
        text = pattern.sub(_keeping_groups, text)
    return Found(
        text=text,
        id=fields.get("id"),
        title=title,
        date=fields.get("date"),
        url=fields.get("url"),
        publisher=fields.get("publisher"),
        metadata=decoded.metadata,
    )


def _keeping_groups(match: re.Match[str]) -> str:
    if not match.re.groups:
        return _blank(match[0])
    start, end = match.start(1) - match.start(), match.end(1) - match.start()
    return _blank(match[0][:start]) + match[1] + _blank(match[0][end:])


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)

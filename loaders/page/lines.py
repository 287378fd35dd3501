"""Lines of a text with their offsets and what they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
BULLET = re.compile(r"(?:[•●▪◦*·+–-]|\d{1,4}[.)])\s+")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
PROSE_WORDS, LONG_WORDS = 8, 20
WRAPPED_AT = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``text[start:end]`` is it without the white space around it."""

    start: int
    end: int
    text: str
    indent: int
    bulleted: bool
    continues: bool
    """It goes on in the middle of a sentence of the line before: hard-wrapped text."""

    words: int
    blank_before: bool

    @property
    def bare(self) -> str:
        """The line without a bullet, spaces of any kind made plain."""
        text = BULLET.sub("", self.text, count=1) if self.bulleted else self.text
        return " ".join(text.split())

    @property
    def is_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text)) and self.words > 2

    @property
    def is_prose(self) -> bool:
        """It reads like running text, not like a heading or a link."""
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.is_sentence)


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank."""
    lines: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        start = match.start() + match[0].index(stripped)
        between = text[last_end:start]
        blank = not lines or between.count("\n") > 1 or between.count("\r") > 1
        lines.append(
            Line(
                start=start,
                end=start + len(stripped),
                text=stripped,
                indent=start - match.start(),
                bulleted=bool(BULLET.match(stripped)),
                continues=not blank and _goes_on(lines[-1].text, stripped),
                words=len(stripped.split()),
                blank_before=blank,
            )
        )
        last_end = start + len(stripped)
    return lines


def _goes_on(before: str, line: str) -> bool:
    wrapped = len(before) >= WRAPPED_AT and not SENTENCE_END.search(before)
    return wrapped and (line[0].islower() or before[-1] in ",;-" or len(line) >= WRAPPED_AT)

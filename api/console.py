"""Tables and sentences for a terminal."""

from __future__ import annotations

import re
import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
UNATTENDED_WIDTH = 160
"""Characters a line has where no terminal says how many it holds."""


class QuietConsole(Console):
    """Leaves a broken pipe to the command line, which knows what to make of it."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else UNATTENDED_WIDTH
    return QuietConsole(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def table(*columns: tuple[str, str], title: str | None = None) -> Table:
    """An empty table with ``columns`` as (heading, justification). A column headed by nothing
    but a sentence is the one that takes the room left over."""
    made = Table(title=title, box=None, pad_edge=False, header_style="bold", title_justify="left")
    for heading, justify in columns:
        made.add_column(
            heading,
            justify="right" if justify == "right" else "left",
            ratio=1 if justify == "wide" else None,
            overflow="fold",
            no_wrap=justify == "right",
        )
    made.expand = any(justify == "wide" for _, justify in columns)
    return made


def plain(words: object) -> Text:
    """``words`` as they stand, but for what could steer a terminal: a text off the web may hold
    escape sequences."""
    return Text(CONTROLS.sub(" ", "" if words is None else str(words)))


def around(sentence: str, start: int, end: int, width: int = 160) -> str:
    """The part of ``sentence`` of at most ``width`` characters with its ``start:end`` in the
    middle, cut between words and marked where it is cut."""
    text = sentence
    if len(text) <= width:
        return " ".join(text.split())
    middle = (start + end) // 2
    left = max(0, min(middle - width // 2, len(text) - width))
    right = min(len(text), left + width)
    if left > 0:
        space = text.find(" ", left, max(start, left))
        left = space + 1 if space >= 0 else left
    if right < len(text):
        space = text.rfind(" ", max(end, left), right)
        right = space if space >= 0 else right
    cut = " ".join(text[left:right].split())
    return f"{'… ' if left > 0 else ''}{cut}{' …' if right < len(text) else ''}"

"""Page furniture: what stands around an article that was copied off the web as plain text.

Menus, share buttons, bylines, related stories, copyright lines and readers' comments are marked
as ranges of the text. The text itself is never rewritten, so every offset stays true. When in
doubt a line is text: furniture that is read costs a wrong claim, an article that is not read
costs all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.page.comments import comments_start
from loaders.page.lines import Line, lines_of
from loaders.page.rules import Rules, load_rules

RULES_FILE = Path(__file__).parent / "lexicon" / "furniture.toml"
MIN_MENU_LINES = 4
MAX_LINKS = 15
BIO_PLACES = 4
"""How many of an article's last paragraphs may be about its author."""

MAX_BIO_WORDS = 90
MAX_ENDINGS = 6
SEPARATORS = re.compile(r"\s*[|»›>·•]\s*|\s+[/–]\s+")
INLINE_BULLET = " • "

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Cleaner:
    rules: Rules

    def furniture(self, text: str) -> Ranges:
        """The ranges of ``text`` that are page furniture, in order and apart from each other."""
        lines = lines_of(text)
        if not lines:
            return ()
        names = self._authors(lines)
        marked = {index for index, line in enumerate(lines) if self._is_furniture(line)}
        marked |= self._menus(lines)
        marked |= self._links(lines)
        bylines = {index for index, line in enumerate(lines) if self._is_byline(line)}
        marked |= bylines | self._names_alone(lines, names, bylines)
        tail = comments_start(lines, marked, self.rules)
        article = [index for index in range(tail) if index not in marked]
        marked |= self._biographies(lines, article, names)
        marked |= set(range(tail, len(lines)))
        if not any(index not in marked for index, line in enumerate(lines) if line.is_prose):
            marked = {index for index in marked if not lines[index].is_prose}
        whole = _joined(lines, marked)
        return _merged([*whole, *self._endings(text, lines, marked, names)])

    def _is_furniture(self, line: Line) -> bool:
        return not line.continues and (
            self.rules.line(line.bare, line.words) is not None
            or self._is_share_bar(line.bare)
            or self._is_menu_line(line.bare)
        )

    def _is_share_bar(self, text: str) -> bool:
        tokens = [token.strip("()[]:.,!") for token in re.split(r"[\s,|·•/]+", text.lower())]
        tokens = [token for token in tokens if token and not token.isdecimal()]
        if len(tokens) == 1 and text.endswith(":"):
            return False  # "Comment:", "Print:" is a heading
        buttons = [token for token in tokens if token in self.rules.share]
        return bool(tokens) and len(buttons) == len(tokens) and any(len(b) > 2 for b in buttons)

    def _is_menu_line(self, text: str) -> bool:
        """``Home | World | Politics``, ``News > Middle East > Iraq``."""
        parts = [part for part in SEPARATORS.split(text) if part]
        if len(parts) < 3 or any(len(part.split()) > 4 for part in parts):
            return False
        known = sum(part.lower() in self.rules.menu | self.rules.share for part in parts)
        return known >= 2 and known * 3 >= len(parts)

    def _menus(self, lines: Sequence[Line]) -> set[int]:
        """Runs of short lines that are mostly entries of menus, and the name of a section above
        the headline."""
        marked: set[int] = set()
        run: list[int] = []
        for index in range(len(lines) + 1):
            short = index < len(lines) and lines[index].words <= 4 and not lines[index].is_sentence
            if short:
                run.append(index)
                continue
            known = [i for i in run if lines[i].bare.lower() in self.rules.menu]
            if len(run) >= MIN_MENU_LINES and len(known) >= 3 and len(known) * 2 >= len(run):
                marked |= set(range(known[0], known[-1] + 1))
            run = []
        if len(lines) > 2 and lines[0].bare.lower() in self.rules.menu:
            marked.add(0)
        return marked

    def _links(self, lines: Sequence[Line]) -> set[int]:
        """Headers such as "Related stories" with the headlines under them."""
        marked: set[int] = set()
        for index, line in enumerate(lines):
            if line.continues or not self.rules.links(line.bare, line.words):
                continue
            marked.add(index)
            for following in range(index + 1, min(index + 1 + MAX_LINKS, len(lines))):
                if lines[following].is_prose or lines[following].is_sentence:
                    break
                marked.add(following)
        return marked

    def _is_byline(self, line: Line) -> bool:
        return not line.continues and self.rules.byline(line.bare, line.words) is not None

    def _authors(self, lines: Iterable[Line]) -> frozenset[str]:
        found = (self.rules.byline(line.bare, line.words) for line in lines)
        names = (name for group in found if group for name in re.split(r",| and | & ", group))
        return frozenset(name.strip() for name in names if len(name.split()) > 1)

    def _names_alone(
        self, lines: Sequence[Line], names: frozenset[str], bylines: set[int]
    ) -> set[int]:
        """An author's name as a line of its own, where a byline says it is the author's."""
        return {
            index for index, line in enumerate(lines) if index not in bylines and line.bare in names
        }

    def _biographies(
        self, lines: Sequence[Line], article: Sequence[int], names: frozenset[str]
    ) -> set[int]:
        """The last paragraphs of an article as far as they are about its author."""
        marked: set[int] = set()
        for position in range(len(article) - 1, max(len(article) - 1 - BIO_PLACES, 0), -1):
            line = lines[article[position]]
            before = "\n".join(lines[index].bare for index in article[:position])
            if self._is_biography(line.bare, line.words, before, names):
                marked.add(article[position])
            elif marked:
                break
        return marked

    def _is_biography(self, text: str, words: int, before: str, names: frozenset[str]) -> bool:
        if words > MAX_BIO_WORDS:
            return False
        about = self.rules.biography.match(text)
        if about is None:
            return False
        name = about["name"]
        return name in names or (about["role"] is not None and name not in before)

    def _endings(
        self, text: str, lines: Sequence[Line], marked: set[int], names: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Furniture that shares a line with the end of the article."""
        last = max((i for i, line in enumerate(lines) if i not in marked), default=None)
        if last is None:
            return []
        start, end = lines[last].start, lines[last].end
        ranges = []
        for _ in range(MAX_ENDINGS):
            cut = self._ending(text, start, end, names)
            if cut is None:
                break
            ranges.append((cut, end))
            end = cut
        return ranges

    def _ending(self, text: str, start: int, end: int, names: frozenset[str]) -> int | None:
        while end > start and text[end - 1].isspace():
            end -= 1
        bullet = text.rfind(INLINE_BULLET, start, end)
        if bullet > start:
            segment = text[bullet + len(INLINE_BULLET) : end].strip()
            words = len(segment.split())
            if self.rules.line(segment, words) or self._is_biography(
                segment, words, text[start:bullet], names
            ):
                return bullet
        found = self.rules.ending(text, start, end)
        return found if found is not None and found > start else None


@cache
def built_in_cleaner() -> Cleaner:
    """The cleaner with the rules of ``lexicon/furniture.toml``; ``DataError`` if those break
    their schema."""
    return Cleaner(load_rules(RULES_FILE))


def _joined(lines: Sequence[Line], marked: set[int]) -> list[tuple[int, int]]:
    """Marked lines as ranges; neighbours become one, with the blank lines between them."""
    ranges: list[tuple[int, int]] = []
    previous = -2
    for index in sorted(marked):
        start, end = lines[index].start, lines[index].end
        if index == previous + 1:
            start = ranges.pop()[0]
        ranges.append((start, end))
        previous = index
    return ranges


def _merged(ranges: Sequence[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

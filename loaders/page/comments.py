"""Where the article ends and readers' comments begin."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.page.lines import Line
from loaders.page.rules import Rules, is_handle

ENOUGH = 2.0
MAX_FAINT = 1.0
"""Faint signs (a time, "Reply") are found in live blogs too, so they add up to this at most."""

MIN_ARTICLE_WORDS = 60
"""A sign that is not unmistakable counts only after this much running text."""

MAX_NAME_WORDS = 6
MAX_NAME_CHARACTERS = 80


def comments_start(lines: Sequence[Line], furniture: set[int], rules: Rules) -> int:
    """The index of the first line that belongs to readers' comments, ``len(lines)`` without any.

    Comments are the last thing on a page: from their first sign on, nothing is the article's.
    """
    signs = _signs(lines, rules)
    prose = [0]
    for index, line in enumerate(lines):
        words = line.words if line.is_prose and index not in furniture else 0
        prose.append(prose[-1] + words)
    for index in sorted(signs):
        weight = signs[index]
        before, after = prose[index], prose[-1] - prose[index]
        if weight < 1 or not before or (weight < ENOUGH and before < MIN_ARTICLE_WORDS):
            continue
        following = [signs[later] for later in signs if later > index]
        clear = weight + sum(sign for sign in following if sign >= 1)
        faint = min(MAX_FAINT, sum(sign for sign in following if sign < 1))
        # One sign, however clear, may be a link above a long article: "Comments (12)".
        alone = not following and after > before
        if clear + faint >= ENOUGH and not alone:
            return index
    return len(lines)


def _signs(lines: Sequence[Line], rules: Rules) -> dict[int, float]:
    signs = {
        index: weight
        for index, line in enumerate(lines)
        if not line.continues
        and (weight := max(rules.comment_weight(line.text), rules.comment_weight(line.bare)))
    }
    named = [index for index in range(len(lines) - 1) if _is_name_over_text(lines, index)]
    handles = [index for index in named if is_handle(lines[index].bare)]
    # A report may set out its points under headings in the same way; names have handles in them.
    if len(named) >= 2 and len(handles) * 3 >= len(named):
        for index in named:
            signs[index] = max(signs.get(index, 0.0), ENOUGH if index in handles else 1.0)
    return signs


def _is_name_over_text(lines: Sequence[Line], index: int) -> bool:
    """A bullet with a short name, and text under it that is indented further."""
    line, below = lines[index], lines[index + 1]
    return (
        line.bulleted
        and line.words <= MAX_NAME_WORDS + 1
        and len(line.text) <= MAX_NAME_CHARACTERS
        and not line.is_sentence
        and below.indent > line.indent
        and not below.bulleted
    )

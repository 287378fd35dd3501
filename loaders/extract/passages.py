"""Passages that stand in somebody's mouth as they are: between quotation marks, or after a name and
a colon in a transcript. Found in the text alone, without a parse, with the sentences to ask for who
speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
SHORTEST = 4
"""Words; fewer between quotation marks keep a distance and are nobody's statement, unless they are
a whole sentence."""
FARTHEST = 3
"""Passages that one speaker may go on through without being named again."""

_PARAGRAPH = re.compile(r"\n[ \t\xa0]*\n")
_MARK = re.compile(r"[“”„»«\"]|''|``")
_SINGLE = re.compile(
    r"(?<![\w'’])(?:‘(?=\w)(?:[^‘\n]|\n(?!\s*\n))*?[,.?!…]’(?!\w)"
    r"|'(?=[A-Z])(?:[^'\n]|(?<=\w)'(?=\w))*?[,.?!…]'(?![\w']))"
)
_LABEL = re.compile(r"^[\"“]?((?:[A-Z][A-Z.'’-]+ ?){1,4}):(?=\s)", re.MULTILINE)
_SIGNED = re.compile(
    r"[ \t\xa0]*\n?[ \t\xa0]*(?:―|—|–|--)[ \t\xa0]*"
    r"((?:[A-Z][\w.'’-]*[ \xa0]){1,4}[A-Z][\w'’-]*)(?=[ \t\xa0]*(?:[.,(]|\n|$))"
)
_OPENERS = frozenset("“\"„«'`")
_CLOSERS = {"“": '”"', '"': '"”', "''": "''", "``": "''", "„": "“”", "«": "»", "”": '”"'}
_SPACE = " \t\n\xa0"


@dataclass(frozen=True, slots=True)
class Passage:
    """``start`` and ``end`` count in the text, marks included. ``edges`` are the sentences in
    which it begins and ends, ``before`` the one that may introduce it, ``previous`` the number of
    the passage whose speaker may go on in it."""

    start: int
    end: int
    edges: tuple[int, ...] = ()
    before: int | None = None
    previous: int | None = None
    labelled: bool = False
    signed: Range | None = None
    """The name that stands under it, after a dash."""


def quoted_ranges(text: str) -> list[Range]:
    """Passages between quotation marks, marks included. One that a paragraph leaves open ends with
    it, where the next goes on with a mark of its own; else it is none."""
    ranges: list[Range] = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        ranges += _in_paragraph(text, at, end)
        at = end if gap is None else gap.end()
    doubled = list(ranges)
    for single in _SINGLE.finditer(text):
        if not any(start < single.end() and single.start() < end for start, end in doubled):
            ranges.append(single.span())
    return sorted(span for span in ranges if _is_statement(text, *span))


def _in_paragraph(text: str, at: int, stop: int) -> Iterator[Range]:
    opened: int | None = None
    mark, depth = "", 0
    marks = [*_MARK.finditer(text, at, stop)]
    for number, found in enumerate(marks):
        here, place = found.group(), found.start()
        if opened is None:
            if here in "”»" and not _opens(text, found):
                continue
            opened, mark, depth = place, here, 0
        elif here in _CLOSERS.get(mark, '"') and (here != mark or not _opens(text, found)):
            if depth:
                depth -= 1
                continue
            if here == '"' and mark == "“" and "”" in text[place:stop]:
                continue
            yield opened, found.end()
            opened = None
        elif here == mark and _starts_line(text, place):
            # The next paragraph goes on with it: the mark is set again.
            yield opened, place
            opened = place
        elif here == mark and mark in "“«":
            if [each.group() for each in marks[number + 1 : number + 3]] == [_CLOSERS[mark][0]] * 2:
                depth += 1
                continue
            # The one before was never closed: nobody knows where it ends.
            opened, depth = place, 0
    if opened is not None and (text[stop:].lstrip()[:1] in _OPENERS or not text[stop:].strip()):
        yield opened, stop


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that may do both opens rather than closes, by the white space beside it."""
    before = text[mark.start() - 1] if mark.start() else "\n"
    after = text[mark.end()] if mark.end() < len(text) else "\n"
    return (before in _SPACE or before in "([—–") and after not in _SPACE


def _starts_line(text: str, place: int) -> bool:
    return place > 0 and text[:place].rstrip(" \t\xa0").endswith("\n")


def _is_statement(text: str, start: int, end: int) -> bool:
    words = text[start:end].split()
    if len(words) >= SHORTEST:
        return True
    inner = text[start:end].strip("“”\"'`‘’ ")
    before = text[:start].rstrip()[-1:]
    return inner[:1].isupper() and inner[-1:] in ".?!," and before in ("", ".", "?", "!", "”", '"')


def _labelled(text: str) -> list[tuple[int, int, int]]:
    """Paragraphs of a transcript after their speaker's name: (start of name, start, end)."""
    found = list(_LABEL.finditer(text))
    if len(found) < 2:
        return []
    spans = []
    for label in found:
        gap = re.compile(r"\n").search(text, label.end())
        spans.append((label.start(1), label.end(), gap.start() if gap else len(text)))
    return spans


def passages_of(text: str, sentences: Sequence[Range]) -> list[Passage]:
    """The passages of a text in order, each with where to ask for its speaker."""
    labels = _labelled(text)
    ranges = [span for span in quoted_ranges(text) if not _within_label(span, labels)]
    planned = [(start, end, False) for start, end in ranges]
    planned += [(start, end, True) for _, start, end in labels]
    passages: list[Passage] = []
    for start, end, labelled in sorted(planned):
        first, last = _sentence_at(start, sentences), _sentence_at(end - 1, sentences)
        if labelled:
            first = _sentence_at(start - 2, sentences)
        if first is None or last is None:
            passages.append(Passage(start, end))
            continue
        edges = (last,) if first == last else (last, first)
        whole = _is_blank(text, sentences[first][0], start)
        before = first - 1 if whole and first and not labelled else None
        if before is not None and not _leads_on(text, sentences[before][1], start):
            before = None
        previous = None
        if whole and passages and not labelled and _is_blank(text, end, sentences[last][1]):
            previous = _goes_on(text, passages[-1], len(passages) - 1, start, end)
        name = None if labelled else _SIGNED.match(text, end)
        signed = name.span(1) if name is not None else None
        if signed is not None:
            under = _sentence_at(signed[0], sentences)
            edges = edges if under is None else (under, *edges)
        passages.append(Passage(start, end, edges, before, previous, labelled, signed))
    return passages


def _within_label(span: Range, labels: list[tuple[int, int, int]]) -> bool:
    return any(start - 1 <= span[0] < end for start, _, end in labels)


def _sentence_at(position: int, sentences: Sequence[Range]) -> int | None:
    low, high = 0, len(sentences) - 1
    while low <= high:
        middle = (low + high) // 2
        start, end = sentences[middle]
        if position < start:
            high = middle - 1
        elif position >= end:
            low = middle + 1
        else:
            return middle
    return None


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether there are no words between two places."""
    return not any(char.isalnum() for char in text[start:end])


def _leads_on(text: str, end: int, start: int) -> bool:
    """Whether the sentence that ends at ``end`` may name the speaker of a passage at ``start``: in
    one paragraph, or by a colon."""
    return "\n" not in text[end:start] or text[:end].rstrip()[-1:] == ":"


def _goes_on(text: str, before: Passage, number: int, start: int, end: int) -> int | None:
    """The passage before, where the same speaker may go on after it: nothing but who said that one
    stands between, and this one is all of its paragraph."""
    between = text[before.end : start]
    if len(_PARAGRAPH.findall(between)) + between.count("\n") == 0:
        return number
    rest = text[end:].split("\n", 1)[0]
    if any(char.isalnum() for char in rest):
        return None
    near = between.strip()
    return number if near.count("\n") == 0 and len(near.split()) <= 25 else None


def passages_in(number: int, sentences: Sequence[Range], passages: Sequence[Passage]) -> list[int]:
    """The passages that cover part of a sentence."""
    start, end = sentences[number]
    return [i for i, each in enumerate(passages) if each.start < end and each.end > start]


def sentences_to_ask(
    number: int, sentences: Sequence[Range], passages: Sequence[Passage]
) -> list[int]:
    """The other sentences in which who speaks in sentence ``number`` may be named."""
    asked: list[int] = []
    for passage in passages_in(number, sentences, passages):
        for each in _chain(passage, passages):
            before = [] if each.before is None else [each.before]
            asked += [other for other in (*each.edges, *before) if other not in asked]
    return [other for other in asked if other != number]


def _chain(number: int, passages: Sequence[Passage]) -> Iterator[Passage]:
    """A passage and those before it through which its speaker may have gone on."""
    following: int | None = number
    for _ in range(FARTHEST + 1):
        if following is None:
            return
        yield passages[following]
        following = passages[following].previous

"""Cheap sentence splitting: by punctuation, abbreviations and line breaks, without a parse.

Every character of the text that is not white space or page furniture lies in exactly one
sentence, and ``text[start:end]`` of a sentence has no white space at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from loaders.lexicon_file import WordSet, Written, read_lexicon_file

LONGEST = 1500
"""Characters; a longer run without a full stop (a table, a list) is cut to keep parsing cheap."""

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?][\"”’]+(?=[A-Z])")
_BLOCK = re.compile(r"\n[ \t]*(?:\n|(?=[ \t]*(?:[•·*–-]|\d{1,2}[.)])[ \t]))|(?<=\s)[•●▪](?=\s)")
# "BAGHDAD, Nov. 30 (Reuters) -", "KABUL:", "TIRANA, Albania (AP) --": says where, by whom.
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:,? (?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?)?"
_AGENCY = r"(?:,? ?\([A-Za-z/ .]{2,30}\)|,? (?:IRNA|AFP|Reuters|AP|UPI|Xinhua|TASS))?"
_CAPITALS = r"(?:[A-Z][a-z]+ )?[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][A-Za-z.'’-]*){0,4}"
_TITLE = r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?(?:, [A-Z][a-z]+)?"
_DATELINE = re.compile(
    # "US- and Iran-backed" is none.
    rf"{_CAPITALS}{_DATE}{_AGENCY} ?(?:--|—|–|-|:)(?=\s)(?!\s+(?:and|or)\b)"
    rf"|{_TITLE}{_DATE}{_AGENCY} ?(?:--|—|–| -)(?=\s)"
)
_LAST_WORD = re.compile(r"([^\s(\"“'‘\[]+)$")
_NEXT_WORD = re.compile(r"\s*[\"“'‘(\[]*([^\s,.;:\"”’]+)")
_INITIAL = re.compile(r"^[A-Z]$")
_DOTTED = re.compile(r"^(?:[A-Za-z]\.)+[A-Za-z]$")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: WordSet
    months: WordSet
    other: WordSet
    starters: Written


@dataclass(frozen=True, slots=True)
class Abbreviations:
    never_end: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


def load_abbreviations(path: Path) -> Abbreviations:
    """The words of ``lexicon/abbreviations.toml``. Raises ``DataError`` naming file, line and
    field."""
    file = read_lexicon_file(path, _File)
    return Abbreviations(
        never_end=file.titles | file.months,
        may_end=file.other,
        starters=frozenset(file.starters),
    )


def _ends_sentence(text: str, at: int, end: int, words: Abbreviations) -> bool:
    """Whether the punctuation at ``text[at:end]`` closes a sentence."""
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return True
    next_word = following.group(1)
    if text[at] != ".":
        # "What?" she asked: a lower-case word goes on with the sentence.
        return not next_word[0].islower()
    if text[at : at + 3] == "...":
        return not next_word[0].islower()
    if next_word[0].islower():
        return False
    before = _LAST_WORD.search(text, max(0, at - 30), at)
    if before is None:
        return True
    word = before.group(1)
    if word.lower() in words.never_end:
        return False
    if _INITIAL.match(word):
        return False
    if word.lower() in words.may_end or _DOTTED.match(word):
        return next_word in words.starters
    return True


def _blocks(text: str, furniture: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of text between blank lines, list items and furniture."""
    cuts = [0]
    for found in _BLOCK.finditer(text):
        cuts.append(found.end())
    for start, end in furniture:
        cuts += [start, end]
    cuts.append(len(text))
    bounds = sorted(set(cuts))
    hidden = sorted(furniture)
    for start, end in pairwise(bounds):
        if not any(from_ <= start < to for from_, to in hidden):
            yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(start: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def split_sentences(
    text: str, words: Abbreviations, furniture: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The sentences of ``text`` as (start, end), in order, without those in furniture."""
    sentences: list[tuple[int, int]] = []
    for block_start, block_end in _blocks(text, furniture):
        start = block_start
        while start < block_end and text[start].isspace():
            start += 1
        dateline = _DATELINE.match(text, start, block_end)
        if dateline is not None:
            sentences.append((start, dateline.end()))
            start = dateline.end()
        cuts = [
            found.end()
            for found in _END.finditer(text, block_start, block_end)
            if found.end() > start and _ends_sentence(text, found.start(), found.end(), words)
        ]
        for cut in [*cuts, block_end]:
            for piece in _pieces(start, cut, text):
                first, last = _trim(text, *piece)
                if last > first:
                    sentences.append((first, last))
            start = cut
    return sentences

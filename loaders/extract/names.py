"""Names of known actors in a sentence: one pass over the words, the longest name first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from spacy.tokens import Doc, Token

from loaders.actors.aliases import AliasEntry
from loaders.actors.knowledge import Knowledge, normalise
from loaders.actors.variants import SHORTEST, Variants, build_variants

EMPTY: Mapping[str, int] = MappingProxyType({})
ReadingsOf = Callable[[str], tuple[AliasEntry, ...]]
"""Whom words name where they stand, the best reading first."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``start`` to ``end`` (exclusive) that name somebody; the best reading stands first."""

    start: int
    end: int
    readings: tuple[AliasEntry, ...]

    @property
    def best(self) -> AliasEntry:
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """For each first word of a name, how many words the longest name has that begins with it."""

    knowledge: Knowledge
    longest: Mapping[str, int]
    variants: Variants
    reach: dict[str, int] = field(default_factory=dict)
    """Longest by word as written, remembered: most words begin no name."""

    def reach_of(self, word: str) -> int:
        known = self.reach.get(word)
        if known is None:
            words = normalise(word).split()
            known = self.reach[word] = self.longest.get(words[0], 0) if words else 0
        return known


def build_name_index(knowledge: Knowledge) -> NameIndex:
    longest: dict[str, int] = defaultdict(int)
    for alias in knowledge.by_alias:
        words = alias.split()
        if words:
            longest[words[0]] = max(longest[words[0]], len(words))
    return NameIndex(knowledge, dict(longest), build_variants(knowledge))


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name where it stands in a text that is not parsed, with all its readings."""

    text: str
    readings: tuple[AliasEntry, ...]


def names_in_text(text: str, index: NameIndex, on: str | None) -> list[WrittenName]:
    """The names in ``text``, left to right, without overlap: one pass over its words."""
    words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    names: list[WrittenName] = []
    at = 0
    while at < len(words):
        word = words[at][0]
        length = 0
        if word[0].isupper() or word in _ARTICLES:
            reach = index.reach_of(_without_possessive(word))
            length = _take_longest(text, words, at, reach, index, on, names) if reach else 0
        at += length or 1
    return names


_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*\.?")
_ARTICLES = frozenset({"al", "el", "ash", "an", "de"})
_BETWEEN = re.compile(r"[ \-‐‑‒–]|\r?\n")


def _take_longest(
    text: str,
    words: list[tuple[str, int]],
    at: int,
    reach: int,
    index: NameIndex,
    on: str | None,
    names: list[WrittenName],
) -> int:
    """Add the longest name that begins with a word; how many words it has, none for no name."""
    last = at
    while last + 1 < min(len(words), at + reach):
        word, start = words[last]
        between = text[start + len(word) : words[last + 1][1]]
        if not _BETWEEN.fullmatch(between) or word.endswith(("'s", "’s")):
            break
        last += 1
    for end in range(last, at - 1, -1):
        word, start = words[end]
        written = _without_possessive(text[words[at][1] : start + len(word)])
        readings = index.knowledge.lookup(written, on)
        if readings:
            names.append(WrittenName(written, readings))
            return end - at + 1
    return 0


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def find_names(
    doc: Doc, index: NameIndex, readings_of: ReadingsOf, spoken: Mapping[str, int] = EMPTY
) -> list[Name]:
    """The names in ``doc``, left to right, without overlap, as ``readings_of`` understands them.
    ``spoken`` are the countries that the text speaks of, by how often."""
    names: list[Name] = []
    at = 0
    while at < len(doc):
        name = _name_at(doc, at, index, readings_of) or _misspelt(doc, at, index, spoken)
        if name is None:
            at += 1
        else:
            names.append(name)
            at = name.end
    return names


def _misspelt(doc: Doc, at: int, index: NameIndex, spoken: Mapping[str, int]) -> Name | None:
    """A word that is no name, and all but one: "Hezbolah", "Ukranian troops"."""
    token = doc[at]
    if len(token) < SHORTEST or not token.is_title or token.tag_ not in ("NNP", "NNPS", "JJ"):
        return None
    if not _stands_alone(doc, at, at + 1, token.text):
        return None
    entry = index.variants.of(token.text, spoken)
    if entry is None:
        return None
    # A people or a place misspelt is still one.
    how = entry.how if entry.how in ("demonym", "capital", "city") else "variant"
    return Name(at, at + 1, (replace(entry, how=how),))


def _name_at(doc: Doc, at: int, index: NameIndex, readings_of: ReadingsOf) -> Name | None:
    token = doc[at]
    if token.is_punct or token.is_space or token.lower_ == "the":
        return None
    # Any word may have been introduced as short for a name.
    reach = index.reach_of(token.text) or int(token.text[:1].isupper())
    if not reach:
        return None
    # A hyphen or an apostrophe is a token of its own, so a name has more tokens than words.
    for end in range(min(len(doc), at + 2 * reach), at, -1):
        last = doc[end - 1]
        if last.is_punct or last.is_space or last.lower_ in ("'s", "’s", "'"):
            continue
        text = doc[at:end].text
        if not any(letter.isupper() for letter in text):
            continue
        if not _capitalised(doc[at]):
            continue
        if end - at > 1 and last.is_lower and _follows_hyphen(doc[at]):
            # "pro-US forces" are not US forces
            continue
        if end - at > 1 and last.tag_ == "JJ" and last.is_lower and last.head.i >= end:
            # "U.S. military aid" is aid of the U.S.
            continue
        readings = readings_of(text)
        readings = tuple(
            entry
            for entry in readings
            if not entry.near or _stands_alone(doc, at, end, entry.alias)
        )
        if readings:
            return Name(at, end, readings)
    return None


def _stands_alone(doc: Doc, start: int, end: int, alias: str) -> bool:
    """Whether words that only their text makes a name stand as one: "the Guards", not "Homeland
    Guards"; "Hammond", not "Adam Hammond"."""
    if end < len(doc) and doc[end].text[:1].isupper():
        return False
    before = doc[start - 1] if start else None
    if alias.startswith("the "):
        return before is not None and before.lower_ == "the"
    return before is None or not before.text[:1].isupper() or before.lower_ in _BEFORE_SURNAME


_BEFORE_SURNAME = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "but"})


def _follows_hyphen(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in "-–" and not token.nbor(-1).whitespace_


def _capitalised(token: Token) -> bool:
    """Names begin with a capital, but for articles that belong to them (al-Qaida)."""
    return (
        token.text[:1].isupper()
        or token.text[:1].isdigit()
        or token.lower_ in ("al", "el", "ash", "an", "de", "iran")
    )

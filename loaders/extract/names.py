"""Names of known actors in a sentence: one pass over the words, the longest name first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from loaders.actors.aliases import AliasEntry
from loaders.actors.knowledge import Knowledge, normalise


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
    return NameIndex(knowledge, dict(longest))


def find_names(doc: Doc, index: NameIndex, on: str | None) -> list[Name]:
    """The names in ``doc``, left to right, without overlap, as understood on the date ``on``."""
    names: list[Name] = []
    at = 0
    while at < len(doc):
        name = _name_at(doc, at, index, on)
        if name is None:
            at += 1
        else:
            names.append(name)
            at = name.end
    return names


def _name_at(doc: Doc, at: int, index: NameIndex, on: str | None) -> Name | None:
    token = doc[at]
    if token.is_punct or token.is_space or token.lower_ == "the":
        return None
    reach = index.reach_of(token.text)
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
        readings = index.knowledge.lookup(text, on)
        if readings:
            return Name(at, end, readings)
    return None


def _follows_hyphen(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in "-–" and not token.nbor(-1).whitespace_


def _capitalised(token: Token) -> bool:
    """Names begin with a capital, but for articles that belong to them (al-Qaida)."""
    return (
        token.text[:1].isupper()
        or token.text[:1].isdigit()
        or token.lower_ in ("al", "el", "ash", "an", "de", "iran")
    )

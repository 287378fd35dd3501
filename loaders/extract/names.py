"""Names of known actors in a sentence: one pass over the words, the longest name first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Mapping
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
    """The names of all knowledge by their first words, so that most places in a text are left at
    the first glance: how many words the longest has that begins with a word, and which may be its
    second. What has been asked is remembered."""

    knowledge: Knowledge
    longest: Mapping[str, int]
    seconds: Mapping[str, frozenset[str]]
    variants: Variants
    reach: dict[str, int] = field(default_factory=dict)
    normal: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, bool] = field(default_factory=dict)

    def reach_of(self, word: str) -> int:
        known = self.reach.get(word)
        if known is None:
            words = self._normal(word).split()
            known = self.reach[word] = self.longest.get(words[0], 0) if words else 0
        return known

    def goes_on(self, first: str, second: str) -> bool:
        """Whether a name may begin with these two words, as written."""
        words = f"{self._normal(first)} {self._normal(second)}".split()
        return len(words) < 2 or words[1].removesuffix("'s") in self.seconds.get(words[0], ())

    def is_alias(self, text: str) -> bool:
        known = self.aliases.get(text)
        if known is None:
            known = self.aliases[text] = normalise(text) in self.knowledge.by_alias
        return known

    def _normal(self, word: str) -> str:
        known = self.normal.get(word)
        if known is None:
            known = self.normal[word] = normalise(word)
        return known


def build_name_index(knowledge: Knowledge) -> NameIndex:
    longest: dict[str, int] = defaultdict(int)
    seconds: dict[str, set[str]] = defaultdict(set)
    for alias in knowledge.by_alias:
        words = alias.split()
        if words:
            longest[words[0]] = max(longest[words[0]], len(words))
            seconds[words[0]].update(word.removesuffix("'s") for word in words[1:2])
    return NameIndex(
        knowledge,
        dict(longest),
        {first: frozenset(words) for first, words in seconds.items()},
        build_variants(knowledge),
    )


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name where it stands in a text that is not parsed, with all its readings."""

    text: str
    readings: tuple[AliasEntry, ...]
    end: int = 0
    """Where it ends in its text."""


def names_in_text(text: str, index: NameIndex, on: str | None) -> list[WrittenName]:
    """The names in ``text``, left to right, without overlap: one pass over its words."""
    names: list[WrittenName] = []
    end = 0
    for match in _BEGINNING.finditer(text):
        if match.start() < end:
            continue
        reach = index.reach_of(_without_possessive(match.group()))
        found = _longest(text, match, reach, index, on) if reach else None
        if found is not None:
            name, end = found
            names.append(name)
    return names


_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*\.?")
_BEGINNING = re.compile(
    r"(?<![\w.'’&])(?:(?=[^\W_a-z])|(?=(?:al|el|ash|an|de|anti|pro)\b))" + _WORD.pattern
)
_BETWEEN = re.compile(r"[ \-‐‑‒–]|\r?\n")


def _longest(
    text: str, first: re.Match[str], reach: int, index: NameIndex, on: str | None
) -> tuple[WrittenName, int] | None:
    """The longest name that begins with a word, and where it ends."""
    words = [first]
    while len(words) < reach and not words[-1].group().endswith(("'s", "’s")):
        between = _BETWEEN.match(text, words[-1].end())
        word = _WORD.match(text, between.end()) if between else None
        if word is None or (len(words) == 1 and not index.goes_on(first.group(), word.group())):
            break
        words.append(word)
    for word in reversed(words):
        written = _without_possessive(text[first.start() : word.end()])
        readings = index.knowledge.lookup(written, on) if index.is_alias(written) else ()
        if readings:
            ends = first.start() + len(written)
            return WrittenName(written, readings, ends), word.end()
    return None


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def find_names(
    doc: Doc,
    index: NameIndex,
    readings_of: ReadingsOf,
    spoken: Mapping[str, int] = EMPTY,
    introduced: Container[str] = (),
) -> list[Name]:
    """The names in ``doc``, left to right, without overlap, as ``readings_of`` understands them.
    ``spoken`` are the countries that the text speaks of, by how often; ``introduced`` the words
    that it makes a name of its own."""
    names: list[Name] = []
    end = 0
    for token in doc:
        word = token.text
        if token.i < end or not (word[0].isupper() or word[0].isdigit() or word in _UNCAPPED):
            continue
        name = _name_at(token, index, readings_of, introduced)
        name = name or _misspelt(doc, token, index, spoken)
        if name is not None and name.end < len(doc) and doc[name.end].text in _LANDSCAPE:
            # "the Chad Basin" is no more Chad's than "the Niger Delta" Niger's.
            end = name.end
            continue
        if name is not None:
            names.append(name)
            end = name.end
    return names


_LANDSCAPE = frozenset({
    "Valley", "River", "Sea", "Basin", "Delta", "Desert", "Strait", "Straits", "Ocean", "Lake",
    "Bay", "Canal", "Peninsula", "Mountains", "Channel",
})  # fmt: skip
_LOWER = frozenset({"al", "el", "ash", "an", "de", "iran", "anti", "pro"})
"""Names begin with a capital, but for articles that belong to them (al-Qaida), and whom a group
is against or for ("the anti-ISIS coalition")."""
_COMMON = frozenset({"peshmerga", "janjaweed"})
"""Names that English has made words."""
_UNCAPPED = _LOWER | _COMMON


def _misspelt(doc: Doc, token: Token, index: NameIndex, spoken: Mapping[str, int]) -> Name | None:
    """A word that is no name, and all but one: "Hezbolah", "Ukranian troops"."""
    at = token.i
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


def _name_at(
    token: Token,
    index: NameIndex,
    readings_of: ReadingsOf,
    introduced: Container[str],
) -> Name | None:
    doc, at, word = token.doc, token.i, token.text
    reach = index.reach_of(word) or int(word in introduced)
    if not reach or token.lower_ == "the":
        return None
    # A hyphen or an apostrophe is a token of its own, so a name has more tokens than words.
    furthest = min(len(doc), at + 2 * reach)
    if token.whitespace_ and at + 1 < len(doc) and not index.goes_on(word, doc[at + 1].text):
        furthest = at + 1
    for end in range(furthest, at, -1):
        last = doc[end - 1]
        if last.is_punct or last.is_space or last.lower_ in ("'s", "’s", "'"):
            continue
        text = word if end == at + 1 else doc[at:end].text
        if not index.is_alias(text) and text not in introduced:
            continue
        if not any(map(str.isupper, text)) and text not in _COMMON:
            continue
        if end == at + 1 and word.isupper() and _ends_acronym(token, index):
            # "AFL-CIO" is one name
            continue
        if end - at > 1 and last.is_lower and _follows_hyphen(token):
            # "pro-US forces" are not US forces
            continue
        if end - at > 1 and last.tag_ == "JJ" and last.is_lower and last.head.i >= end:
            # "U.S. military aid" is aid of the U.S.
            continue
        readings = tuple(
            entry
            for entry in readings_of(text)
            if not entry.near or _stands_alone(doc, at, end, entry.alias)
        )
        if readings:
            return Name(at, end, readings)
    return None


def _stands_alone(doc: Doc, start: int, end: int, alias: str) -> bool:
    """Whether words that only their text makes a name stand as one: "the Guards", not "Homeland
    Guards"; "Hammond", not "Adam Hammond"."""
    if " " in alias and not alias.startswith("the "):
        return True
    if end < len(doc) and doc[end].text[:1].isupper():
        return False
    before = doc[start - 1] if start else None
    if alias.startswith("the "):
        return before is not None and before.lower_ == "the"
    return before is None or not before.text[:1].isupper() or before.lower_ in _BEFORE_SURNAME


_BEFORE_SURNAME = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "but"})


def _ends_acronym(token: Token, index: NameIndex) -> bool:
    """Whether a hyphen ties a word to one in capitals before it, which names nobody by itself."""
    if not _follows_hyphen(token) or token.i < 2:
        return False
    first = token.nbor(-2).text
    return first.isupper() and not index.is_alias(first)


def _follows_hyphen(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in "-–" and not token.nbor(-1).whitespace_

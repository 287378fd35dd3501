"""Names written a little otherwise than any alias: slips of typing, other transliterations.

One that could be two is nobody: "Austrlia" may be Australia or Austria. And what is written right
is never a slip: Iran is not Iraq, for both are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from graph.model import Kind
from loaders.actors.aliases import AliasEntry, normalise
from loaders.actors.knowledge import Knowledge

SHORTEST, LONG = 6, 10
"""Letters that a word needs to have a slip in it, and to have two."""
_DISTANCE = Levenshtein.distance
_KINDS = frozenset({Kind.STATE, Kind.ARMED_GROUP, Kind.POPULATION, Kind.PERSON, Kind.PARTY})
# Surnames of these are spelled in Latin letters as each paper likes; elsewhere one letter more
# is another family.
_TRANSLITERATED = frozenset({
    "AFG", "ARE", "ARM", "AZE", "BGD", "BGR", "BHR", "BLR", "CHN", "DZA", "EGY", "ERI", "ETH",
    "GEO", "GRC", "IND", "IRN", "IRQ", "ISR", "JOR", "KAZ", "KGZ", "KWT", "LBN", "LBY", "MAR",
    "OMN", "PAK", "PRK", "PSE", "QAT", "RUS", "SAU", "SDN", "SOM", "SRB", "SYR", "TJK", "TKM",
    "TUN", "UKR", "UZB", "YEM",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variants:
    """Aliases of one word, and what has been asked before."""

    knowledge: Knowledge
    words: tuple[str, ...]
    by_letter: Mapping[str, tuple[str, ...]]
    known: dict[str, AliasEntry | None] = field(default_factory=dict)

    def of(self, word: str, spoken: Mapping[str, int]) -> AliasEntry | None:
        """Whom ``word``, which no alias is, most likely misspells; a person only in a text that
        speaks of their country."""
        if word not in self.known:
            self.known[word] = self._closest(normalise(word))
        entry = self.known[word]
        if entry is None:
            return None
        actor = self.knowledge.actors[entry.actor]
        if actor.kind == Kind.PERSON and not spoken.get(actor.country or ""):
            return None
        return entry

    def _closest(self, word: str) -> AliasEntry | None:
        if len(word) < SHORTEST or not word.isalpha():
            return None
        slips = 2 if len(word) >= LONG else 1
        likely = self.by_letter.get(word[0], ())
        if process.extractOne(word, likely, scorer=_DISTANCE, score_cutoff=slips) is None:
            return None
        # Rivals may begin with another letter.
        near = process.extract(
            word,
            self.words,
            scorer=_DISTANCE,
            score_cutoff=slips + 1,
            limit=None,
        )
        if not near or near[0][1] > slips or near[0][0][0] != word[0]:
            return None
        closest = [alias for alias, distance, _ in near if distance <= near[0][1] + 1]
        meant = {entry.actor for alias in closest for entry in self.knowledge.by_alias[alias]}
        readings = self.knowledge.by_alias[near[0][0]]
        if len(meant) > 1 or readings[0].near:
            return None
        return readings[0] if self._may_slip(readings[0]) else None

    def _may_slip(self, entry: AliasEntry) -> bool:
        actor = self.knowledge.actors[entry.actor]
        if actor.kind not in _KINDS:
            return False
        return actor.kind != Kind.PERSON or actor.country in _TRANSLITERATED


def build_variants(knowledge: Knowledge) -> Variants:
    words = tuple(
        alias for alias in knowledge.by_alias if alias.isalpha() and len(alias) >= SHORTEST - 1
    )
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word)
    return Variants(knowledge, words, {letter: tuple(found) for letter, found in by_letter.items()})

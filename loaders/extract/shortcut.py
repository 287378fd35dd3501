"""The short cut: which sentences can hold a claim at all, without parsing them.

A sentence can matter only if it holds a word form of some frame, and everything else which that
frame cannot do without (the rest of a many-word predicate, something that can be given). What is
asked here, the frames ask again of the parsed sentence, so no claim is lost by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.extract.lexicon import Entry, Lexicon

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-z]+)?|\d|[$€£¥]")
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+")


@dataclass(frozen=True, slots=True)
class ShortCut:
    """``needs`` maps a trigger's form to alternatives, each a set of forms of which one must stand
    in the sentence too; an empty alternative needs nothing."""

    needs: Mapping[str, tuple[frozenset[str], ...]]

    def may_matter(self, sentence: str) -> bool:
        lower = sentence.lower()
        words = set(_WORD.findall(lower)) | set(_HYPHENED.findall(lower))
        for word in words:
            for companions in self.needs.get(word, ()):
                if not companions or not companions.isdisjoint(words):
                    return True
        return False


def build_short_cut(lexicon: Lexicon, goods_forms: frozenset[str]) -> ShortCut:
    """``goods_forms`` are all word forms of things that can be given, money signs included."""
    needs: dict[str, set[frozenset[str]]] = {}
    for (form, _part), entries in lexicon.entries.items():
        for entry in entries:
            needs.setdefault(form, set()).add(_companions(entry, goods_forms))
    smallest = {
        form: (frozenset(),) if frozenset() in sets else tuple(sorted(sets, key=sorted))
        for form, sets in needs.items()
    }
    return ShortCut(smallest)


def _companions(entry: Entry, goods_forms: frozenset[str]) -> frozenset[str]:
    if entry.frame.goods and entry.part == "verb" and entry.word not in entry.frame.goods_free:
        return goods_forms
    return frozenset()

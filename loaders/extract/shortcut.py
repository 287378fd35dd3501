"""The short cut: which sentences can hold a claim at all, without parsing them.

A sentence can matter only if it holds a word form of some frame, and everything else which that
frame cannot do without: the rest of a many-word predicate, something that can be given, the
preposition before the target. What is asked here of the words, the frames ask again of the parse,
so no claim is lost by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.extract.inflect import Irregular, noun_forms, verb_forms
from loaders.extract.lexicon import Entry, Lexicon

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-z]+)?|\d|[$€£¥]")
_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)+")
_NO_PREPOSITIONS = frozenset(
    {
        "agent",
        "agent-pair",
        "benefactive",
        "content-agent",
        "given",
        "holder",
        "modifier",
        "object-name",
        "patient",
        "poss",
        "predicate-subject",
        "purpose",
        "recipient",
        "stem",
        "subject",
        "targeting",
        "to-blame",
        "undergoer",
    }
)
"""Roles that need no word of their own; every other role is a preposition."""

Needs = tuple[frozenset[str], ...]
"""Sets of forms, of each of which one must stand in the sentence."""


@dataclass(frozen=True, slots=True)
class ShortCut:
    """``needs`` maps a trigger's form to alternatives, one a frame that it may belong to."""

    needs: Mapping[str, tuple[Needs, ...]]

    def may_matter(self, sentence: str) -> bool:
        words = _words(sentence)
        return any(self._has_company(word, words) for word in words)

    def triggers_alone(self, sentence: str) -> list[str]:
        """The trigger words of a sentence that does not matter, each without the words that
        all its frames need beside it."""
        words = _words(sentence)
        return sorted(word for word in words if word in self.needs)

    def _has_company(self, word: str, words: set[str]) -> bool:
        """Whether some frame of ``word`` has all it needs; false where it belongs to none."""
        return any(
            all(not forms.isdisjoint(words) for forms in needs)
            for needs in self.needs.get(word, ())
        )


def _words(sentence: str) -> set[str]:
    lower = sentence.lower()
    return set(_WORD.findall(lower)) | set(_HYPHENED.findall(lower))


def build_short_cut(
    lexicon: Lexicon, goods_forms: frozenset[str], irregular: Irregular
) -> ShortCut:
    """``goods_forms`` are all word forms of things that can be given, money signs included."""
    needs: dict[str, set[Needs]] = {}
    for (form, _part), entries in lexicon.entries.items():
        for entry in entries:
            needs.setdefault(form, set()).add(_needs(entry, lexicon, goods_forms, irregular))
    return ShortCut(
        {
            form: ((),) if () in sets else tuple(sorted(sets, key=repr))
            for form, sets in needs.items()
        }
    )


def _needs(
    entry: Entry, lexicon: Lexicon, goods_forms: frozenset[str], irregular: Irregular
) -> Needs:
    frame = entry.frame
    needs = [_forms([word], irregular) for word in entry.rest]
    if frame.goods and entry.part == "verb" and entry.word not in frame.goods_free:
        needs.append(goods_forms)
    if frame.agent_words:
        needs.append(_forms(frame.agent_words, irregular))
    if frame.patient_words and entry.word not in frame.patient_free:
        needs.append(_forms(frame.patient_words, irregular))
    if frame.complement:
        needs.append(frozenset(frame.complement))
    for names, free in (
        (frame.patient_class, frame.patient_class_free),
        (frame.content_class, ()),
    ):
        if names and entry.word not in free:
            words = [word.split()[-1] for name in names for word in lexicon.classes[name]]
            needs.append(_forms(words, irregular))
    roles = frame.target_roles(entry.word)
    if roles and not set(roles) & _NO_PREPOSITIONS and "between" not in roles:
        needs.append(frozenset(roles))
    return tuple(needs)


def _forms(words: Iterable[str], irregular: Irregular) -> frozenset[str]:
    return frozenset(
        form
        for word in words
        for form in (*noun_forms(word, irregular), *verb_forms(word, irregular))
    )

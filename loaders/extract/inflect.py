"""English inflection of lexicon lemmas into word forms.

The short cut and the frames look at the same forms, so that a sentence which is not parsed could
not have held a predicate (which is what makes the short cut safe).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Irregular:
    """The exceptions, read from ``lexicon/irregular.toml``."""

    verbs: Mapping[str, Sequence[str]]
    nouns: Mapping[str, Sequence[str]]
    doubling: frozenset[str]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("man") and len(word) > 4:
        return word[:-3] + "men"
    return word + "s"


def _doubles(word: str, irregular: Irregular) -> bool:
    if word in irregular.doubling:
        return True
    if len(word) < 3 or word[-1] in VOWELS or word[-1] in "wxy":
        return False
    one_syllable = sum(letter in VOWELS for letter in word) == 1
    return one_syllable and word[-2] in VOWELS and word[-3] not in VOWELS


def verb_forms(lemma: str, irregular: Irregular) -> frozenset[str]:
    """All forms of a verb: ``verb_forms("supply")`` holds supply, supplies, supplied, supplying.

    British and American doublings ("channelled", "channeled") are both made.
    """
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    forms = {lemma, _plural(lemma), stem + "ing"}
    if lemma.endswith("ie"):
        forms.add(lemma[:-2] + "ying")
    if lemma in irregular.verbs:
        forms.update(irregular.verbs[lemma])
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        forms.add(lemma[:-1] + "ied")
    else:
        forms.add(lemma + "d" if lemma.endswith("e") else lemma + "ed")
    if _doubles(lemma, irregular):
        if lemma not in irregular.doubling and not lemma.endswith("s"):
            # "raping" is no form of "rap"
            forms -= {lemma + "ing", lemma + "ed"}
        forms.add(lemma + lemma[-1] + "ing")
        if lemma not in irregular.verbs:
            forms.add(lemma + lemma[-1] + "ed")
        if lemma not in irregular.doubling:
            # "rapped", never "raped"
            forms -= {lemma + "ed", lemma + "ing"}
    return frozenset(forms)


def noun_forms(lemma: str, irregular: Irregular) -> frozenset[str]:
    """Singular and plural: ``noun_forms("ally")`` holds ally, allies."""
    return frozenset({lemma, *irregular.nouns.get(lemma, (_plural(lemma),))})

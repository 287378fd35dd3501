"""The schemas of the lexicon's files of words: ``words``, ``embedding`` and ``irregular``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from graph.model import Kind
from loaders.lexicon_file import BadWord, Words, once

CLASSES = (
    "contests",
    "documents",
    "force",
    "instruments",
    "munitions",
    "people",
    "quantities",
    "sports",
    "state-wrongs",
    "supply-adjective",
    "targets",
)
"""Classes that rules ask for by name; frames may name any that is there."""


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def classes(self) -> dict[str, frozenset[str]]:
        """The lists of words, by name."""
        return {
            name: frozenset(words)
            for name, words in self.__dict__.items()
            if isinstance(words, tuple)
        }


# -- words.toml ------------------------------------------------------------------------------------


def _one_topic_each(goods: dict[str, Words]) -> dict[str, Words]:
    once(goods.items(), "a thing has one topic:")
    return goods


def _with_all_classes(classes: dict[str, Words]) -> dict[str, Words]:
    missing = [name for name in CLASSES if name not in classes]
    if missing:
        raise ValueError(f"has no class {missing[0]!r}")
    return classes


class Support(_Checked):
    active: Words
    passive: Words
    met: Words
    with_preposition: Words
    object_does: Words
    done_by: dict[str, Words]


class Determiners(_Checked):
    none: Words


class WordFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    goods: Annotated[dict[str, Words], AfterValidator(_one_topic_each)]
    """Things that can be given, by topic."""
    classes: Annotated[dict[str, Words], AfterValidator(_with_all_classes)]
    support: Support
    anaphors: dict[Kind, Words]
    determiners: Determiners


# -- embedding.toml --------------------------------------------------------------------------------


class Verbs(_Checked):
    says: Words
    charges: Words
    thinks: Words
    denies: Words
    negates: Words
    ceases: Words
    plans: Words
    directs: Words
    continues: Words
    realises: Words
    accomplishes: Words
    hedges: Words


class Minds(_Checked):
    intends: Words
    voices: Words
    utters: Words
    feels: Words
    attitudes: Words
    writings: Words
    headings: Words


class Adjectives(_Checked):
    plans: Words
    looms: Words
    disposed: Words
    negates: Words
    hedges: Words


class Nouns(_Checked):
    says: Words
    thinks: Words
    denies: Words
    ceases: Words
    negates: Words
    plans: Words


class Modals(_Checked):
    hedges: Words
    plans: Words


class Adverbs(_Checked):
    hedges: Words
    negates: Words
    plans: Words


class Markers(_Checked):
    plans: Words
    says: Words


class Prepositions(_Checked):
    says: Words
    negates: Words
    plans: Words


class EmbeddingFile(BaseModel):
    """Words under which a clause or a noun stands, by part of speech and what they make of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verbs: Verbs
    minds: Minds
    adjectives: Adjectives
    nouns: Nouns
    modals: Modals
    adverbs: Adverbs
    markers: Markers
    prepositions: Prepositions
    through: dict[str, Words]
    """Verbs by the preposition through which they speak."""

    def classes(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        parts = {name: part for name, part in self.__dict__.items() if isinstance(part, _Checked)}
        through = {name: frozenset(words) for name, words in self.through.items()}
        return {**{name: part.classes() for name, part in parts.items()}, "through": through}


# -- irregular.toml --------------------------------------------------------------------------------


class Doubling(_Checked):
    verbs: Words


class IrregularFile(_Checked):
    """Forms by lemma, and verbs that double their last consonant."""

    verbs: dict[str, Words]
    nouns: dict[str, Words]
    doubling: Doubling

    @model_validator(mode="after")
    def _are_words(self) -> IrregularFile:
        for word in (*self.verbs, *self.nouns, *self.doubling.verbs):
            if word != word.lower() or not word.replace("-", "").isalpha() or word[-1] == "-":
                raise BadWord(f"{word!r} is no lemma", word)
        return self

"""What somebody is accused of, in a few words: the head of what the accusation is of, with what it
cannot be understood without. Where ``lexicon/topics.toml`` has a word for it, that word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from spacy.tokens import Token

from loaders.extract.phrases import HYPHENS
from loaders.extract.syntax import child, is_verb
from loaders.lexicon_file import Words, WordSet, once, read_lexicon_file

OF_WHAT = ("of", "for", "over", "to", "with", "about", "in", "behind", "as")
"""Prepositions that lead from an accusation to its content, the surest first."""
BY_VERB = {
    "to": frozenset({"link", "tie", "connect"}),
    "with": frozenset({"charge"}),
    "in": frozenset({"implicate", "complicit"}),
}
"""Those that do so after some words only: "charged with", "met in"."""
EMPTY = frozenset({"blame", "responsibility", "finger", "charge", "accusation", "guilt", "fault"})
"""Objects that say only that somebody is accused."""
ACTORS = frozenset({"NORP", "GPE", "PERSON", "ORG"})
TIMES = frozenset({"DATE", "TIME"})
COMPLEMENTS = frozenset({"of", "for", "in", "against", "with"})
GIVING = frozenset({"provide", "supply", "furnish"})
CHARGES = frozenset(
    {"accuse", "suspect", "convict", "accusation", "allegation", "charge", "suspicion"}
)
LONGEST = 6
"""Words of a topic."""


def _one_topic_each(accusations: dict[str, Words]) -> dict[str, Words]:
    once(accusations.items(), "a wrong has one topic:")
    return accusations


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: WordSet


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    accusations: Annotated[dict[str, Words], AfterValidator(_one_topic_each)]
    light: _Words
    bare: _Words
    dull: _Words
    quantities: _Words


@dataclass(frozen=True, slots=True)
class Topics:
    """``known`` maps a word, or two, to the topic it stands for; ``light`` are words that say only
    that what they govern is done, ``bare`` those that say little without it, ``dull`` adjectives
    that say nothing of what is meant."""

    known: Mapping[str, str]
    light: frozenset[str]
    bare: frozenset[str]
    dull: frozenset[str]
    quantities: frozenset[str]

    def of_accusation(self, trigger: Token, support: Token | None, target: Token) -> str | None:
        """What the accusation that ``trigger`` makes against ``target`` is of, if it says."""
        head = _content(trigger, support, target)
        if head is None:
            return None
        return self._known(head) or _told(self._own_words(head))

    def _known(self, head: Token, depth: int = 0) -> str | None:
        lemma = head.lemma_.lower()
        phrase = [] if is_verb(head) else self._phrase(head)
        names = [
            f"{one.lower_} {other.lemma_.lower()}"
            for one, other in pairwise(phrase)
            if other.i - one.i == 1
        ]
        for name in (*names, head.lower_, lemma):
            if name in self.known:
                return self.known[name]
        if lemma not in self.light or depth > 2:
            return None
        inner = (self._known(word, depth + 1) for word in _governed(head))
        return next((found for found in inner if found is not None), None)

    def _own_words(self, head: Token) -> list[Token]:
        return self._of_verb(head) if is_verb(head) else self._of_noun(head)

    def _of_noun(self, noun: Token, *, inner: bool = False) -> list[Token]:
        if noun.pos_ in ("PRON", "NUM", "DET") or noun.ent_type_ in TIMES:
            return []
        if noun.lemma_.lower() in self.quantities:
            counted = child(noun, "prep")
            thing = child(counted, "pobj") if counted is not None else None
            if thing is not None and counted is not None and counted.lower_ == "of":
                return self._of_noun(thing, inner=inner)
        words = self._phrase(noun)
        if inner or noun.lemma_.lower() not in self.bare:
            return words
        to = child(noun, "acl", "relcl", "xcomp")
        if to is not None and to.tag_ == "VB" and (sign := _infinitive_sign(to)) is not None:
            return [*words, sign, *self._of_verb(to)]
        for kid in noun.children:
            if kid.dep_ == "prep" and kid.i > noun.i and kid.lower_ in COMPLEMENTS:
                thing = child(kid, "pobj", "pcomp")
                if thing is not None and not _is_time(thing):
                    more = self._of_verb(thing) if is_verb(thing) else self._phrase(thing)
                    return [*words, kid, *more] if more else words
        return words

    def _of_verb(self, verb: Token) -> list[Token]:
        """A verb with its object, or what it cannot do without."""
        words = [kid for kid in verb.children if kid.dep_ == "neg"]
        words += [verb, *(kid for kid in verb.children if kid.dep_ == "prt")]
        things = [kid for kid in verb.children if kid.dep_ in ("dobj", "attr", "acomp", "oprd")]
        given = next(
            (kid for kid in verb.children if kid.dep_ == "prep" and kid.lower_ == "with"), None
        )
        if verb.lemma_.lower() in GIVING and given is not None:
            # "providing the militia with rockets"
            things = [kid for kid in given.children if kid.dep_ == "pobj"] or things
        if things:
            return [*words, *self._of_noun(things[-1], inner=True)]
        clause = child(verb, "xcomp", "ccomp")
        if clause is not None and clause.tag_ in ("VB", "VBG"):
            sign = _infinitive_sign(clause)
            return [*words, *([sign] if sign is not None else []), *self._of_verb(clause)]
        for kid in verb.children:
            if kid.dep_ == "prep" and kid.i > verb.i:
                inner = child(kid, "pobj")
                if inner is not None and not _is_time(inner):
                    more = self._of_noun(inner, inner=True)
                    return [*words, kid, *more] if more else words
        return words

    def _phrase(self, noun: Token) -> list[Token]:
        """A noun and what describes it, without articles, owners, numbers and nationalities."""
        words = [noun]
        for kid in noun.lefts:
            if kid.dep_ not in ("amod", "compound", "nmod") or kid.pos_ == "NUM":
                continue
            named = kid.ent_type_ in ACTORS or kid.pos_ == "PROPN"
            if kid.ent_type_ in TIMES or (named and noun.pos_ != "PROPN"):
                continue
            if kid.lower_ not in self.dull:
                words += [word for word in kid.lefts if word.dep_ in ("amod", "compound", "nmod")]
                words.append(kid)
        return sorted(words, key=lambda word: word.i)


def load_topics(path: Path) -> Topics:
    """The words of topics. Raises ``DataError`` naming file, line and field."""
    file = read_lexicon_file(path, _File)
    known = {word: topic for topic, words in file.accusations.items() for word in words}
    return Topics(known, file.light.words, file.bare.words, file.dull.words, file.quantities.words)


def _content(trigger: Token, support: Token | None, target: Token) -> Token | None:
    """The head of what the target is accused of."""
    thing = child(trigger, "dobj", "nsubjpass")
    if thing is not None and thing.pos_ in ("NOUN", "PROPN"):
        empty = thing.lemma_.lower() in EMPTY or _names(thing, target)
        if not empty and not (child(thing, "poss") is None and thing.ent_type_ in ACTORS):
            # "condemned Turkey's invasion", "blamed the attack on Turkey"
            return thing
    found = sorted(_behind(_holders(trigger, support), trigger, target), key=lambda item: item[0])
    if found:
        return found[0][1]
    return next(
        (
            kid
            for kid in trigger.children
            if kid.dep_ in ("ccomp", "acl") and child(kid, "mark") is not None
        ),
        None,
    )


def _holders(trigger: Token, support: Token | None) -> Iterator[Token]:
    """The words that the parser hangs the content of an accusation on."""
    yield trigger
    for kid in trigger.children:
        if kid.dep_ in ("acomp", "oprd", "ccomp", "xcomp", "dobj", "nsubj", "nsubjpass"):
            yield kid
        elif kid.dep_ in ("agent", "prep"):
            yield from (thing for thing in kid.children if thing.dep_ == "pobj")
    if support is not None:
        yield support
    elif trigger.dep_ in ("acomp", "attr"):
        yield trigger.head


def _behind(holders: Iterator[Token], trigger: Token, target: Token) -> Iterator[tuple[int, Token]]:
    for holder in holders:
        for kid in holder.children:
            if kid.dep_ not in ("prep", "agent") or kid.lower_ not in OF_WHAT:
                continue
            thing = child(kid, "pobj", "pcomp")
            if thing is None or _names(thing, target) or _is_time(thing) or thing.pos_ == "PRON":
                continue
            verbs = BY_VERB.get(kid.lower_, frozenset({trigger.lemma_.lower()}))
            if trigger.lemma_.lower() not in verbs and not is_verb(thing):
                continue
            nominal = holder.pos_ in ("NOUN", "PROPN", "PRON") and holder.i != trigger.i
            if nominal and (kid.i < trigger.i or not _may_hold(kid, thing, trigger)):
                continue
            if kid.lower_ == "as" and child(thing, "relcl") is not None:
                continue
            sure = -1 if kid.lower_ in BY_VERB else OF_WHAT.index(kid.lower_)
            yield sure, thing


def _may_hold(preposition: Token, thing: Token, trigger: Token) -> bool:
    """Whether "of" after a name may belong to the accusation before it."""
    if preposition.lower_ in ("for", "over"):
        return True
    return preposition.lower_ == "of" and (thing.tag_ == "VBG" or trigger.lemma_.lower() in CHARGES)


def _names(thing: Token, target: Token) -> bool:
    """Whether a phrase is the target itself, or a list that holds it."""
    return thing.i == target.i or target.i in {kid.i for kid in thing.conjuncts}


def _governed(head: Token) -> Iterator[Token]:
    """What a light word is about: its object, or what its preposition leads to."""
    for kid in head.children:
        if kid.dep_ in ("dobj", "compound"):
            yield kid
        elif kid.dep_ == "prep" and kid.lower_ in ("of", "for", "in", "out", "against"):
            yield from (thing for thing in kid.children if thing.dep_ in ("pobj", "pcomp"))


def _told(words: list[Token]) -> str | None:
    """The words as one writes them, names alone with a capital."""
    words = words[:LONGEST]
    while words and words[-1].pos_ in ("ADP", "PART", "PUNCT"):
        words = words[:-1]
    told = ""
    for before, word in pairwise([None, *words]):
        if word is None:
            continue
        tied = before is not None and word.i - before.i == 2 and word.nbor(-1).text in HYPHENS
        if told:
            told += "-" if tied else " "
        told += word.text if word.pos_ == "PROPN" else word.lower_
    return told or None


def _is_time(word: Token) -> bool:
    return word.ent_type_ in TIMES


def _infinitive_sign(verb: Token) -> Token | None:
    return next((kid for kid in verb.children if kid.dep_ == "aux" and kid.lower_ == "to"), None)

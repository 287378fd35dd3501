"""Which words of a parse are one event: a verb, what goes on from it, and what names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders.extract.clause import to_infinitive
from loaders.extract.governors import has_its_words
from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax import child, is_verb
from loaders.extract.timewords import Words

HIGHEST = 12
"""Steps up from a word; a broken parse must not run for ever."""
WITHIN = frozenset({"in", "by", "with", "during", "under", "amid", "from"})


@dataclass(frozen=True, slots=True)
class Events:
    """Asks the lexicon and the words of time what takes place, what speaks and what accuses."""

    lexicon: Lexicon
    words: Words

    def happens(self, noun: Token) -> bool:
        """Whether a noun names something that takes place at a time."""
        lemma = noun.lemma_.lower()
        if lemma in self.words.happenings:
            return True
        return lemma not in self.lexicon.goods and any(
            not entry.rest and not entry.frame.relational
            for entry in self.lexicon.entries.get((noun.lower_, "noun"), ())
        )

    def says(self, verb: Token) -> bool:
        return is_verb(verb) and verb.lemma_.lower() in self.lexicon.embedding["verbs"]["says"]

    def accuses(self, verb: Token) -> bool:
        return any(
            entry.file.relation == "ACCUSES" and has_its_words(entry, verb, self.lexicon)
            for entry in self.lexicon.entries.get((verb.lower_, "verb"), ())
        )

    def is_future(self, word: Token) -> bool:
        if not is_verb(word):
            return False
        auxiliaries = [kid.lower_ for kid in word.children if kid.dep_ == "aux"]
        if any(auxiliary in self.words.future for auxiliary in auxiliaries):
            return "have" not in auxiliaries
        governs = word.head.lemma_.lower()
        return to_infinitive(word) and governs not in self.words.phases

    def one_event(self, trigger: Token, support: Token | None) -> Iterator[Token]:
        """The words that name the one event of a claim, nearest first."""
        yield trigger
        node = trigger
        if support is not None and support.i != trigger.i:
            yield support
        if not is_verb(trigger):
            yield from self._told_of(trigger)
            verb = support if support is not None else self.verb_of(trigger)
            if verb is None:
                return
            node = verb
        for _ in range(HIGHEST):
            yield node
            yield from (
                kid
                for kid in node.children
                if kid.dep_ == "conj" and is_verb(kid) and child(kid, "nsubj", "nsubjpass") is None
            )
            yield from self._held_in(node)
            above = node.head
            if above.i == node.i:
                return
            if self._is_same_event(node, above):
                node = above
            elif node.dep_ == "relcl" and self.happens(above) and _is_subject_of(node):
                # "an attack on Tuesday that killed three"
                yield above
                verb = self.verb_of(above)
                if verb is None:
                    return
                node = verb
            else:
                return

    def _is_same_event(self, verb: Token, above: Token) -> bool:
        """ "began to shell", "shelled and bombed", "shelled it, killing three"."""
        if not is_verb(above):
            return False
        match verb.dep_:
            case "xcomp":
                return above.lemma_.lower() in self.words.phases
            case "conj":
                return child(verb, "nsubj", "nsubjpass") is None
            case "advcl":
                return _goes_on(verb)
        return False

    def _held_in(self, verb: Token) -> Iterator[Token]:
        """ "killed three in an attack on Tuesday", "fired rockets in the 2006 war"."""
        for kid in verb.children:
            if kid.dep_ == "prep" and kid.lower_ in ("in", "during", "at"):
                yield from (
                    noun for noun in kid.children if noun.dep_ == "pobj" and self.happens(noun)
                )

    def _told_of(self, noun: Token) -> Iterator[Token]:
        """ "the strike, which took place on Tuesday", "an attack carried out in 2014"."""
        for kid in noun.children:
            if kid.dep_ in ("relcl", "acl") and kid.lemma_.lower() in self.words.takes_place:
                yield kid

    def verb_of(self, noun: Token) -> Token | None:
        """The verb that is one event with a noun: "the strike killed three on Tuesday", "was hurt
        in a strike on Tuesday". Not one that speaks of it."""
        while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        verb = noun.head
        if noun.dep_ == "pobj" and verb.lower_ in WITHIN:
            verb = verb.head
        elif noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
            return None
        if not is_verb(verb):
            return None
        lemma = verb.lemma_.lower()
        classes = self.lexicon.embedding["verbs"]
        if lemma in self.words.phases or lemma in self.words.takes_place:
            return verb
        speaks = any(lemma in classes[name] for name in ("says", "thinks", "denies", "plans"))
        return None if speaks or self.accuses(verb) else verb

    def charge_above(self, word: Token) -> Token | None:
        """The accusation whose content a gerund is: "accused" in "accused Iran of arming them"."""
        if word.dep_ != "pcomp" or word.tag_ != "VBG":
            return None
        above = word.head.head
        if above.pos_ in ("PROPN", "NOUN", "PRON"):
            above = above.head
        return above if self.accuses(above) else None

    def charged(self, verb: Token, before: int) -> list[Token]:
        """What somebody is accused of in front of a word: a gerund or the name of an event."""
        if not self.accuses(verb):
            return []
        return [
            word
            for word in verb.subtree
            if verb.i < word.i < before
            and (
                self.charge_above(word) == verb
                or (word.dep_ in ("dobj", "pobj") and self.happens(word))
            )
        ]


def _goes_on(clause: Token) -> bool:
    """ "…, killing three", "… to oust them": an adverbial clause that is one event with its main
    clause, or what that was for."""
    participle = clause.tag_ == "VBG" and child(clause, "mark") is None
    return participle or to_infinitive(clause)


def _is_subject_of(clause: Token) -> bool:
    subject = child(clause, "nsubj")
    return subject is not None and subject.lower_ in ("that", "which")

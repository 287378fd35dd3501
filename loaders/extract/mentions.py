"""Mentions: the words that name an actor, and who that is.

``MentionReader.mention_at(head)`` reads the phrase headed by a word: by a known name, by a role
("Iranian diplomats"), by what named-entity recognition sees, or as a pronoun. What is no actor
itself but leads to one (an army base, a decision, warplanes) is read by ``owners``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc, Token

from graph.model import Actor, Kind, Sector
from loaders.actors.resolver import Resolution, Resolver
from loaders.extract.acting import SEATS, acts, seat_or_town
from loaders.extract.coreference import (
    FIRST_PERSON,
    GROUP_PRONOUNS,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    agrees,
    antecedents,
    is_idiom,
    is_plain,
    is_same_pronoun,
    outnumbered,
    who_speaks,
)
from loaders.extract.described import by_role
from loaders.extract.entities import entity_at
from loaders.extract.lexicon import Lexicon
from loaders.extract.names import Name
from loaders.extract.naming import by_name
from loaders.extract.phrases import HYPHENS, is_hyphenated, is_hyphenated_word, phrase_span
from loaders.extract.renaming import other_name
from loaders.extract.syntax import noun_modifiers, possessors, unfold
from loaders.extract.trace import SILENT, Trace

GROUP_SECTORS = frozenset({Sector.REB, Sector.MIL, Sector.COP, Sector.OPP, Sector.SPY})
NO_ACTORS = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the sentence that stand for an actor. Offsets count in the sentence."""

    head: Token
    start: int
    end: int
    text: str
    resolution: Resolution

    @property
    def actor(self) -> Actor:
        return self.resolution.actor


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the rest of the document says that a sentence needs: who was introduced by a full name
    (by last word), and whom the sentence before was about: one, or two joined by "and"."""

    document: str
    full_names: Mapping[str, str] = field(default_factory=dict)
    previous: Mention | None = None
    pair: tuple[Mention, ...] = ()


def following(discourse: Discourse, subjects: tuple[Mention, ...]) -> Discourse:
    """The discourse of a sentence that comes after one with these subjects."""
    different = {mention.actor.id for mention in subjects}
    return replace(
        discourse,
        previous=subjects[0] if subjects else None,
        pair=subjects if len(subjects) == len(different) == 2 else (),
    )


class MentionReader:
    """Reads the mentions of one parsed sentence, each once."""

    def __init__(
        self,
        doc: Doc,
        names: list[Name],
        resolver: Resolver,
        lexicon: Lexicon,
        discourse: Discourse,
        trace: Trace = SILENT,
    ) -> None:
        self.doc = doc
        self.resolver = resolver
        self.lexicon = lexicon
        self.discourse = discourse
        self.trace = trace
        placed = [seat_or_town(name, doc, lexicon) for name in names]
        self.name_at = {i: name for name in placed for i in range(name.start, name.end)}
        self.looked_back = False
        """Whether somebody was looked for in the sentence before."""
        self._read: dict[int, Mention | None] = {}

    def mention_at(self, token: Token) -> Mention | None:
        """The actor that the phrase headed by ``token`` names, if it names one."""
        if token.i not in self._read:
            self._read[token.i] = None  # a phrase that refers to itself names nobody
            self._read[token.i] = self._mention_of(token)
        return self._read[token.i]

    @cached_property
    def _text(self) -> str:
        """The sentence, which spaCy puts together anew each time it is asked."""
        return self.doc.text

    def actor_of(self, name: Name) -> Actor:
        return self.resolver.known(name.best.actor)

    def is_inside_name(self, token: Token) -> bool:
        """Whether a word is part of a name of several words, and so no predicate."""
        name = self.name_at.get(token.i)
        return name is not None and name.end - name.start > 1

    def make(self, head: Token, resolution: Resolution, first: Token | None = None) -> Mention:
        """A mention from the phrase of ``head``, or from ``first`` to ``head`` where given."""
        if first is None:
            start, end = phrase_span(head, self.name_at)
        else:
            start, end = first.i, head.i + 1
        begin = self.doc[start].idx
        last = self.doc[end - 1]
        finish = last.idx + len(last.text)
        return Mention(head, begin, finish, self._text[begin:finish], resolution)

    def span_of(self, head: Token) -> tuple[int, int]:
        """The characters of the phrase headed by ``head``, whoever it names."""
        start, end = phrase_span(head, self.name_at)
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    # -- ways to name an actor ----------------------------------------------------------------

    def _mention_of(self, token: Token) -> Mention | None:
        if token.lower_ in PERSON_PRONOUNS | GROUP_PRONOUNS:
            return self._pronoun(token)
        if token.lower_ in FIRST_PERSON and token.pos_ == "PRON":
            return self._speaker(token)
        named = self._close_apposition(token)
        if named is not None:
            return self.mention_at(named)
        if token.pos_ in NO_ACTORS and token.i not in self.name_at:
            self.trace.nobody(token, "word-class")
            return None
        name = self.name_at.get(token.i)
        if name is not None and is_hyphenated(name, self.doc) and name.end - name.start == 1:
            self.trace.nobody(token, "describes")
            return None
        if name is not None and name.best.how == "city":
            # A place does nothing; what falls on it, ``owners`` reads.
            self.trace.nobody(token, "place")
            return None
        if name is not None and name.best.how in SEATS and not acts(token):
            self.trace.nobody(token, "place")
            return None
        resolution = by_name(self, token) or by_role(self, token) or entity_at(self, token)
        resolution = other_name(self, token, resolution) or resolution
        if resolution is None:
            self.trace.nobody(token, "unnamed")
            return None
        return self._with_whose_it_is(self.make(token, resolution))

    def _with_whose_it_is(self, mention: Mention) -> Mention:
        """ "members of Hamas" name Hamas by both words."""
        if mention.resolution.rule != "member-of-group":
            return mention
        for kid in mention.head.children:
            if kid.dep_ != "prep" or kid.lower_ != "of":
                continue
            for thing in kid.children:
                name = self.name_at.get(thing.i)
                if name is not None and self.actor_of(name).id == mention.actor.id:
                    last = self.doc[name.end - 1]
                    end = last.idx + len(last.text)
                    return replace(mention, end=end, text=self._text[mention.start : end])
        return mention

    def _close_apposition(self, token: Token) -> Token | None:
        """ "the newspaper Haaretz", "its ally Burkina Faso": the name right after a common noun."""
        if token.pos_ != "NOUN":
            return None
        for kid in token.children:
            if kid.dep_ == "appos" and kid.pos_ == "PROPN" and kid.left_edge.i == token.i + 1:
                return kid
        return self._person_after(token)

    def _person_after(self, token: Token) -> Token | None:
        """ "Iranian lawmaker Hossein Darvand" with two subjects in the parse."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if after is None or after.ent_type_ != "PERSON" or after.pos_ != "PROPN":
            return None
        person = next((ent.root for ent in self.doc.ents if ent.start == after.i), None)
        same = person is not None and person.head.i == token.head.i and person.dep_ == token.dep_
        return person if same else None

    def _pronoun(self, token: Token) -> Mention | None:
        """Whom a pronoun stands for, where number and sort fit; else nobody."""
        if is_idiom(token):
            self.trace.nobody(token, "unresolved")
            return None
        fitting: list[Mention] = []
        for candidate in antecedents(token, others=self._acts_on_others(token)):
            found = self.mention_at(candidate)
            if found is None and not fitting and is_same_pronoun(token, candidate):
                # "He and his wife … arrested him": whoever "he" is
                break
            if found is None or not agrees(token, found):
                continue
            fitting.append(found)
            if is_plain(token, candidate):
                break
        if len({found.actor.id for found in fitting}) > 1 and not is_plain(token, fitting[-1].head):
            self.trace.nobody(token, "ambiguous")
            return None
        if fitting:
            # The words that name somebody are the better evidence, where they stand nearby.
            plain = is_plain(token, fitting[-1].head)
            found = fitting[-1] if plain else fitting[0]
            if (not plain and outnumbered(token, found.head)) or _each_has(token, found):
                self.trace.nobody(token, "ambiguous")
                return None
            resolution = Resolution(found.actor, "coreference", token.text)
            return Mention(found.head, found.start, found.end, found.text, resolution)
        self.looked_back = True
        previous = self.discourse.previous
        if previous is not None and agrees(token, previous):
            resolution = Resolution(previous.actor, "coreference", previous.text)
            return Mention(token, token.idx, token.idx + len(token.text), token.text, resolution)
        self.trace.nobody(token, "unresolved")
        return None

    def _speaker(self, token: Token) -> Mention | None:
        """Whom "I" or "we" stands for: who says so; "we" of a person, whom he speaks for."""
        subject = who_speaks(token, self.lexicon.embedding["verbs"]["says"])
        found = self.mention_at(subject) if subject is not None else None
        if subject is None or found is None:
            self.trace.nobody(token, "unnamed")
            return None
        actor = found.actor
        if token.lower_ not in ("i", "me", "my", "myself") and actor.kind == Kind.PERSON:
            stands_for = self.owner_of_role(subject)
            if stands_for is None and actor.part_of:
                stands_for = self.resolver.known(actor.part_of[0].actor)
            if stands_for is None:
                self.trace.nobody(token, "unnamed")
                return None
            actor = stands_for
        resolution = Resolution(actor, "coreference", token.text)
        return Mention(found.head, found.start, found.end, found.text, resolution)

    def _acts_on_others(self, token: Token) -> bool:
        """Whether a possessive stands under a verb of force or supply: who "bombs its villages"
        does not bomb his own."""
        verb = token.head.head
        entries = self.lexicon.entries.get((verb.lower_, "verb"), ())
        nouns = self.lexicon.entries.get((token.head.lower_, "noun"), ())
        if any(entry.frame.relational for entry in nouns):
            return False
        return token.dep_ == "poss" and any(
            entry.file.relation in ("ATTACKS", "SUPPLIES") for entry in entries
        )

    # -- whose officials, troops, rebels they are ---------------------------------------------

    def owner_of_role(self, token: Token, *, placed: bool = True) -> Actor | None:
        """Whose a role is: before it, as a possessor, or after it. ``placed`` says that where they
        are counts too: officials in Baghdad are Iraq's, people in Syria need not be Syria's."""
        before = self.owner_before(token)
        if before is not None:
            return before
        for kid in token.children:
            if kid.dep_ == "prep" and kid.lower_ in ("of", "from", "in", "for", "at", "to", "with"):
                if kid.lower_ in ("in", "at") and not placed:
                    continue
                for thing in kid.children:
                    if thing.dep_ == "pobj":
                        found = self._owner_in_preposition(kid.lower_, thing)
                        if found is not None:
                            return found
        return None

    def owner_before(self, token: Token) -> Actor | None:
        """Whose a role is by the words before it."""
        after = self.doc[token.i + 1 : token.i + 2].text
        beside = self.name_at.get(token.i - 1)
        if after in HYPHENS and beside is not None and not is_hyphenated(beside, self.doc):
            # "an Iraqi government-backed army": the parse hangs "Iraqi" on the army
            return self.actor_of(beside)
        for word in reversed(noun_modifiers(token)):
            owner = self._owner_in_modifier(word)
            if owner is not None:
                return owner
        return next(filter(None, map(self._whole, possessors(token))), None)

    def _owner_in_modifier(self, word: Token) -> Actor | None:
        if any(kid.dep_ == "conj" and is_hyphenated_word(kid) for kid in word.children):
            # "Russian and Iran-backed forces": both back them.
            return None
        if _joins_nothing(word) or _joins_nothing(word.head):
            # "Putin and Omani-trained units", read as if both described the units
            return None
        name = self.name_at.get(word.i)
        if name is not None:
            return None if is_hyphenated(name, self.doc) else self.actor_of(name)
        if word.dep_ in ("compound", "nmod") and word.pos_ in ("NOUN", "PROPN"):
            # "foreign ministry spokesman": the ministry's owner stands before it.
            for inner in reversed(noun_modifiers(word)):
                found = self._owner_in_modifier(inner)
                if found is not None:
                    return found
        return None

    def _owner_in_preposition(self, preposition: str, thing: Token) -> Actor | None:
        if preposition == "of":
            return self._whole(thing)
        name = self.name_at.get(thing.i)
        if name is None:
            return self._whole(thing) if preposition in ("from", "with", "for", "at") else None
        actor = self.actor_of(name)
        if preposition in ("in", "at", "from"):
            return actor
        if preposition == "to":
            return actor if actor.kind == Kind.STATE else None
        return actor if actor.kind != Kind.STATE else None

    def _whole(self, token: Token) -> Actor | None:
        """Whom a possessor or an of-phrase names, places included."""
        name = self.name_at.get(token.i)
        if name is not None:
            return self.actor_of(name)
        found = self.mention_at(token)
        if found is not None:
            return found.actor
        return self.owner_of_role(token) if token.pos_ in ("NOUN", "PROPN") else None

    def adjective(self, token: Token) -> Mention | None:
        """A name or demonym that describes something else ("Israeli strikes", "Iran-backed"), or
        that stands within a longer name ("Saudi-led coalition")."""
        name = self.name_at.get(token.i)
        if name is None or name.best.how == "city":
            return None
        if token.i < name.end - 1 and is_hyphenated_word(token):
            inner = self.resolver.knowledge.lookup(token.text)
            if not inner:
                return None
            actor = self.resolver.known(inner[0].actor)
            return self.make(token, Resolution(actor, inner[0].how, token.text), first=token)
        if token.dep_ not in _DESCRIBING and token.pos_ != "ADJ":
            return None
        entry = name.best
        actor = self.actor_of(name)
        group = self._group_beside(token) if entry.how == "demonym" else None
        if group is not None and actor.kind == Kind.STATE:
            word, sector = group
            return self.make(word, self.resolver.compose(sector, actor), first=self.doc[name.start])
        resolution = Resolution(actor, entry.how, entry.alias)
        return self.make(self.doc[name.end - 1], resolution, first=self.doc[name.start])

    def _group_beside(self, demonym: Token) -> tuple[Token, Sector] | None:
        """ "Oman's Libyan rebel friends", "an Afghan army attack": the group that stands between
        a demonym and the noun that both describe."""
        word = demonym.nbor(1) if demonym.i + 1 < len(self.doc) else None
        if word is None or word.dep_ not in ("compound", "amod"):
            return None
        if word.head.i != demonym.head.i or word.i > word.head.i:
            return None
        sector = self.resolver.roles.sector(word.lower_, word.lemma_.lower())
        return (word, sector) if sector in GROUP_SECTORS else None


def _each_has(pronoun: Token, found: Mention) -> bool:
    """ "France and Britain … their citizens": each state its own, and so no one's."""
    owns = pronoun.dep_ == "poss" and pronoun.lower_ in PLURAL_PRONOUNS
    return owns and found.actor.kind == Kind.STATE and len(unfold(found.head)) > 1


def _joins_nothing(word: Token) -> bool:
    deps = {kid.dep_ for kid in word.children}
    return word.dep_ == "nmod" and "cc" in deps and "conj" not in deps


_DESCRIBING = frozenset({"amod", "compound", "nmod", "npadvmod", "poss", "nsubj", "advmod", "dep"})

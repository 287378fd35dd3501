"""Whom a pronoun can stand for: conservative, by grammar and salience within reach.

After Hobbs (1978) in spirit: subjects of the clauses above come first, then, for a pronoun that is
an object, what was named before it in the sentence. Number and sort must fit; otherwise nobody.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import Kind
from loaders.extract.syntax import RELATIVES, is_verb, possessors, surface_subjects, unfold

if TYPE_CHECKING:
    from loaders.extract.mentions import Mention

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves"})
GROUP_PRONOUNS = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
NAMING_DEPS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "poss", "conj", "attr", "dative"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})


def anaphor_pattern(nouns: Iterable[str]) -> re.Pattern[str]:
    """Finds pronouns, and "the" with one of ``nouns``: what may take up an earlier sentence."""
    pronouns = sorted((PERSON_PRONOUNS | GROUP_PRONOUNS) - {"himself", "herself", "itself"})
    return re.compile(
        rf"\b(?:{'|'.join(pronouns)}|both|(?:the|these|those) two|the pair"
        rf"|(?:the|this|that) (?:same )?(?:{'|'.join(sorted(nouns))}))\b",
        re.IGNORECASE,
    )


def antecedents(pronoun: Token, *, others: bool = False) -> Iterator[Token]:
    """Heads of phrases that a pronoun may stand for, likeliest first. ``others`` leaves out the
    subject of the pronoun's own clause, as for a pronoun that is itself the object."""
    clause = _clause_of(pronoun)
    barred = {pronoun.i}
    beside = joined_to(pronoun)
    if beside is not None:
        yield beside
    within = clause.head if _is_acted_on(pronoun, clause) else clause
    if pronoun.dep_ in OBJECTS or others or within is not clause:
        # "Iran attacked it", "Iran allowed them to …": somebody else than the subject.
        for subject in surface_subjects(within):
            barred |= {head.i for head in unfold(subject)}
    for verb in (clause, *(token for token in clause.ancestors if is_verb(token))):
        if verb.i == clause.i and pronoun.dep_ in ("nsubj", "nsubjpass"):
            continue
        for kid in surface_subjects(verb):
            if kid.i < pronoun.i and kid.i not in barred:
                barred.add(kid.i)
                yield kid
                yield from (owner for owner in possessors(kid) if owner.i not in barred)
    before = [
        token
        for token in reversed(pronoun.doc[: pronoun.i])
        if token.i not in barred and token.pos_ in ("NOUN", "PROPN") and token.dep_ in NAMING_DEPS
    ]
    # A subject is likelier meant than an object, whichever stands nearer.
    yield from sorted(before, key=lambda token: not token.dep_.startswith("nsubj"))


def joined_to(pronoun: Token) -> Token | None:
    """ "the army and its allies": whose the second are, is the first."""
    thing = pronoun.head
    if pronoun.dep_ != "poss" or thing.dep_ != "conj" or thing.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return thing.head


def is_idiom(pronoun: Token) -> bool:
    """ "fought it out", "battle it out": the pronoun stands for nothing."""
    after = pronoun.doc[pronoun.i + 1 : pronoun.i + 2]
    return pronoun.lower_ == "it" and any(word.lower_ == "out" for word in after)


def is_same_pronoun(pronoun: Token, other: Token) -> bool:
    """ "he" and "him", "she" and "her": of one another before anybody else."""
    return any({pronoun.lower_, other.lower_} <= forms for forms in (_HE, _SHE))


def outnumbered(pronoun: Token, antecedent: Token) -> bool:
    """ "Oman freed six captives and let them …": a plural that stands nearer than a singular
    is likelier meant by "they"."""
    if pronoun.lower_ not in PLURAL_PRONOUNS or antecedent.i > pronoun.i:
        return False
    if antecedent.tag_ in ("NNS", "NNPS") or len(unfold(antecedent)) > 1:
        return False
    return any(
        word.tag_ in ("NNS", "NNPS") and word.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj")
        for word in pronoun.doc[antecedent.i + 1 : pronoun.i]
    )


def _is_acted_on(pronoun: Token, clause: Token) -> bool:
    """ "allowed them to leave": the subject of an infinitive is an object of the verb above."""
    return (
        pronoun.dep_ == "nsubj"
        and clause.tag_ == "VB"
        and clause.dep_ == "ccomp"
        and (
            is_verb(clause.head)
            and all(kid.lower_ == "to" for kid in clause.children if kid.dep_ == "aux")
        )
    )


def who_speaks(pronoun: Token, saying: Container[str]) -> Token | None:
    """The subject of the verb of saying whose words "I" and "we" stand in: "We attacked Iran," the
    army said. None in a sentence that names no speaker."""
    inner = pronoun
    for verb in pronoun.ancestors:
        said = inner.dep_ in ("ccomp", "parataxis") or inner.i < verb.i
        if is_verb(verb) and verb.lemma_.lower() in saying and said:
            subjects = [kid for kid in verb.children if kid.dep_ == "nsubj"]
            told = PERSON_PRONOUNS | GROUP_PRONOUNS | FIRST_PERSON
            if subjects and subjects[0].lower_ not in told:
                return subjects[0]
            if subjects and subjects[0].i < pronoun.i:
                # "They said our families …": we are those who tell it, not they.
                return None
        inner = verb
    return None


def is_plain(pronoun: Token, antecedent: Token) -> bool:
    """Whether grammar alone all but settles it: the subject of the verb whose content the
    pronoun's clause is ("Iran said it …"), of a verb coordinated with its own ("… and it has"), or,
    for a possessive, of its own clause ("continued its")."""
    clause = _clause_of(pronoun)
    if antecedent == joined_to(pronoun):
        return True
    if pronoun.dep_ == "poss" and antecedent in surface_subjects(clause):
        return True
    if _is_acted_on(pronoun, clause):
        clause = clause.head
    while clause.dep_ in ("ccomp", "xcomp", "conj", "pcomp", "prep", "acl", "dobj", "aux"):
        above = clause.head
        if is_verb(above) and antecedent in surface_subjects(above):
            return True
        if above.i == clause.i:
            break
        clause = above
    return False


def _clause_of(token: Token) -> Token:
    clause = token.head
    while not is_verb(clause) and clause.head.i != clause.i:
        clause = clause.head
    return clause


def agrees(pronoun: Token, mention: Mention) -> bool:
    """Whether number and sort of a pronoun fit whom a mention names."""
    kind = mention.actor.kind
    word = pronoun.lower_
    head = mention.head
    if word in PERSON_PRONOUNS:
        one = head.tag_ not in ("NNS", "NNPS")
        return kind == Kind.PERSON or (one and head.lemma_.lower() in _PERSON_WORDS)
    related = pronoun.dep_ == "poss" and pronoun.head.lemma_.lower() in RELATIVES
    if related and kind not in (Kind.PERSON, Kind.POPULATION):
        # "their father": people's
        return False
    joined = [other for other in unfold(head) if other.i < pronoun.i]
    if kind == Kind.PERSON or head.lemma_.lower() in _PERSON_WORDS:
        several = head.tag_ in ("NNS", "NNPS") or (len(joined) > 1 and pronoun.dep_ == "poss")
        return word in ("they", "their", "them") and several
    plural = head.tag_ in ("NNS", "NNPS") or len(joined) > 1
    plural = plural or (kind in (Kind.ARMED_GROUP, Kind.POPULATION) and head.lower_.endswith("s"))
    if word in ("it", "its", "itself"):
        return not plural or kind in (Kind.STATE, Kind.BLOC, Kind.ORGANISATION)
    return plural or kind != Kind.STATE


_PERSON_WORDS = frozenset(
    {
        "minister",
        "president",
        "leader",
        "spokesman",
        "spokeswoman",
        "official",
        "commander",
        "general",
        "ambassador",
        "king",
        "prince",
        "chief",
        "secretary",
        "senator",
        "prosecutor",
        "judge",
        "spokesperson",
        "envoy",
        "chairman",
        "premier",
        "chancellor",
        "governor",
        "mayor",
        "emir",
        "officer",
        "lawyer",
        "diplomat",
        "source",
        "cleric",
        "analyst",
        "expert",
        "director",
        "militant",
        "fighter",
        "soldier",
        "rebel",
        "gunman",
        "jihadist",
        "extremist",
        "terrorist",
        "insurgent",
        "activist",
        "journalist",
        "reporter",
        "politician",
        "lawmaker",
        "mp",
        "congressman",
        "preacher",
        "recruiter",
        "volunteer",
        "refugee",
        "man",
        "woman",
        "boy",
        "girl",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "friend",
        "colleague",
    }
)

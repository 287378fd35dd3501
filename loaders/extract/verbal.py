"""Blows or words: whether "attacked", "hit", "an attack on" means force.

Politicians attack one another in tweets and soldiers attack with guns, with the same verbs. What
decides is read in this order: how it was done ("in a speech", "a scathing attack", "saying that
…", "for her record"), then who stands at both ends, if no word of force stands in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from graph.model import Kind, Sector
from loaders.extract.lexicon import Lexicon
from loaders.extract.mentions import Mention
from loaders.extract.syntax import Roles, noun_modifiers

ARMED = frozenset({Sector.MIL, Sector.REB, Sector.CRM, Sector.COP})
SPEAKING = frozenset({Kind.PERSON, Kind.PARTY, Kind.MEDIA, Kind.GOVERNMENT_BODY, Kind.ORGANISATION})
"""Who fights with words, unless armed."""
SPOKEN_TO = frozenset({Kind.PERSON, Kind.PARTY, Kind.MEDIA})
NO_REASON = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "GPE", "LOC", "FAC"})

_HIT = ("patient", "on", "against", "at", "of", "undergoer")
_THINGS = ("targets", "instruments", "people")


def may_be_words(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether a word is one of those that mean blows of the one and words of the other."""
    return predicate.lemma_.lower() in lexicon.classes["words-or-blows"]


def is_by_words(source: Mention, target: Mention, roles: Roles, lexicon: Lexicon) -> bool:
    """Whether words are meant, by how it was done or by who stands at both ends."""
    if _is_said(roles, lexicon):
        return True
    if source.actor.sector in ARMED or source.actor.kind not in SPEAKING:
        return False
    if target.actor.sector in ARMED or _hits_things(target, roles, lexicon):
        return False
    official = source.actor.kind == Kind.GOVERNMENT_BODY
    if _has_a_reason(roles, lexicon) and not (official and target.actor.kind == Kind.STATE):
        return True
    if _speaks_beside(roles.predicate, lexicon):
        return True
    if is_violent(roles.predicate, lexicon):
        return False
    if target.actor.kind in SPOKEN_TO or target.head.lemma_.lower() == "opposition":
        return True
    return target.actor.kind == Kind.POPULATION and _in_a_contest(roles, lexicon)


def is_violent(predicate: Token, lexicon: Lexicon) -> bool:
    """Whether another word of the predicate's sentence speaks of force."""
    forms, lemmas = lexicon.classes["force"], lexicon.classes["violence"]
    return any(
        word.i != predicate.i and (word.lower_ in forms or word.lemma_.lower() in lemmas)
        for word in predicate.doc
    )


def _is_said(roles: Roles, lexicon: Lexicon) -> bool:
    """ "in a speech", "on Twitter", "with a leaflet"; "verbally attacked"; "a scathing attack"."""
    predicate = roles.predicate
    manner = lexicon.classes["verbal"]
    described = [kid for kid in predicate.children if kid.dep_ == "advmod"]
    if predicate.pos_ in ("NOUN", "PROPN"):
        described += noun_modifiers(predicate)
    if any(word.lower_ in manner for word in described):
        return True
    ways = [head for role in ("in", "on", "via", "through", "with") for head in roles[role]]
    return _any_of(ways, "utterances", lexicon)


def _has_a_reason(roles: Roles, lexicon: Lexicon) -> bool:
    """ "for her record", "over tax", "on his record", "for lying", "as a coward"."""
    predicate = roles.predicate
    for kid in predicate.children:
        if kid.dep_ != "prep":
            continue
        if kid.lower_ == "for" and any(word.dep_ == "pcomp" for word in kid.children):
            return True
        if kid.lower_ == "as" and any(word.dep_ in ("pobj", "amod") for word in kid.children):
            return predicate.pos_ == "VERB"
    times = lexicon.classes["spans"]
    return any(
        head.ent_type_ not in NO_REASON and head.lemma_.lower() not in times
        for role in ("for", "over")
        for head in roles[role]
    )


def _speaks_beside(predicate: Token, lexicon: Lexicon) -> bool:
    """ "attacked the bank, saying …", "… accusing it of …"."""
    verbs = lexicon.embedding["verbs"]["says"] | lexicon.classes["calling"]
    return any(
        kid.dep_ == "advcl" and kid.tag_ == "VBG" and kid.lemma_.lower() in verbs
        for kid in predicate.children
    )


def _hits_things(target: Mention, roles: Roles, lexicon: Lexicon) -> bool:
    """Whether what is hit is a house, a convoy, somebody's people: nothing that is answered."""
    heads = [head for role in _HIT for head in roles[role]]
    if any(head.i == target.head.i for head in heads):
        return target.head.lemma_.lower() in lexicon.classes["people"]
    return any(_any_of(heads, name, lexicon) for name in _THINGS)


def _in_a_contest(roles: Roles, lexicon: Lexicon) -> bool:
    """A candidate and a people, in a sentence of elections."""
    words = lexicon.classes["elections"]
    return any(word.lemma_.lower() in words for word in roles.predicate.doc)


def _any_of(heads: Iterable[Token], name: str, lexicon: Lexicon) -> bool:
    words = lexicon.classes[name]
    for head in heads:
        inner = [
            thing
            for kid in head.children
            if kid.dep_ == "prep" and kid.lower_ == "of"
            for thing in kid.children
        ]
        for word in (head, *inner):
            before = word.nbor(-1).lower_ if word.i else ""
            lemma = word.lemma_.lower()
            if {lemma, word.lower_, f"{before} {lemma}"} & words:
                return True
    return False

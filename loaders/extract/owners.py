"""Whose a thing is: by whom, whose, "Hamas targets", a base of the army's, a Saudi-led strike."""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Kind, Sector
from loaders.actors.resolver import Resolution
from loaders.extract.described import all_of_them
from loaders.extract.fuller import holder
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.phrases import HYPHENS, is_hyphenated
from loaders.extract.places import PLACE_PREPOSITIONS, place_as_target, place_of
from loaders.extract.syntax import is_verb, noun_modifiers, possessors, unfold, verb_roles

# "a guerrilla attack" is one of a kind, not one by guerrillas.
ATTACK_TYPES = frozenset(
    {"guerrilla", "guerilla", "terrorist", "terror", "suicide", "militant", "military"}
)
NO_OWNER_ROLES = frozenset({Sector.UNK, Sector.CVL, Sector.BUS, Sector.NGO, Sector.IGO})
_CLAIMED = frozenset({"led", "claimed", "conducted", "ordered", "launched"})


def modifier_owners(reader: MentionReader, noun: Token) -> list[Mention]:
    """Who stands before a noun as its doer: "American and British strikes" gives both."""
    owner = _modifier_owner(reader, noun)
    if owner is None or owner.resolution.rule == "place-as-target":
        return []
    name = reader.name_at.get(owner.head.i)
    if name is not None and name.best.how == "name" and owner.actor.kind == Kind.STATE:
        # "the Kuwait invasion", "the Gaza war": a place's name says where, not who.
        return []
    others = [reader.adjective(head) for head in unfold(owner.head) if head.i != owner.head.i]
    return [owner, *(other for other in others if other is not None)]


def owners_of(reader: MentionReader, token: Token) -> list[Mention]:
    """Whose a thing is by a possessor or "of"."""
    return owners(reader, token, ("of",)) if token.pos_ in ("NOUN", "PROPN") else []


def owners(reader: MentionReader, token: Token, prepositions: tuple[str, ...]) -> list[Mention]:
    """Who a thing belongs to, nearest first: by, possessor, modifier, then prepositions."""
    for kid in token.children:
        if kid.lower_ == "by" and kid.dep_ in ("prep", "agent") and "by" in prepositions:
            heads = [
                head for thing in kid.children if thing.dep_ == "pobj" for head in unfold(thing)
            ]
            found = some([reader.mention_at(head) for head in heads])
            if found:
                return found
    for possessor in possessors(token):
        found = some([reader.mention_at(head) for head in unfold(possessor)])
        if found:
            return found
        place = place_as_target(reader, possessor)
        if place is not None:
            return [place]
    modifier = _modifier_owner(reader, token)
    if modifier is not None:
        # "Russian and Syrian jets"
        joined = [reader.adjective(head) for head in unfold(modifier.head) if head.i < token.i]
        others = some([word for word in joined if word and word.actor.id != modifier.actor.id])
        return [modifier, *others]
    after = [kid for kid in token.children if kid.dep_ in ("prep", "acl")]
    after += [inner for kid in token.children if kid.dep_ == "advmod" for inner in kid.children]
    for kid in after:
        if kid.lower_ in prepositions and kid.lower_ != "by":
            found = owners_in(reader, kid)
            if found:
                return found
    return []


def owners_in(reader: MentionReader, preposition: Token) -> list[Mention]:
    found: list[Mention] = []
    for kid in preposition.children:
        if kid.dep_ == "prep":
            found += owners_in(reader, kid)
        if kid.dep_ != "pobj":
            continue
        for head in unfold(kid):
            direct = None
            if preposition.lower_ not in PLACE_PREPOSITIONS:
                direct = reader.mention_at(head)
            found += [direct] if direct else place_of(reader, head)
    return found


def makers(reader: MentionReader, token: Token) -> list[Mention]:
    """ "missiles fired by Israel", "threats made by Washington"."""
    for kid in token.children:
        told = any(word.dep_ == "mark" for word in kid.children)
        if kid.dep_ == "acl" and is_verb(kid) and not told:
            found = some([reader.mention_at(head) for head in verb_roles(kid)["agent"]])
            if found and found[0].head.i != token.i:
                return found
    return []


def led_by(reader: MentionReader, token: Token) -> list[Mention]:
    """ "a Saudi-led strike", "a Taliban-claimed bomb": the one before the hyphen."""
    return before_hyphen(reader, token, _CLAIMED)


def before_hyphen(
    reader: MentionReader, token: Token, participles: frozenset[str]
) -> list[Mention]:
    for kid in token.children:
        if kid.lower_ in participles and kid.i >= 2 and reader.doc[kid.i - 1].text in HYPHENS:
            word = reader.doc[kid.i - 2]
            mention = reader.adjective(word)
            if mention is not None:
                return [mention]
            sector = reader.resolver.roles.sector(word.lower_, word.lemma_.lower())
            if sector is not None and sector not in NO_OWNER_ROLES:
                local = holder(reader, word, all_of_them(reader, word), sector)
                return [reader.make(word, local, first=word)]
    return []


def _modifier_owner(reader: MentionReader, token: Token) -> Mention | None:
    """ "Hamas targets", "Syrian army positions", "an Afghan police base"."""
    role: Mention | None = None
    for word in reversed(noun_modifiers(token)):
        if (
            word.i + 1 < len(reader.doc)
            and reader.doc[word.i + 1].text in HYPHENS
            and not word.whitespace_
        ):
            continue
        name = reader.name_at.get(word.i)
        if name is not None:
            if is_hyphenated(name, reader.doc):
                continue
            actor = reader.actor_of(name)
            if role is not None:
                resolution = reader.resolver.compose(role.actor.sector, actor)
                return reader.make(role.head, resolution, first=word)
            how = name.best.how
            rule = "place-as-target" if how in ("city", "capital") else how
            return reader.make(word, Resolution(actor, rule, name.best.alias))
        if word.lower_ in ATTACK_TYPES and (token.lower_, "noun") in reader.lexicon.entries:
            continue
        if (
            role is None
            and word.pos_ in ("NOUN", "PROPN")
            and word.dep_ in ("compound", "nmod", "amod")
        ):
            sector = reader.resolver.roles.sector(word.lower_, word.lemma_.lower())
            if sector is not None and sector not in NO_OWNER_ROLES:
                local = holder(reader, word, all_of_them(reader, word), sector)
                role = reader.make(word, local, first=word)
    return role


def some(mentions: list[Mention | None]) -> list[Mention]:
    return [mention for mention in mentions if mention is not None]

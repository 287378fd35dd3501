"""Who a phrase's own name names, by the known names of ``names`` and the words around it.

A name may stand within a longer one ("Meta" in "Ilir Meta"), be a demonym of people, a seat that
acts, or a body that another state has too ("Kenya's Supreme Court").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from graph.model import Actor, Kind, Sector
from loaders.actors.resolver import Resolution
from loaders.extract.acting import SEATS, acts, seat_of_bloc
from loaders.extract.names import Name
from loaders.extract.phrases import is_hyphenated, is_hyphenated_word
from loaders.extract.syntax import noun_modifiers, possessors

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

_BODIES = frozenset({Kind.GOVERNMENT_BODY, Kind.MILITARY, Kind.POLICE, Kind.INTELLIGENCE})


def by_name(reader: MentionReader, token: Token) -> Resolution | None:
    """Who is named by the name that ``token`` heads; None without one, or where it is a place."""
    name = reader.name_at.get(token.i)
    if name is None:
        return None
    if _belongs_to_longer_name(reader, name):
        reader.trace.nobody(token, "longer-name")
        return None
    entry = name.best
    actor = reader.actor_of(name)
    if entry.how == "demonym":
        return _people_of(reader, token, actor)
    if entry.how == "city" or (entry.how in SEATS and not acts(token)):
        reader.trace.nobody(token, "place")
        return None
    if entry.how == "capital":
        return seat_of_bloc(reader, token, name) or Resolution(actor, entry.how, entry.alias)
    if actor.kind == Kind.POPULATION and actor.country is None:
        actor = _part_in_state(reader, token, actor, entry.alias)
    return _of_another_state(reader, token, actor) or Resolution(actor, entry.how, entry.alias)


def _of_another_state(reader: MentionReader, token: Token, actor: Actor) -> Resolution | None:
    """ "Kenya's Supreme Court", though one of another country goes by that name alone."""
    if actor.kind not in _BODIES:
        return None
    name = reader.name_at[token.i]
    for word in [*noun_modifiers(token), *possessors(token)]:
        other = reader.name_at.get(word.i)
        if other is name or (other is not None and is_hyphenated(other, reader.doc)):
            continue
        state = reader.actor_of(other) if other is not None else _taken_up_state(reader, word)
        if state is None:
            # "the country's Supreme Court", whichever country that is
            return reader.resolver.local_group(
                name.best.alias.lower(), actor.sector, reader.discourse.document, None
            )
        if state.kind == Kind.STATE and state.country != actor.country:
            return reader.resolver.compose(actor.sector, state)
    return None


def _part_in_state(reader: MentionReader, token: Token, people: Actor, alias: str) -> Actor:
    """ "Syria's Kurds" and "the Kurds in Syria" are the Syrian Kurds, where those are known."""
    after = [
        thing
        for kid in token.children
        if kid.dep_ == "prep" and kid.lower_ in ("of", "in")
        for thing in kid.children
    ]
    for word in [*possessors(token), *after]:
        name = reader.name_at.get(word.i)
        state = reader.actor_of(name) if name is not None else None
        part = state and reader.resolver.part_in_state(people, alias, state)
        if part:
            return part
    return people


def _taken_up_state(reader: MentionReader, word: Token) -> Actor | None:
    """The state that "its" or "the country's" stands for."""
    found = reader.mention_at(word)
    return found.actor if found is not None else None


def _belongs_to_longer_name(reader: MentionReader, name: Name) -> bool:
    """ "Meta" within "Ilir Meta", "Clinton" within "Chelsea Clinton"."""
    entity = next((ent for ent in reader.doc.ents if ent.start <= name.start < ent.end), None)
    if entity is not None and entity.label_ == "ORG":
        return _ends_organisation(reader, name, entity)
    if entity is None or entity.label_ != "PERSON":
        return False
    words = [
        word.lower_
        for word in entity
        if word.i < name.start and word.lower_.strip(".") not in reader.resolver.roles.titles
    ]
    words = [word for word in words if word.isalpha()]
    if not words:
        return False
    actor = reader.actor_of(name)
    if actor.kind != Kind.PERSON:
        return name.best.how not in ("demonym",) and entity.end <= name.end
    spelled = " ".join((actor.name, *actor.aliases)).lower()
    return not all(word in spelled for word in words) and len(words) < 3


def _ends_organisation(reader: MentionReader, name: Name, entity: Span) -> bool:
    """ "Trade Affairs Canada", "Greenpeace Denmark": named for the state, and not it."""
    actor = reader.actor_of(name)
    if actor.kind != Kind.STATE or name.best.how not in ("name", "alias"):
        return False
    before = [word for word in entity if word.i < name.start]
    return (
        name.end == entity.end
        and bool(before)
        and all(word.pos_ == "PROPN" and word.text[:1].isupper() for word in before)
        and not any(word.i in reader.name_at for word in before)
    )


def _people_of(reader: MentionReader, token: Token, state: Actor) -> Resolution | None:
    """ "the Israelis", "two Palestinians": a demonym that heads its phrase."""
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        return None
    if (token.tag_ == "JJ" and token.dep_ == "acomp") or is_hyphenated_word(token):
        return None
    if state.kind != Kind.STATE:
        return Resolution(state, "demonym")
    definite = any(kid.lower_ == "the" for kid in token.children)
    counted = any(kid.dep_ == "nummod" for kid in token.children)
    if definite and not counted and token.tag_ in ("NNPS", "NNS", "NNP"):
        # "the Americans bombed": the state; "two Britons", "Syrians": people of it
        return Resolution(state, "demonym")
    return Resolution(reader.resolver.sector_actor(state, Sector.CVL), "demonym")

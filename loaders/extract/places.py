"""Places: the state that a city, a region or something in one stands for as a target."""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Kind
from loaders.actors.resolver import Resolution
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.phrases import is_hyphenated_word
from loaders.extract.syntax import noun_modifiers, possessors

# What lies at one is on neither side of it.
_EDGES = frozenset({"border", "frontier", "boundary"})
PLACE_PREPOSITIONS = ("in", "at", "inside", "across", "throughout", "within", "on", "near")


def place_as_target(reader: MentionReader, token: Token) -> Mention | None:
    """A city or region that force or aid falls on stands for its state."""
    name = reader.name_at.get(token.i)
    if name is None or name.best.how not in ("city", "capital"):
        return None
    return reader.make(token, Resolution(reader.actor_of(name), "place-as-target", name.best.alias))


def place_of(reader: MentionReader, token: Token) -> list[Mention]:
    """A place's state: "Syria", "northern Mosul", "Syria's Hama province", "a town in Mali"."""
    if token.lemma_.lower() in _EDGES and token.dep_ == "pobj":
        return []
    name = reader.name_at.get(token.i)
    if name is None and token.pos_ in ("NOUN", "PROPN"):
        for word in [*reversed(noun_modifiers(token)), *possessors(token)]:
            inner = reader.name_at.get(word.i)
            if inner is None or is_hyphenated_word(word) or inner.best.how == "alias":
                # "the Doba-Kribi pipeline" is in neither.
                continue
            name, token = inner, word
            break
        else:
            for kid in token.children:
                if kid.dep_ == "appos" or (kid.dep_ == "prep" and kid.lower_ in ("of", "in")):
                    things = (
                        [kid]
                        if kid.dep_ == "appos"
                        else [thing for thing in kid.children if thing.dep_ == "pobj"]
                    )
                    for thing in things:
                        found = place_of(reader, thing)
                        if found:
                            return found
    if name is None or reader.actor_of(name).kind != Kind.STATE:
        return []
    resolution = Resolution(reader.actor_of(name), "place-as-target", name.best.alias)
    return [reader.make(token, resolution)]

"""Whether the name of a capital or a seat stands for whoever sits there: only where it acts or is
acted towards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from graph.model import Kind
from loaders.actors.resolver import Resolution
from loaders.extract.lexicon import Lexicon
from loaders.extract.names import Name

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

SEATS = frozenset({"capital", "metonym"})
"""How words name an actor that name a place too, and are nobody where nothing is done there."""

_TOWARDS = frozenset(
    {"by", "against", "from", "with", "between", "to", "of", "on", "for", "behind"}
)
_MOTION = frozenset({
    "fly", "travel", "go", "come", "return", "arrive", "drive", "move", "walk", "march", "leave",
    "head", "hurry", "rush", "flee", "depart", "journey", "trip", "flight", "visit", "way", "road",
    "route", "tour", "bus", "train", "bind", "stay", "stop", "mile", "kilometre",
    "kilometer", "km", "ride",
})  # fmt: skip
_PARTS = frozenset({
    "resident", "inhabitant", "street", "outskirt", "outskirts", "suburb", "centre", "center",
    "city", "town", "capital", "north", "south", "east", "west", "edge", "part", "district",
    "neighbourhood", "neighborhood", "area", "port", "airport", "native", "heart", "map", "sky",
    "university", "hospital", "people", "side", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip
_VISITED = frozenset({
    "leave", "visit", "reach", "enter", "tour", "cross", "depart", "photograph", "film", "pass",
})  # fmt: skip


def acts(token: Token) -> bool:
    """ "Tehran accuses", "a charge against Tehran", "trade with Tehran"; not "explosions in
    Tehran", "flew to Tehran", "a resident of Tehran", "left Tehran"."""
    head = token
    while head.dep_ in ("conj", "compound") and head.head.i != head.i:
        head = head.head
    above = head.head
    if head.dep_ in ("npadvmod", "appos"):
        return above.lower_ in _TOWARDS
    if head.dep_ == "dobj":
        return above.lemma_.lower() not in _VISITED
    if head.dep_ != "pobj":
        return True
    if above.lower_ not in _TOWARDS:
        return False
    governor = above.head.lemma_.lower()
    return governor not in (_PARTS if above.lower_ == "of" else _MOTION)


def seat_or_town(name: Name, doc: Doc, lexicon: Lexicon) -> Name:
    """ "Langley denied it" is who sits there; in "a Langley school", "bombs hit Langley" it is the
    town, whose reading then stands first."""
    towns = tuple(entry for entry in name.readings if entry.how == "city")
    if name.best.how != "metonym" or not towns:
        return name
    token = doc[name.end - 1]
    longer = name.end < len(doc) and doc[name.end].is_title and doc[name.end].pos_ == "PROPN"
    if token.dep_ in _WHERE or longer or not acts(token) or _is_struck(token, lexicon):
        return replace(name, readings=towns)
    return name


_WHERE = frozenset({"compound", "amod", "nmod", "npadvmod", "poss"})


def _is_struck(token: Token, lexicon: Lexicon) -> bool:
    """Whether force is used on a place."""
    if token.dep_ == "nsubj":
        return False
    verb = token.head if token.dep_ in ("dobj", "nsubjpass") else token.head.head
    entries = (*lexicon.entries.get((verb.lower_, "verb"), ()),)
    entries += (*lexicon.entries.get((verb.lower_, "noun"), ()),)
    return any(entry.file.relation == "ATTACKS" for entry in entries)


def seat_of_bloc(reader: MentionReader, token: Token, name: Name) -> Resolution | None:
    """ "Budapest accuses Brussels": where a bloc sits, unless the text speaks of the state that
    the capital is of, or force is used on the city."""
    if reader.doc._.context.spoken.get(reader.actor_of(name).country or ""):
        return None
    if _is_struck(token, reader.lexicon):
        return None
    for entry in name.readings[1:]:
        actor = reader.resolver.known(entry.actor)
        if actor.kind == Kind.BLOC:
            return Resolution(actor, "metonym", entry.alias)
    return None

"""Whether the name of a capital stands for its state: only where it acts or is acted towards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import Kind
from loaders.actors.resolver import Resolution

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader
    from loaders.extract.names import Name

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
_VISITED = frozenset({"leave", "visit", "reach", "enter", "tour", "cross", "depart"})


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


def seat_of_bloc(reader: MentionReader, token: Token, name: Name) -> Resolution | None:
    """ "Budapest accuses Brussels": where a bloc sits, unless the text speaks of the state that
    the capital is of, or force is used on the city."""
    if reader.doc._.context.spoken.get(reader.actor_of(name).country or ""):
        return None
    verb = token.head if token.dep_ in ("dobj", "nsubjpass") else token.head.head
    entries = reader.lexicon.entries.get((verb.lower_, "verb"), ())
    if any(entry.file.relation == "ATTACKS" for entry in entries) and token.dep_ != "nsubj":
        return None
    for entry in name.readings[1:]:
        actor = reader.resolver.known(entry.actor)
        if actor.kind == Kind.BLOC:
            return Resolution(actor, "metonym", entry.alias)
    return None

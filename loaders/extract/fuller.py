"""What a text names in full once, and takes up by a bare word: "the US-led coalition" and later
"the coalition", "the Assad regime" and later "the regime".

Only where the whole text has one whom the word can mean: two regimes leave it nobody's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import Actor, Kind, Sector
from loaders.actors.resolver import Resolution
from loaders.extract.names import ReadingsOf, WrittenName
from loaders.extract.phrases import is_hyphenated_word

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

_THEN = re.compile(r"(?:['’]s)? ([a-z]+)\b(?![-‑–])")
_OWNERS = frozenset({Kind.STATE, Kind.PERSON})


def fuller_names(
    text: str, names: Iterable[WrittenName], readings_of: ReadingsOf, actors: Mapping[str, Actor]
) -> Mapping[str, frozenset[str]]:
    """By each word of the names in ``text``, and each that follows a state's or a person's, the
    ids of the actors: "coalition" in "US-led coalition", "regime" after "Assad"."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        readings = readings_of(name.text)
        if not readings:
            continue
        actor = actors[readings[0].actor]
        if actor.kind in _OWNERS:
            then = _THEN.match(text, name.end)
            against = text[: name.end - len(name.text)].endswith(("-", "–", "‑"))
            # "the anti-Assad opposition" is not Assad's.
            if then is not None and not against and readings[0].how not in ("capital", "city"):
                found[then.group(1)].add(actor.id)
            continue
        for word in re.findall(r"[a-z]+", name.text.lower()):
            # Of "Kurdish rebels" and their like a text has more than those it names.
            if not word.endswith("s"):
                found[word].add(actor.id)
    return {word: frozenset(actors) for word, actors in found.items()}


def taken_up(reader: MentionReader, token: Token, sector: Sector) -> Resolution | None:
    """Whom "the regime", "the coalition", "US-backed rebels" means, by a fuller name."""
    again = reader.resolver.roles.again
    lemma = token.lemma_.lower()
    if not {lemma, token.lower_} & again or not _is_bare(token):
        return None
    return _the_one(reader, {lemma, token.lower_}, sector)


def holder(reader: MentionReader, word: Token, name: str, sector: Sector) -> Resolution:
    """Who a role word before a noun or a hyphen is: "regime airstrikes", "rebel-held". Without a
    fuller name, somebody of this document called ``name``."""
    again = reader.resolver.roles.again
    found = _the_one(reader, {word.lower_, name}, sector) if {word.lower_, name} & again else None
    return found or reader.resolver.local_group(name, sector, reader.discourse.document, None)


def owned_by_taken_up(reader: MentionReader, word: Token, sector: Sector) -> Resolution | None:
    """Whose "regime forces" are: those of the state whose regime the text names."""
    if word.lower_ not in reader.resolver.roles.again:
        return None
    found = _the_one(reader, {word.lower_}, Sector.GOV)
    state = reader.resolver.state_of(found.actor) if found is not None else None
    if state is None:
        return None
    return Resolution(reader.resolver.sector_actor(state, sector), "coreference", word.text)


def _the_one(reader: MentionReader, words: set[str], sector: Sector) -> Resolution | None:
    fuller = reader.doc._.context.fuller
    resolver = reader.resolver
    meant: dict[str, Actor] = {}
    for word in sorted(words):
        for actor_id in sorted(fuller.get(word, ())):
            actor = resolver.known(actor_id)
            if actor.kind in _OWNERS:
                composed = resolver.compose(sector, actor, word, reader.doc._.date).actor
                if composed.id == actor_id:
                    continue
                actor = composed
            meant[actor.id] = actor
    if len(meant) != 1:
        return None
    (actor,) = meant.values()
    return Resolution(actor, "coreference", next(iter(sorted(words))))


def _is_bare(token: Token) -> bool:
    """ "the coalition", "US-backed rebels": nothing tells one from another but whom they serve."""
    before = [kid for kid in token.children if kid.i < token.i and not kid.is_punct]
    definite = any(kid.lower_ in ("the", "this", "that") for kid in before)
    tied = is_hyphenated_word(token) or any(is_hyphenated_word(kid) for kid in before)
    plain = all(kid.dep_ == "det" or is_hyphenated_word(kid) for kid in before)
    indefinite = any(kid.lower_ in ("a", "an", "some", "any", "other") for kid in before)
    after = any(kid.dep_ in ("prep", "acl", "relcl", "appos") for kid in token.children)
    return plain and not indefinite and (definite or tied) and (not after or not tied)

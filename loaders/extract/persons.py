"""One person, one actor: who is given with an office or a country in one sentence of a document
("the Bolivian envoy Ann Lee") is the Ann Lee, and the Lee, of its other sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Actor, Attribution, Claim, End, Kind, Sector


def one_each(
    claims: Iterable[Claim], actors: Mapping[str, Actor]
) -> tuple[tuple[Claim, ...], Mapping[str, Actor]]:
    """The claims of one document, and its actors by id, with one actor for each full name of a
    person whom no knowledge holds: the one told most about. Ids of claims hold no actor, so none
    changes."""
    same = _same(actors.values())
    if not same:
        return tuple(claims), actors
    merged = tuple(_renamed(claim, same) for claim in claims)
    return merged, {id: actor for id, actor in actors.items() if id not in same}


def _same(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Whom each other id of a person stands for."""
    bearers: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.is_local and actor.kind == Kind.PERSON and " " in actor.name:
            bearers[actor.name.lower()].append(actor)
    same: dict[str, Actor] = {}
    for alike in bearers.values():
        best, *others = sorted(alike, key=_told_least)
        same.update((other.id, best) for other in others)
    return same


def _told_least(actor: Actor) -> tuple[bool, bool, str]:
    return actor.country is None, actor.sector == Sector.UNK, actor.id


def _renamed(claim: Claim, same: Mapping[str, Actor]) -> Claim:
    return claim.model_copy(
        update={
            "source": _end(claim.source, same),
            "target": _end(claim.target, same),
            "attribution": tuple(_speaker(speaker, same) for speaker in claim.attribution),
        }
    )


def _end(end: End, same: Mapping[str, Actor]) -> End:
    actor = same.get(end.id)
    if actor is None:
        return end
    told = {"id": actor.id, "name": actor.name, "sector": actor.sector, "country": actor.country}
    return end.model_copy(update=told)


def _speaker(speaker: Attribution, same: Mapping[str, Actor]) -> Attribution:
    actor = same.get(speaker.id or "")
    return speaker if actor is None else speaker.model_copy(update={"id": actor.id})

"""What somebody may have meant who asked for an actor that is not there."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils

from graph.errors import NotFound
from graph.model import Actor

CLOSE_ENOUGH = 60
"""Of 100, on rapidfuzz's weighted ratio: below it, suggestions are noise."""


def near_actors(asked: str, actors: Mapping[str, Actor], limit: int = 5) -> tuple[str, ...]:
    """Ids of the actors whose id, name or alias comes closest to ``asked``, closest first."""
    spellings = [
        (actor.id, spelling)
        for actor in actors.values()
        for spelling in dict.fromkeys((actor.id, actor.name, *actor.aliases))
    ]
    scores = process.cdist(
        [asked],
        [spelling for _, spelling in spellings],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=CLOSE_ENOUGH,
    )
    best: dict[str, float] = {}
    for (actor_id, _), score in zip(spellings, scores[0] if spellings else (), strict=True):
        if score >= CLOSE_ENOUGH:
            best[actor_id] = max(best.get(actor_id, 0.0), float(score))
    return tuple(sorted(best, key=lambda actor_id: (-best[actor_id], actor_id))[:limit])


def unknown_actor(asked: str, actors: Mapping[str, Actor]) -> NotFound:
    """The error for an actor id that nobody has, with the ids that come close."""
    near = near_actors(asked, actors)
    hint = f"did you mean {', '.join(near)}?" if near else None
    return NotFound(f"there is no actor {asked!r}", hint=hint, near=near)

"""How a mention is understood."""

from __future__ import annotations

from api.models import ActorName, Alternative, ResolvedActor, ResolvedAnswer
from graph.dates import interval
from graph.rollup import parent_on
from loaders.extract.resolved import Resolved


def resolved_answer(found: Resolved, on: str | None = None) -> ResolvedAnswer:
    """``part_of`` is what the actor belongs to on the day ``on``, by default what it belonged to
    last."""
    actor = found.actor
    shown = None
    if actor is not None:
        above = parent_on(actor, interval(on)[0])
        shown = ResolvedActor(**ActorName.of(actor).model_dump(), part_of=above)
    return ResolvedAnswer(
        text=found.text,
        actor=shown,
        rule=found.rule,
        matched=found.matched,
        alternatives=[Alternative(id=name, score=score) for name, score in found.alternatives],
    )

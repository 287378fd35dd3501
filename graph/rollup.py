"""Folding actors into the one they are part of, as it was on the day of a claim.

Only organs, commands and offices fold (``FOLDING_SECTORS``): a rebel group or a newspaper has a
nationality and belongs to itself.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.columns import Ints
from graph.dates import UNDATED, interval
from graph.model import FOLDING_SECTORS, Actor, Belonging
from graph.query import Rollup

FOREVER = 1 << 30
"""Later than any day of a calendar."""


def parent_on(actor: Actor, day: int) -> str | None:
    """What ``actor`` was part of on ``day``; on day 0 (undated) what it was part of last.

    Of several, the one that began latest, then the least id. ``None`` where it folds into
    nothing: an official out of office acts for himself.
    """
    if actor.sector not in FOLDING_SECTORS:
        return None
    valid = [
        (-began, belonging.actor)
        for belonging in actor.part_of
        for began, ended in [_span(belonging)]
        if day == UNDATED or began <= day <= ended
    ]
    return min(valid)[1] if valid else None


def folded(actors: Mapping[str, Actor], actor_id: str, day: int, rollup: Rollup) -> str:
    """The actor that stands for ``actor_id`` under ``rollup`` on ``day``.

    A belonging to an actor that nobody describes, or that leads back to where it came from, is
    not followed.
    """
    seen = {actor_id}
    while rollup is not Rollup.NONE:
        parent = parent_on(actors[actor_id], day)
        if parent is None or parent in seen or parent not in actors:
            break
        seen.add(parent)
        actor_id = parent
        if rollup is Rollup.PARENT:
            break
    return actor_id


def fold_column(
    ends: Ints, days: Ints, ids: tuple[str, ...], actors: Mapping[str, Actor], rollup: Rollup
) -> tuple[Ints, tuple[str, ...]]:
    """Fold a column of actor numbers, each on its day.

    Returns the new column, and ``ids`` lengthened by the actors that claims are folded into but
    that no claim names.
    """
    numbers = {actor_id: number for number, actor_id in enumerate(ids)}
    folds = np.fromiter(
        (_folds_at_all(actors.get(actor_id), rollup) for actor_id in ids),
        dtype=np.bool_,
        count=len(ids),
    )
    column = ends.astype(np.int64)
    rows = np.flatnonzero(folds[column])
    # Each actor is folded once for each day it is named on, not once for each claim.
    combined = column[rows] * FOREVER + days[rows]
    distinct, inverse = np.unique(combined, return_inverse=True)
    answers = np.empty(len(distinct), dtype=np.int64)
    for position, value in enumerate(distinct.tolist()):
        number, day = divmod(value, FOREVER)
        stands = folded(actors, ids[number], day, rollup)
        answers[position] = numbers.setdefault(stands, len(numbers))
    column[rows] = answers[inverse]
    return column, tuple(numbers)


def _folds_at_all(actor: Actor | None, rollup: Rollup) -> bool:
    if actor is None or rollup is Rollup.NONE:
        return False
    return bool(actor.part_of) and actor.sector in FOLDING_SECTORS


def _span(belonging: Belonging) -> tuple[int, int]:
    began, _ = interval(belonging.since)
    _, ended = interval(belonging.until)
    return began, ended or FOREVER

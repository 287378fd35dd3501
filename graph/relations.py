"""Who has which relation to whom: the edges of a view, page by page."""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import numpy as np

from graph.columns import Ints, Mask
from graph.errors import SettingError
from graph.model import Edge
from graph.query import Page
from graph.view import View


class Sort(StrEnum):
    """``strongest``: most documents, then most claims; ``latest``: last date, undated last. Then
    by ids, as ``actors`` does alone."""

    STRONGEST = "strongest"
    LATEST = "latest"
    ACTORS = "actors"


def relations(
    view: View,
    *,
    source: str | None = None,
    target: str | None = None,
    actor: str | None = None,
    sort: Sort = Sort.STRONGEST,
    limit: int = 50,
    cursor: str | None = None,
) -> Page[Edge]:
    """Edges from ``source``, to ``target``, with ``actor`` at either end.

    Ends are matched as the view shows them, after its roll-up. An edge of a symmetric relation
    is found from either side. An id that no actor has is ``NotFound``; a cursor that was not
    given out, or for another order, is a ``SettingError``. A cursor stays good when the
    network moves on: it names a place in the order, not a count.
    """
    chosen = np.flatnonzero(_at_ends(view, source, target, actor))
    ordered = chosen[np.lexsort((chosen, *_descending(view, chosen, sort)))]
    place = _place_of(view, sort)
    begin = 0
    if cursor is not None:
        begin = bisect_right(ordered, _decoded(cursor, sort), key=place)
    shown = ordered[begin : begin + limit].tolist()
    more = begin + limit < len(ordered) and bool(shown)
    return Page(
        tuple(view.edges(shown)),
        _encoded(sort, place(shown[-1])) if more else None,
    )


def _at_ends(view: View, source: str | None, target: str | None, actor: str | None) -> Mask:
    """Which edges have the asked ends."""

    def position(asked: str) -> int:
        found = view.position(asked)
        return -1 if found is None else found

    c = view.columns
    forth = np.ones(len(view), dtype=np.bool_)
    back = view.symmetric.copy()
    if source is not None:
        at = position(source)
        forth &= c.source == at
        back &= c.target == at
    if target is not None:
        at = position(target)
        forth &= c.target == at
        back &= c.source == at
    either = forth | back
    if actor is not None:
        at = position(actor)
        either &= (c.source == at) | (c.target == at)
    return either


def _descending(view: View, chosen: Ints, sort: Sort) -> list[Ints]:
    """The columns to sort by before the edge's number, the last of them first."""
    c = view.columns
    if sort is Sort.ACTORS:
        return []
    strength = [-c.claims[chosen], -c.weight[chosen]]
    return strength if sort is Sort.STRONGEST else [*strength, -c.last[chosen]]


def _place_of(view: View, sort: Sort) -> Callable[[int], tuple[Any, ...]]:
    """Where an edge stands in the order, in terms that outlive the view."""

    def place(number: int) -> tuple[Any, ...]:
        c, key = view.columns, view.key(number)
        figures = [int(-column[number]) for column in (c.last, c.weight, c.claims)]
        skipped = {Sort.LATEST: 0, Sort.STRONGEST: 1, Sort.ACTORS: 3}[sort]
        return (*figures[skipped:], key.source, key.relation, key.target)

    return place


def _encoded(sort: Sort, place: tuple[Any, ...]) -> str:
    return base64.urlsafe_b64encode(json.dumps([sort, *place]).encode()).decode().rstrip("=")


def _decoded(cursor: str, sort: Sort) -> tuple[Any, ...]:
    length = {Sort.LATEST: 6, Sort.STRONGEST: 5, Sort.ACTORS: 3}[sort]
    shape = [int] * (length - 3) + [str] * 3
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        name, *place = json.loads(base64.urlsafe_b64decode(padded))
    except (ValueError, TypeError, binascii.Error) as error:
        raise SettingError("the cursor is not one that was given out", where="cursor") from error
    if name != sort or [type(part) for part in place] != shape:
        raise SettingError(
            "the cursor belongs to another order", where="cursor", hint="ask without a cursor"
        )
    return tuple(place)

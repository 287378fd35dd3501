"""Summing claims up into the edges of a view."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.columns import STATUS_CODE, STATUSES, Ints, Mask, Snapshot
from graph.dates import UNDATED, interval
from graph.model import SYMMETRIC_RELATIONS, Actor, Version
from graph.query import ClaimFilter, Rollup
from graph.rollup import FOREVER, fold_column
from graph.view import EdgeColumns, View, pack

LONGER_THAN_TIME = 1 << 22
"""More days than the calendar has, which ends in 9999."""
LATER_THAN_ALL = 1 << 62


def passing(snapshot: Snapshot, where: ClaimFilter) -> Ints:
    """The rows of the claims that pass ``where``, its conditions on ends left aside."""
    s = snapshot
    passes = s.alive.copy()
    if len(where.status) < len(STATUSES):
        passes &= np.isin(s.status, [STATUS_CODE[status] for status in where.status])
    if where.relation:
        wanted = [code for code, name in enumerate(s.relations) if name in where.relation]
        passes &= np.isin(s.relation, wanted)
    if where.speaker is not None:
        lists = [n for n, names in enumerate(s.speaker_lists) if where.speaker in names]
        passes &= np.isin(s.speakers, lists)
    if where.document is not None:
        code = s.documents.find(where.document)
        passes &= s.document == (-1 if code is None else code)
    if where.since is not None or where.until is not None:
        since, _ = interval(where.since)
        _, until = interval(where.until)
        passes &= (s.first != UNDATED) & (s.last >= since) & (s.first <= (until or FOREVER))
    if where.min_confidence > 0:
        passes &= s.confidence >= where.min_confidence
    return np.flatnonzero(passes)


def build_view(
    snapshot: Snapshot,
    actors: Mapping[str, Actor],
    version: Version,
    where: ClaimFilter,
    rollup: Rollup,
) -> View:
    """Sum the claims that pass ``where`` into edges, each end folded under ``rollup``.

    ``source``, ``target`` and ``actor`` of the filter match an end as the claim names it or as
    it is folded, so the army's claims can be asked for and shown under its state. A symmetric
    claim matches either way round. Cost: one sort of the passing claims.
    """
    rows = passing(snapshot, where)
    days = snapshot.first[rows]
    named = snapshot.source[rows], snapshot.target[rows]
    source, ids = fold_column(named[0], days, snapshot.actors, actors, rollup)
    target, ids = fold_column(named[1], days, ids, actors, rollup)
    relation = snapshot.relation[rows]
    runs_both_ways = np.isin(
        relation, [n for n, name in enumerate(snapshot.relations) if name in SYMMETRIC_RELATIONS]
    )
    keep = _at_ends(where, ids, named, (source, target), runs_both_ways)
    within = keep & (source == target)
    keep &= ~within
    rows, source, target, relation = (c[keep] for c in (rows, source, target, relation))
    runs_both_ways = runs_both_ways[keep]

    kept_ids, (source, target) = _sorted_codes(ids, source, target)
    kept_relations, (relation,) = _sorted_codes(snapshot.relations, relation)
    turned = runs_both_ways & (target < source)
    source, target = np.where(turned, target, source), np.where(turned, source, target)
    return View(
        version=version,
        where=where,
        rollup=rollup,
        actors=actors,
        ids=kept_ids,
        relations=kept_relations,
        columns=_summed(
            snapshot,
            rows=rows,
            source=source,
            relation=relation,
            target=target,
            turned=turned,
            n_relations=len(kept_relations),
            n_ids=len(kept_ids),
        ),
        self_claims=int(within.sum()),
        snapshot=snapshot,
    )


def _at_ends(
    where: ClaimFilter,
    ids: tuple[str, ...],
    named: tuple[Ints, Ints],
    folded: tuple[Ints, Ints],
    runs_both_ways: Mask,
) -> Mask:
    """Which claims pass the filter's conditions on their ends."""

    def is_at(end: int, actor_id: str) -> Mask:
        code = ids.index(actor_id) if actor_id in ids else -1
        found: Mask = (named[end] == code) | (folded[end] == code)
        return found

    keep = np.ones(len(named[0]), dtype=np.bool_)
    if where.source is not None or where.target is not None:
        straight, turned = keep.copy(), runs_both_ways.copy()
        if where.source is not None:
            straight &= is_at(0, where.source)
            turned &= is_at(1, where.source)
        if where.target is not None:
            straight &= is_at(1, where.target)
            turned &= is_at(0, where.target)
        keep = straight | turned
    if where.actor is not None:
        keep &= is_at(0, where.actor) | is_at(1, where.actor)
    return keep


def _sorted_codes(names: tuple[str, ...], *columns: Ints) -> tuple[tuple[str, ...], list[Ints]]:
    """The names that occur in ``columns``, sorted, and the columns as positions among them."""
    occurring = np.zeros(len(names), dtype=np.bool_)
    for column in columns:
        occurring[column] = True
    used = sorted(np.flatnonzero(occurring).tolist(), key=names.__getitem__)
    position = np.zeros(len(names), dtype=np.int64)
    position[used] = np.arange(len(used))
    return tuple(names[code] for code in used), [position[column] for column in columns]


def _summed(
    s: Snapshot,
    *,
    rows: Ints,
    source: Ints,
    relation: Ints,
    target: Ints,
    turned: Mask,
    n_relations: int,
    n_ids: int,
) -> EdgeColumns:
    """Sort claims by edge and document, and sum each run of equal edges."""
    key = pack(source, relation, target, n_relations, n_ids)
    order = np.lexsort((rows, s.document[rows], key))
    key, rows, turned = key[order], rows[order], turned[order]
    starts = _changes(key)
    begins = np.flatnonzero(starts)
    documents = starts | _changes(s.document[rows])
    of = order[begins]
    claims = np.diff(np.append(begins, len(rows)))
    first, first_until, last_since, last = _dates(s.first[rows], s.last[rows], begins)
    return EdgeColumns(
        source=source[of],
        relation=relation[of],
        target=target[of],
        weight=_per_edge(np.add, documents.astype(np.int64), begins),
        claims=claims,
        status=np.stack(
            [
                _per_edge(np.add, (s.status[rows] == code).astype(np.int64), begins)
                for code in range(len(STATUSES))
            ],
            axis=1,
        ),
        forward=claims - _per_edge(np.add, turned.astype(np.int64), begins),
        first=first,
        first_until=first_until,
        last_since=last_since,
        last=last,
        start=np.append(begins, len(rows)),
        rows=rows,
    )


def _dates(first: Ints, last: Ints, begins: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """For each edge the interval that starts first and the one that ends last. Of two that
    start, or end, on one day it is the longer: the coarser date."""
    dated = first != UNDATED
    starts = first.astype(np.int64) * LONGER_THAN_TIME + (LONGER_THAN_TIME - 1 - last)
    ends = last.astype(np.int64) * LONGER_THAN_TIME + (LONGER_THAN_TIME - 1 - first)
    earliest = _per_edge(np.minimum, np.where(dated, starts, LATER_THAN_ALL), begins)
    latest = _per_edge(np.maximum, np.where(dated, ends, UNDATED), begins)
    any_dated = latest > UNDATED
    return (
        np.where(any_dated, earliest // LONGER_THAN_TIME, UNDATED),
        np.where(any_dated, LONGER_THAN_TIME - 1 - earliest % LONGER_THAN_TIME, UNDATED),
        np.where(any_dated, LONGER_THAN_TIME - 1 - latest % LONGER_THAN_TIME, UNDATED),
        np.where(any_dated, latest // LONGER_THAN_TIME, UNDATED),
    )


def _changes(column: Ints) -> Mask:
    """Where a value differs from the one before it; the first always does."""
    marks = np.ones(len(column), dtype=np.bool_)
    marks[1:] = column[1:] != column[:-1]
    return marks


def _per_edge(combine: np.ufunc, values: Ints, begins: Ints) -> Ints:
    result: Ints = combine.reduceat(values, begins) if len(begins) else values[:0]
    return result

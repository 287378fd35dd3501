"""Partial dates as intervals of days.

A day is counted as ``date.toordinal`` does, from 1 for 0001-01-01; 0 stands for "no date", so
that intervals fit in columns of integers.
"""

from __future__ import annotations

import calendar
from datetime import date

from graph.errors import DataError

UNDATED = 0


def interval(partial: str | None) -> tuple[int, int]:
    """First and last day that ``partial`` covers: ``2006-11`` is all of November 2006.

    ``(0, 0)`` for ``None``. A month or day that no calendar has is a ``DataError``.
    """
    if partial is None:
        return UNDATED, UNDATED
    parts = [int(part) for part in partial.split("-")]
    try:
        year, month, day = (*parts, 1, 1)[:3]
        start = date(year, month, day)
    except ValueError as error:
        raise DataError(f"{partial!r} is not a date", hint="2006, 2006-11 or 2006-11-30") from error
    if len(parts) == 3:
        return start.toordinal(), start.toordinal()
    month = parts[1] if len(parts) == 2 else 12
    end = date(year, month, calendar.monthrange(year, month)[1])
    return start.toordinal(), end.toordinal()


def iso(day: int) -> str | None:
    """The day as ISO 8601, ``None`` for "no date"."""
    return None if day == UNDATED else date.fromordinal(day).isoformat()


def partial(first: int, last: int) -> str | None:
    """The partial date that covers just these days: the inverse of ``interval``."""
    if first == UNDATED:
        return None
    text = date.fromordinal(first).isoformat()
    for written in (text, text[:7]):
        if interval(written) == (first, last):
            return written
    return text[:4]

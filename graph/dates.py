"""Dates that know how exact they are (2006, 2006-11, 2006-11-30), as intervals of days.

A day is counted as ``date.toordinal`` does, from 1 for 0001-01-01; 0 stands for "no date", so
that intervals fit in columns of integers and precede every date.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from graph.errors import SettingError
from graph.model import PartialDate

UNDATED = 0

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HINT = "write 2006, 2006-11 or 2006-11-30"


@lru_cache(maxsize=4096)  # A load asks for the same few dates over and over.
def interval(given: PartialDate | None) -> tuple[int, int]:
    """The first and the last day that ``given`` covers; ``(0, 0)`` for no date.

    >>> [iso(day) for day in interval("2006-11")]
    ['2006-11-01', '2006-11-30']

    Raises ``SettingError`` for what no calendar has, such as 2006-13 or 2006-02-30.
    """
    if given is None:
        return UNDATED, UNDATED
    shape = _SHAPE.fullmatch(given)
    if shape is None:
        raise SettingError(f"{given!r} is not a date", hint=_HINT)
    year, month, day = shape.groups()
    try:
        start = date(int(year), int(month or "1"), int(day or "1"))
    except ValueError as cause:
        raise SettingError(f"{given!r} is in no calendar", hint=_HINT) from cause
    if day:
        return start.toordinal(), start.toordinal()
    last_month = start.month if month else 12
    end = date(start.year, last_month, calendar.monthrange(start.year, last_month)[1])
    return start.toordinal(), end.toordinal()


def iso(day: int) -> str | None:
    """The day as ISO 8601, ``None`` for "no date"."""
    return None if day == UNDATED else date.fromordinal(day).isoformat()


def partial(first: int, last: int) -> PartialDate | None:
    """The partial date that covers just these days: the inverse of ``interval``."""
    if first == UNDATED:
        return None
    text = date.fromordinal(first).isoformat()
    for written in (text, text[:7]):
        if interval(written) == (first, last):
            return written
    return text[:4]

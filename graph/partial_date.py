"""Dates that know how exact they are: 2006, 2006-11, 2006-11-30, as intervals of days."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from graph.errors import SettingError
from graph.model import PartialDate

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HINT = "write 2006, 2006-11 or 2006-11-30"


def interval(given: PartialDate) -> tuple[date, date]:
    """The first and the last day that ``given`` covers.

    >>> interval("2006-11")
    (datetime.date(2006, 11, 1), datetime.date(2006, 11, 30))

    Raises ``SettingError`` for what no calendar has, such as 2006-13 or 2006-02-30.
    """
    shape = _SHAPE.fullmatch(given)
    if shape is None:
        raise SettingError(f"{given!r} is not a date", hint=_HINT)
    year, month, day = (int(part) if part else None for part in shape.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            last_day = calendar.monthrange(year, month)[1]
            return date(year, month, 1), date(year, month, last_day)
        return date(year, month, day), date(year, month, day)
    except ValueError as cause:
        raise SettingError(f"{given!r} is in no calendar", hint=_HINT) from cause


@lru_cache(maxsize=4096)  # A load asks for the same few dates over and over.
def ordinals(given: PartialDate | None) -> tuple[int, int]:
    """``interval`` in days since 0001-01-01 (``date.toordinal``); ``(0, 0)`` for no date."""
    if given is None:
        return 0, 0
    start, end = interval(given)
    return start.toordinal(), end.toordinal()


def overlaps(
    given: PartialDate | None, since: PartialDate | None, until: PartialDate | None
) -> bool:
    """Whether ``given`` touches the span from ``since`` to ``until``, both inclusive and either
    open. No date at all passes only where both are open."""
    if since is None and until is None:
        return True
    if given is None:
        return False
    start, end = interval(given)
    return (since is None or end >= interval(since)[0]) and (
        until is None or start <= interval(until)[1]
    )

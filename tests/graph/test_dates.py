from __future__ import annotations

from datetime import date

import pytest

from graph import dates
from graph.dates import interval, iso
from graph.errors import DataError


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31)),
        ("2006-11", date(2006, 11, 1), date(2006, 11, 30)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2006-11-30", date(2006, 11, 30), date(2006, 11, 30)),
    ],
)
def test_a_partial_date_covers_all_its_days(partial: str, first: date, last: date) -> None:
    assert interval(partial) == (first.toordinal(), last.toordinal())
    assert dates.partial(first.toordinal(), last.toordinal()) == partial


def test_no_date_is_no_interval() -> None:
    assert interval(None) == (0, 0)
    assert iso(0) is None
    assert dates.partial(0, 0) is None


def test_a_day_is_written_as_iso() -> None:
    assert iso(date(2006, 11, 30).toordinal()) == "2006-11-30"


@pytest.mark.parametrize("partial", ["2006-13", "2006-02-30", "0000"])
def test_a_day_no_calendar_has_is_named(partial: str) -> None:
    with pytest.raises(DataError, match=partial):
        interval(partial)

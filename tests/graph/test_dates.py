from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from graph.dates import interval, iso, partial
from graph.errors import SettingError


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31)),
        ("2006-11", date(2006, 11, 1), date(2006, 11, 30)),
        ("2006-11-30", date(2006, 11, 30), date(2006, 11, 30)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_covers_the_days_of_its_precision(given: str, start: date, end: date) -> None:
    assert interval(given) == (start.toordinal(), end.toordinal())


@pytest.mark.parametrize(
    "given",
    ["2006-13", "2006-00", "2006-02-30", "2007-02-29", "0000", "2006-1", "6", "", "2006-11-30T10"],
)
def test_what_no_calendar_has_is_named_in_the_error(given: str) -> None:
    with pytest.raises(SettingError, match="2006, 2006-11 or 2006-11-30") as failure:
        interval(given)
    assert repr(given) in failure.value.message


def test_no_date_has_an_interval_that_precedes_every_date() -> None:
    assert interval(None) == (0, 0)
    assert interval("0001")[0] == 1
    assert iso(0) is None
    assert partial(0, 0) is None


def test_a_day_is_written_as_iso() -> None:
    assert iso(date(2006, 11, 30).toordinal()) == "2006-11-30"


@given_any(st.dates())
def test_an_interval_gives_its_date_back_in_every_precision(day: date) -> None:
    exact = day.isoformat()
    for written in (exact, exact[:7], exact[:4]):
        assert partial(*interval(written)) == written


@given_any(st.dates())
def test_coarser_dates_cover_finer_ones(day: date) -> None:
    exact = day.isoformat()
    spans = [interval(exact), interval(exact[:7]), interval(exact[:4])]
    for (start, end), (wider_start, wider_end) in pairwise(spans):
        assert wider_start <= start <= end <= wider_end

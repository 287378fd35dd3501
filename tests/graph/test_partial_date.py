from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SettingError
from graph.partial_date import interval, ordinals, overlaps


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
    assert interval(given) == (start, end)
    assert ordinals(given) == (start.toordinal(), end.toordinal())


@pytest.mark.parametrize(
    "given", ["2006-13", "2006-00", "2007-02-29", "0000", "2006-1", "6", "", "2006-11-30T10"]
)
def test_what_no_calendar_has_is_named_in_the_error(given: str) -> None:
    with pytest.raises(SettingError, match="2006, 2006-11 or 2006-11-30") as failure:
        interval(given)
    assert repr(given) in failure.value.message


def test_no_date_has_ordinals_that_precede_every_date() -> None:
    assert ordinals(None) == (0, 0)
    assert ordinals("0001")[0] == 1


def test_a_month_overlaps_any_day_in_it() -> None:
    assert overlaps("2006-11", "2006-11-30", "2007")
    assert overlaps("2006-11", None, "2006-11-01")
    assert not overlaps("2006-11", "2006-12", None)
    assert not overlaps("2006-11", None, "2006-10")


def test_without_a_date_only_the_open_span_passes() -> None:
    assert overlaps(None, None, None)
    assert not overlaps(None, "2006", None)


@given(st.dates())
def test_coarser_dates_cover_finer_ones(day: date) -> None:
    exact = day.isoformat()
    spans = [interval(exact), interval(exact[:7]), interval(exact[:4])]
    for (start, end), (wider_start, wider_end) in pairwise(spans):
        assert wider_start <= start <= end <= wider_end

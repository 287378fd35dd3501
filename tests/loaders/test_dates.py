"""Dates are as precise as their source and never guessed."""

from __future__ import annotations

import datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import date_of_address, date_of_text, document_date, parse_date

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2006-11-30", "2006-11-30"),
        ("2006-11", "2006-11"),
        ("2006", "2006"),
        ("2006-11-30T23:30:00-05:00", "2006-11-30"),
        ("2006-11-30 10:00:00", "2006-11-30"),
        ("20061130", "2006-11-30"),
        ("2006/11/30", "2006-11-30"),
        ("Thu, 30 Nov 2006 10:00:00 GMT", "2006-11-30"),
        ("30 November 2006", "2006-11-30"),
        ("30th of November, 2006", "2006-11-30"),
        ("Nov. 30, 2006", "2006-11-30"),
        ("Thursday, November 30, 2006 at 10:11 AM", "2006-11-30"),
        ("Sept. 2006", "2006-09"),
        ("  May\n2006 ", "2006-05"),
    ],
)
def test_a_date_is_read_with_its_precision(written: str, date: str) -> None:
    assert parse_date(written) == date


@pytest.mark.parametrize("written", ["03/04/2006", "4.3.2006", "12-11-2006", "31/02/2006"])
def test_day_and_month_are_not_guessed(written: str) -> None:
    assert parse_date(written) == "2006"


@pytest.mark.parametrize("written", ["30/11/2006", "11/30/2006"])
def test_figures_that_cannot_be_mistaken_are_read(written: str) -> None:
    assert parse_date(written) == "2006-11-30"


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2006-13-01", "2006-02-30", "12345", "0001-01-01", "30 Nov", "May"]
)
def test_what_is_no_date_gives_none(written: str) -> None:
    assert parse_date(written) is None


@given(DAYS)
def test_every_usual_way_to_write_a_day_gives_that_day(day: datetime.date) -> None:
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    for written in (
        day.isoformat(),
        noon.isoformat(),
        format_datetime(noon),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        assert parse_date(written) == day.isoformat()


@given(st.text())
def test_no_text_makes_reading_a_date_fail(text: str) -> None:
    for found in (parse_date(text), date_of_text(text)):
        assert found is None or len(found) in {4, 7, 10}


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2006/11/30/convoy", "2006-11-30"),
        ("https://example.org/world/2006/nov/30/convoy", "2006-11-30"),
        ("https://example.org/2006/11/convoy.html", "2006-11"),
        ("https://example.org/story/2006-11/convoy", "2006-11"),
        ("https://example.org/2006-11-30-convoy.html", "2006-11-30"),
        ("https://example.org/world-20061130-1", "2006-11-30"),
        ("https://example.org/?day=2006-11-30", "2006-11-30"),
        ("https://example.org/2006/convoy", None),
        ("https://example.org/id/20061399", None),
        ("https://example.org/vision-2030-12-goals", None),
        ("https://2006-11-30.example.org/", None),
        ("https://example.org/1990-91-war", None),
    ],
)
def test_an_address_may_hold_the_date(address: str, date: str | None) -> None:
    assert date_of_address(address) == date


@pytest.mark.parametrize(
    "head",
    [
        "BAGHDAD, Nov. 30, 2006 (Reuters) - A convoy was bombed.",
        "Headline\n\nBEIRUT, Lebanon, Nov. 30, 2006 — A convoy was bombed.",
        "MOSCOW. Nov 30, 2006 (Interfax) - A convoy was bombed.",
        "KABUL (30 November 2006) - A convoy was bombed.",
        "Headline\nPublished: 30 November 2006\n\nA convoy was bombed.",
        "Headline\nBy Jane Doe | November 30, 2006\n\nA convoy was bombed.",
        "Headline\nThursday, November 30, 2006\n\nA convoy was bombed.",
        "Posted by James at November 30, 2006 10:11 AM\nA convoy was bombed.",
        "Updated: Dec. 1, 2006\nPublished: Nov. 30, 2006\nA convoy was bombed.",
    ],
)
def test_a_dateline_or_byline_gives_the_day(head: str) -> None:
    assert date_of_text(head) == "2006-11-30"


@pytest.mark.parametrize(
    "head",
    [
        "On November 30, 2006 the army bombed a convoy.",
        "The report published on Nov. 30, 2006 says otherwise.",
        "The war that began in May 2003 - it goes on - has no end.",
        "TEHRAN (AP) - A convoy was bombed.",
    ],
)
def test_a_date_in_the_story_is_no_dateline(head: str) -> None:
    assert date_of_text(head) is None


def test_a_dateline_without_a_year_counts_only_where_the_year_is_known() -> None:
    text = "Tehran, March 15, IRNA - A convoy was bombed."
    assert document_date(None, None, text) is None
    assert document_date("2007", None, text) == "2007-03-15"
    assert document_date(None, "https://example.org/2007/03/x", text) == "2007-03-15"


def test_what_is_given_comes_before_the_address_and_that_before_the_dateline() -> None:
    text = "TEHRAN, March 15, 2003 (AFP) - A convoy was bombed."
    address = "https://example.org/2005/01/02/x"
    assert document_date("2006-11-30", address, text) == "2006-11-30"
    assert document_date(None, address, text) == "2005-01-02"
    assert document_date(None, None, text, "1999-01-01") == "2003-03-15"
    assert document_date(None, None, "No date.", "1999-01-01") == "1999-01-01"


def test_a_later_source_makes_an_earlier_one_more_precise_but_never_contradicts_it() -> None:
    assert document_date("2005", "https://example.org/2005/01/02/x", "") == "2005-01-02"
    assert document_date("2006", "https://example.org/2005/01/02/x", "") == "2006"

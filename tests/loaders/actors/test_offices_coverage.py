"""How completely the offices of the states most in the news are known; that terms make sense."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import loaders
from graph.dates import interval
from loaders.actors.offices import OfficesRecord, Term
from loaders.actors.records import read_records

KNOWLEDGE = Path(loaders.__file__).parent / "knowledge"
RECORDS = read_records(sorted(KNOWLEDGE.glob("*.toml"))).offices
OFFICES = {record.code: record for record in RECORDS}
# The fifty states most in the news.
STATES = (
    "BRA", "COD", "COL", "CUB", "ETH", "KEN", "MEX", "NGA", "SOM", "SSD", "VEN", "ZAF",
    "AFG", "AUS", "CHN", "IDN", "IND", "JPN", "KOR", "MMR", "PAK", "PHL", "PRK", "TWN",
    "ARE", "EGY", "IRN", "IRQ", "ISR", "JOR", "LBN", "LBY", "PSE", "QAT", "SAU", "SDN", "SYR",
    "TUN", "TUR", "YEM",
    "CAN", "DEU", "ESP", "FRA", "GBR", "ITA", "POL", "RUS", "UKR", "USA",
)  # fmt: skip
# Months without anybody who counts: no such office, or ministers of a government hardly anybody
# recognised, as the Taliban's first. From the first month until the last.
NO_OFFICE: dict[tuple[str, str], tuple[str, str]] = {
    ("AFG", "foreign"): ("2000-01", "2001-11"),
    ("AFG", "defence"): ("2000-01", "2001-11"),
    ("COD", "defence"): ("2000-01", "2003-06"),
    ("KEN", "defence"): ("2000-01", "2005-11"),
    ("SOM", "foreign"): ("2000-01", "2000-09"),
    ("SOM", "defence"): ("2000-01", "2000-09"),
    ("SSD", "foreign"): ("2000-01", "2011-07"),
    ("SSD", "defence"): ("2000-01", "2011-07"),
    ("PSE", "defence"): ("2000-01", "2024-12"),
}
MONTHS = [f"{year}-{month:02}" for year in range(2000, 2025) for month in range(1, 13)]
ENDLESS = interval("9999-12-31")
MONTH_OF_DAYS = 31


def ends(term: Term) -> tuple[int, int]:
    """The first and the last day on which a term may have ended."""
    return ENDLESS if term[2] is None else interval(term[2])


def every_office() -> list[tuple[str, str, tuple[Term, ...]]]:
    return [
        (record.code, office, getattr(record, office))
        for record in RECORDS
        for office in ("state", "government", "foreign", "defence")
    ]


def known_months(code: str, office: str) -> float:
    """The share of months in which somebody is known to hold the office, of those it was there."""
    since, until = NO_OFFICE.get((code, office), ("", ""))
    wanted = [month for month in MONTHS if not since <= month <= until]
    terms = [
        (interval(term[1])[0], ends(term)[1])
        for term in getattr(OFFICES.get(code, OfficesRecord(code=code)), office)
    ]
    held = [
        month
        for month in wanted
        if any(began <= interval(month)[1] and interval(month)[0] <= end for began, end in terms)
    ]
    return len(held) / len(wanted) if wanted else 1.0


@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("office", ["foreign", "defence"])
def test_ministers_are_known_for_four_fifths_of_the_time(code: str, office: str) -> None:
    assert known_months(code, office) >= 0.8


def test_the_offices_of_a_state_stand_in_one_file() -> None:
    assert [code for code, times in Counter(one.code for one in RECORDS).items() if times > 1] == []


def test_no_term_ends_before_it_begins() -> None:
    wrong = [
        (code, office, term)
        for code, office, terms in every_office()
        for term in terms
        if ends(term)[1] < interval(term[1])[0]
    ]
    assert wrong == []


def test_no_two_hold_one_office_for_more_than_a_month() -> None:
    wrong = [
        (code, office, one, other)
        for code, office, terms in every_office()
        for one, other in pairwise(sorted(terms, key=lambda term: interval(term[1])))
        if ends(one)[0] - interval(other[1])[1] > MONTH_OF_DAYS
    ]
    assert wrong == []

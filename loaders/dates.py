"""The date of a document: from what is known of it, from its address, or from its dateline.

A date is as precise as its source and never guessed: whether ``03/04/2006`` is March or April
nobody can know, so it gives 2006 alone.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from graph.model import PartialDate

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST = 100

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: -len(name))) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?:18|19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d])"
_TIME = r"(?:[T ,]\s*(?:at\s+)?\d{1,2}[:.h]\d{2}.*)?"

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}.*)?)?)?")
COMPACT = re.compile(rf"({_YEAR})(\d\d)(\d\d)(?:T?\d{{4,6}}Z?)?")
YEAR_FIRST = re.compile(rf"({_YEAR})[/.](\d{{1,2}})(?:[/.](\d{{1,2}}){_TIME})?")
YEAR_LAST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]({_YEAR}){_TIME}")
# Written out: "30 November 2006", "Thu, 30 Nov 2006 10:00 GMT", "Nov. 30, 2006", "May 2006".
DAY_MONTH_YEAR = re.compile(
    rf"{_WEEKDAY}(?P<day>{_DAY})(?:\s+of)?[\s-]+(?P<month>{_MONTH}),?[\s-]+(?P<year>{_YEAR})\b"
    rf"{_TIME}.*",
    re.IGNORECASE,
)
MONTH_DAY_YEAR = re.compile(
    rf"{_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_DAY}),?\s+(?P<year>{_YEAR})\b{_TIME}.*",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(rf"(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})", re.IGNORECASE)

ADDRESS_DATES = (
    re.compile(rf"(?<!\d)({_YEAR})[/_-](\d{{1,2}})[/_-](\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<![A-Za-z\d])({_YEAR})[/_-]({'|'.join(MONTHS)})[/_-](\d{{1,2}})(?!\d)", re.I),
    re.compile(rf"(?<!\d)({_YEAR})(\d\d)(\d\d)(?!\d)"),
    re.compile(rf"(?:^|[/=])({_YEAR})[/-](\d\d)(?=[/.?&]|$)"),
    re.compile(rf"(?<![A-Za-z\d])({_YEAR})[/_-]({'|'.join(MONTHS)})(?![A-Za-z])", re.I),
)

_WRITTEN = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?|{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_YEAR}-\d\d-\d\d)"
)
# "BAGHDAD, Nov. 30, 2006 (Reuters) -", "Tehran, March 15, IRNA --", "30 November 2006 (AFP) –"
DATELINE = re.compile(
    r"^[ \t]*(?:(?-i:[A-Z])[\w.'’/ -]{1,40}(?:,[ \t]*[\w.'’ -]{2,25})?(?:[,.:]|[ \t]\()[ \t]*)?"
    rf"(?P<date>{_WRITTEN})\)?,?[ \t]*"
    r"(?:\([^()\n]{2,40}\)|[\w/ ]{2,30}\)?)?[ \t]*(?:[-–—]{1,2}|:|/[A-Z]+/)(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
# "Published: 30 November 2006", "Posted on Nov 30, 2006", "By Jane Doe | November 30, 2006"
LABELLED = re.compile(
    r"(?:^|[|·•])[ \t*]*(?P<label>published|posted|first published|date|updated|last updated"
    r"|last modified|modified|filed)\b(?:[ \t]+by\b[^\n\d]{2,40}?)?(?:[ \t]+(?:on|at)\b)?"
    r"[ \t,|]*:?[ \t]*(?:\d{1,2}[:.]\d{2}[^\n]{0,12}?[ \t,]+)?"
    rf"(?P<date>{_WRITTEN}|\d{{1,2}}/\d{{1,2}}/{_YEAR})",
    re.IGNORECASE | re.MULTILINE,
)
BYLINE = re.compile(
    rf"^[ \t]*by[ \t][^\n]{{2,60}}?(?:[|,·•–-]|[ \t])[ \t]*(?P<date>{_WRITTEN})[ \t]*"
    r"(?:[|·•,][^\n]{0,40})?$",
    re.IGNORECASE | re.MULTILINE,
)
ALONE = re.compile(
    rf"^[ \t]*(?P<date>{_WRITTEN})"
    r"(?:,?[ \t]+(?:at[ \t]+)?\d{1,2}[:.]\d{2}[^\n]{0,20})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
HEAD_CHARACTERS = 1500
"""Datelines and bylines stand at the top; a date further down is one of the story's own."""


def document_date(
    given: str | None, url: str | None, text: str, fallback: str | None = None
) -> PartialDate | None:
    """The date of a document: ``given`` with it, else in its address, else in its dateline, else
    ``fallback``. A later source counts before an earlier one only where it says the same more
    precisely: a dateline "March 15" or an address with a day completes a given "2007"."""
    best = parse_date(given) if given else None
    address = date_of_address(url) if url else None
    best = _more_precise(best, address)
    if best is None or len(best) < 10:
        year = int(best[:4]) if best else None
        best = _more_precise(best, date_of_text(text, year=year))
    return best or (parse_date(fallback) if fallback else None)


def parse_date(value: str) -> PartialDate | None:
    """``value`` as a partial date: ISO 8601, RFC 2822, or written out in English; none if it is
    no date. Day and month in figures count only when they cannot be mistaken."""
    value = " ".join(value.split())
    if len(value) > LONGEST:
        return None
    for pattern in (ISO, YEAR_FIRST, COMPACT):
        if match := pattern.fullmatch(value):
            return _partial(*match.groups())
    if match := YEAR_LAST.fullmatch(value):
        return _figures(int(match[1]), int(match[2]), match[3])
    for pattern in (DAY_MONTH_YEAR, MONTH_DAY_YEAR, MONTH_YEAR):
        if match := pattern.fullmatch(value):
            return _partial(**match.groupdict())
    return None


def date_of_address(url: str) -> PartialDate | None:
    """The date in the path of a web address: ``…/2006/11/30/…``, ``…/2006/nov/30/…``,
    ``…-20061130…``, ``…/2006-11/…``. A year alone may be a title's, so it does not count."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for pattern in ADDRESS_DATES:
        for match in pattern.finditer(path):
            found = _partial(*match.groups())
            if found and len(found) > 4:
                return found
    return None


def date_of_text(text: str, *, year: int | None = None) -> PartialDate | None:
    """The date in the dateline or byline at the top of ``text``. One without a year counts only
    where ``year`` is known from elsewhere."""
    head = text[:HEAD_CHARACTERS]
    labelled = [(m["label"].lower(), m["date"]) for m in LABELLED.finditer(head)]
    published = [
        found for label, found in labelled if "updated" not in label and "mod" not in label
    ]
    updated = [found for label, found in labelled if found not in published]
    others = [m["date"] for pattern in (DATELINE, BYLINE, ALONE) for m in pattern.finditer(head)]
    for found in (*published, *others, *updated):
        parsed = parse_date(found)
        if parsed is None and year is not None and not re.search(_YEAR, found):
            parsed = parse_date(f"{found} {year}")
        if parsed:
            return parsed
    return None


def _more_precise(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or (other is not None and len(other) > len(one) and other.startswith(one)):
        return other
    return one


def _figures(first: int, second: int, year: str) -> PartialDate | None:
    """``first`` and ``second`` are day and month in an order only their values can tell."""
    readings = {
        reading
        for day, month in ((first, second), (second, first))
        if (reading := _partial(year, str(month), str(day))) and len(reading) == 10
    }
    return readings.pop() if len(readings) == 1 else _partial(year)


def _partial(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    """The date of these parts as written, or none where there is no such day."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if month is None:
        return year
    number = int(month) if month.isdecimal() else MONTHS[month.rstrip(".").lower()]
    if not 1 <= number <= 12:
        return None
    if day is None:
        return f"{year}-{number:02}"
    try:
        return date(int(year), number, int(re.sub(r"\D", "", day))).isoformat()
    except ValueError:
        return None

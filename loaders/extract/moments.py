"""Times as English writes them, read against the date of a document.

Found by patterns over a sentence's characters, which costs next to nothing; what each is the time
of is for ``loaders.extract.when``. A date is never made more exact than its words: "last month"
is a month, "two years ago" a year. What lasts longer than the three precisions can say, a decade
or a war, has the date of its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from graph.model import PartialDate
from loaders.dates import MONTHS, parse_date
from loaders.extract.timewords import TimeWords

FIRST_YEAR, LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of a document, as far as it is known, and the side of it that is meant."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    future: bool = False

    @classmethod
    def at(cls, given: PartialDate | None, *, future: bool = False) -> Anchor:
        parts = [int(part) for part in given.split("-")] if given else []
        year, month, day = [*parts, None, None, None][:3]
        return cls(year, month, day, future)

    @property
    def on(self) -> date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


Reading = Callable[[Anchor], PartialDate | None]


@dataclass(frozen=True, slots=True)
class Moment:
    """Words that say a time: ``text[start:end]``. ``day`` marks one told by the days around the
    document's date ("on Tuesday"), as the time of saying is; ``relative`` one that counts from
    another time told before it ("the day before")."""

    start: int
    end: int
    reading: Reading
    day: bool = False
    relative: bool = False
    bare: bool = False
    """A year or month alone, which may be no time but for the words around it ("2014 rockets",
    "Theresa May")."""


def _one_of(words: Iterator[str] | tuple[str, ...] | Mapping[str, object]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


_MONTH = rf"{_one_of(MONTHS)}\b\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[:.]\d|%)"
_WORD = re.compile(r"[^\W\d_]+|\d{4}|\d0(?=[’']?s\b)|\d/\d")
_END = r"(?![\w-])"


@dataclass(frozen=True)
class MomentReader:
    """Finds the times of a sentence. Make one for a lexicon: its patterns are compiled once."""

    times: TimeWords

    def find(self, text: str) -> list[Moment]:
        """The times in a sentence, by place; of two that overlap, the one of the earlier pattern,
        which says more."""
        found: list[Moment] = []
        words = set(_WORD.findall(text.lower()))
        if self._worth.isdisjoint(words) and not any(word[0].isdigit() for word in words):
            return found
        for pattern, read in self._patterns:
            for match in pattern.finditer(text):
                taken = any(
                    match.start() < other.end and other.start < match.end() for other in found
                )
                moment = None if taken else read(match)
                if moment is not None:
                    found.append(moment)
        return sorted(found, key=lambda moment: moment.start)

    @cached_property
    def _worth(self) -> frozenset[str]:
        """Words of which each time has one, if no year: most sentences hold none of them."""
        told = (*self.times.days, *self.times.holidays, *self.times.events)
        return frozenset(
            {
                *(_WORD.findall(words)[-1] for words in told),
                *self.times.words.weekdays,
                *self.times.words.seasons,
                *MONTHS,
                *("day", "week", "weekend", "month", "year", "ago", "century"),
            }
        )

    @cached_property
    def _patterns(
        self,
    ) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], Moment | None]]]:
        words = self.times.words
        weekday = _one_of(words.weekdays)
        number = rf"(?:\d{{1,3}}|{_one_of(self.times.numbers)})"
        part = rf"(?:{_one_of(words.parts)}(?:\s+in)?[\s-]*)?"
        month_day = (
            rf"(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY})"
            rf"|(?P<day2>{_DAY})\s+(?:of\s+)?(?P<month2>{_MONTH}))"
        )
        last = r"(?P<which>last|this|next)"
        about = r"(?:(?:(?:more|less)\s+than|about|around|almost|nearly|some|over|just|only)\s+)?"
        season = _one_of(words.seasons)
        sources: list[tuple[str, Callable[[re.Match[str]], Moment | None]]] = [
            (rf"\b(?:{weekday},?\s+)?{month_day},?\s+(?P<year>{_YEAR})\b", _full),
            (r"\b(?P<iso>\d{4}-\d\d-\d\d)\b", _iso),
            (rf"\b(?:the\s+)?(?P<event>{_one_of(self.times.events)}){_END}", self._event),
            (rf"\b(?:{weekday},?\s+)?{month_day}(?:,?\s+{last}\s+year)?{_END}", _day_of_month),
            (rf"\b(?P<holiday>{_one_of(self.times.holidays)}){_END}", self._holiday),
            (rf"\b{part}(?P<month>{_MONTH})(?:,|\s+of)?\s+(?P<year>{_YEAR})\b", _month_of_year),
            (rf"\b{part}(?P<month>{_MONTH})(?:\s+of)?\s+{last}\s+year\b", _month_of_year),
            (rf"\b{last}\s+(?P<month>{_MONTH}){_END}", _month),
            (rf"\b(?P<day>{_one_of(self.times.days)})(?:\s+(?:morning|afternoon|evening|night))?\b",
                self._near),
            (rf"\b(?:{last}\s+)?(?P<weekday>{weekday}){_END}"
                rf"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?", self._weekday),
            (rf"\b{about}(?P<count>{number})\s+(?P<unit>day|week|month|year|decade)s?\s+ago\b",
                self._ago),
            (r"\b(?:(?:the\s+)?(?:previous|preceding)\s+day"
                r"|(?:a|the)\s+day\s+(?:earlier|before))(?!\s+yesterday)\b", _day_before),
            (rf"\b{part}(?<!the\s){last}\s+(?P<unit>week|weekend|month|year|{season}){_END}",
                _unit),
            (r"\b(?:at|over|on)\s+the\s+(?P<unit>weekend)\b", _unit),
            (rf"\b(?:the\s+)?{part}(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade),
            (r"(?:(?<=\bthe\s)|(?<=\bthe\slate\s)|(?<=\bthe\searly\s))[’'‘]?(?P<short>[2-9]0)[’']?s\b",
                _decade),
            (r"\b(?P<century>1[6-9])th[\s-]century\b", _century),
            (rf"\b{part}(?P<month>{_MONTH}){_END}(?!\s+\d)", _bare_month),
            (rf"(?<![\w$€£.,/–-]){part}(?P<year>{_YEAR})(?![\w$€£%/]|[.,]\d)", _year),
        ]  # fmt: skip
        return [(re.compile(source, re.IGNORECASE), read) for source, read in sources]

    def _event(self, match: re.Match[str]) -> Moment:
        given = self.times.events[match["event"].lower()]
        return Moment(*match.span(), lambda _: given)

    def _holiday(self, match: re.Match[str]) -> Moment:
        month, day = map(int, self.times.holidays[match["holiday"].lower()].split("-"))
        return Moment(*match.span(), lambda anchor: _nearest_day(anchor, month, day))

    def _near(self, match: re.Match[str]) -> Moment:
        days = self.times.days[match["day"].lower()]

        def read(anchor: Anchor) -> PartialDate | None:
            return (anchor.on + timedelta(days)).isoformat() if anchor.on else None

        return Moment(*match.span(), read, day=True)

    def _weekday(self, match: re.Match[str]) -> Moment | None:
        if not match["weekday"][0].isupper():
            return None
        number = self.times.words.weekdays.index(match["weekday"].lower())
        which, week = (match["which"] or "").lower(), (match["week"] or "").lower()

        def read(anchor: Anchor) -> PartialDate | None:
            if anchor.on is None:
                return None
            if week:
                weeks = {"last": -1, "this": 0, "next": 1}[week]
                monday = anchor.on - timedelta(anchor.on.weekday())
                return (monday + timedelta(7 * weeks + number)).isoformat()
            back = (anchor.on.weekday() - number) % 7
            if which == "next" or (anchor.future and which != "last"):
                ahead = (-back) % 7
                if which == "next" and ahead == 0:
                    ahead = 7
                return (anchor.on + timedelta(ahead)).isoformat()
            if which == "last" and back == 0:
                back = 7
            return (anchor.on - timedelta(back)).isoformat()

        return Moment(*match.span(), read, day=True)

    def _ago(self, match: re.Match[str]) -> Moment:
        count = self.times.numbers.get(match["count"].lower()) or int(match["count"])
        unit = match["unit"].lower()

        def read(anchor: Anchor) -> PartialDate | None:
            match unit:
                case "day" if anchor.on is not None:
                    return (anchor.on - timedelta(count)).isoformat()
                case "week" if anchor.on is not None:
                    return (anchor.on - timedelta(7 * count)).isoformat()[:7]
                case "month" if anchor.year is not None and anchor.month is not None:
                    return _shifted(anchor.year, anchor.month, -count)
                case "year" | "decade" if anchor.year is not None:
                    return str(anchor.year - count * (10 if unit == "decade" else 1))
            return None

        return Moment(*match.span(), read)


def _shifted(year: int, month: int, months: int) -> PartialDate:
    whole = year * 12 + month - 1 + months
    return f"{whole // 12}-{whole % 12 + 1:02}"


def _month_number(match: re.Match[str], *names: str) -> int | None:
    """The number of a month, which is written with a capital ("march" is a verb)."""
    word = next(match[name] for name in names if match[name])
    return MONTHS[word.rstrip(".").lower()] if word[0].isupper() else None


def _day_number(match: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", match["day"] or match["day2"]))


def _full(match: re.Match[str]) -> Moment | None:
    month = _month_number(match, "month", "month2")
    given = parse_date(f"{match['year']}-{month:02}-{_day_number(match):02}") if month else None
    return Moment(*match.span(), lambda _: given) if given else None


def _iso(match: re.Match[str]) -> Moment | None:
    given = parse_date(match["iso"])
    return Moment(*match.span(), lambda _: given) if given else None


def _nearest_day(anchor: Anchor, month: int, day: int) -> PartialDate | None:
    """A day of some year: the last one in the past, or the next in the future."""
    if anchor.year is None or anchor.month is None:
        return None
    here = (anchor.month, anchor.day or 0 if anchor.future else anchor.day or 31)
    year = anchor.year
    if anchor.future and (month, day) < here:
        year += 1
    elif not anchor.future and (month, day) > here:
        year -= 1
    return _valid(year, month, day)


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


_WHICH = {"last": -1, "this": 0, "next": 1}


def _day_of_month(match: re.Match[str]) -> Moment | None:
    month, day = _month_number(match, "month", "month2"), _day_number(match)
    if month is None:
        return None
    which = match["which"]

    def read(anchor: Anchor) -> PartialDate | None:
        if not which:
            return _nearest_day(anchor, month, day)
        return _valid(anchor.year + _WHICH[which.lower()], month, day) if anchor.year else None

    return Moment(*match.span(), read)


def _month_of_year(match: re.Match[str]) -> Moment | None:
    month = _month_number(match, "month")
    if month is None:
        return None
    fields = match.groupdict()
    if fields.get("year"):
        given = f"{fields['year']}-{month:02}"
        return Moment(*match.span(), lambda _: given)
    shift = _WHICH[fields["which"].lower()]
    return Moment(
        *match.span(),
        lambda anchor: f"{anchor.year + shift}-{month:02}" if anchor.year else None,
    )


def _month(match: re.Match[str]) -> Moment | None:
    """ "in March": the last one, or the next; "last March" is one that is over."""
    month = _month_number(match, "month")
    if month is None:
        return None
    which = (match.groupdict().get("which") or "").lower()

    def read(anchor: Anchor) -> PartialDate | None:
        if anchor.year is None or anchor.month is None:
            return None
        year = anchor.year
        if which == "next" or (anchor.future and not which):
            year += month < anchor.month or (which == "next" and month == anchor.month)
        elif which != "this":
            year -= month > anchor.month or (which == "last" and month == anchor.month)
        return f"{year}-{month:02}"

    return Moment(*match.span(), read)


def _bare_month(match: re.Match[str]) -> Moment | None:
    found = _month(match)
    return replace(found, bare=True) if found is not None else None


def _day_before(match: re.Match[str]) -> Moment:
    def read(anchor: Anchor) -> PartialDate | None:
        return (anchor.on - timedelta(1)).isoformat() if anchor.on else None

    return Moment(*match.span(), read, relative=True)


def _unit(match: re.Match[str]) -> Moment:
    fields = match.groupdict()
    shift, unit = _WHICH[(fields.get("which") or "this").lower()], fields["unit"].lower()
    alone = not fields.get("which")

    def read(anchor: Anchor) -> PartialDate | None:
        if anchor.year is None:
            return None
        match unit:
            case "year":
                return str(anchor.year + shift)
            case "month":
                return _shifted(anchor.year, anchor.month, shift) if anchor.month else None
            case "week" | "weekend":
                if anchor.on is None:
                    return None
                first = anchor.on - timedelta(anchor.on.weekday() - 7 * shift)
                if unit == "weekend":
                    first += timedelta(5)
                    # The weekend that has been, or the one to come.
                    back = alone and not anchor.future and first > anchor.on
                    first -= timedelta(7) if back else timedelta()
                return _covering(first, first + timedelta(1 if unit == "weekend" else 6))
        # A season: of last year only if this year's has not been.
        if anchor.month is None or shift > 0:
            return None
        began = {"spring": 3, "summer": 6}.get(unit, 9)
        return str(anchor.year - (shift < 0 and anchor.month < began + 3))

    return Moment(*match.span(), read)


def _covering(first: date, last: date) -> PartialDate | None:
    """The month or year that all days are in."""
    for length in (7, 4):
        if first.isoformat()[:length] == last.isoformat()[:length]:
            return first.isoformat()[:length]
    return None


def _decade(match: re.Match[str]) -> Moment:
    fields = match.groupdict()
    given = fields.get("decade") or f"19{fields['short']}"
    return Moment(*match.span(), lambda _: given)


def _century(match: re.Match[str]) -> Moment:
    given = f"{int(match['century']) - 1}01"
    return Moment(*match.span(), lambda _: given)


def _year(match: re.Match[str]) -> Moment | None:
    given = match["year"]
    if not FIRST_YEAR <= int(given) <= LAST_YEAR:
        return None
    return Moment(*match.span(), lambda _: given, bare=True)

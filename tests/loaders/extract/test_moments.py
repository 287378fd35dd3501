"""Times read from words against the date of a document, 10 April 2019 (a Wednesday) but where a
case says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import interval
from graph.errors import DataError
from loaders.extract.lexicon import BUILT_IN
from loaders.extract.moments import Anchor, MomentReader
from loaders.extract.timewords import load_times

WEDNESDAY = "2019-04-10"
READER = MomentReader(load_times(BUILT_IN / "time.toml"))


def dates(words: str, written: str | None = WEDNESDAY, *, future: bool = False) -> list[str | None]:
    anchor = Anchor.at(written, future=future)
    return [moment.reading(anchor) for moment in READER.find(words)]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("today", "2019-04-10"),
        ("earlier today", "2019-04-10"),
        ("this morning", "2019-04-10"),
        ("overnight", "2019-04-10"),
        ("tonight", "2019-04-10"),
        ("yesterday", "2019-04-09"),
        ("yesterday evening", "2019-04-09"),
        ("last night", "2019-04-09"),
        ("the day before yesterday", "2019-04-08"),
        ("tomorrow", "2019-04-11"),
        ("on Wednesday", "2019-04-10"),
        ("on Tuesday", "2019-04-09"),
        ("late on Tuesday night", "2019-04-09"),
        ("Thursday", "2019-04-04"),
        ("on Sunday", "2019-04-07"),
        ("last Wednesday", "2019-04-03"),
        ("last Tuesday", "2019-04-09"),
        ("next Friday", "2019-04-12"),
        ("next Wednesday", "2019-04-17"),
        ("Monday of last week", "2019-04-01"),
        ("Friday last week", "2019-04-05"),
        ("Friday of next week", "2019-04-19"),
        ("this week", "2019-04"),
        ("last week", "2019-04"),
        ("earlier this month", "2019-04"),
        ("this month", "2019-04"),
        ("last month", "2019-03"),
        ("late last month", "2019-03"),
        ("next month", "2019-05"),
        ("this year", "2019"),
        ("earlier this year", "2019"),
        ("last year", "2018"),
        ("early last year", "2018"),
        ("at the end of last year", "2018"),
        ("next year", "2020"),
        ("last summer", "2018"),
        ("this summer", "2019"),
        ("over the weekend", "2019-04"),
        ("last weekend", "2019-04"),
        ("three days ago", "2019-04-07"),
        ("a day ago", "2019-04-09"),
        ("two weeks ago", "2019-03"),
        ("a month ago", "2019-03"),
        ("four months ago", "2018-12"),
        ("16 months ago", "2017-12"),
        ("a year ago", "2018"),
        ("two years ago", "2017"),
        ("more than six years ago", "2013"),
        ("about 30 years ago", "1989"),
        ("a decade ago", "2009"),
        ("two decades ago", "1999"),
        ("in 2014", "2014"),
        ("since 2011", "2011"),
        ("in early 2014", "2014"),
        ("in mid-2014", "2014"),
        ("at the start of 2014", "2014"),
        ("in the summer of 2006", "2006"),
        ("in March", "2019-03"),
        ("in April", "2019-04"),
        ("in May", "2018-05"),
        ("in December", "2018-12"),
        ("in late January", "2019-01"),
        ("last March", "2019-03"),
        ("last April", "2018-04"),
        ("this January", "2019-01"),
        ("in March last year", "2018-03"),
        ("in October of last year", "2018-10"),
        ("in March 2003", "2003-03"),
        ("in early March, 2003", "2003-03"),
        ("in March of 2003", "2003-03"),
        ("in Sept. 2001", "2001-09"),
        ("on 3 March 2019", "2019-03-03"),
        ("on March 3, 2019", "2019-03-03"),
        ("on Sunday, March 3, 2019", "2019-03-03"),
        ("on the 3rd of March 2019", "2019-03-03"),
        ("on Sept. 11, 2001", "2001-09-11"),
        ("on 2019-03-03", "2019-03-03"),
        ("on March 3", "2019-03-03"),
        ("on 3 March", "2019-03-03"),
        ("on March 3rd", "2019-03-03"),
        ("on Sunday, March 3", "2019-03-03"),
        ("on April 10", "2019-04-10"),
        ("on April 11", "2018-04-11"),
        ("on 20 December", "2018-12-20"),
        ("on March 3 last year", "2018-03-03"),
        ("on Christmas Eve", "2018-12-24"),
        ("in the 1980s", "1980"),
        ("in the late 1980s", "1980"),
        ("in the 80s", "1980"),
        ("in the 19th century", "1801"),
        ("during the Iran–Iraq war", "1980"),
        ("in the Six-Day War", "1967-06"),
        ("after 9/11", "2001-09-11"),
    ],
)
def test_a_time_is_read_against_the_document(words: str, date: str) -> None:
    assert dates(f"Chad shelled Mali {words}.") == [date]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Wednesday", "2019-04-10"),
        ("on Friday", "2019-04-12"),
        ("on Tuesday", "2019-04-16"),
        ("in March", "2020-03"),
        ("in June", "2019-06"),
        ("on March 3", "2020-03-03"),
        ("on 20 December", "2019-12-20"),
        ("at the weekend", "2019-04"),
    ],
)
def test_what_is_still_to_come_looks_ahead(words: str, date: str) -> None:
    assert dates(f"Chad will shell Mali {words}.", future=True) == [date]


@pytest.mark.parametrize(
    ("words", "written", "date"),
    [
        ("in December", "2019-01-04", "2018-12"),
        ("last month", "2019-01-04", "2018-12"),
        ("yesterday", "2019-01-01", "2018-12-31"),
        ("yesterday", "2020-03-01", "2020-02-29"),
        ("last week", "2019-04-03", "2019-03"),
        ("last week", "2019-03-06", "2019"),
        ("last week", "2019-01-09", None),
        ("last weekend", "2019-03-06", "2019-03"),
        ("last summer", "2019-10-01", "2019"),
        ("last month", "2019-04", "2019-03"),
        ("last year", "2019", "2018"),
        ("on Tuesday", "2019-04", None),
        ("yesterday", "2019-04", None),
        ("two weeks ago", "2019-04", None),
        ("in March", "2019", None),
        ("on March 3", "2019", None),
        ("last year", None, None),
        ("on Tuesday", None, None),
        ("in March 2003", None, "2003-03"),
        ("on 29 February", "2019-04-10", None),
    ],
)
def test_a_date_is_never_more_exact_than_what_is_known(
    words: str, written: str | None, date: str | None
) -> None:
    assert dates(f"Chad shelled Mali {words}.", written) == [date]


@pytest.mark.parametrize(
    "words",
    [
        "recently",
        "in the past",
        "for two years",
        "in the last week",
        "over the past year",
        "on Fridays",
        "in recent months",
        "with 2,014 rockets",
        "for $2014",
        "on page 3-2019a",
        "on a march to the sea",
        "as it may",
        "from friday",
        "years ago",
    ],
)
def test_what_is_no_time_is_left_alone(words: str) -> None:
    assert dates(f"Chad shelled Mali {words}.") == []


def test_two_times_are_both_found_in_their_order() -> None:
    assert dates("In 1982 Chad shelled Mali, and last year it shelled Togo.") == ["1982", "2018"]


@given(
    st.dates().filter(lambda day: 1600 < day.year < 2090),
    st.sampled_from(["Tuesday", "yesterday", "last week", "in March", "two years ago", "last May"]),
)
def test_what_is_past_never_lies_ahead(day: object, words: str) -> None:
    for date in dates(f"Chad shelled Mali {words}.", str(day)):
        assert date is None or interval(date)[0] <= interval(str(day))[1]


@pytest.mark.parametrize(
    ("text", "field"),
    [("[days]\ntoday = 'now'\n", "days.today"), ("[hours]\nnoon = 12\n", "days")],
)
def test_a_broken_file_of_times_is_named_with_its_field(
    tmp_path: Path, text: str, field: str
) -> None:
    path = tmp_path / "time.toml"
    path.write_text(text)
    with pytest.raises(DataError) as error:
        load_times(path)
    assert str(path) in str(error.value)
    assert field in str(error.value)

"""Which of a sentence's times is the time of a claim. The document is of 10 April 2019, a
Wednesday."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Claim, Document
from loaders.extract.extractor import RuleExtractor
from tests.loaders.extract.telling import who

Dated = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def dated(extractor: RuleExtractor) -> Dated:
    """Each claim of a text with its date; in brackets one that is the document's."""

    def when(claim: Claim) -> str:
        return str(claim.date) if claim.date_from == "text" else f"({claim.date})"

    def read(text: str) -> dict[str, str]:
        document = Document(id="text", text=text, date="2019-04-10")
        return {
            f"{who(claim.source.id)} {claim.relation} {who(claim.target.id)}": when(claim)
            for claim in extractor.read(document).claims
        }

    return read


NONE = "(2019-04-10)"


@pytest.mark.parametrize(
    ("text", "claim", "date"),
    [
        ("Chad shelled Mali on Tuesday.", "chad ATTACKS mali", "2019-04-09"),
        ("On Tuesday, Chad shelled Mali.", "chad ATTACKS mali", "2019-04-09"),
        ("Mali was shelled by Chad on Tuesday.", "chad ATTACKS mali", "2019-04-09"),
        ("Tuesday's attack by Chad on Mali failed.", "chad ATTACKS mali", "2019-04-09"),
        ("The attack by Chad on Mali on Monday killed six.", "chad ATTACKS mali", "2019-04-08"),
        ("Chad launched an attack on Mali last month.", "chad ATTACKS mali", "2019-03"),
        ("Chad began shelling Mali in 2014.", "chad ATTACKS mali", "2014"),
        ("Chad, which invaded Mali in 1980, is poor.", "chad ATTACKS mali", "1980"),
        ("Chad has armed Mali since 2011.", "chad SUPPLIES mali", "2011"),
        ("Two years ago Chad sent rifles to Mali.", "chad SUPPLIES mali", "2017"),
        ("Chad will send rifles to Mali next month.", "chad SUPPLIES mali", "2019-05"),
        ("Chad will send rifles to Mali on Friday.", "chad SUPPLIES mali", "2019-04-12"),
        ("Chad accused Mali of theft on Monday.", "chad ACCUSES mali", "2019-04-08"),
        ("In the 2006 war, Chad fired rockets at Mali.", "chad ATTACKS mali", "2006"),
        ("One was the war between Chad and Mali in 1999.", "chad ATTACKS mali", "1999"),
        ("In the 1980s Chad armed Mali.", "chad SUPPLIES mali", "1980"),
        ("Chad shelled and bombed Mali in March.", "chad ATTACKS mali", "2019-03"),
    ],
)
def test_the_time_of_its_clause_is_the_time_of_a_claim(
    dated: Dated, text: str, claim: str, date: str
) -> None:
    assert dated(text)[claim] == date


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Chad shelled Mali.", "chad ATTACKS mali"),
        ("The army said on Tuesday that Chad shelled Mali.", "chad ATTACKS mali"),
        ("The army said Tuesday Chad shelled Mali.", "chad ATTACKS mali"),
        ("Chad shelled Mali, the army said on Tuesday.", "chad ATTACKS mali"),
        ("Chad shelled Mali before 2014.", "chad ATTACKS mali"),
        ("Chad shelled Mali with 2014 rockets.", "chad ATTACKS mali"),
        ("Chad, which was founded in 1960, shelled Mali.", "chad ATTACKS mali"),
        ("After its defeat in 2014, Chad shelled Mali.", "chad ATTACKS mali"),
        ("Chad accused Mali of shelling Togo on Monday.", "mali ATTACKS togo"),
        ("Chad condemned Mali's attack on Togo in 2014.", "chad ACCUSES mali"),
        ("Chad accused Mali of killing the Sunday Times reporter.", "chad ACCUSES mali"),
        ("Theresa May's Chad shelled Mali.", "chad ATTACKS mali"),
        ("Chad shelled Mali in 2031.", "chad ATTACKS mali"),
    ],
)
def test_another_time_leaves_the_date_of_the_document(dated: Dated, text: str, claim: str) -> None:
    assert dated(text)[claim] == NONE


def test_an_accusation_and_what_it_is_of_have_times_of_their_own(dated: Dated) -> None:
    assert dated("On Monday Chad accused Mali of shelling Togo in 2014.") == {
        "chad ACCUSES mali": "2019-04-08",
        "mali ATTACKS togo": "2014",
    }


def test_the_day_before_counts_from_the_day_told_ahead_of_it(dated: Dated) -> None:
    text = "On Monday Chad shelled Mali, which had shelled Togo the day before."
    assert dated(text) == {"chad ATTACKS mali": "2019-04-08", "mali ATTACKS togo": "2019-04-07"}


def test_what_goes_on_from_a_verb_has_its_time(dated: Dated) -> None:
    text = "Chad shelled Mali on Monday, killing three Togolese soldiers."
    assert dated(text) == {"chad ATTACKS mali": "2019-04-08", "chad ATTACKS togo:mil": "2019-04-08"}


def test_a_story_of_long_ago_goes_on_in_its_paragraph(dated: Dated) -> None:
    assert dated("In 1982, Chad invaded Mali. The army shelled Togo for weeks.") == {
        "chad ATTACKS mali": "1982",
        "~army ATTACKS togo": "1982",
    }


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Two years later, the army", "1984"),
        ("The following year the army", "1983"),
        ("A year earlier, the army", "1981"),
        ("Months later, the army", NONE),
        ("The next day the army", NONE),
        ("The army", "1982"),
    ],
)
def test_a_story_moves_on_by_years(dated: Dated, words: str, date: str) -> None:
    text = f"In 1982, Chad invaded Mali. {words} shelled Togo."
    assert dated(text)["~army ATTACKS togo"] == date


def test_what_followed_a_day_long_ago_was_in_its_month(dated: Dated) -> None:
    text = "On 3 March 1982, Chad invaded Mali. The army shelled Togo for weeks."
    assert dated(text) == {"chad ATTACKS mali": "1982-03-03", "~army ATTACKS togo": "1982-03"}


@pytest.mark.parametrize(
    "text",
    [
        "In 1982, Chad invaded Mali.\n\nNigeria shelled Togo for weeks.",
        "In 1982, Chad invaded Mali. Nigeria is shelling Togo.",
        "In 1982, Chad invaded Mali. Now Nigeria shelled Togo.",
        "In 1982, Chad invaded Mali. The army said that Nigeria shelled Togo.",
        "Chad invaded Mali in 1982. Nigeria shelled Togo.",
        "On Monday, Chad invaded Mali. Nigeria shelled Togo.",
    ],
)
def test_a_story_is_over_where_anything_speaks_against_it(dated: Dated, text: str) -> None:
    assert dated(text)["nigeria ATTACKS togo"] == NONE


def test_without_a_date_of_the_document_only_a_full_date_counts(extractor: RuleExtractor) -> None:
    text = "Chad invaded Mali in March 2003. Togo invaded Benin on Tuesday."
    first, second = extractor.read(Document(id="text", text=text)).claims
    assert (first.date, first.date_from) == ("2003-03", "text")
    assert (second.date, second.date_from) == (None, "none")

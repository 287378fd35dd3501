"""Plots make no claims, and what is only near a film does; a life is told without a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Document
from loaders.extract.extractor import RuleExtractor
from loaders.extract.fiction import load_fiction
from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs


@pytest.mark.parametrize(
    "text",
    [
        "The film tells how Chad invaded Mali.",
        "The novel imagines that Chad attacks Mali.",
        "In the film, Chad invades Mali.",
        "In the novel, Chad arms the Malian army.",
        "In the television drama, Chad bombs Mali.",
        "It is a thriller about the Chadian invasion of Mali.",
        "It is a novel in which Chad invades Mali.",
        "He plays a spy who kills Malian soldiers.",
        "The video game is set in 2031. Chad has bases in Togo and invades Mali.",
        "The film follows two brothers in Togo. Chad invades Mali and the two flee.",
        "The Long Road\n\nPlot\n\nChad invades Mali. Two brothers flee.",
    ],
)
def test_what_happens_in_a_story_is_no_claim(claims_in: ClaimsIn, text: str) -> None:
    assert claims_in(text) == ()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Chad condemned Mali over the film.", "chad ACCUSES mali"),
        ("Chad accused Mali of banning the film.", "chad ACCUSES mali"),
        ("Chad invaded Mali while the film was shot.", "chad ATTACKS mali"),
        ("The film opened in Togo. Chad invaded Mali last week.", "chad ATTACKS mali"),
        ("The book tells how Chad invaded Mali.", "chad ATTACKS mali"),
        ("The documentary shows how Chad invaded Mali.", "chad ATTACKS mali"),
        ("In a series of raids, Chad attacked Mali.", "chad ATTACKS mali"),
        ("In the film, a rebel claimed that Chad attacked Mali.", "chad ATTACKS mali"),
        ("In one episode Chad attacked Mali.", "chad ATTACKS mali"),
        ("Chad foiled a plot. It accuses Mali of spying.", "chad ACCUSES mali"),
        ("The actor who played the king left. Chad invaded Mali.", "chad ATTACKS mali"),
        ("Plot\n\nA plot.\n\nWhat the army says\n\nChad invaded Mali.", "chad ATTACKS mali"),
    ],
)
def test_what_only_stands_near_a_story_is_one(claims_in: ClaimsIn, text: str, claim: str) -> None:
    assert claim in pairs(claims_in(text))


LIFE = (
    "Amadou Keita, who led the Malian army, has died aged 87. He was born in Gao. "
    "Chad invaded Mali under his eyes. In 1982, Mali shelled Togo."
)


def test_what_an_obituary_tells_has_no_date_but_its_own(extractor: RuleExtractor) -> None:
    claims = extractor.read(Document(id="life", text=LIFE, date="2019-04-10")).claims
    assert [(claim.date, claim.date_from) for claim in claims] == [(None, "none"), ("1982", "text")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Obituary: Amadou Keita", "Chad invaded Mali under his eyes."),
        (None, "Obituaries\n\nChad invaded Mali under his eyes."),
    ],
)
def test_an_obituary_may_say_so(extractor: RuleExtractor, title: str | None, text: str) -> None:
    document = Document(id="life", title=title, text=text, date="2019-04-10")
    assert [claim.date_from for claim in extractor.read(document).claims] == ["none"]


def test_news_of_a_death_is_no_obituary(extractor: RuleExtractor) -> None:
    text = "A soldier died aged 20 when Chad shelled Mali."
    claims = extractor.read(Document(id="news", text=text, date="2019-04-10")).claims
    assert [claim.date_from for claim in claims] == ["document"]


def test_a_broken_file_of_fiction_is_named_with_its_field(tmp_path: Path) -> None:
    path = tmp_path / "fiction.toml"
    path.write_text("works = 3\n")
    with pytest.raises(DataError, match=r"fiction\.toml:1: field 'works'"):
        load_fiction(path)

"""What an accusation is of, in a few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from loaders.extract.topics import load_topics
from tests.loaders.conftest import ClaimsIn


def accusations(claims_in: ClaimsIn, text: str) -> list[str | None]:
    return [claim.topic for claim in claims_in(text) if claim.relation == "ACCUSES"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Chad accused Mali of a border raid.", "border raid"),
        ("Chad accused Mali of breaking the truce.", "breaking truce"),
        ("Chad accused Mali of arming the rebels.", "arming rebels"),
        ("Chad accused Mali of wanting to split the country.", "wanting to split country"),
        ("Mali was accused by Chad of laying mines.", "laying mines"),
        ("Chad blamed Mali for the two explosions.", "explosions"),
        ("Chad blamed the explosion on Mali.", "explosion"),
        ("Chad holds Mali responsible for the recent kidnapping.", "kidnapping"),
        ("Chad said Mali was responsible for the deadly blast.", "deadly blast"),
        ("Chad condemned Mali's occupation of Togo.", "occupation"),
        ("Chad condemned Mali's bombing of Togo.", "bombing of Togo"),
        ("Chad condemned the Malian shelling of Togo.", "shelling"),
        ("Chad criticised Mali's decision to leave the union.", "decision to leave union"),
        ("Chad criticised Mali for failing to protect refugees.", "failing to protect refugees"),
        ("Chad denounced Mali over a new tariff.", "tariff"),
        ("Chad linked the sabotage to Mali.", "sabotage"),
        ("Chad charged Mali with theft.", "theft"),
        ("Chad charged that Mali had fired mortars at Togo.", "fired mortars"),
        ("Chad's accusations against Mali of sabotage were rejected.", "sabotage"),
    ],
)
def test_the_words_of_the_text_tell_it(claims_in: ClaimsIn, text: str, topic: str) -> None:
    assert accusations(claims_in, text) == [topic]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Chad accused Mali of supporting terrorism.", "terrorism"),
        ("Chad accused Mali of a terror attack in Togo.", "terrorism"),
        ("Chad denounced Mali as a sponsor of terrorism.", "terrorism"),
        ("Chad accused Mali of using chemical weapons.", "chemical weapons"),
        ("Chad blamed Mali for a chemical weapons attack.", "chemical weapons"),
        ("Chad accused Mali of meddling in its elections.", "interference"),
        ("Chad accused Mali of spying.", "spying"),
        ("Chad charged Mali with hacking its bank.", "hacking"),
        ("Chad accused Mali of war crimes.", "war crimes"),
        ("Chad condemned Mali's gross violations of human rights.", "human rights"),
    ],
)
def test_what_has_a_name_in_the_field_is_called_by_it(
    claims_in: ClaimsIn, text: str, topic: str
) -> None:
    assert accusations(claims_in, text) == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "Chad condemned Mali.",
        "Chad accused Mali on Tuesday.",
        "Chad accused Mali last year.",
        "Chad denounced Mali in Geneva.",
        "Chad denounced Mali in a speech to parliament.",
        "Chad is a critic of Mali.",
    ],
)
def test_an_accusation_that_says_nothing_of_its_content_has_no_topic(
    claims_in: ClaimsIn, text: str
) -> None:
    assert accusations(claims_in, text) == [None]


def test_a_broken_file_of_topics_is_named_with_its_field(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text("[accusations]\nspying = 'espionage'\n")
    with pytest.raises(DataError, match=r"topics\.toml:2: field 'accusations\.spying'"):
        load_topics(path)

"""Who is taken up by a bare word, after a fuller name in the same text."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.extract.extractor import RuleExtractor


def ends(extractor: RuleExtractor, text: str, date: str | None = "2018-05") -> list[str]:
    claims = extractor.read(Document(id="d", text=text, date=date)).claims
    return [
        f"{claim.source.id.rpartition('-')[0] if claim.source.id[0] == '~' else claim.source.id} "
        f"{claim.relation} "
        f"{claim.target.id.rpartition('-')[0] if claim.target.id[0] == '~' else claim.target.id}"
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Syria burned. The US-led coalition hit a bridge. Then the coalition bombed Hamas.",
            "global-coalition-against-isis ATTACKS hamas",
        ),
        (
            "The Trump administration met envoys. The administration accused Peru of fraud.",
            "trump-administration ACCUSES peru",
        ),
        ("Chile condemned Trump's administration.", "chile ACCUSES trump-administration"),
        (
            "Syrian rebels met in Ankara. US-backed rebels attacked Iran.",
            "syria:reb ATTACKS iran",
        ),
        (
            "The Assad regime met Turkey, and Turkey Russia. Later the regime bombed Hamas.",
            "syria:gov ATTACKS hamas",
        ),
        (
            "The Assad regime met Turkey, and Turkey Russia. Regime forces attacked Hamas.",
            "syria:mil ATTACKS hamas",
        ),
        (
            "The Assad regime met Turkey, and Turkey Russia. Hamas captured a regime-held base.",
            "hamas ATTACKS syria:gov",
        ),
    ],
)
def test_a_bare_word_takes_up_the_one_fuller_name(
    extractor: RuleExtractor, text: str, expected: str
) -> None:
    assert expected in ends(extractor, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Assad regime met the Maduro regime in Peru, and Chile. The regime bombed Hamas.",
            "~regime ATTACKS hamas",
        ),
        ("Syrian rebels met. Some rebels attacked Chile.", "~rebels ATTACKS chile"),
        (
            "Iran, Turkey and Chile met the anti-Assad opposition. The opposition bombed Hamas.",
            "~opposition ATTACKS hamas",
        ),
        ("Peru met Chile. The coalition bombed Hamas.", "~coalition ATTACKS hamas"),
    ],
)
def test_of_two_it_takes_up_neither_and_without_one_nobody(
    extractor: RuleExtractor, text: str, expected: str
) -> None:
    assert expected in ends(extractor, text)


def test_the_us_led_coalition_is_another_in_the_iraq_of_2006(extractor: RuleExtractor) -> None:
    text = "Iraq burned. The US-led coalition bombed Hamas."
    assert "multi-national-force-iraq ATTACKS hamas" in ends(extractor, text, "2006-05")
    assert "global-coalition-against-isis ATTACKS hamas" in ends(extractor, text, "2016-05")


def test_kurdish_forces_are_those_of_the_country_spoken_of_most(extractor: RuleExtractor) -> None:
    syria = "Syria and Syria again, and Iraq. Kurdish forces attacked Hamas."
    iraq = "Iraq and Iraq again, and Syria. Kurdish forces attacked Hamas."
    assert "syrian-kurdish-fighters ATTACKS hamas" in ends(extractor, syria)
    assert "peshmerga ATTACKS hamas" in ends(extractor, iraq)


def test_the_kurds_of_a_state_are_its_kurds(extractor: RuleExtractor) -> None:
    assert ends(extractor, "Peru condemned Syria's Kurds.") == ["peru ACCUSES syrian-kurds"]
    assert ends(extractor, "Peru condemned the Kurds.") == ["peru ACCUSES kurds"]

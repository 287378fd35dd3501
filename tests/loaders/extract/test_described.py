"""Who is described by what they are: whose they are, of which sort, and what is nobody."""

from __future__ import annotations

import pytest

from graph.model import Document, Sector
from loaders.extract.extractor import RuleExtractor


def named(extractor: RuleExtractor, text: str) -> list[str]:
    """Ids, and names of local actors, by claim."""
    claims = extractor.read(Document(id="d", text=text, date="2018-05")).claims
    return [
        " ".join(
            f"~{end.name}" if end.id.startswith("~") else end.id
            for end in (claim.source, claim.target)
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # who an adjective says they are, not whose
        ("Turkey shelled America's Kurdish partners.", ["turkey kurds", "kurds united-states"]),
        ("Iran armed its Shia allies.", ["iran shiites"]),
        # words that tell nothing of who somebody is
        ("Many refugees attacked Chile.", ["~refugees chile"]),
        ("Chile bombed the last militants.", ["chile ~militants"]),
        # in the singular before another word, all of them
        ("Chile bombed the rebel-held village.", ["chile ~rebels"]),
        # the state's, whichever army it was
        (
            "A former Kenyan navy officer attacked Chile.",
            ["~former kenya officer chile"],
        ),
        # one of many, and no state's
        ("Rebels attacked the peace mission in Chad.", ["~rebels ~chad mission"]),
        ("Chile condemned the Libya Front.", ["chile ~Libya Front"]),
        # of the country that is taken up
        (
            "Peru held talks. Gunmen attacked the country's Supreme Court.",
            ["~gunmen peru:jud"],
        ),
        # called by a name right there
        (
            "Chile attacked a coalition known as the Northern Shield Front.",
            ["chile ~Northern Shield Front"],
        ),
        ("Kalvik, a Kurdish militia, attacked Chile.", ["~Kalvik chile"]),
    ],
)
def test_a_description_says_who_somebody_is(
    extractor: RuleExtractor, text: str, claims: list[str]
) -> None:
    assert named(extractor, text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "An open military contest with Chile was avoided.",
        "Chile supported a prosecution in Peru.",
        "Chile bombed F-16 fighters.",
        "Governments attacked Chile.",
        "Chile plans to seize the Chad Basin.",
    ],
)
def test_an_event_a_weapon_and_a_landscape_are_nobody(extractor: RuleExtractor, text: str) -> None:
    assert not named(extractor, text)


def test_a_campaign_is_somebody_only_with_a_name(extractor: RuleExtractor) -> None:
    assert named(extractor, "Chile supported the Trump campaign.") == ["chile donald-trump"]
    assert "chile libya:pty" not in named(extractor, "Chile supported a Libya campaign.")


@pytest.mark.parametrize(
    ("text", "sector", "country"),
    [
        ("Chile condemned Turkey's allies.", Sector.UNK, None),
        ("Chile condemned Turkey's critics.", Sector.OPP, "TUR"),
        ("Chile condemned the families of Turkish soldiers.", Sector.CVL, "TUR"),
    ],
)
def test_only_family_and_critics_are_of_the_country(
    extractor: RuleExtractor, text: str, sector: Sector, country: str | None
) -> None:
    claims = extractor.read(Document(id="d", text=text)).claims
    ends = {(claim.target.sector, claim.target.country) for claim in claims}
    assert (sector, country) in ends


def test_forces_of_a_government_are_military(extractor: RuleExtractor) -> None:
    (claim,) = extractor.read(Document(id="d", text="Government forces bombed Hamas.")).claims
    assert claim.source.sector == Sector.MIL


def test_an_office_named_for_a_state_is_not_the_state(extractor: RuleExtractor) -> None:
    (claim,) = extractor.read(
        Document(id="d", text="Global Affairs Canada accused Iran of fraud.")
    ).claims
    assert claim.source.id == "global-affairs-canada"

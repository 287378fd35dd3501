from __future__ import annotations

import pytest

from loaders.extract.extractor import RuleExtractor
from loaders.extract.incumbents import named_by_office


@pytest.mark.parametrize(
    ("text", "on", "surname", "actor"),
    [
        ("The foreign secretary, Hammond, spoke.", "2015-03", "Hammond", "philip-hammond"),
        ("Foreign Secretary Hammond spoke.", "2015-03", "Hammond", "philip-hammond"),
        ("British Foreign Secretary Hammond spoke.", "2015-03", "Hammond", "philip-hammond"),
        ("Mr. Hammond, Britain's foreign secretary, spoke.", "2015", "Hammond", "philip-hammond"),
        ("Rice, the secretary of state, spoke.", "2007", "Rice", "condoleezza-rice"),
        ("Rice, the U.S. national security adviser, spoke.", "2014", "Rice", "susan-rice"),
        ("The Howard government fell.", "2003-03", "Howard", "john-howard"),
        ("Howard's cabinet met.", "2003-03", "Howard", "john-howard"),
    ],
)
def test_a_surname_beside_an_office_is_who_holds_one_then(
    extractor: RuleExtractor, text: str, on: str, surname: str, actor: str
) -> None:
    found = named_by_office(text, extractor.builder.resources.incumbents, (), None, on)
    assert [entry.actor for entry in found[surname]] == [actor]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Hammond, a baker, spoke.", "2015-03"),
        ("Rice, who met the secretary of state, spoke.", "2007"),
        ("Foreign Secretary Adam Hammond spoke.", "2015-03"),
        ("Adam Hammond, a baker, wept. The foreign secretary, Hammond, spoke.", "2015-03"),
        ("The foreign secretary, Hammond, spoke.", "2022"),
        ("Aid came from the government. Hammond spoke.", "2015-03"),
        ("The defence minister, Moscow said, spoke.", "2015-03"),
    ],
)
def test_a_surname_is_nobody_known_without_an_office_of_his_beside_it(
    extractor: RuleExtractor, text: str, on: str
) -> None:
    assert named_by_office(text, extractor.builder.resources.incumbents, (), None, on) == {}


@pytest.mark.parametrize(
    ("text", "countries", "about", "actors"),
    [
        ("The defence minister, Fox, spoke.", {"GBR"}, None, ["liam-fox"]),
        ("The president, Fox, spoke.", {"MEX"}, None, ["vicente-fox"]),
        ("The president, Fox, spoke.", {"SDN"}, None, []),
        ("Mexican President Fox spoke.", {"GBR", "MEX"}, "GBR", ["vicente-fox"]),
        ("Sudanese President Fox spoke.", {"SDN"}, None, []),
        ("The foreign secretary, Hammond, spoke.", {"SYR"}, None, ["philip-hammond"]),
        ("The foreign secretary, Hammond, spoke.", {"SYR"}, "SYR", []),
        ("Sudanese President Hammond spoke.", {"SDN"}, None, []),
    ],
)
def test_of_one_name_the_one_whose_country_is_spoken_of_is_meant(
    extractor: RuleExtractor, text: str, countries: set[str], about: str | None, actors: list[str]
) -> None:
    incumbents = extractor.builder.resources.incumbents
    found = named_by_office(text, incumbents, countries, about, None)
    assert [entry.actor for entries in found.values() for entry in entries] == actors

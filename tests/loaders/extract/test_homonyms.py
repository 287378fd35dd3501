from __future__ import annotations

import pytest

from graph.model import Document
from loaders.extract.context import read_context
from loaders.extract.extractor import RuleExtractor


def country_of(extractor: RuleExtractor, text: str, word: str) -> str | None:
    resources = extractor.builder.resources
    knowledge, roles = resources.resolver.knowledge, resources.resolver.roles
    document = Document(id="text", text=text)
    context = read_context(document, resources.names, resources.incumbents, roles)
    return knowledge.actors[context.readings(word, knowledge)[0].actor].country


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("A judge in Atlanta, Georgia, agreed.", "Georgia", "USA"),
        ("Georgia's governor agreed.", "Georgia", "USA"),
        ("The senator from Georgia agreed.", "Georgia", "USA"),
        ("Georgia Republicans agreed.", "Georgia", "USA"),
        ("Georgia agreed.", "Georgia", "GEO"),
        ("The senator agreed with Georgia.", "Georgia", "GEO"),
        ("A judge in Gori, Georgia, agreed.", "Georgia", "GEO"),
        ("The governor of Georgia's highlands agreed.", "Georgia", "GEO"),
        ("Tbilisi agreed. So did the senator from Georgia.", "Georgia", "GEO"),
        ("Shops shut in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Shops shut in Tripoli, Sidon and Tyre.", "Tripoli", "LBN"),
        ("Shops shut in Tripoli.", "Tripoli", "LBY"),
        ("Shops shut in Tripoli and Sidon.", "Tripoli", "LBY"),
        ("Libya shut shops in Tripoli, then in Sidon and Tyre.", "Tripoli", "LBY"),
    ],
)
def test_what_stands_beside_a_place_says_which_of_its_name_it_is(
    extractor: RuleExtractor, text: str, word: str, country: str
) -> None:
    assert country_of(extractor, text, word) == country

"""Our gold of mentions, and what the resolver reaches on it."""

from __future__ import annotations

import pytest

from graph.model import Sector
from loaders.extract.extractor import RuleExtractor
from tests.loaders.mentions.scoring import Figures, GoldMention, gold_mentions, score

GOLD = gold_mentions()
NEEDED = {
    "country": 0.95, "sector": 0.90, "named": 0.95, "described": 0.90, "nobody": 0.95,
    "office": 0.95,
}  # fmt: skip


@pytest.fixture(scope="module")
def figures(extractor: RuleExtractor) -> Figures:
    return score(extractor, GOLD)


@pytest.mark.parametrize("what", NEEDED)
def test_mentions_are_understood(figures: Figures, what: str) -> None:
    assert figures.judged[what] >= 15
    assert figures.ratio(what) >= NEEDED[what], "\n".join(figures.misses)


def test_there_are_mentions_enough_and_half_of_them_are_hard() -> None:
    assert len(GOLD) >= 500
    assert sum(one.record["hard"] for one in GOLD) * 2 >= len(GOLD)
    assert len({one.id for one in GOLD}) == len(GOLD)


@pytest.mark.parametrize("one", GOLD, ids=[one.id for one in GOLD])
def test_an_annotation_of_a_mention_is_well_formed(one: GoldMention) -> None:
    mention = one.mention
    assert one.record["text"][mention["start"] : mention["end"]] == mention["text"]
    assert set(mention) <= {"text", "start", "end", "actor", "country", "sector", "part_of"}
    assert {*mention} & {"actor", "country", "sector"}
    assert set(mention.get("sector", ())) <= set(Sector)

"""Names of known actors in a sentence."""

from __future__ import annotations

import pytest

from loaders.extract.extractor import RuleExtractor
from loaders.extract.names import find_names
from tests.loaders.conftest import Parse


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Iran attacked Iraq.", [("Iran", "iran"), ("Iraq", "iraq")]),
        ("The United States left.", [("United States", "united-states")]),
        ("The U.S. and the U.N. met.", [("U.S.", "united-states"), ("U.N.", "united-nations")]),
        ("Iranian diplomats left.", [("Iranian", "iran")]),
        ("South Sudan is not Sudan.", [("South Sudan", "south-sudan"), ("Sudan", "sudan")]),
        ("Iran-backed groups left.", [("Iran", "iran")]),
        ("Iran's army left.", [("Iran", "iran")]),
        ("They fled to turkey farms.", []),
        ("us and them", []),
        ("the jordan almonds", []),
        ("", []),
    ],
)
def test_the_longest_names_are_found_without_overlap(
    parse: Parse, sentence: str, names: list[tuple[str, str]]
) -> None:
    doc = parse(sentence)
    found = [(doc[name.start : name.end].text, name.best.actor) for name in doc._.names]
    assert found == names
    ends = [place for name in doc._.names for place in (name.start, name.end)]
    assert ends == sorted(ends)


def test_who_a_name_means_depends_on_the_day(extractor: RuleExtractor, parse: Parse) -> None:
    index = extractor.builder.resources.names
    doc = parse("George Bush spoke.")
    knowledge = index.knowledge
    (before,) = find_names(doc, index, lambda text: knowledge.lookup(text, "1991-01-17"))
    (after,) = find_names(doc, index, lambda text: knowledge.lookup(text, "2003-03-20"))
    assert (before.best.actor, after.best.actor) == ("george-h-w-bush", "george-w-bush")

"""One person, one actor, in all sentences of a document."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.extract.discourse import full_names
from loaders.extract.extractor import RuleExtractor


def sources(extractor: RuleExtractor, text: str) -> list[tuple[str, str]]:
    claims = extractor.read(Document(id="d", text=text)).claims
    return [(claim.source.id, claim.source.name) for claim in claims]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bolivian envoy Ann Lee condemned Iran. Lee blamed Peru.", "Ann Lee"),
        ("Peter Holt joined Hamas. Holt, who also joined Fatah, attacked Peru.", "Peter Holt"),
        ("Suddenly Jan Varga condemned Iran. Varga accused Iraq.", "Jan Varga"),
        ("Ana Dlamini-Fox condemned Iran. Dlamini-Fox accused Iraq.", "Ana Dlamini-Fox"),
    ],
)  # fmt: skip
def test_a_person_has_one_id_in_a_document(extractor: RuleExtractor, text: str, name: str) -> None:
    found = sources(extractor, text)
    assert len(found) > 1
    assert len({actor for actor, _ in found}) == 1
    assert {called for _, called in found} == {name}


def test_the_one_told_most_about_is_kept(extractor: RuleExtractor) -> None:
    text = "Ann Lee accused Iraq. Ann Lee, Bolivia's mining minister, condemned Iran."
    document = extractor.read(Document(id="d", text=text))
    (person,) = [actor for actor in document.actors if actor.is_local]
    assert person.country == "BOL"
    assert {claim.source.country for claim in document.claims} == {"BOL"}


def test_a_longer_name_that_ends_in_the_full_name_is_no_other_person() -> None:
    assert full_names("Officer Ann Lee ran. Ann Lee fell.") == {"Lee": "Ann Lee"}
    assert full_names("Ann Maria Lee ran. Ann Lee fell.") == {"Lee": "Ann Lee"}
    assert full_names("Jan Lee ran. Ann Lee fell.") == {}


def test_a_name_does_not_go_on_after_a_full_stop() -> None:
    assert full_names("They left Peru. Ann Lee fell.") == {"Lee": "Ann Lee"}
    assert full_names("Then Gen. Ann Lee fell.") == {"Lee": "Ann Lee"}

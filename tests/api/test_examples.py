"""The examples in the description are answers that the service could give."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from api import examples, models
from graph.model import Claim
from graph.report import CentralityReport

SHAPES: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (models.RelationPage, examples.RELATION_PAGE),
    (models.PathsAnswer, examples.PATHS),
    (models.NeighbourhoodAnswer, examples.NEIGHBOURHOOD),
    (models.ActorPage, examples.ACTOR_PAGE),
    (models.ActorAnswer, examples.ACTOR),
    (Claim, examples.CLAIM),
    (models.ClaimPage, examples.CLAIM_PAGE),
    (models.DocumentPage, examples.DOCUMENT_PAGE),
    (models.DocumentAnswer, examples.WHOLE_DOCUMENT),
    (models.LoadedAnswer, examples.LOADED),
    (models.CentralityAnswer, examples.CENTRALITY),
    (models.ResolvedAnswer, examples.RESOLVED),
    (models.Health, examples.READY),
    (CentralityReport, examples.REPORT),
]


@pytest.mark.parametrize(("shape", "example"), SHAPES)
def test_an_example_has_the_shape_of_its_answer(
    shape: type[BaseModel], example: dict[str, Any]
) -> None:
    shape.model_validate(example)
    assert set(example) <= set(shape.model_fields)


def test_the_offsets_in_the_examples_hold() -> None:
    claim = Claim.model_validate(examples.CLAIM)
    text = claim.sentence.text
    assert text == text[claim.sentence.start : claim.sentence.end]
    for span, words in [
        (claim.trigger, claim.trigger.text),
        (claim.source, claim.source.mention),
        (claim.target, claim.target.mention),
    ]:
        assert text[span.start : span.end] == words

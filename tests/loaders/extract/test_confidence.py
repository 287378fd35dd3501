"""Confidence is a probability whose weights are data, and what counts against a claim only does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DataError
from graph.model import BUILT_IN_RELATIONS, Status
from loaders.extract.confidence import (
    WEIGHTS_FILE,
    ConfidenceModel,
    Measures,
    Traits,
    load_confidence,
    traits_of,
)
from tests.loaders.conftest import ClaimsIn

MODEL = load_confidence()
RULES = st.sampled_from(["name", "alias", "coreference", "local", "no-such-rule"])
TRAITS = st.builds(
    Traits,
    relation=st.sampled_from([*BUILT_IN_RELATIONS, "MEDIATES"]),
    status=st.sampled_from([status.value for status in Status]),
    frame=st.sampled_from([*MODEL.frame, "my.own", ""]),
    ends=st.tuples(RULES, RULES),
    distance=st.floats(0, 12),
    commas=st.integers(0, 20),
    speakers=st.integers(0, 2),
    common=st.integers(0, 2),
)
WEIGHT = st.floats(-1000, 1000)


@given(TRAITS)
def test_confidence_is_a_probability_and_never_certain(traits: Traits) -> None:
    found = MODEL.confidence(traits)
    assert 0 < found < 1
    assert round(found, 2) == found


@given(TRAITS, WEIGHT, WEIGHT, st.floats(-1000, 0))
def test_confidence_stays_a_probability_under_any_weights(
    traits: Traits, intercept: float, weight: float, loss: float
) -> None:
    model = ConfidenceModel(
        intercept=intercept,
        measure=Measures(distance=loss, commas=loss, speakers=loss, common=loss),
        relation={traits.relation: weight},
        status={Status(traits.status): weight},
        end={},
        frame={},
    )
    assert 0 < model.confidence(traits) < 1


@given(TRAITS, st.sampled_from(sorted(Measures.model_fields)), st.integers(1, 3))
def test_more_of_what_counts_against_a_claim_never_makes_it_surer(
    traits: Traits, name: str, more: int
) -> None:
    worse = replace(traits, **{name: getattr(traits, name) + more})
    assert MODEL.confidence(worse) <= MODEL.confidence(traits)


@given(TRAITS)
def test_a_pronoun_is_never_surer_than_a_name_that_says_nothing(traits: Traits) -> None:
    plain = replace(traits, ends=("no-such-rule", traits.ends[1]))
    pronoun = replace(traits, ends=("coreference", traits.ends[1]))
    assert MODEL.confidence(pronoun) <= MODEL.confidence(plain)


def test_the_weights_know_every_relation_and_status() -> None:
    assert set(MODEL.relation) == set(BUILT_IN_RELATIONS)
    assert set(MODEL.status) == set(Status)
    assert MODEL.fitted is not None
    assert MODEL.fitted.claims["judged"] > 300


def test_a_relation_and_a_frame_of_the_users_count_neither_way() -> None:
    traits = Traits("MEDIATES", "asserted", "my.own", ("name", "name"), 0.0, 0, 0, 0)
    score = replace(traits, frame="another.own", relation="TRADES_WITH")
    assert MODEL.confidence(traits) == MODEL.confidence(score)


def test_traits_are_what_stands_in_the_sentence(claims_in: ClaimsIn) -> None:
    (claim,) = claims_in("The rebels, who had waited long, attacked Chad on Monday.")
    traits = traits_of(claim)
    assert (traits.relation, traits.status, traits.frame) == ("ATTACKS", "asserted", "attack.force")
    assert (traits.commas, traits.speakers, traits.common) == (2, 0, 1)
    (near,) = claims_in("Chad attacked Mali.")
    assert traits_of(near).distance == 0 < traits.distance
    assert claim.confidence == MODEL.confidence(traits) < near.confidence


def test_what_somebody_tells_of_another_is_less_sure_than_what_is_told_alone() -> None:
    once = Traits("ATTACKS", "alleged", "attack.force", ("alias", "alias"), 0.0, 0, 1, 0)
    assert MODEL.confidence(replace(once, speakers=2)) < MODEL.confidence(once)


@pytest.mark.parametrize(
    ("line", "broken", "field"),
    [
        ("intercept = ", "intercept = nan # ", "intercept"),
        ("distance = ", "distance = 0.5 # ", "measure.distance"),
        ("asserted = ", "certain = ", "status.certain"),
        ("ATTACKS = ", "attacks = ", "relation.attacks"),
        ("alias = ", 'alias = "much" # ', "end.alias"),
        ('on = "', 'on = "some day ', "fitted.on"),
        ("brier = ", "bryer = ", "fitted.calibration"),
    ],
)
def test_a_broken_file_of_weights_is_named_with_line_and_field(
    tmp_path: Path, line: str, broken: str, field: str
) -> None:
    whole = WEIGHTS_FILE.read_text(encoding="utf-8")
    path = tmp_path / "confidence.toml"
    path.write_text(whole.replace(f"\n{line}", f"\n{broken}", 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        load_confidence(path)
    assert f"field '{field}" in raised.value.message
    assert str(raised.value.where).startswith(f"{path}:")

"""Confidence is a probability whose weights are data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import BUILT_IN_RELATIONS, Status
from loaders.extract.confidence import WEIGHTS_FILE, ConfidenceModel, load_confidence

RULES = ("name", "alias", "capital", "coreference", "local", "place-as-target", "no-such-rule")
WEIGHTS = st.floats(-30, 30)


@given(
    st.sampled_from(RULES),
    st.sampled_from(RULES),
    st.sampled_from([*BUILT_IN_RELATIONS, "MEDIATES"]),
    st.sampled_from(Status),
)
def test_confidence_is_a_probability_whatever_was_read(
    source: str, target: str, relation: str, status: Status
) -> None:
    found = load_confidence().confidence(source, target, relation, status)
    assert 0 <= found <= 1
    assert round(found, 2) == found


@given(WEIGHTS, WEIGHTS, WEIGHTS, WEIGHTS)
def test_confidence_stays_a_probability_under_any_weights(
    intercept: float, rule: float, relation: float, status: float
) -> None:
    model = ConfidenceModel(
        intercept, {"name": rule}, {"ATTACKS": relation}, {Status.ASSERTED.value: status}
    )
    assert 0 <= model.confidence("name", "name", "ATTACKS", Status.ASSERTED) <= 1


def test_the_weights_are_a_file_that_knows_every_relation_and_status() -> None:
    data = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    assert set(data["relation"]) == set(BUILT_IN_RELATIONS)
    assert set(data["status"]) == {status.value for status in Status}


def test_other_weights_give_other_figures(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text("intercept = 0.0\n[rule]\nname = 1.0\n[relation]\n[status]\n")
    model = load_confidence(path)
    assert model.confidence("local", "local", "ATTACKS", Status.DENIED) == 0.5
    assert model.confidence("name", "local", "ATTACKS", Status.DENIED) == pytest.approx(0.73)


def test_a_pronoun_is_less_sure_than_a_name() -> None:
    model = load_confidence()
    by_name = model.confidence("name", "name", "ATTACKS", Status.ASSERTED)
    assert model.confidence("coreference", "name", "ATTACKS", Status.ASSERTED) < by_name

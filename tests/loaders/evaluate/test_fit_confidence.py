"""The fit of confidence: what becomes a label, that the stored weights are those that the stored
labels give, and that the figures hold on claims that the fit has not seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graph.errors import DataError
from graph.model import Status
from loaders.evaluate.fit_confidence import JUDGED, fit, main, toml_of
from loaders.evaluate.gold import GoldRecord
from loaders.evaluate.judged import Verdict, Verdicts, read_verdicts
from loaders.evaluate.labelled import Labelled, label_by_gold, read_sample, write_sample
from loaders.evaluate.logistic import calibration, design_of, fitted, out_of_fold
from loaders.extract.confidence import ConfidenceModel, Traits, load_confidence
from tests.loaders.conftest import ROOT
from tests.loaders.evaluate.builders import claim, wanted

SAMPLE = ROOT / "tests" / "gold" / "judged" / "labelled.jsonl"
TEXT = "Iran armed Hezbollah and Syria shelled Turkey."


@pytest.fixture(scope="module")
def rows() -> list[Labelled]:
    return read_sample(SAMPLE)


@pytest.fixture(scope="module")
def model(rows: list[Labelled]) -> ConfidenceModel:
    return fit(rows, on="2026-11-21")


def record(**what: object) -> GoldRecord:
    nothing = GoldRecord("a", TEXT, (), (), (), (), False)
    return replace(nothing, **what)  # type: ignore[arg-type]


ARMED = claim(TEXT, "Iran", "SUPPLIES", "Hezbollah")
SHELLED = claim(TEXT, "Syria", "ATTACKS", "Turkey")
THREAT = claim(TEXT, "Syria", "ATTACKS", "Turkey", "hypothetical")


def test_a_claim_that_gold_has_is_right_and_nothing_is_known_of_others_beside_it() -> None:
    gold = record(relations=(wanted("Iran", "SUPPLIES", "Hezbollah"),))
    assert list(label_by_gold(gold, [ARMED, SHELLED])) == [(ARMED, True)]


def test_a_claim_in_a_negative_is_wrong_unless_it_is_only_a_threat() -> None:
    gold = record(negative=True)
    assert list(label_by_gold(gold, [SHELLED, THREAT])) == [(SHELLED, False)]


def test_a_forbidden_pair_is_wrong_as_a_fact_and_unknown_as_a_threat() -> None:
    gold = record(forbidden=(wanted("Syria", "ATTACKS", "Turkey"),))
    assert list(label_by_gold(gold, [SHELLED, THREAT])) == [(SHELLED, False)]


def test_a_verdict_holds_of_the_claim_at_its_places_with_its_status_and_once() -> None:
    verdict = Verdict(
        document="text", relation="ATTACKS", source=(25, 30), target=(39, 45),
        status=Status.ASSERTED, right=True,
    )  # fmt: skip
    assert Verdicts([verdict]).take(THREAT) is None
    assert Verdicts([verdict]).take(ARMED) is None
    verdicts = Verdicts([verdict])
    assert verdicts.take(SHELLED) == verdict
    assert verdicts.take(SHELLED) is None
    assert verdicts.unused == 0


def test_a_broken_verdict_is_named_with_its_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    whole = (
        '{"document": "a", "relation": "ATTACKS", "source": [0, 1], "target": [2, 3],'
        ' "status": "asserted", "right": true}\n'
    )
    path.write_text(whole + whole.replace("asserted", "sure"), encoding="utf-8")
    with pytest.raises(DataError, match=r"verdicts\.jsonl:2: field 'status'"):
        read_verdicts(path)
    with pytest.raises(DataError, match="cannot be read"):
        read_verdicts(tmp_path / "none.jsonl")


def test_the_verdicts_that_ship_hold_no_text() -> None:
    verdicts = read_verdicts(SAMPLE.with_name("news_dev.jsonl"))
    assert len(verdicts) > 400
    assert all(" " not in verdict.document for verdict in verdicts)


def test_the_weights_that_ship_are_those_that_the_labels_that_ship_give(
    model: ConfidenceModel,
) -> None:
    stored = load_confidence()
    assert stored.intercept == pytest.approx(model.intercept, abs=0.02)
    for table in ("relation", "status", "end", "frame"):
        assert getattr(stored, table) == pytest.approx(getattr(model, table), abs=0.02), table
    assert stored.measure.model_dump() == pytest.approx(model.measure.model_dump(), abs=0.02)
    assert stored.fitted is not None
    assert model.fitted is not None
    assert stored.fitted.claims == model.fitted.claims


def test_out_of_fold_confidence_is_within_a_few_points_of_what_is_right(
    model: ConfidenceModel,
) -> None:
    assert model.fitted is not None
    found = model.fitted.calibration
    assert found.error < 0.06
    assert found.area > 0.6
    for low, claims, confidence, right in found.bins:
        assert low <= confidence <= low + 0.1
        if claims >= 40:
            assert abs(confidence - right) < 0.1


def test_the_rows_in_any_order_give_the_same_weights(rows: list[Labelled]) -> None:
    one, other = (fitted(design_of(order, JUDGED), 8.0) for order in (rows, rows[::-1]))
    assert one == pytest.approx(other, abs=0.002)


def made_up(count: int, *, far_is_right: bool) -> list[Labelled]:
    """Claims of which a third is far, and right or wrong."""
    return [
        Labelled(
            JUDGED, f"text {number}", (number % 3 == 0) == far_is_right,
            Traits("ATTACKS", "asserted", "a.b", ("name", "name"), float(number % 3 == 0), 0, 0, 0),
        )
        for number in range(count)
    ]  # fmt: skip


def test_distance_is_learnt_where_it_counts_against_a_claim_and_never_for_one() -> None:
    for far_is_right, low, high in ((False, -20.0, -1.0), (True, 0.0, 0.0)):
        design = design_of(made_up(90, far_is_right=far_is_right), JUDGED)
        weights = dict(zip(design.traits, fitted(design, 4.0)[1:], strict=True))
        assert low <= weights["measure", "distance"] <= high


def test_a_fold_does_not_see_its_own_verdicts() -> None:
    rows = made_up(30, far_is_right=False)
    one_text = [replace(row, text="one text") for row in rows]
    design = design_of(one_text, JUDGED)
    # All claims are of one text: nothing is left to learn from.
    assert out_of_fold(design, 4.0) == pytest.approx(np.full(30, 0.5))


def test_calibration_of_a_sample_counted_by_hand() -> None:
    likely = np.array([0.65, 0.65, 0.85, 0.85])
    right = np.array([0.0, 1.0, 1.0, 1.0])
    found = calibration(likely, right)
    assert found["bins"] == [(0.6, 2, 0.65, 0.5), (0.8, 2, 0.85, 1.0)]
    assert found["error"] == pytest.approx(0.15)
    assert found["brier"] == pytest.approx((0.65**2 + 0.35**2 + 2 * 0.15**2) / 4, abs=1e-4)
    # Of the three pairs of a right claim and the wrong one two are in order and one is even.
    assert found["area"] == pytest.approx(2.5 / 3, abs=1e-4)


def test_the_command_writes_a_file_that_loads_and_prints_how_well_it_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample, out = tmp_path / "labelled.jsonl", tmp_path / "confidence.toml"
    write_sample(sample, made_up(60, far_is_right=False))
    main(["--sample", str(sample), "--out", str(out), "--on", "2026-11-21"])
    assert "out of fold: Brier score" in capsys.readouterr().out
    model = load_confidence(out)
    assert model.fitted is not None
    assert (model.fitted.on, model.fitted.claims) == ("2026-11-21", {"judged": 60})
    assert toml_of(model) == out.read_text(encoding="utf-8")
    sample.write_text('{"sample": 3}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"labelled\.jsonl:1"):
        main(["--sample", str(sample), "--out", str(out)])

"""Scores of claims made by hand, on sentences whose figures can be counted on one's fingers."""

from __future__ import annotations

import pytest

from graph.model import Claim
from loaders.evaluate.breakdown import Breakdown, f1
from loaders.evaluate.gold import GoldRecord
from loaders.evaluate.scoring import (
    Score,
    end_is_right,
    head_position,
    is_reversed,
    matches,
    shares_word,
    spans_of,
)
from tests.loaders.evaluate.builders import claim, end, record, wanted

TEXT = "Iran accused Israel of bombing Syria, and Iraq backs Jordan."
ACCUSATION = wanted("Iran", "ACCUSES", "Israel", "asserted")
BOMBING = wanted("Israel", "ATTACKS", "Syria", "alleged", ("Iran",))
BACKING = wanted("Iraq", "SUPPLIES|ALLIES_WITH", "Jordan")


def scored(gold: GoldRecord, *claims: Claim) -> Score:
    score = Score()
    score.add(gold, claims)
    return score


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("Iran", "Iran"),
        ("the Iranian army", "army"),
        ("officials of the ministry", "officials"),
        ("bases in the north", "bases"),
        ("Iran's", "Iran's"),
    ],
)
def test_the_head_of_a_mention_is_its_last_word_before_any_preposition(
    mention: str, head: str
) -> None:
    text = f"They say that {mention} fell."
    position = head_position(end(mention, text))
    assert text[position:].startswith(head)


@pytest.mark.parametrize(
    ("mention", "gold", "right"),
    [
        ("Iranian troops", ("Iranian troops",), True),
        ("Iranian troops", ("troops",), True),
        ("Iranian troops", ("Iranian",), False),
        ("Iranian troops", ("camels", "Iranian troops in the hills"), True),
        ("Iranian troops", (), False),
    ],
)
def test_an_end_is_right_when_its_head_lies_in_a_gold_span(
    mention: str, gold: tuple[str, ...], right: bool
) -> None:
    text = "They met Iranian troops in the hills with camels."
    assert end_is_right(end(mention, text), gold, text) is right


@pytest.mark.parametrize(
    ("mention", "gold", "right"),
    [
        ("Iranian troops", ("the Iranian",), True),
        ("Iranian troops", ("Troops in the hills",), True),
        ("the hills", ("the camels",), False),
        ("Iranian troops", (), False),
    ],
)
def test_an_end_shares_a_content_word_or_does_not(
    mention: str, gold: tuple[str, ...], right: bool
) -> None:
    assert shares_word(end(mention, "They met Iranian troops in the hills."), gold) is right


def test_by_words_an_end_is_right_whose_head_lies_elsewhere() -> None:
    text = "Iranian troops accused Israel's army."
    score = scored(
        record(text, wanted("Iranian", "ACCUSES", "Israel")),
        claim(text, "Iranian troops", "ACCUSES", "Israel's army"),
    )
    figures = score.figures()
    assert (figures["recall"], figures["precision"]) == (0.0, 0.0)
    assert (figures["recall_by_words"], figures["precision_by_words"]) == (1.0, 1.0)


def test_gold_words_stand_wherever_the_text_has_them_and_dots_join_two_spans() -> None:
    assert spans_of(["Iran"], "Iran and Iran") == [(0, 4), (9, 13)]
    assert spans_of(["Iran ... it"], "Iran said it") == [(0, 4), (10, 12)]
    assert spans_of(["Iraq"], "Iran") == []


def test_a_claim_matches_by_any_of_the_types_and_only_an_alliance_both_ways() -> None:
    assert matches(claim(TEXT, "Iraq", "SUPPLIES", "Jordan"), BACKING, TEXT)
    assert matches(claim(TEXT, "Iraq", "ALLIES_WITH", "Jordan"), BACKING, TEXT)
    assert matches(claim(TEXT, "Jordan", "ALLIES_WITH", "Iraq"), BACKING, TEXT)
    assert not matches(claim(TEXT, "Jordan", "SUPPLIES", "Iraq"), BACKING, TEXT)
    assert is_reversed(claim(TEXT, "Jordan", "SUPPLIES", "Iraq"), BACKING, TEXT)
    assert not matches(claim(TEXT, "Iraq", "ATTACKS", "Jordan"), BACKING, TEXT)


def test_recall_counts_alleged_as_asserted_and_shows_asserted_alone() -> None:
    score = scored(
        record(TEXT, ACCUSATION, BOMBING, BACKING),
        claim(TEXT, "Iran", "ACCUSES", "Israel"),
        claim(TEXT, "Israel", "ATTACKS", "Syria", "alleged", ("Iran",)),
        claim(TEXT, "Iran", "ATTACKS", "Syria"),
    )
    figures = score.figures()
    assert figures["gold"] == 3
    assert figures["recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["recall_asserted"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["by_relation"] == {
        "ACCUSES": [1, 1],
        "ALLIES_WITH|SUPPLIES": [0, 1],
        "ATTACKS": [1, 1],
    }
    assert (figures["status"], figures["attribution"]) == (1.0, 1.0)
    assert len(score.misses) == len(score.wrong) == 1


@pytest.mark.parametrize("status", ["denied", "hypothetical"])
def test_a_claim_that_is_not_held_finds_nothing_unless_gold_has_such_a_status(status: str) -> None:
    found = claim(TEXT, "Iran", "ACCUSES", "Israel", status)
    assert scored(record(TEXT, ACCUSATION), found).figures()["recall"] == 0
    gold = wanted("Iran", "ACCUSES", "Israel", status)
    figures = scored(record(TEXT, gold), found).figures()
    assert (figures["recall"], figures["status"]) == (1.0, 1.0)
    assert figures["claims_on_gold"] == 0


def test_the_wrong_way_round_is_a_miss_that_is_counted_apart() -> None:
    score = scored(record(TEXT, ACCUSATION), claim(TEXT, "Israel", "ACCUSES", "Iran"))
    assert score.figures()["reversed"] == 1
    assert score.figures()["recall"] == 0


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        (("Iran",), ("Iran",), 1.0),
        ((), ("Iran",), 0.0),
        (("Iraq",), ("Iran",), 0.0),
        (("Iran", "Iraq"), ("Iran",), 0.0),
        (("Iran", "Iraq"), ("Iran", "Iraq"), 1.0),
        (("Iraq", "Iran"), ("Iran", "Iraq"), 0.0),
    ],
)
def test_speakers_are_right_when_all_are_in_their_order(
    found: tuple[str, ...], gold: tuple[str, ...], right: float
) -> None:
    text = record(TEXT, wanted("Israel", "ATTACKS", "Syria", "alleged", gold))
    score = scored(text, claim(TEXT, "Israel", "ATTACKS", "Syria", "alleged", found))
    assert score.figures()["attribution"] == right


def test_noise_is_what_is_claimed_where_nothing_holds() -> None:
    score = Score()
    quiet = record(TEXT, negative=True)
    score.add(quiet, ())
    score.add(quiet, (claim(TEXT, "Iran", "ACCUSES", "Israel", "alleged"),))
    score.add(quiet, (claim(TEXT, "Iran", "ACCUSES", "Israel", "denied"),))
    score.add(
        record(TEXT, negative=True, optional=(BACKING,)),
        (claim(TEXT, "Iraq", "SUPPLIES", "Jordan"), claim(TEXT, "Iran", "ATTACKS", "Iraq")),
    )
    figures = score.figures()
    assert figures["negatives"] == 4
    assert figures["noise_per_100"] == 50.0
    assert figures["noise_asserted_per_100"] == 25.0


def test_what_is_optional_is_right_when_found_and_free_when_missed() -> None:
    text = record(TEXT, ACCUSATION, optional=(BACKING,))
    both = scored(
        text, claim(TEXT, "Iran", "ACCUSES", "Israel"), claim(TEXT, "Iraq", "SUPPLIES", "Jordan")
    ).figures()
    one = scored(text, claim(TEXT, "Iran", "ACCUSES", "Israel")).figures()
    assert both["recall"] == both["precision"] == one["recall"] == one["precision"] == 1.0


def test_a_forbidden_pair_may_be_denied_or_supposed_but_not_claimed() -> None:
    pair = wanted("Iraq", "SUPPLIES", "Jordan")
    text = record(TEXT, forbidden=(pair,))
    for status, hit, asserted in (
        ("asserted", 1, 1),
        ("alleged", 1, 0),
        ("denied", 0, 0),
        ("hypothetical", 0, 0),
    ):
        figures = scored(text, claim(TEXT, "Iraq", "SUPPLIES", "Jordan", status)).figures()
        assert figures["forbidden"] == 1
        assert (figures["forbidden_hit"], figures["forbidden_asserted"]) == (hit, asserted), status


def test_nothing_to_divide_by_is_no_figure() -> None:
    figures = Score().figures()
    for name in ("recall", "precision", "noise_per_100", "status", "attribution"):
        assert figures[name] is None


def test_a_breakdown_shows_precision_and_recall_of_each_relation_and_status() -> None:
    breakdown = Breakdown()
    breakdown.add(
        record(TEXT, ACCUSATION, BOMBING),
        (
            claim(TEXT, "Iran", "ACCUSES", "Israel"),
            claim(TEXT, "Iran", "ACCUSES", "Syria"),
            claim(TEXT, "Israel", "ATTACKS", "Syria"),
        ),
    )
    breakdown.add(record(TEXT, negative=True), (claim(TEXT, "Iran", "ACCUSES", "Israel"),))
    figures = breakdown.figures()
    assert figures["by_relation"] == {
        "ACCUSES": {"gold": 1, "claims": 2, "recall": 1.0, "precision": 0.5, "f1": 0.6667},
        "ATTACKS": {"gold": 1, "claims": 1, "recall": 1.0, "precision": 1.0, "f1": 1.0},
    }
    assert figures["by_status"] == {
        "alleged": {"gold": 1, "recall": 0.0},
        "asserted": {"gold": 1, "recall": 1.0},
    }
    assert figures["f1"] == pytest.approx(0.8)


def test_f1_is_the_harmonic_mean_where_there_is_one() -> None:
    assert f1(0.5, 1.0) == pytest.approx(0.6667)
    assert f1(0.0, 0.0) == 0.0
    assert f1(None, 0.5) is f1(0.5, None) is None

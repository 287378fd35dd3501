"""What a frame asks for besides its roles."""

from __future__ import annotations

import pytest

from loaders.extract.conditions import goods_topic, is_money
from loaders.extract.lexicon import Lexicon
from tests.loaders.conftest import Parse


@pytest.mark.parametrize(
    ("phrase", "head", "topic"),
    [
        ("They sent rockets.", "rockets", "weapons"),
        ("They sent patrol boats.", "boats", "weapons"),
        ("They sent wheat.", "wheat", "aid"),
        ("They sent military aid.", "aid", "weapons"),
        ("They sent financial assistance.", "assistance", "money"),
        ("They sent food aid.", "aid", "aid"),
        ("They sent lethal aid.", "aid", "weapons"),
        ("They sent an armoured convoy.", "convoy", "weapons"),
        ("They sold F-35 fighters.", "fighters", "weapons"),
        ("They sent fighters.", "fighters", "fighters"),
        ("They sent ten tons of wheat.", "tons", "aid"),
        ("They sent a shipment of rifles.", "shipment", "weapons"),
        ("They gave military support.", "support", "aid"),
        ("They gave moral support.", "support", None),
        ("They sent greetings.", "greetings", None),
        ("They sent a poem.", "poem", None),
    ],
)
def test_only_what_can_be_given_has_a_topic(
    parse: Parse, lexicon: Lexicon, phrase: str, head: str, topic: str | None
) -> None:
    token = next(token for token in parse(phrase) if token.text == head)
    assert goods_topic(token, lexicon) == topic


def test_sums_are_money_by_their_sign(parse: Parse) -> None:
    doc = parse("They sent $300 to Chad.")
    assert next(token.text for token in doc if is_money(token)) == "$"
    assert not any(is_money(token) for token in parse("They sent three boats."))

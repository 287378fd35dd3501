"""Every reason that reading can give has its words."""

from __future__ import annotations

from typing import get_args

from loaders.extract.explain.wording import DROPPED, MISUSE, NEEDS, NOBODY
from loaders.extract.lexicon import Need
from loaders.extract.trace import Dropped, Misuse, Nobody, Unpaired


def test_every_name_of_a_reason_has_its_words() -> None:
    assert {*MISUSE, "rest-missing"} == set(get_args(Misuse))
    assert set(NOBODY) == set(get_args(Nobody))
    assert set(DROPPED) == set(get_args(Dropped))
    pairs = set(get_args(Unpaired)) - {"no-source", "no-target", "no-pair"}
    assert set(NEEDS) == {*get_args(Need), *pairs}


def test_words_about_a_pair_have_a_place_for_it() -> None:
    for words in NEEDS.values():
        assert "{" not in words.format(source="Iran", target="Iraq")

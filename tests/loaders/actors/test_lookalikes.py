"""Countries whose names look alike are never taken for one another, however they are misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from rapidfuzz.distance import Levenshtein

from graph.model import Kind
from loaders.actors.aliases import normalise
from loaders.actors.knowledge import Knowledge, load_knowledge
from loaders.actors.variants import Variants, build_variants

LETTERS = "aehinorsu"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def variants(knowledge: Knowledge) -> Variants:
    return build_variants(knowledge)


def words_of_states(knowledge: Knowledge) -> dict[str, set[str]]:
    """Names and peoples of states, each with the states that it can mean."""
    words: dict[str, set[str]] = {}
    states = {state.id for state in knowledge.states.values()}
    for alias, entries in knowledge.by_alias.items():
        meant = {entry.actor for entry in entries if entry.how in ("name", "demonym")} & states
        if meant and len(alias) > 3:
            words[alias] = meant
    return words


def lookalikes(knowledge: Knowledge) -> list[tuple[str, str]]:
    words = words_of_states(knowledge)
    return [
        (one, other)
        for one, other in combinations(sorted(words), 2)
        if not words[one] & words[other]
        and Levenshtein.distance(one, other, score_cutoff=3) <= 3
        and Levenshtein.distance(one, other) * 2 < max(len(one), len(other))
    ]


def slips(word: str) -> Iterator[str]:
    """``word`` with a letter left out, doubled, wrong or too many, or two changed about."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        for letter in LETTERS:
            yield word[:at] + letter + word[at + 1 :]
            yield word[:at] + letter + word[at:]


def test_there_are_lookalikes_to_guard_against(knowledge: Knowledge) -> None:
    pairs = lookalikes(knowledge)
    assert len(pairs) > 100
    for known in [
        ("iran", "iraq"), ("niger", "nigeria"), ("north korea", "south korea"),
        ("australia", "austria"), ("slovakia", "slovenia"), ("malawi", "mali"),
        ("gambia", "zambia"), ("paraguay", "uruguay"),
    ]:  # fmt: skip
        assert known in pairs, known


def test_a_lookalike_spelt_right_is_itself(knowledge: Knowledge) -> None:
    words = words_of_states(knowledge)
    for pair in lookalikes(knowledge):
        for word in pair:
            meant = knowledge.actors[knowledge.by_alias[word][0].actor]
            assert meant.id in words[word] or meant.kind is Kind.POPULATION, word


def test_a_lookalike_misspelt_is_itself_or_nobody(knowledge: Knowledge, variants: Variants) -> None:
    words = words_of_states(knowledge)
    spoken = dict.fromkeys(knowledge.states, 1)
    asked = found = 0
    confused = []
    for word in sorted({word for pair in lookalikes(knowledge) for word in pair}):
        for slip in slips(word):
            if knowledge.lookup(slip) or normalise(slip) != slip:
                continue
            entry = variants.of(slip, spoken)
            asked += 1
            found += entry is not None
            if entry is not None and entry.actor not in words[word]:
                confused.append((slip, word, entry.actor))
    assert asked > 10_000
    assert found > 1_000
    assert not confused

"""Rules as a pure function: who is in force where somebody was read."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from graph.rules import Rule, Rulebook, RuleKind, built_on
from tests.graph.builders import actor

NAMES = ["a", "b", "c", "d"]


def merge(number: int, gone: str, into: str, *, undone: bool = False) -> Rule:
    return Rule(
        number=number,
        kind=RuleKind.MERGE,
        time="2026-01-01T00:00:00Z",
        actor=gone,
        into=into,
        names=(gone.upper(),),
        withdrawn="2026-01-02T00:00:00Z" if undone else None,
    )


def split(number: int, of: str, into: str, **where: tuple[str, ...]) -> Rule:
    time = "2026-01-01T00:00:00Z"
    made = actor(into)
    return Rule(
        number=number, kind=RuleKind.SPLIT, time=time, actor=of, into=into, made=made, **where
    )


@st.composite
def logs(draw: st.DrawFn) -> list[Rule]:
    """Logs as they come about: what a rule names was in force when it was made."""
    log: list[Rule] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        book = Rulebook.of(log)
        there = [name for name in NAMES if book.end(name) == name]
        if len(there) < 2:
            break
        one, other = draw(st.permutations(there))[:2]
        if draw(st.booleans()):
            log.append(merge(number, one, other))
        else:
            log.append(split(number, one, other, documents=(draw(st.sampled_from("xy")),)))
        standing = [rule for rule in log if rule.stands]
        if draw(st.booleans()) and standing:
            back = draw(st.sampled_from(standing))
            log[back.number - 1] = back.model_copy(update={"withdrawn": "later"})
    return log


def everywhere(book: Rulebook) -> list[str]:
    return [book.trace(name, name.upper(), document)[0] for name in NAMES for document in "xyz"]


def test_a_chain_of_merges_is_followed_whatever_is_asked() -> None:
    book = Rulebook.of([merge(1, "a", "b"), merge(2, "b", "c")])
    assert book.trace("a", "A", "x") == ("c", (1, 2))
    assert (book.end("a"), book.end("b"), book.end("c")) == ("c", "c", "c")


def test_a_circle_leads_somewhere_because_each_rule_is_applied_once() -> None:
    book = Rulebook.of([merge(1, "a", "b"), merge(2, "b", "a")])
    assert (book.end("a"), book.end("b")) == ("a", "a")


def test_a_split_takes_what_fits_and_leaves_the_rest() -> None:
    book = Rulebook.of([split(1, "a", "b", documents=("x",), mentions=("The  Guard",))])
    assert book.trace("a", "the guard", "x") == ("b", (1,))
    assert book.trace("a", "the guard", "y") == ("a", ())
    assert book.trace("a", "guards", "x") == ("a", ())
    assert book.end("a") == "a"


def test_whoever_has_another_in_it_is_found_by_its_names_once() -> None:
    book = Rulebook.of([merge(1, "a", "b"), merge(2, "b", "c")])
    whole = book.actor(actor("c", "C", aliases=["b"]))
    assert whole is not None
    assert whole.aliases == ("b", "A")
    assert book.actor(actor("a")) is None


def test_what_belonged_to_a_merged_actor_belongs_to_the_other_but_nobody_to_himself() -> None:
    book = Rulebook.of([merge(1, "a", "b")])
    below = book.actor(actor("d", part_of=["a", "b"]))
    above = book.actor(actor("b", part_of=["a"]))
    assert below is not None
    assert above is not None
    assert [tie.actor for tie in below.part_of] == ["b"]
    assert above.part_of == ()


def test_what_a_later_rule_builds_on_is_told() -> None:
    log = [split(1, "a", "new", documents=("x",)), merge(2, "new", "b")]
    assert built_on(log, log[0]) == log[1]
    assert built_on(log, log[1]) is None


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_log_is_read_changes_nothing(
    log: list[Rule], chance: random.Random
) -> None:
    shuffled = chance.sample(log, len(log))
    assert everywhere(Rulebook.of(shuffled)) == everywhere(Rulebook.of(log))


@given(logs())
def test_undoing_every_rule_gives_back_what_was_read(log: list[Rule]) -> None:
    undone = [rule.model_copy(update={"withdrawn": "later"}) for rule in log]
    book = Rulebook.of(undone)
    assert everywhere(book) == [name for name in NAMES for _ in "xyz"]
    assert not book


@given(logs())
def test_undoing_the_last_rule_gives_back_what_was_in_force_before_it(log: list[Rule]) -> None:
    if log:
        undone = [*log[:-1], log[-1].model_copy(update={"withdrawn": "later"})]
        assert everywhere(Rulebook.of(undone)) == everywhere(Rulebook.of(log[:-1]))


@given(logs())
def test_only_what_a_rule_touches_differs_from_what_was_read(log: list[Rule]) -> None:
    book = Rulebook.of(log)
    for name in NAMES:
        for document in "xyz":
            found, by = book.trace(name, name, document)
            assert found == name or by

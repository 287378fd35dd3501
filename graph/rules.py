"""What people put right by hand: rules, kept in a log in the order in which they were made.

    merge   an actor is another: it goes, and all that is said of it is said of the other
    split   what some documents say of an actor, or what is said under some of its names, is said
            of another
    reject  a claim was misread: it counts nowhere

A claim is kept as it was read. What it says *in force* follows from the rules that stand, each
applied once, in the order of their numbers, so that a chain of merges is followed and no circle
can come up. To undo is to apply the rules again without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.model import Actor, Belonging, Model

Traced = tuple[str, tuple[int, ...]]
"""The actor in force, and the numbers of the rules that made it so."""


class RuleKind(StrEnum):
    MERGE = "merge"
    SPLIT = "split"
    REJECT = "reject"


class Draft(Model):
    """What somebody asks for. ``actor`` is the one merged away or split, ``into`` the id of the
    one that what is said of it goes to; a split without ``into`` makes a new actor, called
    ``name`` or as the old one. Of ``documents`` and ``mentions`` a split needs one; where both
    are given, both have to fit."""

    kind: RuleKind
    actor: str | None = None
    into: str | None = None
    name: str | None = None
    documents: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    claim: str | None = None
    note: str | None = None


class Rule(Draft):
    """A draft that was accepted. ``names`` are those of an actor merged away, as it was read:
    the other is found by them. ``made`` is the actor that a split made. ``withdrawn`` is when the
    rule was undone."""

    number: int
    time: str
    withdrawn: str | None = None
    names: tuple[str, ...] = ()
    made: Actor | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn is None

    def fits(self, mention: str, document: str) -> bool:
        """Whether a split takes this mention of its actor."""
        return (not self.documents or document in self.documents) and (
            not self.mentions or plain(mention) in map(plain, self.mentions)
        )


@dataclass(frozen=True)
class Rulebook:
    """The rules that stand, by number, ready to be applied."""

    rules: tuple[Rule, ...] = ()
    _moving: tuple[Rule, ...] = field(init=False, repr=False)
    _concerned: frozenset[str] = field(init=False, repr=False)
    _merged: Mapping[str, str] = field(init=False, repr=False)
    _rejecting: Mapping[str, int] = field(init=False, repr=False)
    _names: Mapping[str, tuple[str, ...]] = field(init=False, repr=False)

    @classmethod
    def of(cls, log: Iterable[Rule]) -> Rulebook:
        """The rulebook that a log, withdrawn rules included, comes to."""
        return cls(tuple(sorted((rule for rule in log if rule.stands), key=_number)))

    def __post_init__(self) -> None:
        moving = tuple(rule for rule in self.rules if rule.kind is not RuleKind.REJECT)
        merges = [rule for rule in moving if rule.kind is RuleKind.MERGE]
        ends = {rule.actor or "": _followed(merges, rule.actor or "") for rule in merges}
        names: dict[str, tuple[str, ...]] = {}
        for at, rule in enumerate(merges):
            end = _followed(merges[at + 1 :], rule.into or "")
            names[end] = (*names.get(end, ()), *rule.names)
        rejecting = {
            rule.claim or "": rule.number for rule in self.rules if rule.kind is RuleKind.REJECT
        }
        object.__setattr__(self, "_moving", moving)
        object.__setattr__(self, "_concerned", frozenset(rule.actor or "" for rule in moving))
        object.__setattr__(self, "_merged", {id: end for id, end in ends.items() if end != id})
        object.__setattr__(self, "_rejecting", rejecting)
        object.__setattr__(self, "_names", names)

    def __bool__(self) -> bool:
        return bool(self.rules)

    @property
    def named(self) -> set[str]:
        """Every actor that a rule names."""
        return {id for rule in self._moving for id in (rule.actor, rule.into) if id is not None}

    def trace(self, actor: str, mention: str, document: str) -> Traced:
        """Who is in force where ``actor`` was read in these words of this document."""
        if actor not in self._concerned:
            return actor, ()
        by: list[int] = []
        for rule in self._moving:
            if rule.actor == actor and (
                rule.kind is RuleKind.MERGE or rule.fits(mention, document)
            ):
                actor = rule.into or actor
                by.append(rule.number)
        return actor, tuple(by)

    def rejecting(self, claim: str) -> int | None:
        """The number of the rule that rejects a claim."""
        return self._rejecting.get(claim)

    def end(self, actor: str) -> str:
        """The actor that this one was merged into, through all merges; itself if into none."""
        return self._merged.get(actor, actor)

    def actor(self, read: Actor) -> Actor | None:
        """An actor in force: found by the names of those merged into it, belonging to those that
        the ones it belongs to were merged into. ``None`` for one that was merged away."""
        if read.id in self._merged:
            return None
        known = {plain(name) for name in (read.name, *read.aliases)}
        gained = {plain(name): name for name in reversed(self._names.get(read.id, ()))}
        aliases = [name for key, name in reversed(gained.items()) if key not in known]
        return read.model_copy(
            update={
                "aliases": (*read.aliases, *aliases),
                "part_of": self._ties(read, read.part_of),
                "member_of": self._ties(read, read.member_of),
            }
        )

    def _ties(self, read: Actor, ties: tuple[Belonging, ...]) -> tuple[Belonging, ...]:
        if not any(tie.actor in self._merged for tie in ties):
            return ties
        led = (tie.model_copy(update={"actor": self.end(tie.actor)}) for tie in ties)
        return tuple(dict.fromkeys(tie for tie in led if tie.actor != read.id))


def built_on(log: Iterable[Rule], undone: Rule) -> Rule | None:
    """A later rule that stands and names the actor that ``undone`` made, if there is one."""
    if undone.made is None:
        return None
    made = undone.made.id
    return next(
        (
            rule
            for rule in log
            if rule.stands and rule.number > undone.number and made in (rule.actor, rule.into)
        ),
        None,
    )


def plain(words: str) -> str:
    """Words as names and mentions are compared."""
    return " ".join(words.casefold().split())


def _followed(merges: Iterable[Rule], actor: str) -> str:
    for rule in merges:
        if rule.actor == actor and rule.into is not None:
            actor = rule.into
    return actor


def _number(rule: Rule) -> int:
    return rule.number

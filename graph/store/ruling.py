"""Rules applied to what a store keeps: the same for every store.

A store keeps claims and actors in force where queries look for them, and beside them, as they were
read, only those that a rule has touched. So a store without rules holds and does nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.errors import Conflict, NotFound, SettingError
from graph.model import Actor, Claim, short_hash, slug
from graph.rules import Draft, Rule, Rulebook, RuleKind, built_on
from graph.store.clock import now
from graph.store.delta import StoredClaim, named_by
from graph.store.rows import CLAIM_COLUMNS, claim_of

_DOCUMENT = CLAIM_COLUMNS.index("document")
_ENDS = tuple(
    (CLAIM_COLUMNS.index(end), CLAIM_COLUMNS.index(f"{end}_mention"))
    for end in ("source", "target")
)
_SPEAKER, _WORDS = 2, 3

AsReadRow = tuple[str, str, bool, list[int], str]
"""Id, document, whether it is rejected, the rules that touch it, and the claim as JSON."""


@dataclass(frozen=True, slots=True)
class AsRead:
    """A claim as it was read, which rules have changed or rejected."""

    claim: StoredClaim
    rejected: bool
    rules: tuple[int, ...]

    def row(self) -> AsReadRow:
        body = json.dumps(self.claim, ensure_ascii=True)
        id, document = self.claim.row[0], self.claim.row[_DOCUMENT]
        return id, document, self.rejected, list(self.rules), body


def stored_claim(body: str) -> StoredClaim:
    """The claim in the last column of an ``AsReadRow``."""
    row, attribution = json.loads(body)
    return StoredClaim(tuple(row), tuple(tuple(said) for said in attribution))


@dataclass(frozen=True, slots=True)
class Ruled:
    in_force: dict[str, StoredClaim]
    as_read: dict[str, AsRead] = field(default_factory=dict)
    """Those that a rule touches."""


def ruled(book: Rulebook, claims: Mapping[str, StoredClaim]) -> Ruled:
    """``claims``, as they were read, under the rules."""
    if not book:
        return Ruled(dict(claims))
    found = Ruled({})
    for id, claim in claims.items():
        in_force, by = traced(book, claim)
        rejecting = book.rejecting(id)
        if rejecting is None:
            found.in_force[id] = in_force
        else:
            by = {*by, rejecting}
        if by:
            found.as_read[id] = AsRead(claim, rejecting is not None, tuple(sorted(by)))
    return found


def traced(book: Rulebook, claim: StoredClaim) -> tuple[StoredClaim, set[int]]:
    """A claim with the actors in force, whether or not it is rejected, and the rules that made
    them so."""
    row, attribution = list(claim.row), claim.attribution
    by: set[int] = set()
    for end, mention in _ENDS:
        row[end], numbers = book.trace(row[end], row[mention], row[_DOCUMENT])
        by.update(numbers)
    said = []
    for words in attribution:
        if words[_SPEAKER] is not None:
            speaker, numbers = book.trace(words[_SPEAKER], words[_WORDS], row[_DOCUMENT])
            by.update(numbers)
            said.append((*words[:_SPEAKER], speaker, *words[_SPEAKER + 1 :]))
        else:
            said.append(words)
    return (StoredClaim(tuple(row), tuple(said)) if by else claim), by


@dataclass(frozen=True, slots=True)
class Cast:
    """Actors to be written, and those to be kept as they were read."""

    in_force: dict[str, Actor]
    as_read: dict[str, Actor]


def cast(
    book: Rulebook,
    *,
    kept: Mapping[str, Actor],
    there: Mapping[str, Actor],
    claims: Ruled,
    read_anew: bool,
) -> Cast:
    """Who is to be in a store whose claims are now ``claims``. ``kept`` are actors kept as read;
    ``there`` are others: just read (``read_anew``), or stored and touched by no rule so far."""
    if not book and not kept:
        return Cast(dict(there), {})
    read = {**kept, **there} if read_anew else {**there, **kept}
    in_force = {id: who for id, each in read.items() if (who := book.actor(each)) is not None}
    rejected = [each.claim for each in claims.as_read.values() if each.rejected]
    changed = {id for id, each in read.items() if in_force.get(id) != each}
    keep = kept.keys() | book.named | named_by(rejected) | changed if book else set()
    wanted = there.keys() | named_by(claims.in_force.values())
    return Cast(_with_those_above(wanted, in_force), _with_those_above(keep, read))


def _with_those_above(ids: Iterable[str], actors: Mapping[str, Actor]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    waiting = list(ids)
    while waiting:
        id = waiting.pop()
        if id not in found and id in actors:
            found[id] = actors[id]
            waiting += [tie.actor for tie in (*actors[id].part_of, *actors[id].member_of)]
    return {id: found[id] for id in sorted(found)}


def accepted(
    draft: Draft, log: list[Rule], there: Mapping[str, Actor], read: Mapping[str, Actor]
) -> Rule:
    """``draft`` as the next rule of ``log``. ``there`` holds the actors it names that are in
    force, ``read`` the same as they were read.

    Raises ``NotFound`` for an actor that is not there, ``SettingError`` for what makes no rule.
    """
    number = max((rule.number for rule in log), default=0) + 1
    given = draft.model_dump() | {"number": number, "time": now()}
    if draft.kind is RuleKind.REJECT:
        return _rejection(draft, log, given)
    book = Rulebook.of(log)
    for id in (draft.actor, draft.into):
        if id is not None and id not in there:
            end = book.end(id)
            hint = f"it was merged into {end}" if end != id else None
            raise NotFound(f"there is no actor {id!r}", where="actor", hint=hint)
    if draft.actor is None or draft.actor == draft.into:
        raise SettingError(
            "an actor cannot be merged with itself, nor split into itself", where="actor"
        )
    whole = read[draft.actor]
    if draft.kind is RuleKind.MERGE:
        if draft.into is None:
            raise SettingError("say into which actor to merge", where="into")
        return Rule(**given | {"names": (whole.name, *whole.aliases)})
    if not draft.documents and not draft.mentions:
        raise SettingError("say which documents or mentions to split off", where="documents")
    if draft.into is not None:
        return Rule(**given)
    made = _split_off(whole, draft, number)
    return Rule(**given | {"into": made.id, "made": made})


def _rejection(draft: Draft, log: list[Rule], given: dict[str, object]) -> Rule:
    if draft.claim is None:
        raise SettingError("say which claim to reject", where="claim")
    earlier = Rulebook.of(log).rejecting(draft.claim)
    if earlier is not None:
        raise Conflict(f"claim {draft.claim} is rejected already, by rule {earlier}")
    return Rule.model_validate(given)


def _split_off(whole: Actor, draft: Draft, number: int) -> Actor:
    """A new actor of the same kind. What the old one belongs to is known of that one only."""
    name = draft.name or whole.name
    return Actor(
        id=f"~{slug(name) or 'actor'}-{short_hash(whole.id, name, number, length=6)}",
        name=name,
        kind=whole.kind,
        sector=whole.sector,
        country=whole.country,
    )


def withdrawn(log: list[Rule], number: int | None) -> Rule:
    """The rule with this number, or else the last that stands, taken back now.

    Raises ``NotFound`` where there is none, ``Conflict`` where it has been taken back already or
    a later rule names the actor it made.
    """
    standing = [rule for rule in log if rule.stands]
    if number is None and not standing:
        raise NotFound("there is no rule to undo")
    if number is None:
        found = standing[-1]
    else:
        try:
            found = next(rule for rule in log if rule.number == number)
        except StopIteration:
            raise NotFound(f"there is no rule {number}", hint="whowhom rules lists them") from None
    if not found.stands:
        raise Conflict(f"rule {found.number} has been undone already")
    if (later := built_on(log, found)) is not None:
        raise Conflict(
            f"rule {later.number} names the actor that rule {found.number} made",
            hint=f"undo rule {later.number} first",
        )
    return found.model_copy(update={"withdrawn": now()})


def must_touch(rule: Rule, claims: Ruled) -> None:
    """Raise ``NotFound`` if a split or a rejection concerns no claim: somebody mistyped."""
    if rule.kind is RuleKind.MERGE:
        return
    if not any(rule.number in each.rules for each in claims.as_read.values()):
        if rule.kind is RuleKind.REJECT:
            raise NotFound(f"there is no claim {rule.claim!r}", where="claim")
        raise NotFound(
            f"no claim in these documents names {rule.actor!r} in these words",
            where="actor",
            hint="whowhom claims --actor shows documents and mentions",
        )


def read_again(log: list[Rule], rules: list[Rule], *, empty: bool) -> list[Rule]:
    """Those of ``rules``, another store's log, that ``log`` lacks.

    Raises ``Conflict`` where the logs differ and the store holds documents already.
    """
    if log == rules:
        return []
    if log or not empty:
        raise Conflict(
            "the target's rules (merges, splits, rejections) are not those of the source",
            hint="copy into an empty store",
        )
    return rules


def claims_from(claims: Iterable[StoredClaim], actors: Mapping[str, Actor]) -> list[Claim]:
    """Claims by document and place in it, their ends described by ``actors``."""
    found = [_claim_from(claim, actors) for claim in claims]
    return sorted(found, key=lambda each: (each.document, each.trigger.start, each.id))


def _claim_from(claim: StoredClaim, actors: Mapping[str, Actor]) -> Claim:
    row = claim.row
    ends = [
        (who.name, who.kind.value, who.sector.value, who.country)
        for who in (actors[row[end]] for end, _ in _ENDS)
    ]
    said = [words[2:] for words in claim.attribution]
    return claim_of((*row[:4], *ends[0], *row[4:9], *ends[1], *row[9:25], *row[27:], said))

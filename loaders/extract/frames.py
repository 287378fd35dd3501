"""Frames read over normalised syntax: raw claims with their mentions, not yet their status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise

from spacy.tokens import Doc, Token

from graph.model import Kind, Status
from loaders.extract.conditions import misfit, topic_of, unmet_need
from loaders.extract.ends import all_at, heads_in, place_of, sources_of, targets_of
from loaders.extract.lexicon import Entry, Frame, Lexicon, Part
from loaders.extract.matching import entry_fits, misuse, roles_of
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.pairs import RULE as PAIR
from loaders.extract.pairs import is_reciprocal, respectively
from loaders.extract.syntax import (
    Roles,
)
from loaders.extract.trace import Misuse, Trace

HOLDING = frozenset({"hold", "find", "deem", "consider", "declare", "pronounce"})
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b(?! (?:vote|majority))")
PARTS: tuple[Part, ...] = ("verb", "noun", "adjective", "preposition", "compound", "prefix")


@dataclass(frozen=True, slots=True)
class RawClaim:
    """A relation read from one predicate. ``content`` are the heads of what the target is accused
    of; ``speaker_is_source`` marks "said X was responsible", whose source is who says so."""

    relation: str
    source: Mention | None
    target: Mention
    trigger: Token
    support: Token | None
    frame: Frame
    topic: str | None
    own_status: Status | None = None


def read_frames(doc: Doc, lexicon: Lexicon, mentions: MentionReader) -> list[RawClaim]:
    """Every claim that a frame reads in the sentence, by place, without repetition."""
    found: dict[tuple[str, tuple[int, str], tuple[int, str], int], RawClaim] = {}
    sport: bool | None = None
    for token in trigger_words(doc, lexicon):
        for claim in _claims_of(token, lexicon, mentions):
            mentions.trace.reads(claim)
            if claim.relation == "ATTACKS" and sport is None:
                sport = is_sport(doc, lexicon)
            if claim.relation == "ATTACKS" and (sport or _is_contest(claim, lexicon)):
                mentions.trace.drops(claim, "sport")
                continue
            if claim.source is not None and _same_words(claim.source, claim.target):
                mentions.trace.drops(claim, "same-words")
                continue
            key = (claim.relation, place_of(claim.source), place_of(claim.target), claim.trigger.i)
            if found.setdefault(key, claim) is not claim:
                mentions.trace.drops(claim, "repeated")
    return _without_echoes(list(found.values()), mentions.trace)


def is_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether a sentence is about a game: "Iran beat Syria 2-1 in the final"."""
    words = {token.lower_ for token in doc}
    if words & lexicon.classes["force"]:
        return False
    return bool(words & lexicon.classes["sports"]) or _SCORE.search(doc.text) is not None


def trigger_words(doc: Doc, lexicon: Lexicon) -> list[Token]:
    """The words of a sentence that are a form of some frame's predicate, in order."""
    forms: list[int] = doc.to_array("LOWER").tolist()
    return [doc[i] for i, form in enumerate(forms) if form in lexicon.form_ids]


def _is_contest(claim: RawClaim, lexicon: Lexicon) -> bool:
    """ "Sudan came from behind to beat Chad": between two states, a game."""
    ends = (claim.source, claim.target)
    states = all(end is not None and end.actor.kind == Kind.STATE for end in ends)
    return states and claim.trigger.lemma_.lower() in lexicon.classes["contests"]


def may_hold_claim(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether some frame's predicate stands in a parsed sentence with anything in the roles of its
    target and its source; asked before entities are named, so that most sentences need not be."""
    for token in trigger_words(doc, lexicon):
        for part in PARTS:
            entries = lexicon.entries.get((token.lower_, part), ())
            matching = [entry for entry in entries if entry_fits(entry, token)]
            if not matching:
                continue
            roles = roles_of(token, part, lexicon)
            for entry in matching:
                if _may_have_source(entry.frame, roles) and _may_have_target(entry, roles):
                    return True
    return False


def _may_have_target(entry: Entry, roles: Roles) -> bool:
    wanted = entry.frame.target_roles(entry.word)
    if entry.frame.group or entry.frame.mutual or "object-name" in wanted:
        return True
    return any(heads_in(role, roles) for role in wanted)


def _may_have_source(frame: Frame, roles: Roles) -> bool:
    """Who does what a noun names may also stand before it, or in what is said of it."""
    if roles.predicate.pos_ not in ("VERB", "AUX") or frame.group or frame.mutual:
        return True
    return frame.source == ("speaker",) or any(heads_in(role, roles) for role in frame.source)


def _without_echoes(claims: list[RawClaim], trace: Trace) -> list[RawClaim]:
    """One statement, one claim: where a light verb and its noun both read the same pair, or a
    verb has two frames for one relation, the first stands."""
    kept: list[RawClaim] = []
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        heads = {claim.trigger.i} | ({claim.support.i} if claim.support is not None else set())
        target = (claim.target.head.i, claim.target.actor.id)
        source = claim.source.actor.id if claim.source is not None else ""
        at = claim.source.head.i if claim.source is not None else -1
        keys: set[tuple[object, ...]] = {
            (claim.relation, at, source, target, head) for head in heads
        }
        # "Brennan, an adviser and director who criticises Trump": one critic
        keys.add((claim.relation, source, target, claim.trigger.i))
        if not keys & seen:
            kept.append(claim)
        else:
            trace.drops(claim, "echo")
        seen |= keys
    return kept


def _claims_of(token: Token, lexicon: Lexicon, mentions: MentionReader) -> Iterator[RawClaim]:
    form = token.lower_
    for part in PARTS:
        entries = lexicon.entries.get((form, part), ())
        if not entries:
            continue
        named = part not in ("compound", "prefix") and mentions.is_inside_name(token)
        matching = []
        for entry in entries:
            why: Misuse | None = "in-name" if named else misuse(entry, token)
            if why is None:
                matching.append(entry)
            else:
                mentions.trace.misused(token, entry, why)
        longest = max((len(entry.rest) for entry in matching), default=0)
        roles: Roles | None = None
        for entry in matching:
            if part == "noun" and len(entry.rest) < longest and entry.frame.id == "supply.noun":
                mentions.trace.misused(token, entry, "longer-word")
                continue
            if roles is None:
                roles = roles_of(token, part, lexicon)
            yield from _apply(entry, roles, lexicon, mentions)


def _apply(
    entry: Entry, roles: Roles, lexicon: Lexicon, mentions: MentionReader
) -> Iterator[RawClaim]:
    frame, file = entry.frame, entry.file
    trace = mentions.trace
    trace.tries(entry, roles)
    topic = topic_of(entry, roles, lexicon)
    why = misfit(entry, roles, lexicon, topic)
    if why is not None:
        trace.misfits(why)
        return
    trigger = roles.predicate
    if frame.source == ("speaker",) and trigger.head.lemma_.lower() in HOLDING:
        # "holds Turkey responsible" is read at "holds"
        trace.misfits("read-above")
        return
    among = partial(_among, entry, roles, topic, trace)
    if frame.mutual and frame.source[0] in ("between", "agent-pair"):
        both = _members(frame.source[0], roles)
        trace.looks_in("source", frame.source[0], both)
        yield from among(all_at(both, "actor", mentions))
        return
    sources = sources_of(frame, roles, mentions)
    targets = targets_of(entry, roles, mentions, topic)
    if frame.group and not targets and len(roles["subject"]) > 1:
        trace.looks_in("source", "subject", roles["subject"])
        yield from among(all_at(roles["subject"], "actor", mentions))
        return
    if not targets and _is_mutual(entry, roles):
        for claim in among(source for source in sources if source is not None):
            need = unmet_need(frame, claim.source, claim.target, roles, lexicon)
            if need is None:
                yield claim
            else:
                trace.unpaired(need, claim.source, claim.target)
        return
    if not targets:
        trace.unpaired("no-target")
    if not sources:
        trace.unpaired("no-source")
    for source, its_targets in respectively(sources, targets, trigger.doc):
        for target in its_targets:
            if source is not None and _same_words(source, target):
                trace.unpaired("same-words", source, target)
                continue
            if source is not None and file.symmetric and _is_organ(source, target):
                trace.unpaired("organ", source, target)
                continue
            if source is not None and _is_self_reference(source, target):
                trace.unpaired("self", source, target)
                continue
            need = unmet_need(frame, source, target, roles, lexicon)
            if need is not None:
                trace.unpaired(need, source, target)
                continue
            own_status = frame.status_of.get(entry.word)
            yield RawClaim(
                file.relation, source, target, trigger, roles.support, frame, topic, own_status
            )
            if frame.mutual and not file.symmetric and source is not None:
                yield RawClaim(file.relation, target, source, trigger, roles.support, frame, topic)


def _among(
    entry: Entry, roles: Roles, topic: str | None, trace: Trace, members: Iterable[Mention]
) -> Iterator[RawClaim]:
    """What several say or do of one another."""
    both_ways = not entry.file.symmetric
    pairs = list(_pairs(list(members), token=roles.predicate, both_ways=both_ways))
    if not pairs:
        trace.unpaired("no-pair")
    for one, other in pairs:
        yield RawClaim(
            entry.file.relation, one, other, roles.predicate, roles.support, entry.frame, topic
        )


def _is_mutual(entry: Entry, roles: Roles) -> bool:
    """Whether "each other" stands where the target should."""
    wanted = entry.frame.target_roles(entry.word)
    return any(is_reciprocal(head) for role in wanted for head in heads_in(role, roles))


def _members(role: str, roles: Roles) -> tuple[Token, ...]:
    """Both sides; "the armies of A and B" are both in one phrase."""
    return roles[role] or (roles["agent"] if role == "agent-pair" else ())


def _pairs(
    members: list[Mention], *, token: Token, both_ways: bool
) -> Iterator[tuple[Mention, Mention]]:
    """Who stands with or against whom: "between A and B", all of "A, B and C"; of "A and B, C and
    D, and E and F" only those that "and" joins."""
    if len(members) > 3:
        doc = token.doc
        members = sorted(members, key=lambda mention: mention.start)
        found = [
            (one, other)
            for one, other in pairwise(members)
            if [word.lower_ for word in doc[one.head.i + 1 : other.head.left_edge.i + 1]][:1]
            == ["and"]
        ]
    else:
        found = list(combinations(members, 2))
    for one, other in found:
        yield one, other
        if both_ways:
            yield other, one


def _same_words(one: Mention, other: Mention) -> bool:
    """The same words on both sides say nothing of two, unless they stand for two."""
    same = (one.start, one.end) == (other.start, other.end)
    return same and not (one.resolution.rule == other.resolution.rule == PAIR)


def _is_organ(one: Mention, other: Mention) -> bool:
    """An army is no ally of its own state, a minister none of his government."""

    def whole(mention: Mention) -> set[str]:
        actor = mention.actor
        return {actor.id, *(belonging.actor for belonging in actor.part_of)}

    return one.actor.id != other.actor.id and bool(
        {one.actor.id} & whole(other) or {other.actor.id} & whole(one)
    )


def _is_self_reference(one: Mention, other: Mention) -> bool:
    """ "Ankara defended its position": a pronoun that leads back to the other end says nothing."""
    rules = {one.resolution.rule, other.resolution.rule}
    return one.actor.id == other.actor.id and "coreference" in rules

"""Claims, names and frames told in a line, the same in a terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.explain.model import (
    ExplainedClaim,
    ExplainedSentence,
    Named,
    TriedFrame,
    Trigger,
)
from loaders.extract.explain.silence import nearest


@dataclass(frozen=True, slots=True)
class Line:
    """A frame's outcome: the words it was tried on, the frame, and why it did or did not fire."""

    word: str
    frame: str
    relation: str
    fired: bool
    why: str


def silences(sentence: ExplainedSentence) -> list[str]:
    """Why not more was read: a line for each trigger that gave no claim, or else for the whole
    sentence."""
    found = [reason.text for trigger in sentence.triggers if (reason := nearest(trigger))]
    if not found and sentence.silence is not None:
        found = [sentence.silence.text]
    return list(dict.fromkeys(found))


def told_claim(explained: ExplainedClaim, sentence: ExplainedSentence) -> list[str]:
    """What a claim is made of, beside its ends and its relation."""
    claim = explained.claim
    told = [_status(explained)]
    for said in claim.attribution:
        elsewhere = "" if sentence.start <= said.start < sentence.end else ", in another sentence"
        who = f" ({said.id})" if said.id is not None else " (nobody known)"
        told.append(f"according to “{said.mention}”{who} by “{said.cue}”{elsewhere}")
    if claim.parent is not None:
        number = next(
            (
                number
                for number, other in enumerate(sentence.claims, start=1)
                if other.claim.id == claim.parent
            ),
            None,
        )
        told.append("content of " + (f"claim {number}" if number else "another claim"))
    if claim.topic is not None:
        told.append(f"topic {claim.topic}")
    if claim.date is not None:
        told.append(f"{claim.date} (from the {claim.date_from})")
    told.append(f"confidence {claim.confidence:.2f}")
    told.append(f"frame {claim.frame}")
    told += [note.text for note in explained.notes]
    return told


def _status(explained: ExplainedClaim) -> str:
    claim = explained.claim
    told = claim.status.value if claim.cue is None else f"{claim.status} by “{claim.cue}”"
    weaker = [f"“{cue.text}”" for cue in explained.cues if cue.status != claim.status]
    return f"{told} (stronger than {', '.join(weaker)})" if weaker else told


def told_name(named: Named) -> str:
    """ "“Tehran” is iran, by the rule capital"."""
    if named.rule == "place":
        return f"“{named.text}” is a place in {named.actor}"
    if named.rule == "coreference":
        return f"“{named.text}” stands for “{named.matched}”, {named.actor}"
    return f"“{named.text}” is {named.actor} ({named.kind}), by the rule {named.rule}"


def told_roles(trigger: Trigger) -> str:
    """ "agent “Iran”, to “Hezbollah”"."""
    roles = [
        f"{role} {', '.join(f'“{word.text}”' for word in words)}"
        for role, words in trigger.roles.items()
    ]
    if trigger.support is not None:
        roles.append(f"leaning on “{trigger.support.text}”")
    return ", ".join(roles) or "nothing in its roles"


def told_misuse(sentence: ExplainedSentence) -> list[str]:
    """Words that only looked like triggers, each once; one that is a trigger in another way
    needs no excuse."""
    triggers = {trigger.start for trigger in sentence.triggers}
    told = [each.why.text for each in sentence.misused if each.start not in triggers]
    return list(dict.fromkeys(told))


def passed_over(sentence: ExplainedSentence) -> str:
    """What the short cut thinks of a sentence, empty where it lets it through."""
    if sentence.short_cut is None:
        return ""
    if sentence.silence is not None and sentence.short_cut.code == sentence.silence.code:
        return "not parsed, with the short cut"
    return f"not parsed, with the short cut: {sentence.short_cut.text}"


def lines(sentence: ExplainedSentence) -> Iterator[Line]:
    """Every frame that was tried, in order; where it fired, with the numbers of its claims, and
    with what else it could have given."""
    numbers = {each.claim.id: n for n, each in enumerate(sentence.claims, start=1)}
    for trigger in sentence.triggers:
        for tried in trigger.frames:
            yield _line(trigger, tried, [numbers[claim] for claim in tried.claims])


def _line(trigger: Trigger, tried: TriedFrame, numbers: Sequence[int]) -> Line:
    why = [reason.text for reason in tried.reasons]
    if numbers:
        what = "claim" if len(numbers) == 1 else "claims"
        why.insert(0, f"{what} {', '.join(map(str, numbers))}")
    word = f"“{trigger.text}” as “{tried.word}”" if " " in tried.word else f"“{trigger.text}”"
    return Line(word, tried.frame, tried.relation, bool(numbers), "; ".join(why))

"""A sentence cut into pieces, each with what its words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.extract.explain.model import ExplainedClaim, ExplainedSentence

MarkKind = Literal["source", "target", "trigger", "speaker", "cue", "silent", "named"]
STRONGEST_FIRST: tuple[MarkKind, ...] = (
    "trigger",
    "source",
    "target",
    "speaker",
    "cue",
    "silent",
    "named",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of the document that are something, in the claim of that number if in one."""

    start: int
    end: int
    kind: MarkKind
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with the same marks, strongest first. ``labels`` name the marks that
    end with it, so that each is named once."""

    text: str
    kinds: tuple[MarkKind, ...] = ()
    labels: tuple[str, ...] = ()


def pieces(sentence: ExplainedSentence) -> list[Piece]:
    """The whole text of ``sentence``, in order."""
    marks = [
        mark for mark in _marks(sentence) if sentence.start <= mark.start < mark.end <= sentence.end
    ]
    bounds = {sentence.start, sentence.end}
    for mark in marks:
        bounds |= {mark.start, mark.end}
    cut: list[Piece] = []
    for start, end in pairwise(sorted(bounds)):
        here = [mark for mark in marks if mark.start <= start and end <= mark.end]
        kinds = {mark.kind for mark in here}
        ending = [mark for mark in here if mark.end == end]
        text = sentence.text[start - sentence.start : end - sentence.start]
        cut.append(
            Piece(
                text,
                tuple(kind for kind in STRONGEST_FIRST if kind in kinds),
                tuple(_labels(ending, numbered=len(sentence.claims) > 1)),
            )
        )
    return cut


def _marks(sentence: ExplainedSentence) -> Iterator[Mark]:
    for number, explained in enumerate(sentence.claims, start=1):
        yield from _marks_of(explained, number)
    for trigger in sentence.triggers:
        if not any(frame.claims for frame in trigger.frames):
            yield Mark(trigger.start, trigger.end, "silent")
    for named in sentence.mentions:
        yield Mark(named.start, named.end, "named")


def _marks_of(explained: ExplainedClaim, number: int) -> Iterator[Mark]:
    claim = explained.claim
    yield Mark(claim.source.start, claim.source.end, "source", number)
    yield Mark(claim.target.start, claim.target.end, "target", number)
    yield Mark(claim.trigger.start, claim.trigger.end, "trigger", number)
    for said in claim.attribution:
        yield Mark(said.start, said.end, "speaker", number)
    for cue in explained.cues:
        yield Mark(cue.start, cue.end, "cue", number)


def _labels(marks: list[Mark], *, numbered: bool) -> Iterator[str]:
    """ "source 1, 2"; what is merely named has no label."""
    for kind in STRONGEST_FIRST:
        same = [mark for mark in marks if mark.kind == kind]
        if not same or kind == "named":
            continue
        numbers = sorted({mark.claim for mark in same if mark.claim is not None})
        said = ", ".join(map(str, numbers)) if numbered else ""
        yield f"{kind} {said}".strip()

"""What is explained of a sentence. All offsets count in the document's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.model import Claim, Document, Kind, Model, RelationType, Span, Status


class Reason(Model):
    """``code`` is what the reading code said; ``text`` puts it into words for this place."""

    code: str
    text: str


class Named(Span):
    """Words that name somebody, and by which rule. ``rule`` is ``place`` where they name only
    where something is: ``actor`` is then the state they lie in."""

    actor: str
    name: str
    kind: Kind
    rule: str
    matched: str | None = None
    """The name in the knowledge that matched, or the pronoun that was resolved."""


class Filler(Model):
    """A word in a role that a frame looks at, and the actors it stands for, or why for none."""

    end: Literal["source", "target"]
    role: str
    words: Span
    actors: tuple[str, ...] = ()
    why: Reason | None = None


class TriedFrame(Model):
    """A frame under one of its words. ``claims`` are the ids of what it gave; with none,
    ``reasons`` say why."""

    frame: str
    relation: RelationType
    word: str
    roles_of_source: tuple[str, ...]
    roles_of_target: tuple[str, ...]
    fillers: tuple[Filler, ...] = ()
    claims: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Trigger(Span):
    """A frame's predicate, with its logical roles. ``support`` is the light verb it leans on."""

    part: str
    roles: dict[str, tuple[Span, ...]]
    support: Span | None = None
    frames: tuple[TriedFrame, ...]


class Misused(Span):
    """A word that looks like a frame's predicate and is none here."""

    part: str
    frames: tuple[str, ...]
    why: Reason


class Cue(Span):
    """A word that makes a claim other than asserted. The first of a claim's decides."""

    status: Status


class ExplainedClaim(Model):
    claim: Claim
    cues: tuple[Cue, ...] = ()
    notes: tuple[Reason, ...] = ()


class ExplainedSentence(Span):
    """One sentence: what was seen in it, and what came of that. ``short_cut`` says why the short
    cut passes it over (it was read here all the same); ``silence`` why it holds no claim."""

    document: str
    number: int
    short_cut: Reason | None = None
    mentions: tuple[Named, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    misused: tuple[Misused, ...] = ()
    claims: tuple[ExplainedClaim, ...] = ()
    silence: Reason | None = None


@dataclass(frozen=True, slots=True)
class ExplainedDocument:
    document: Document
    sentences: tuple[ExplainedSentence, ...]

    @property
    def title(self) -> str:
        return self.document.title or self.document.id

    @property
    def claims(self) -> int:
        return sum(len(sentence.claims) for sentence in self.sentences)

    @property
    def furniture(self) -> list[str]:
        """The passages that are page furniture, in which nothing is read."""
        text = self.document.text
        passages = (text[start:end].strip() for start, end in sorted(self.document.furniture))
        return [" ".join(passage.split()) for passage in passages if passage]

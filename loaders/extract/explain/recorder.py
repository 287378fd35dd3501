"""A trace that keeps what it hears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.model import Claim
from loaders.extract.climb import Stance
from loaders.extract.frames import RawClaim
from loaders.extract.lexicon import Entry, Need
from loaders.extract.mentions import Mention
from loaders.extract.syntax import Roles
from loaders.extract.trace import Dropped, EndName, Misfit, Misuse, Nobody, Unpaired


@dataclass(slots=True)
class Look:
    """One role that was searched for an end."""

    end: EndName
    role: str
    heads: tuple[Token, ...]
    found: list[tuple[Token, tuple[Mention, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Refusal:
    """Two ends that were not related, or none that could be."""

    why: Unpaired | Need
    source: Mention | None = None
    target: Mention | None = None


@dataclass(slots=True)
class Attempt:
    """One frame, tried on one predicate."""

    entry: Entry
    roles: Roles
    misfit: Misfit | None = None
    looks: list[Look] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    raws: list[RawClaim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Made:
    raw: RawClaim
    stance: Stance
    claim: Claim


@dataclass(slots=True)
class Recorder:
    """See ``loaders.extract.trace.Trace``."""

    doc: Doc
    misuses: list[tuple[Token, Entry, Misuse]] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    strangers: dict[int, Nobody] = field(default_factory=dict)
    """Why the phrase headed by a word, by its number, names nobody."""
    dropped: list[tuple[RawClaim, Dropped]] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)

    def misused(self, token: Token, entry: Entry, why: Misuse) -> None:
        self.misuses.append((token, entry, why))

    def tries(self, entry: Entry, roles: Roles) -> None:
        self.attempts.append(Attempt(entry, roles))

    def misfits(self, why: Misfit) -> None:
        self.attempts[-1].misfit = why

    def looks_in(self, end: EndName, role: str, heads: Sequence[Token]) -> None:
        self.attempts[-1].looks.append(Look(end, role, tuple(heads)))

    def stands_for(self, head: Token, found: Sequence[Mention]) -> None:
        self.attempts[-1].looks[-1].found.append((head, tuple(found)))

    def nobody(self, token: Token, why: Nobody) -> None:
        # The first reason is the particular one; that there is no other name follows from it.
        self.strangers.setdefault(token.i, why)

    def unpaired(
        self, why: Unpaired | Need, source: Mention | None = None, target: Mention | None = None
    ) -> None:
        self.attempts[-1].refusals.append(Refusal(why, source, target))

    def reads(self, raw: RawClaim) -> None:
        self.attempts[-1].raws.append(raw)

    def drops(self, raw: RawClaim, why: Dropped) -> None:
        self.dropped.append((raw, why))

    def claims(self, raw: RawClaim, stance: Stance, claim: Claim) -> None:
        self.made.append(Made(raw, stance, claim))

    def dropped_for(self, raw: RawClaim) -> Dropped | None:
        return next((why for other, why in self.dropped if other is raw), None)

    def made_of(self, raw: RawClaim) -> list[Claim]:
        return [made.claim for made in self.made if made.raw is raw]

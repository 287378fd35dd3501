"""What is met on the way up from a predicate, and the stance that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.model import Status


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it (the head of the phrase) and the word that makes them the speaker."""

    head: Token
    cue: Token


@dataclass(frozen=True, slots=True)
class Stance:
    """One speaker's (or the document's own) stance on a claim; ``above`` are the predicates whose
    content the claim is, nearest first."""

    status: Status
    cue: Token | None
    speakers: tuple[Speaker, ...] = ()
    above: tuple[Token, ...] = ()
    met: tuple[tuple[Status, Token], ...] = ()
    """Every cue, strongest first, with what it would make of the claim; the first decides."""
    minds: tuple[Speaker, ...] = ()
    """Whose wish, plan or attitude it is, though not their word: no attribution of a claim."""


@dataclass(slots=True)
class Climb:
    """Cues met so far. Within one stance hypothetical beats denied beats alleged; what is taken
    for granted ("continues to") nothing above undoes."""

    relation: str = ""
    hypothetical: Token | None = None
    denied: Token | None = None
    alleged: Token | None = None
    given: bool = False
    performed: bool = False
    """The predicate is what its doer himself says ("…, he said, blaming Iran"): no report."""
    speakers: list[Speaker] = field(default_factory=list)
    minds: list[Speaker] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)
    done: list[Stance] = field(default_factory=list)

    def deny(self, cue: Token) -> None:
        """A negation; a second one takes the first back ("did not refuse")."""
        if not self.given:
            self.denied = None if self.denied is not None else cue

    def suppose(self, cue: Token) -> None:
        if not self.given and self.hypothetical is None:
            self.hypothetical = cue

    def allege(self, cue: Token) -> None:
        if self.alleged is None:
            self.alleged = cue

    def take_for_granted(self, certain: bool) -> None:
        """What is below took place, unless something nearer says that it did not."""
        if certain and self.hypothetical is None and self.denied is None:
            self.given = True

    def say(self, heads: list[Token], cue: Token) -> None:
        """Put what is below into somebody's mouth."""
        if self.performed:
            return
        self.allege(cue)
        known = {speaker.head.i for speaker in self.speakers}
        self.speakers += [Speaker(head, cue) for head in heads if head.i not in known]

    def mind(self, heads: list[Token], cue: Token) -> None:
        """Put what is below into somebody's mind: wished, planned, praised, opposed."""
        self.minds += [Speaker(head, cue) for head in heads]

    def reject(self, speakers: list[Token], cue: Token) -> None:
        """A denial: of the content itself, or of what somebody else said of it, whose stance is
        then a claim of its own."""
        if self.speakers or self.above:
            self.done.append(self.stance())
            self.speakers = []
            self.alleged = None
        self.deny(cue)
        self.speakers += [Speaker(head, cue) for head in speakers]

    def stance(self) -> Stance:
        speakers, above = tuple(self.speakers), tuple(self.above)
        cues = (
            (Status.HYPOTHETICAL, self.hypothetical),
            (Status.DENIED, self.denied),
            (Status.ALLEGED, self.alleged),
        )
        met = tuple((status, cue) for status, cue in cues if cue is not None)
        status, decides = met[0] if met else (Status.ASSERTED, None)
        return Stance(status, decides, speakers, above, met, tuple(self.minds))

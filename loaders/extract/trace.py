"""What reading tells of its decisions, as it makes them.

The code that decides hands the reason for each "no" to a ``Trace``, by the names below. Reading
itself keeps none of it: ``SILENT`` hears nothing, and costs next to nothing. Who explains
(``loaders.extract.explain``) hands in a recorder; there is no second reading that could tell
another story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from spacy.tokens import Doc, Token

if TYPE_CHECKING:
    from graph.model import Claim
    from loaders.extract.climb import Stance
    from loaders.extract.frames import RawClaim
    from loaders.extract.lexicon import Entry, Need
    from loaders.extract.mentions import Mention
    from loaders.extract.syntax import Roles

Misuse = Literal[
    "no-verb",
    "auxiliary",
    "no-noun",
    "no-adjective",
    "no-preposition",
    "no-hyphen",
    "hyphen",
    "title",
    "in-name",
    "describes",
    "rest-missing",
    "longer-word",
]
"""Why a word that looks like a predicate's is none where it stands."""

Misfit = Literal[
    "no-force",
    "no-goods",
    "nothing-named",
    "prisoners",
    "agent-word",
    "patient-word",
    "no-patient",
    "patient-class",
    "content-class",
    "complement",
    "unmodified",
    "modified",
    "read-above",
]
"""What a frame asks for and does not find, before anybody is looked for in its roles."""

Unpaired = Literal["no-source", "no-target", "no-pair", "same-words", "organ", "self"]
"""Why a frame has nobody, or no two, to relate."""

Dropped = Literal[
    "sport", "fiction", "same-words", "repeated", "echo", "no-speaker", "speaker-unknown"
]
"""Why what a frame has read is no claim all the same."""

Nobody = Literal[
    "word-class",
    "describes",
    "place",
    "ambiguous",
    "unresolved",
    "longer-name",
    "bare",
    "count",
    "unnamed",
]
"""Why a phrase names no actor."""

EndName = Literal["source", "target"]


class Trace(Protocol):
    """Hears of one sentence. Calls come in the order of the decisions: whatever follows
    ``tries`` is about that frame, until the next."""

    def misused(self, token: Token, entry: Entry, why: Misuse) -> None: ...

    def tries(self, entry: Entry, roles: Roles) -> None: ...

    def misfits(self, why: Misfit) -> None: ...

    def looks_in(self, end: EndName, role: str, heads: Sequence[Token]) -> None: ...

    def stands_for(self, head: Token, found: Sequence[Mention]) -> None: ...

    def nobody(self, token: Token, why: Nobody) -> None: ...

    def unpaired(
        self, why: Unpaired | Need, source: Mention | None = None, target: Mention | None = None
    ) -> None: ...

    def reads(self, raw: RawClaim) -> None: ...

    def drops(self, raw: RawClaim, why: Dropped) -> None: ...

    def claims(self, raw: RawClaim, stance: Stance, claim: Claim) -> None: ...


class Silent:
    """Hears nothing."""

    def misused(self, token: Token, entry: Entry, why: Misuse) -> None: ...

    def tries(self, entry: Entry, roles: Roles) -> None: ...

    def misfits(self, why: Misfit) -> None: ...

    def looks_in(self, end: EndName, role: str, heads: Sequence[Token]) -> None: ...

    def stands_for(self, head: Token, found: Sequence[Mention]) -> None: ...

    def nobody(self, token: Token, why: Nobody) -> None: ...

    def unpaired(
        self, why: Unpaired | Need, source: Mention | None = None, target: Mention | None = None
    ) -> None: ...

    def reads(self, raw: RawClaim) -> None: ...

    def drops(self, raw: RawClaim, why: Dropped) -> None: ...

    def claims(self, raw: RawClaim, stance: Stance, claim: Claim) -> None: ...


SILENT: Trace = Silent()

Watch = Callable[[int, Doc], Trace]
"""Given a sentence's number and what will be its parse: who hears of it."""

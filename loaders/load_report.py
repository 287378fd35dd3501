"""What a load did, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.store.protocol import Counts
from loaders.readers import Skipped


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """How far a load is. ``bytes_total`` is 0 where it cannot be known (standard input)."""

    documents: int
    known: int
    skipped: int
    sentences: int
    claims: int
    bytes_read: int
    bytes_total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did.

    ``documents`` were read and are stored, of them ``added`` for the first time and
    ``replaced`` because they or the pipeline have changed; ``known`` ones were left alone.
    ``sentences`` and ``claims`` are those of the documents read. ``totals`` counts the store
    afterwards. ``interrupted`` says that it was stopped: what is counted here is kept.
    """

    documents: int
    added: int
    replaced: int
    known: int
    sentences: int
    claims: int
    seconds: float
    totals: Counts
    skipped: tuple[Skipped, ...] = field(default=())
    interrupted: bool = False

    @property
    def edges(self) -> int:
        """Edges in the store after the load."""
        return self.totals.edges

    @property
    def sentences_per_second(self) -> float:
        return self.sentences / self.seconds if self.seconds > 0 else 0.0

    @property
    def failed(self) -> bool:
        """Whether the load is less than was asked for: inputs failed, or it was stopped."""
        return self.interrupted or any(skipped.failed for skipped in self.skipped)

    @property
    def hint(self) -> str | None:
        """How to go on after an interruption."""
        if not self.interrupted:
            return None
        return "run the same command again to go on; what is stored is not read a second time"


@dataclass(slots=True)
class Tally:
    """The running counts of a load."""

    documents: int = 0
    added: int = 0
    replaced: int = 0
    known: int = 0
    sentences: int = 0
    claims: int = 0
    bytes_read: int = 0
    bytes_total: int = 0
    interrupted: bool = False
    skipped: list[Skipped] = field(default_factory=list)

    def progress(self, seconds: float) -> LoadProgress:
        return LoadProgress(
            documents=self.documents,
            known=self.known,
            skipped=len(self.skipped),
            sentences=self.sentences,
            claims=self.claims,
            bytes_read=self.bytes_read,
            bytes_total=self.bytes_total,
            seconds=seconds,
        )

    def report(self, seconds: float, totals: Counts) -> LoadReport:
        return LoadReport(
            documents=self.documents,
            added=self.added,
            replaced=self.replaced,
            known=self.known,
            sentences=self.sentences,
            claims=self.claims,
            seconds=seconds,
            totals=totals,
            skipped=tuple(self.skipped),
            interrupted=self.interrupted,
        )

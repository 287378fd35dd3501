"""One gold file through an extractor: read, compared, summed up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.model import Document
from loaders.evaluate.attribution import AttributionScore, said_sentences
from loaders.evaluate.breakdown import Breakdown
from loaders.evaluate.gold import GoldRecord, read_gold
from loaders.evaluate.scoring import Score
from loaders.extract.interface import SpeakerReader


@dataclass(slots=True)
class Evaluation:
    """What came of one file. ``relations`` and ``attributions`` count its records by what they are
    judged by: one with attributions by its speakers, any other by its relations."""

    path: Path
    relations: int = 0
    attributions: int = 0
    score: Score = field(default_factory=Score)
    breakdown: Breakdown = field(default_factory=Breakdown)
    speakers: AttributionScore = field(default_factory=AttributionScore)

    @property
    def misses(self) -> list[str]:
        return [*self.score.misses, *self.speakers.misses]

    @property
    def wrong(self) -> list[str]:
        return [*self.score.wrong, *self.speakers.wrong]

    def figures(self) -> dict[str, Any]:
        """Everything in figures; ``relations`` or ``speakers`` is None where nothing in the file
        is annotated so."""
        return {
            "file": str(self.path),
            "records": self.relations + self.attributions,
            "relations": self.score.figures() | self.breakdown.figures()
            if self.relations
            else None,
            "speakers": self.speakers.figures() if self.attributions else None,
        }


def annotated(path: Path) -> tuple[GoldRecord, ...]:
    """The records of a gold file, or of every ``.jsonl`` file of a folder. Raises ``DataError``
    for a file that is none, naming its line, or where there is no record."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    records = tuple(record for file in files for record in read_gold(file))
    if not records:
        raise DataError(
            "holds no gold record", where=str(path), hint="tests/gold/README.md describes the shape"
        )
    return records


def evaluate(path: Path, records: Iterable[GoldRecord], extractor: SpeakerReader) -> Evaluation:
    """Read every text of ``records``, which stand in the file ``path``, and compare."""
    result = Evaluation(path)
    records = tuple(records)
    # Among texts annotated with speakers, one in which nobody says anything has no annotation.
    spoken = any(record.attributions for record in records)
    for record in records:
        document = Document(id=record.id, text=record.text)
        if record.attributions or (spoken and not _says_of_relations(record)):
            result.attributions += 1
            result.speakers.add(record, said_sentences(extractor.speakers(document), record.text))
        else:
            claims = extractor.read(document).claims
            result.relations += 1
            result.score.add(record, claims)
            result.breakdown.add(record, claims)
    return result


def _says_of_relations(record: GoldRecord) -> bool:
    return bool(record.relations or record.optional or record.forbidden or record.negative)

"""Claims labelled right or wrong, as the fit of confidence needs them: traits, no text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.errors import DataError
from graph.model import Claim, Document
from loaders.evaluate.gold import GoldRecord
from loaders.evaluate.judged import Verdicts
from loaders.evaluate.scoring import COUNTED, matches
from loaders.extract.confidence import Traits, traits_of
from loaders.extract.interface import Extractor


@dataclass(frozen=True, slots=True)
class Labelled:
    """``sample`` names the set it is from, ``text`` the document or sentence: claims of one text
    are never on both sides of a fold."""

    sample: str
    text: str
    right: bool
    traits: Traits


_ROW: TypeAdapter[Labelled] = TypeAdapter(Labelled)


def label_by_gold(record: GoldRecord, claims: Iterable[Claim]) -> Iterator[tuple[Claim, bool]]:
    """The claims of an annotated sentence that gold decides on. One that gold has is right; one
    that it forbids, or that is read where nothing is, is wrong. Gold files name one pair a
    sentence, so nothing is known of other claims beside it; and foreign gold counts a threat or a
    denial as nothing, so nothing is known of those in a negative."""
    for claim in claims:
        counted = claim.status in COUNTED
        if any(matches(claim, gold, record.text) for gold in record.forbidden):
            if counted:
                yield claim, False
        elif any(
            matches(claim, gold, record.text) for gold in (*record.relations, *record.optional)
        ):
            yield claim, True
        elif record.negative and not record.relations and counted:
            yield claim, False


def labelled_gold(
    sample: str, records: Iterable[GoldRecord], extractor: Extractor
) -> Iterator[Labelled]:
    for record in records:
        claims = extractor.read(Document(id=record.id, text=record.text)).claims
        for claim, right in label_by_gold(record, claims):
            yield Labelled(sample, record.id, right, traits_of(claim))


def labelled_documents(
    sample: str, documents: Iterable[Document], verdicts: Verdicts, extractor: Extractor
) -> Iterator[Labelled]:
    """The claims of documents that somebody has judged."""
    for document in documents:
        if document.id not in verdicts.documents:
            continue
        for claim in extractor.read(document).claims:
            verdict = verdicts.take(claim)
            if verdict is not None:
                yield Labelled(sample, document.id, verdict.right, traits_of(claim))


def write_sample(path: Path, rows: Iterable[Labelled]) -> None:
    lines = [json.dumps(_as_json(row), ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _as_json(row: Labelled) -> dict[str, Any]:
    return {**asdict(row), "traits": row.traits.as_json()}


def read_sample(path: Path) -> list[Labelled]:
    """Rows that were written. Raises ``DataError`` naming file, line and field."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path)) from error
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(_ROW.validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise DataError(
                f"field {field!r}: {first['msg']}" if field else str(first["msg"]),
                where=f"{path}:{number}",
                hint="'make fit' writes it anew",
            ) from error
    return rows

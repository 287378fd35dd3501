"""Verdicts of readers on claims, kept without the text that they were read in.

JSON Lines: ``document`` (its id in the collection), ``relation``, ``source`` and ``target`` as
``[start, end]`` in the document's text, the ``status`` that was judged, and whether all four are
``right``. A claim of today is the judged one if it says the same of the same places; what is read
otherwise today has no verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import DataError
from graph.model import Claim, End, RelationType, Status

Place = tuple[int, int]


class Verdict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str
    relation: RelationType
    source: Place
    target: Place
    status: Status
    right: bool


def read_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a file. Raises ``DataError`` naming file, line and field."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path)) from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Verdict.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"])
            raise DataError(
                f"field {field!r}: {first['msg']}" if field else str(first["msg"]),
                where=f"{path}:{number}",
                hint="tests/gold/judged/README.md describes the shape",
            ) from error
    return found


class Verdicts:
    """Verdicts by document, each used once at most."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._left: defaultdict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            self._left[verdict.document].append(verdict)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(self._left)

    @property
    def unused(self) -> int:
        """How many claims that were judged are no longer read so."""
        return sum(len(verdicts) for verdicts in self._left.values())

    def take(self, claim: Claim) -> Verdict | None:
        """The verdict on a claim, one at its very places before one that overlaps them."""
        left = self._left[claim.document]
        near = [verdict for verdict in left if _is_of(verdict, claim)]
        near.sort(key=lambda verdict: not _is_exactly(verdict, claim))
        if not near:
            return None
        left.remove(near[0])
        return near[0]


def _is_of(verdict: Verdict, claim: Claim) -> bool:
    return (
        verdict.relation == claim.relation
        and verdict.status == claim.status
        and _overlaps(verdict.source, claim.source)
        and _overlaps(verdict.target, claim.target)
    )


def _is_exactly(verdict: Verdict, claim: Claim) -> bool:
    return verdict.source == (claim.source.start, claim.source.end) and verdict.target == (
        claim.target.start,
        claim.target.end,
    )


def _overlaps(place: Place, end: End) -> bool:
    return place[0] < end.end and end.start < place[1]

"""The claims of a network, a column for each field.

A million claims as objects would fill memory and be slow to sum; as columns of integers they
take some forty bytes each and are filtered and summed by numpy. Strings that repeat (actors,
relations, documents, speakers) are interned: a column holds their number.

Rows are only ever added. A claim that goes is marked dead and its row stays until the columns
are rewritten, so a ``Snapshot`` taken earlier stays true while the network moves on.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.model import Status
from graph.store.protocol import ClaimRow

K = TypeVar("K", bound=Hashable)

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]

STATUSES: tuple[Status, ...] = tuple(Status)
STATUS_CODE: dict[Status, int] = {status: code for code, status in enumerate(STATUSES)}


class Interner(Generic[K]):
    """Numbers for values, in order of first sight."""

    def __init__(self) -> None:
        self.values: list[K] = []
        self._codes: dict[K, int] = {}

    def __len__(self) -> int:
        return len(self.values)

    def code(self, value: K) -> int:
        """The number of ``value``, a new one if it has none yet."""
        code = self._codes.setdefault(value, len(self.values))
        if code == len(self.values):
            self.values.append(value)
        return code

    def find(self, value: K) -> int | None:
        return self._codes.get(value)


@dataclass(frozen=True)
class Snapshot:
    """The columns at one version. ``first`` and ``last`` are days, 0 where undated; ``actors``,
    ``relations``, ``documents`` and ``speakers`` translate the numbers in the columns back."""

    ids: list[str]
    actors: tuple[str, ...]
    relations: tuple[str, ...]
    documents: Interner[str]
    speaker_lists: tuple[tuple[str, ...], ...]
    source: Ints
    target: Ints
    relation: Ints
    status: Ints
    document: Ints
    speakers: Ints
    first: Ints
    last: Ints
    confidence: NDArray[np.float64]
    alive: Mask


class ClaimColumns:
    """Claims that can be added, replaced and removed by id."""

    def __init__(self) -> None:
        self._row_of: dict[str, int] = {}
        self._ids: list[str] = []
        self._actors: Interner[str] = Interner()
        self._relations: Interner[str] = Interner()
        self._documents: Interner[str] = Interner()
        self._speakers: Interner[tuple[str, ...]] = Interner()
        self._source = array("i")
        self._target = array("i")
        self._relation = array("h")
        self._status = array("b")
        self._document = array("i")
        self._speaker_list = array("i")
        self._first = array("i")
        self._last = array("i")
        self._confidence = array("d")
        self._alive = array("b")
        self._snapshot: Snapshot | None = None

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._row_of)

    def __contains__(self, claim_id: str) -> bool:
        return claim_id in self._row_of

    @property
    def dead(self) -> int:
        """Rows of claims that went."""
        return len(self._ids) - len(self._row_of)

    def add(self, claim: ClaimRow) -> int:
        """Add a claim whose id is new; its row."""
        row = len(self._ids)
        self._row_of[claim.id] = row
        self._ids.append(claim.id)
        self._source.append(self._actors.code(claim.source))
        self._target.append(self._actors.code(claim.target))
        self._relation.append(self._relations.code(claim.relation))
        self._status.append(STATUS_CODE[claim.status])
        self._document.append(self._documents.code(claim.document))
        self._speaker_list.append(self._speakers.code(claim.speakers))
        self._first.append(claim.first)
        self._last.append(claim.last)
        self._confidence.append(claim.confidence)
        self._alive.append(1)
        self._snapshot = None
        return row

    def remove(self, claim_id: str) -> int:
        """Remove a claim; the row that it had."""
        row = self._row_of.pop(claim_id)
        self._alive[row] = 0
        self._snapshot = None
        return row

    def ends(self, row: int) -> tuple[str, str, str]:
        """Source, relation and target of the claim in ``row``."""
        return (
            self._actors.values[self._source[row]],
            self._relations.values[self._relation[row]],
            self._actors.values[self._target[row]],
        )

    def claim(self, row: int) -> ClaimRow:
        source, relation, target = self.ends(row)
        return ClaimRow(
            id=self._ids[row],
            source=source,
            relation=relation,
            target=target,
            status=STATUSES[self._status[row]],
            document=self._documents.values[self._document[row]],
            first=self._first[row],
            last=self._last[row],
            confidence=self._confidence[row],
            speakers=self._speakers.values[self._speaker_list[row]],
        )

    def __iter__(self) -> Iterator[ClaimRow]:
        return (self.claim(row) for row in self._row_of.values())

    def snapshot(self) -> Snapshot:
        """The columns as they are now, for numpy; copied once for each state."""
        if self._snapshot is None:
            self._snapshot = Snapshot(
                ids=self._ids,
                actors=tuple(self._actors.values),
                relations=tuple(self._relations.values),
                documents=self._documents,
                speaker_lists=tuple(self._speakers.values),
                source=_copy(self._source),
                target=_copy(self._target),
                relation=_copy(self._relation),
                status=_copy(self._status),
                document=_copy(self._document),
                speakers=_copy(self._speaker_list),
                first=_copy(self._first),
                last=_copy(self._last),
                confidence=_copy(self._confidence),
                alive=_copy(self._alive).astype(np.bool_),
            )
        return self._snapshot


def _copy(column: array[Any]) -> NDArray[Any]:
    """A copy, since numpy looking at the array itself would keep it from growing."""
    return np.array(column) if len(column) else np.zeros(0, dtype=column.typecode)

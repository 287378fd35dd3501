"""What a loader offers to a store, and which of it is news there: the same for every store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import Conflict, NotFound
from graph.model import Actor, Version
from graph.store.clock import now
from graph.store.protocol import KnownDocument, ReadDocument, Written


@dataclass(frozen=True, slots=True)
class Offer:
    """A batch by document id, with the hash of each document's content."""

    documents: Mapping[str, ReadDocument]
    hashes: Mapping[str, str]

    @classmethod
    def of(cls, batch: Sequence[ReadDocument]) -> Offer:
        """Raises ``Conflict`` where one id has two contents."""
        offered: dict[str, ReadDocument] = {}
        for read in batch:
            if offered.setdefault(read.document.id, read) != read:
                raise Conflict(f"two different documents have the id {read.document.id!r}")
        hashes = {id: read.document.content_hash for id, read in offered.items()}
        return cls(offered, hashes)

    def against(self, there: Mapping[str, KnownDocument], *, replace: bool) -> News:
        """What is new or different where ``there`` is known.

        Raises ``Conflict`` where something is known and may not be replaced.
        """
        if there and not replace:
            raise Conflict(
                f"there already is a document {next(iter(there))!r}",
                hint="replace it, or give the new one another id",
            )
        changed = [
            read
            for id, read in self.documents.items()
            if id not in there
            or (there[id].content_hash, there[id].fingerprint)
            != (self.hashes[id], read.fingerprint)
        ]
        added = tuple(read.document.id for read in changed if read.document.id not in there)
        replaced = tuple(read.document.id for read in changed if read.document.id in there)
        return News(tuple(changed), added, replaced)


@dataclass(frozen=True, slots=True)
class News:
    """The documents of an offer that a store does not hold as they are."""

    documents: tuple[ReadDocument, ...]
    added: tuple[str, ...]
    replaced: tuple[str, ...]

    def actors(self) -> dict[str, Actor]:
        return {actor.id: actor for read in self.documents for actor in read.actors}

    def written(self, version: Version) -> Written:
        return Written(version, added=self.added, replaced=self.replaced)


def must_be_there(ids: Sequence[str], there: Mapping[str, KnownDocument]) -> None:
    """Raise ``NotFound`` for those of ``ids`` that are not."""
    if missing := [id for id in ids if id not in there]:
        raise NotFound(f"there is no document {', '.join(map(repr, missing))}")


def next_version(version: Version) -> Version:
    return Version(number=version.number + 1, time=now())

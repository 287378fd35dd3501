"""Small networks for tests: claims in one line each, fed as a store would feed them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field

from graph.dates import interval
from graph.model import Actor, Belonging, Kind, Sector, Status, Version
from graph.network import Network
from graph.store.protocol import Change, ClaimRow


def actor(actor_id: str, *, part_of: Sequence[Belonging] = (), sector: str = "GOV") -> Actor:
    return Actor(
        id=actor_id,
        name=actor_id.replace("-", " ").title(),
        kind=Kind.STATE if sector == "GOV" else Kind.ARMED_GROUP,
        sector=Sector(sector),
        part_of=tuple(part_of),
    )


def claim(
    claim_id: str,
    text: str,
    *,
    status: Status = Status.ASSERTED,
    document: str | None = None,
    date: str | None = None,
    confidence: float = 0.8,
    speakers: tuple[str, ...] = (),
) -> ClaimRow:
    """``claim("1", "iran ACCUSES iraq")``; each claim stands in a document of its own unless
    one is named."""
    source, relation, target = text.split()
    first, last = interval(date)
    return ClaimRow(
        id=claim_id,
        source=source,
        relation=relation,
        target=target,
        status=status,
        document=document or f"document-{claim_id}",
        first=first,
        last=last,
        confidence=confidence,
        speakers=speakers,
    )


def claims(*texts: str) -> list[ClaimRow]:
    """A claim for each text; ``"iran ACCUSES iraq *3"`` makes three, in three documents."""
    rows: list[ClaimRow] = []
    for text in texts:
        statement, _, times = text.partition(" *")
        rows += [claim(f"{len(rows) + n:04}", statement) for n in range(int(times or 1))]
    return rows


@dataclass
class Feed:
    """A follower over lists: what a store holds at ``version``, and what became of it since."""

    version: int = 1
    actors: dict[str, Actor] = field(default_factory=dict)
    claims: dict[str, ClaimRow] = field(default_factory=dict)
    log: list[tuple[int, Change]] = field(default_factory=list)

    def put(self, *changes: Change) -> None:
        """One committed change of the store."""
        self.version += 1
        for change in changes:
            self.log.append((self.version, change))
            if change.actor is not None:
                self.actors[change.id] = change.actor
            elif change.claim is not None:
                self.claims[change.id] = change.claim
            elif change.kind == "claim-removed":
                self.claims.pop(change.id, None)
            else:
                self.actors.pop(change.id, None)

    async def snapshot(self) -> AsyncIterator[Change | Version]:
        yield Version(number=self.version, time="now")
        for actor in self.actors.values():
            yield Change("actor", actor.id, actor=actor)
        for row in self.claims.values():
            yield Change("claim", row.id, claim=row)

    async def changes(self, since: int) -> AsyncIterator[Change | Version]:
        yield Version(number=self.version, time="now")
        for version, change in self.log:
            if version > since:
                yield change


def feed(rows: Iterable[ClaimRow], *actors: Actor) -> Feed:
    """A feed of the claims, the actors they name made up where they are not given."""
    made = Feed(claims={row.id: row for row in rows}, actors={a.id: a for a in actors})
    for row in made.claims.values():
        for end in (row.source, row.target):
            made.actors.setdefault(end, actor(end))
    return made


def network(rows: Iterable[ClaimRow], *actors: Actor) -> Network:
    return asyncio.run(Network.load(feed(rows, *actors)))


def network_of(*texts: str) -> Network:
    return network(claims(*texts))

"""Documents, actors and claims made up for benchmarks: the same each time for the same seed.

Few actors are named often and many hardly ever, as in news.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.model import (
    BUILT_IN_RELATIONS,
    Actor,
    Attribution,
    Claim,
    Document,
    End,
    Kind,
    Sector,
    Span,
    Status,
)
from graph.store.protocol import ReadDocument

CLAIMS_A_DOCUMENT = 10
KINDS = (Kind.STATE, Kind.ARMED_GROUP, Kind.ORGANISATION, Kind.PERSON, Kind.MILITARY)
SECTORS = (Sector.GOV, Sector.REB, Sector.NGO, Sector.UNK, Sector.MIL)
_TEXT = "The spokesman said on Monday that the convoy had come under fire near the border. " * 12


def made_up_actor(number: int) -> Actor:
    return Actor(
        id=f"actor-{number:05}",
        name=f"Actor {number:05}",
        kind=KINDS[number % len(KINDS)],
        sector=SECTORS[number % len(SECTORS)],
        aliases=(f"The {number}th", f"A{number}"),
    )


def made_up_documents(
    claims: int, actors: int, *, seed: int = 1, name: str = "d"
) -> Iterator[ReadDocument]:
    """``claims`` in all, ten a document, over at most ``actors``."""
    chance = np.random.default_rng(seed)
    everybody = [made_up_actor(number) for number in range(actors)]
    for at in range(claims // CLAIMS_A_DOCUMENT):
        # Squaring makes hubs: an actor's share falls with its number.
        ends = (chance.random((CLAIMS_A_DOCUMENT, 3)) ** 2 * actors).astype(int)
        kinds = chance.integers(0, len(BUILT_IN_RELATIONS), CLAIMS_A_DOCUMENT)
        stances = chance.integers(0, len(Status), CLAIMS_A_DOCUMENT)
        date = f"{2000 + at % 20}-{1 + at % 12:02}-{1 + at % 28:02}"
        named = {number for row in ends.tolist() for number in row[:2]}
        named |= {
            row[2]
            for row, stance in zip(ends.tolist(), stances.tolist(), strict=True)
            if list(Status)[stance] is not Status.ASSERTED
        }
        yield ReadDocument(
            document=Document(id=f"{name}-{at:06}", text=_TEXT, title=f"News {at}", date=date),
            claims=tuple(
                _claim(
                    f"{name}-{at:06}",
                    place,
                    source=everybody[source],
                    relation=BUILT_IN_RELATIONS[kind],
                    target=everybody[target],
                    status=list(Status)[stance],
                    speaker=everybody[speaker],
                    date=date,
                )
                for place, ((source, target, speaker), kind, stance) in enumerate(
                    zip(ends.tolist(), kinds.tolist(), stances.tolist(), strict=True)
                )
            ),
            actors=tuple(everybody[number] for number in sorted(named)),
            fingerprint="benchmark/1",
            sentences=12,
        )


def _claim(
    document: str,
    place: int,
    *,
    source: Actor,
    relation: str,
    target: Actor,
    status: Status,
    speaker: Actor,
    date: str,
) -> Claim:
    at = place * 90
    said = (Attribution(id=speaker.id, mention=speaker.name, start=at, end=at + 11, cue="said"),)
    return Claim(
        id=f"{document}-{place}",
        document=document,
        relation=relation,
        source=_end(source, at + 20),
        target=_end(target, at + 50),
        status=status,
        cue="said" if status is Status.ALLEGED else None,
        attribution=said if status is not Status.ASSERTED else (),
        trigger=Span(text=relation.lower(), start=at + 35, end=at + 35 + len(relation)),
        sentence=Span(text=_TEXT[:82], start=at, end=at + 82),
        date=date,
        date_from="document",
        confidence=0.5 + place / 20,
        frame="made-up",
        extractor="benchmark/1",
    )


def _end(actor: Actor, start: int) -> End:
    return End(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        sector=actor.sector,
        country=actor.country,
        mention=actor.name,
        start=start,
        end=start + len(actor.name),
        rule="alias",
    )

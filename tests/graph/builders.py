"""Small builders for tests: an actor by its id, a claim by its ends, a document by its claims.

    read_document("d1", claim("iran", "SUPPLIES", "hezbollah"))

Claims get offsets that hold in the text of the document they are put in.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import (
    Actor,
    Attribution,
    Belonging,
    Claim,
    DateFrom,
    Document,
    End,
    Kind,
    Sector,
    Span,
    Status,
    short_hash,
)
from graph.store.protocol import ReadDocument

STATES = {
    "france": "FRA",
    "iran": "IRN",
    "iraq": "IRQ",
    "israel": "ISR",
    "lebanon": "LBN",
    "russia": "RUS",
    "syria": "SYR",
    "turkey": "TUR",
    "united-states": "USA",
}

_VERBS = {
    "ACCUSES": "accused",
    "ALLIES_WITH": "backed",
    "ATTACKS": "attacked",
    "SUPPLIES": "supplied",
}


def actor(
    id: str,
    name: str | None = None,
    *,
    kind: Kind | None = None,
    sector: Sector | None = None,
    country: str | None = None,
    aliases: Sequence[str] = (),
    part_of: Sequence[str | Belonging] = (),
    member_of: Sequence[str | Belonging] = (),
) -> Actor:
    """An actor; the ids in ``STATES`` are states, others armed groups unless told otherwise."""
    state = id in STATES
    return Actor(
        id=id,
        name=name or id.lstrip("~").replace("-", " ").replace(":", " ").title(),
        kind=kind or (Kind.STATE if state else Kind.ARMED_GROUP),
        sector=sector or (Sector.GOV if state else Sector.REB),
        country=country or STATES.get(id),
        aliases=tuple(aliases),
        part_of=tuple(map(_belonging, part_of)),
        member_of=tuple(map(_belonging, member_of)),
    )


def end(who: Actor | str, *, start: int = 0) -> End:
    """An end of a claim whose mention is the actor's name."""
    who = actor(who) if isinstance(who, str) else who
    return End(
        id=who.id,
        name=who.name,
        kind=who.kind,
        sector=who.sector,
        country=who.country,
        mention=who.name,
        start=start,
        end=start + len(who.name),
        rule="alias",
    )


def claim(
    source: Actor | str,
    relation: str,
    target: Actor | str,
    status: Status | str = Status.ASSERTED,
    *,
    speakers: Sequence[str | None] = (),
    date: str | None = None,
    date_from: DateFrom | None = None,
    confidence: float = 0.9,
    document: str = "d",
    at: int = 0,
    id: str | None = None,
    parent: str | None = None,
    topic: str | None = None,
) -> Claim:
    """*source relation target*, in a sentence of three words that begins at offset ``at``."""
    first = end(source, start=at)
    verb = _VERBS.get(relation, relation.lower())
    trigger = Span(text=verb, start=first.end + 1, end=first.end + 1 + len(verb))
    second = end(target, start=trigger.end + 1)
    sentence = f"{first.mention} {verb} {second.mention}."
    status = Status(status)
    return Claim(
        id=id or short_hash(document, relation, first.id, second.id, at),
        document=document,
        relation=relation,
        source=first,
        target=second,
        status=status,
        cue=None if status is Status.ASSERTED else "reportedly",
        parent=parent,
        attribution=tuple(
            Attribution(id=speaker, mention=speaker or "sources", start=at, end=at, cue="said")
            for speaker in speakers
        ),
        trigger=trigger,
        sentence=Span(text=sentence, start=at, end=at + len(sentence)),
        topic=topic,
        date=date,
        date_from=date_from or ("text" if date else "none"),
        confidence=confidence,
        frame="test",
        extractor="test/1",
    )


def read_document(
    id: str,
    *claims: Claim,
    actors: Sequence[Actor] = (),
    date: str | None = None,
    title: str | None = None,
    fingerprint: str = "test/1",
    text: str | None = None,
) -> ReadDocument:
    """A document that says what ``claims`` say, a sentence each, and the actors they name.

    ``actors`` replaces or adds to those that are made up from the ids. Claims are moved to their
    place in the text, and get an id of this document unless their place was given.
    """
    placed: list[Claim] = []
    offset = 0
    for each in claims:
        moved = _moved(each, id, offset)
        placed.append(moved)
        offset = moved.sentence.end + 1
    document = Document(
        id=id,
        text=" ".join(each.sentence.text for each in placed) if text is None else text,
        title=title,
        date=date,
    )
    known = {who.id: who for who in actors}
    named = [end for each in placed for end in (each.source, each.target)]
    made = {
        end.id: Actor(
            id=end.id, name=end.name, kind=end.kind, sector=end.sector, country=end.country
        )
        for end in named
    }
    spoken = {said.id: actor(said.id) for each in placed for said in each.attribution if said.id}
    everybody = spoken | made | known
    return ReadDocument(
        document=document,
        claims=tuple(placed),
        actors=tuple(everybody[who] for who in sorted(everybody)),
        fingerprint=fingerprint,
        sentences=len(placed),
    )


def _moved(given: Claim, document: str, offset: int) -> Claim:
    by = offset - given.sentence.start
    return given.model_copy(
        update={
            "id": short_hash(document, given.relation, given.source.id, given.target.id, offset),
            "document": document,
            **{
                part: (held := getattr(given, part)).model_copy(
                    update={"start": held.start + by, "end": held.end + by}
                )
                for part in ("source", "target", "trigger", "sentence")
            },
            "attribution": tuple(
                said.model_copy(update={"start": said.start + by, "end": said.end + by})
                for said in given.attribution
            ),
        }
    )


def _belonging(given: str | Belonging) -> Belonging:
    return Belonging(actor=given) if isinstance(given, str) else given

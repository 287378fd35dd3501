"""Models as flat rows, and rows as models: what every store keeps, in one order of columns.

A list is JSON in a row of SQLite and a list in one of Neo4j; both are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import Any

from graph.dates import interval
from graph.model import Actor, Attribution, Belonging, Claim, Document, Edge, End, Span, Status
from graph.store.protocol import ActorSummary, ClaimRow, DocumentSummary, ReadDocument

Row = tuple[Any, ...]

CLAIM_COLUMNS = (
    "id",
    "document",
    "relation",
    "source",
    "source_mention",
    "source_start",
    "source_end",
    "source_rule",
    "target",
    "target_mention",
    "target_start",
    "target_end",
    "target_rule",
    "status",
    "cue",
    "parent",
    "trigger_text",
    "trigger_start",
    "trigger_end",
    "sentence_text",
    "sentence_start",
    "sentence_end",
    "topic",
    "date",
    "date_from",
    "first",
    "last",
    "confidence",
    "frame",
    "extractor",
)
"""What ``claim_row`` holds."""

DOCUMENT_COLUMNS = (
    "id",
    "title",
    "url",
    "date",
    "first",
    "last",
    "publisher",
    "path",
    "characters",
    "sentences",
    "claims",
    "content_hash",
    "fingerprint",
    "version",
    "furniture",
    "metadata",
    "text",
)
"""What ``document_row`` holds."""

_STATUS = {status.value: status for status in Status}


def as_json(values: Iterable[object]) -> str:
    """A list as one parameter, for ``json_each``."""
    return json.dumps(list(values), ensure_ascii=False)


def listed(kept: Any) -> list[Any]:
    """A list that a store keeps as it is, or as JSON."""
    return list(json.loads(kept) if isinstance(kept, str) else kept)


def document_row(read: ReadDocument, content_hash: str, version: int) -> Row:
    document = read.document
    return (
        document.id,
        document.title,
        document.url,
        document.date,
        *interval(document.date),
        document.publisher,
        document.path,
        len(document.text),
        read.sentences,
        len({claim.id for claim in read.claims}),
        content_hash,
        read.fingerprint,
        version,
        json.dumps(document.furniture),
        json.dumps(document.metadata),
        document.text,
    )


def summary_of(row: Sequence[Any]) -> DocumentSummary:
    return DocumentSummary(*row[:10])


def document_of(row: Sequence[Any]) -> Document:
    id, title, url, date, publisher, path = row[:6]
    furniture, metadata, text = row[10:]
    return Document(
        id=id,
        text=text,
        title=title,
        url=url,
        date=date,
        publisher=publisher,
        path=path,
        metadata=json.loads(metadata),
        furniture=json.loads(furniture),
    )


def actor_row(actor: Actor, version: int) -> Row:
    return (
        actor.id,
        actor.name,
        actor.kind.value,
        actor.sector.value,
        actor.country,
        f"[{', '.join(map(encode_basestring, actor.aliases))}]",  # As ``as_json``, in less time.
        actor.wikidata,
        version,
    )


def belonging_rows(actor: Actor) -> list[Row]:
    if not actor.part_of and not actor.member_of:
        return []
    return [
        (actor.id, tie, ordinal, belonging.actor, belonging.since, belonging.until)
        for tie, belongings in (("part_of", actor.part_of), ("member_of", actor.member_of))
        for ordinal, belonging in enumerate(belongings)
    ]


def actor_of(row: Sequence[Any]) -> Actor:
    id, name, kind, sector, country, aliases, wikidata, ties = row[:8]
    belongings = [
        (tie, Belonging(actor=target, since=since, until=until))
        for tie, target, since, until in listed(ties)
    ]
    return Actor(
        id=id,
        name=name,
        kind=kind,
        sector=sector,
        country=country,
        aliases=listed(aliases),
        part_of=tuple(belonging for tie, belonging in belongings if tie == "part_of"),
        member_of=tuple(belonging for tie, belonging in belongings if tie == "member_of"),
        wikidata=wikidata,
    )


def actor_summary_of(row: Sequence[Any], score: float = 0.0) -> ActorSummary:
    return ActorSummary(actor_of(row), claims=row[8], documents=row[9], score=score)


def claim_row(claim: Claim) -> Row:
    """A claim without its attribution. Name, kind, sector and country of its ends are the
    actors', and kept with those."""
    source, target, trigger, sentence = claim.source, claim.target, claim.trigger, claim.sentence
    first, last = interval(claim.date)
    return (
        claim.id,
        claim.document,
        claim.relation,
        source.id,
        source.mention,
        source.start,
        source.end,
        source.rule,
        target.id,
        target.mention,
        target.start,
        target.end,
        target.rule,
        claim.status.value,
        claim.cue,
        claim.parent,
        trigger.text,
        trigger.start,
        trigger.end,
        sentence.text,
        sentence.start,
        sentence.end,
        claim.topic,
        claim.date,
        claim.date_from,
        first,
        last,
        claim.confidence,
        claim.frame,
        claim.extractor,
    )


def attribution_rows(claim: Claim) -> tuple[Row, ...]:
    if not claim.attribution:
        return ()
    return tuple(
        (claim.id, ordinal, said.id, said.mention, said.start, said.end, said.cue)
        for ordinal, said in enumerate(claim.attribution)
    )


def claim_of(row: Sequence[Any]) -> Claim:
    (status, cue, parent, trigger, trigger_start, trigger_end) = row[21:27]
    (sentence, sentence_start, sentence_end, topic, date, date_from) = row[27:33]
    confidence, frame, extractor, attribution = row[33:37]
    return Claim(
        id=row[0],
        document=row[1],
        relation=row[2],
        source=_end_of(row[3:12]),
        target=_end_of(row[12:21]),
        status=_STATUS[status],
        cue=cue,
        parent=parent,
        attribution=tuple(
            Attribution(id=id, mention=mention, start=start, end=end, cue=said)
            for id, mention, start, end, said in listed(attribution)
        ),
        trigger=Span(text=trigger, start=trigger_start, end=trigger_end),
        sentence=Span(text=sentence, start=sentence_start, end=sentence_end),
        topic=topic,
        date=date,
        date_from=date_from,
        confidence=confidence,
        frame=frame,
        extractor=extractor,
    )


def _end_of(row: Sequence[Any]) -> End:
    id, name, kind, sector, country, mention, start, end, rule = row
    return End(
        id=id,
        name=name,
        kind=kind,
        sector=sector,
        country=country,
        mention=mention,
        start=start,
        end=end,
        rule=rule,
    )


def network_row_of(row: Sequence[Any]) -> ClaimRow:
    id, source, relation, target, status, document, first, last, confidence, speakers = row
    return ClaimRow(
        id,
        source,
        relation,
        target,
        _STATUS[status],
        document,
        first,
        last,
        confidence,
        tuple(speakers),
    )


def edge_of(row: Sequence[Any]) -> Edge:
    source, relation, target, claims, asserted, alleged, denied, hypothetical = row[:8]
    documents, forward, backward, first, last = row[8:13]
    return Edge(
        source=source,
        relation=relation,
        target=target,
        claims=claims,
        asserted=asserted,
        alleged=alleged,
        denied=denied,
        hypothetical=hypothetical,
        documents=documents,
        forward=forward,
        backward=backward,
        mutual=min(forward, backward),
        first=first,
        last=last,
    )

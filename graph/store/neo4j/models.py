"""Nodes as models, and models as the properties of nodes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph.model import Actor, Claim, Document, Kind
from graph.store.delta import StoredClaim
from graph.store.protocol import ActorSummary, DocumentSummary, ReadDocument
from graph.store.rows import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    Row,
    actor_of,
    actor_row,
    as_json,
    belonging_rows,
    claim_of,
    document_of,
    document_row,
    summary_of,
)

Properties = Mapping[str, Any]

_END = ("name", "kind", "sector", "country")


def label(kind: Kind) -> str:
    """The second label of an actor: ``ArmedGroup`` for ``armed_group``."""
    return kind.value.title().replace("_", "")


def content_hash(actor: Actor) -> str:
    """Tells whether a stored actor is this one, what it belongs to included."""
    content = as_json([actor_row(actor, 0), belonging_rows(actor)])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def actor_properties(actor: Actor, version: int) -> dict[str, Any]:
    """With nulls, so that what an actor has no more goes."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "sector": actor.sector.value,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "wikidata": actor.wikidata,
        "content_hash": content_hash(actor),
        "version": version,
    }


def belongings(actor: Actor) -> list[dict[str, Any]]:
    names = ("actor", "tie", "ordinal", "target", "since", "until")
    return [dict(zip(names, row, strict=True)) for row in belonging_rows(actor)]


def actor_from(node: Properties, ties: Sequence[Row]) -> Actor:
    columns = ("id", "name", "kind", "sector", "country", "aliases", "wikidata")
    return actor_of((*(node.get(name) for name in columns), ties))


def actor_summary_from(node: Properties, ties: Sequence[Row]) -> ActorSummary:
    return ActorSummary(actor_from(node, ties), claims=node["claims"], documents=node["documents"])


def document_properties(
    read: ReadDocument, content_hash: str, version: int, time: str
) -> dict[str, Any]:
    row = document_row(read, content_hash, version)
    return dict(zip(DOCUMENT_COLUMNS, row, strict=True)) | {"loaded": time}


def document_from(node: Properties) -> tuple[Document, DocumentSummary]:
    columns = (*DOCUMENT_SUMMARY, "furniture", "metadata", "text")
    return document_of([node.get(name) for name in columns]), document_summary_from(node)


def document_summary_from(node: Properties) -> DocumentSummary:
    return summary_of([node.get(name) for name in DOCUMENT_SUMMARY])


DOCUMENT_SUMMARY = (
    "id",
    "title",
    "url",
    "date",
    "publisher",
    "path",
    "characters",
    "sentences",
    "claims",
    "fingerprint",
)
"""The columns of ``summary_of``."""


def claim_properties(claim: StoredClaim, version: int) -> dict[str, Any]:
    """``attribution`` is the whole of it as JSON, in order; ``speakers`` only those resolved."""
    said = [row[2:] for row in claim.attribution]
    return dict(zip(CLAIM_COLUMNS, claim.row, strict=True)) | {
        "attribution": json.dumps(said, ensure_ascii=False),
        "speakers": [actor for actor, *_ in said if actor is not None],
        "version": version,
    }


def attribution_ties(claim: StoredClaim) -> list[dict[str, Any]]:
    return [
        {"claim": claim_id, "ordinal": ordinal, "actor": actor, "mention": mention, "cue": cue}
        for claim_id, ordinal, actor, mention, _, _, cue in claim.attribution
        if actor is not None
    ]


def stored_claim_from(node: Properties) -> StoredClaim:
    """As it was written: what tells whether a claim changes."""
    row = tuple(node.get(name) for name in CLAIM_COLUMNS)
    said = json.loads(node["attribution"])
    return StoredClaim(row, tuple((node["id"], at, *each) for at, each in enumerate(said)))


def claim_from(node: Properties, source: Properties, target: Properties) -> Claim:
    row = [node.get(name) for name in CLAIM_COLUMNS]
    # Name, kind, sector and country stand after the ids of the ends.
    ends = [[end.get(name) for name in _END] for end in (source, target)]
    flat = [*row[:4], *ends[0], *row[4:9], *ends[1], *row[9:25], *row[27:]]
    return claim_of((*flat, node["attribution"]))

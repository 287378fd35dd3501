"""Answers about documents, claims and edges. Each function runs in a transaction it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from graph.dates import interval
from graph.model import SYMMETRIC_RELATIONS, Claim, Document, Edge, EdgeKey, Status, Version
from graph.query import ClaimFilter, DocumentFilter, Page
from graph.store.cursors import decode, encode
from graph.store.delta import StoredClaim
from graph.store.neo4j.connection import collected, first, rows
from graph.store.neo4j.models import (
    claim_from,
    document_from,
    document_summary_from,
    stored_claim_from,
)
from graph.store.neo4j.statements import RESERVED, statement, statement_on
from graph.store.protocol import Counts, DocumentSummary, KnownDocument
from graph.store.rows import edge_of
from neo4j import AsyncManagedTransaction

Transaction = AsyncManagedTransaction
Parameters = dict[str, Any]

LATEST = 2**62  # After any day.


async def version(transaction: Transaction) -> Version:
    [[number, time]] = await rows(transaction, statement("read/version"))
    return Version(number=number, time=time)


async def counts(transaction: Transaction) -> Counts:
    [[actors, documents, claims, edges, self_claims, rejected]] = await rows(
        transaction, statement("read/counts")
    )
    fingerprints = await rows(transaction, statement("read/fingerprints"))
    known_by = dict(fingerprints)
    return Counts(actors, documents, claims, edges, self_claims, known_by, rejected)


async def known(transaction: Transaction, ids: Sequence[str]) -> dict[str, KnownDocument]:
    distinct = list(dict.fromkeys(ids))
    found = await collected(transaction, statement("read/known-documents"), distinct)
    return {row[0]: KnownDocument(*row) for row in found}


async def claims_in(transaction: Transaction, ids: Sequence[str]) -> dict[str, StoredClaim]:
    """The claims of documents as they are stored."""
    found = await collected(transaction, statement("read/claims-of-documents"), ids)
    return {node["id"]: stored_claim_from(node) for (node,) in found}


async def document(transaction: Transaction, id: str) -> tuple[Document, DocumentSummary] | None:
    row = await first(transaction, statement("read/document"), id=id)
    return None if row is None else document_from(row[0])


async def documents(
    transaction: Transaction, where: DocumentFilter, limit: int, cursor: str | None
) -> Page[DocumentSummary]:
    parameters = _in_time(where.since, where.until) | {"after": None, "before": LATEST}
    if cursor is not None:
        place = decode("documents", cursor, int, int, str)
        parameters["before"] = -int(place["c0"])
        parameters["after"] = {"first": -int(place["c1"]), "id": place["c2"]}
    name = "read/documents"
    if where.q and where.q.strip():
        words = full_text(where.q)
        if words is None:
            return Page(())
        name, parameters["words"] = "read/documents-with-words", words
    found = await rows(transaction, statement(name), limit=limit + 1, **parameters)
    page = tuple(document_summary_from(node) for (node,) in found[:limit])
    if len(found) <= limit:
        return Page(page)
    end = found[limit - 1][0]
    return Page(page, encode("documents", (-end["last"], -end["first"], end["id"])))


async def claims_by_id(transaction: Transaction, ids: Sequence[str]) -> dict[str, Claim]:
    rows_found = await collected(transaction, statement("read/claims-by-id"), ids)
    found = {row[0]["id"]: claim_from(*row) for row in rows_found}
    return {id: found[id] for id in ids if id in found}


async def claims(
    transaction: Transaction, where: ClaimFilter, limit: int, cursor: str | None
) -> Page[Claim]:
    parameters = _in_time(where.since, where.until) | {
        "relations": sorted(where.relation) or None,
        "statuses": None if where.status == frozenset(Status) else sorted(where.status),
        "min_confidence": where.min_confidence,
        "after": None,
        "before": LATEST,
    }
    if cursor is not None:
        place = decode("claims", cursor, int, int, str, int, str)
        parameters["before"] = -int(place["c0"])
        names = ("document", "trigger_start", "id")
        parameters["after"] = {"first": -int(place["c1"])} | {
            name: place[f"c{at}"] for at, name in enumerate(names, start=2)
        }
    name, key = "read/claims", _key(where)
    if key is not None:
        name = "read/claims-by-key"
        parameters |= {"key": key, "symmetric": sorted(SYMMETRIC_RELATIONS)}
        for field in ("source", "target", "actor", "speaker", "document"):
            parameters[field] = getattr(where, field)
    found = await rows(transaction, statement(name), limit=limit + 1, **parameters)
    page = tuple(claim_from(*row) for row in found[:limit])
    if len(found) <= limit:
        return Page(page)
    end = found[limit - 1][0]
    place_reached = (end["document"], end["trigger_start"], end["id"])
    return Page(page, encode("claims", (-end["last"], -end["first"], *place_reached)))


def _key(where: ClaimFilter) -> str | None:
    """What narrows a search down most; each has an index."""
    if where.document is not None:
        return "document"
    if where.source is not None and where.target is not None:
        return "ends"
    for name in ("source", "target", "actor", "speaker"):
        if getattr(where, name) is not None:
            return name
    return None


async def claims_after(
    transaction: Transaction, after: tuple[str, int, str], limit: int
) -> list[Claim]:
    """The next claims by document and place in it."""
    document, trigger_start, id = after
    text = statement("read/all-claims")
    [[found]] = await rows(
        transaction, text, document=document, trigger_start=trigger_start, id=id, limit=limit
    )
    return [claim_from(*row) for row in found]


async def edges(transaction: Transaction, keys: Sequence[EdgeKey]) -> list[Edge]:
    stored = [EdgeKey.of(key.source, key.relation, key.target) for key in keys]
    found: dict[EdgeKey, Edge] = {}
    for relation in sorted({key.relation for key in stored} - RESERVED):
        wanted = [
            {"source": key.source, "target": key.target}
            for key in dict.fromkeys(stored)
            if key.relation == relation
        ]
        text = statement_on("read/edges-by-key", relation)
        for row in await collected(transaction, text, wanted, name="rows"):
            edge = edge_of(row)
            found[EdgeKey(source=edge.source, relation=relation, target=edge.target)] = edge
    return [found[key] for key in stored if key in found]


async def edges_from(
    transaction: Transaction, after: str, limit: int
) -> tuple[list[Edge], str | None]:
    """The edges of the next ``limit`` actors after one, and the last of those actors."""
    [[found]] = await rows(transaction, statement("read/edges-from"), after=after, limit=limit)
    last = found[-1][0] if found else None
    return [edge_of(row) for row in found if row[1] is not None], last


def _in_time(since: str | None, until: str | None) -> Parameters:
    return {
        "since": None if since is None else interval(since)[0],
        "until": None if until is None else interval(until)[1],
    }


def full_text(q: str) -> str | None:
    """All words of ``q``, the last also as a prefix; nothing in it is an operator. ``None``
    where it has no word."""
    found = re.findall(r"\w+", q.casefold())
    if not found:
        return None
    *whole, last = (f'"{word}"' for word in found)
    return " ".join([*(f"+{word}" for word in whole), f"+({last} {found[-1]}*)"])

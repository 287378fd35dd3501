"""Answers about documents, claims and edges."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.dates import interval
from graph.model import SYMMETRIC_RELATIONS, Claim, Document, Edge, EdgeKey, Status
from graph.query import ClaimFilter, DocumentFilter, Page
from graph.store.cursors import decode, encode
from graph.store.delta import StoredClaim
from graph.store.protocol import Counts, DocumentSummary, KnownDocument
from graph.store.rows import Row, as_json, claim_of, document_of, edge_of, summary_of
from graph.store.sqlite.connection import reading
from graph.store.sqlite.statements import statements

_DOCUMENTS = statements("documents")
_CLAIMS = statements("claims")
_EDGES = statements("edges")
_CHECK = statements("check")

Parameters = dict[str, Any]


def counts(connection: sqlite3.Connection) -> Counts:
    with reading(connection):
        row = connection.execute(_CHECK["counts"]).fetchone()
        fingerprints = dict(connection.execute(_CHECK["fingerprints"]).fetchall())
    actors, documents, claims, edges, self_claims, rejected = row
    return Counts(actors, documents, claims, edges, self_claims, fingerprints, rejected)


def known(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, KnownDocument]:
    rows = connection.execute(_DOCUMENTS["known"], {"ids": as_json(ids)})
    return {row[0]: KnownDocument(*row) for row in rows}


def claims_in(connection: sqlite3.Connection, documents: Sequence[str]) -> dict[str, StoredClaim]:
    """The claims of ``documents`` as they are stored."""
    if not documents:
        return {}
    chosen = {"documents": as_json(documents)}
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(_CLAIMS["attributions-of-documents"], chosen):
        said[row[0]].append(row)
    return {
        row[0]: StoredClaim(row, tuple(said[row[0]]))
        for row in connection.execute(_CLAIMS["of-documents"], chosen)
    }


def document(connection: sqlite3.Connection, id: str) -> tuple[Document, DocumentSummary] | None:
    row = connection.execute(_DOCUMENTS["one"], {"id": id}).fetchone()
    return None if row is None else (document_of(row), summary_of(row))


def documents(
    connection: sqlite3.Connection, where: DocumentFilter, limit: int, cursor: str | None
) -> Page[DocumentSummary]:
    wanted, parameters = _in_time(_DOCUMENTS, where.since, where.until)
    if where.q and where.q.strip():
        wanted.append(_DOCUMENTS["where-text"])
        parameters["q"] = _full_text(where.q)
    if cursor is not None:
        wanted.append(_DOCUMENTS["where-after"])
        parameters |= decode("documents", cursor, int, int, str)
    query = f"{_DOCUMENTS['list']} {where_all(wanted)} {_DOCUMENTS['order']}"
    rows = connection.execute(query, parameters | {"limit": limit + 1}).fetchall()
    page = tuple(summary_of(row) for row in rows[:limit])
    if len(rows) <= limit or not page:
        return Page(page)
    *_, last, first = rows[limit - 1]
    return Page(page, encode("documents", (-last, -first, page[-1].id)))


def claims_by_id(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Claim]:
    query = f"{_CLAIMS['select']} WHERE {_CLAIMS['where-ids']}"
    rows = connection.execute(query, {"ids": as_json(ids)})
    found = {row[0]: claim_of(row) for row in rows}
    return {id: found[id] for id in ids if id in found}


def claims(
    connection: sqlite3.Connection, where: ClaimFilter, limit: int, cursor: str | None
) -> Page[Claim]:
    wanted, parameters = _claims_that_pass(where)
    if cursor is not None:
        wanted.append(_CLAIMS["where-after"])
        parameters |= decode("claims", cursor, int, int, str, int, str)
    # The keys of a page first: its evidence is looked up for no claim that is not on it.
    keys = f"SELECT c.key FROM claim c {where_all(wanted)} {_CLAIMS['order']}"
    query = f"{_CLAIMS['select']} WHERE c.key IN ({keys}) {_CLAIMS['order']}"
    rows = connection.execute(query, parameters | {"limit": limit + 1}).fetchall()
    page = tuple(claim_of(row) for row in rows[:limit])
    if len(rows) <= limit or not page:
        return Page(page)
    *_, last, first = rows[limit - 1]
    end = page[-1]
    return Page(page, encode("claims", (-last, -first, end.document, end.trigger.start, end.id)))


def all_claims(connection: sqlite3.Connection) -> Iterator[Claim]:
    for row in connection.execute(f"{_CLAIMS['select']} {_CLAIMS['order-by-place']}"):
        yield claim_of(row)


def edges(connection: sqlite3.Connection, keys: Sequence[EdgeKey]) -> list[Edge]:
    stored = [EdgeKey.of(key.source, key.relation, key.target) for key in keys]
    triples = [(key.source, key.relation, key.target) for key in stored]
    rows = connection.execute(_EDGES["by-keys"], {"keys": as_json(triples)})
    found = {row[:3]: edge_of(row) for row in rows}
    return [found[triple] for triple in triples if triple in found]


def all_edges(connection: sqlite3.Connection) -> Iterator[Edge]:
    for row in connection.execute(_EDGES["all"]):
        yield edge_of(row)


def where_all(wanted: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(wanted)}" if wanted else ""


def _claims_that_pass(where: ClaimFilter) -> tuple[list[str], Parameters]:
    wanted, parameters = _in_time(_CLAIMS, where.since, where.until)
    parameters["symmetric"] = as_json(sorted(SYMMETRIC_RELATIONS))
    parameters["relations"] = as_json(sorted(where.relation))
    parameters["statuses"] = as_json(sorted(where.status))
    for name in ("source", "target", "actor", "speaker", "document", "min_confidence"):
        parameters[name] = getattr(where, name)
    both = where.source is not None and where.target is not None
    chosen = {
        "where-both-ends": both,
        "where-source": where.source is not None and not both,
        "where-target": where.target is not None and not both,
        "where-actor": where.actor is not None,
        "where-relation": bool(where.relation),
        "where-status": where.status != frozenset(Status),
        "where-speaker": where.speaker is not None,
        "where-document": where.document is not None,
        "where-confidence": where.min_confidence > 0,
    }
    wanted += [_CLAIMS[name] for name, asked in chosen.items() if asked]
    return wanted, parameters


def _in_time(
    topic: Mapping[str, str], since: str | None, until: str | None
) -> tuple[list[str], Parameters]:
    wanted: list[str] = []
    parameters: Parameters = {}
    if since is not None:
        wanted.append(topic["where-since"])
        parameters["since"] = interval(since)[0]
    if until is not None:
        wanted.append(topic["where-until"])
        parameters["until"] = interval(until)[1]
    return wanted, parameters


def _full_text(q: str) -> str:
    """All words of ``q``, the last as a prefix; nothing in it is an operator."""
    words = re.findall(r"\w+", q) or ["\N{REPLACEMENT CHARACTER}"]
    return " ".join(f'"{word}"' for word in words) + "*"

"""Whether what the store derives agrees with what it keeps."""

from __future__ import annotations

from graph.model import SYMMETRIC_RELATIONS
from graph.store.neo4j.connection import rows
from graph.store.neo4j.statements import statement
from neo4j import AsyncManagedTransaction

_NOT_THE_SUM = "the edge {} {} {} does not agree with its claims"
_FAULTS = {
    "lost-claims": "claim {} stands in document {!r}, which is not there",
    "loose-claims": "claim {} names an actor that is not there",
    "lost-words": "claim {} is not tied to those whose word it is",
    "wrong-edges": _NOT_THE_SUM,
    "missing-edges": _NOT_THE_SUM,
    "miscounted-actors": "the claims of actor {!r} are not as many as it says",
    "miscounted-documents": "the claims of document {!r} are not as many as it says",
}
"""Statements in ``cypher/check``, and the sentence for each row they return."""


async def check(transaction: AsyncManagedTransaction) -> list[str]:
    symmetric = sorted(SYMMETRIC_RELATIONS)
    return [
        sentence.format(*row)
        for name, sentence in _FAULTS.items()
        for row in await rows(transaction, statement(f"check/{name}"), symmetric=symmetric)
    ]

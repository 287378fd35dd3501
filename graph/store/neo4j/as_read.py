"""The log of rules, and what is kept as it was read because a rule touches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model import Actor, Claim
from graph.rules import Rule, Rulebook
from graph.store.delta import StoredClaim, named_by
from graph.store.neo4j.connection import collected, for_each, rows
from graph.store.neo4j.models import actor_from
from graph.store.neo4j.statements import statement
from graph.store.ruling import Ruled, claims_from, stored_claim, traced
from neo4j import AsyncManagedTransaction

Transaction = AsyncManagedTransaction

_KEPT = ("id", "document", "rejected", "rules", "body")


async def rules(transaction: Transaction) -> list[Rule]:
    found = await rows(transaction, statement("read/rules"))
    return [Rule.model_validate_json(body) for (body,) in found]


async def actors_as_read(transaction: Transaction) -> dict[str, Actor]:
    found = await rows(transaction, statement("read/actors-as-read"))
    actors = (Actor.model_validate_json(body) for (body,) in found)
    return {who.id: who for who in actors}


async def claims_as_read(
    transaction: Transaction, documents: Iterable[str]
) -> dict[str, StoredClaim]:
    found = await collected(transaction, statement("read/claims-as-read"), list(documents))
    return {claim.row[0]: claim for claim in (stored_claim(body) for (body,) in found)}


async def actors_by_id(transaction: Transaction, ids: Iterable[str]) -> dict[str, Actor]:
    text = statement("read/actors-by-id")
    found = await for_each(transaction, text, sorted(ids), name="ids")
    return {node["id"]: actor_from(node, ties) for node, ties in found}


async def keep(
    transaction: Transaction,
    documents: Sequence[str],
    claims: Ruled,
    actors: Mapping[str, Actor],
) -> None:
    """Keep what rules touch in ``documents``, and no more than that."""
    kept = [dict(zip(_KEPT, each.row(), strict=True)) for each in claims.as_read.values()]
    people = [{"id": id, "body": who.model_dump_json()} for id, who in actors.items()]
    await for_each(transaction, statement("write/forget-claims-as-read"), documents, name="ids")
    await for_each(transaction, statement("write/put-claims-as-read"), kept)
    await for_each(transaction, statement("write/put-actors-as-read"), people)
    await for_each(transaction, statement("write/recount-documents"), documents, name="ids")


async def rejected(transaction: Transaction) -> list[Claim]:
    book = Rulebook.of(await rules(transaction))
    found = await rows(transaction, statement("read/rejected-claims"))
    claims = [traced(book, stored_claim(body))[0] for (body,) in found]
    kept = await actors_as_read(transaction)
    return claims_from(claims, kept | await actors_by_id(transaction, named_by(claims)))


async def as_read(
    transaction: Transaction, documents: Sequence[str]
) -> tuple[list[Claim], list[Actor]]:
    claims = (await claims_as_read(transaction, documents)).values()
    kept = await actors_as_read(transaction)
    actors = await actors_by_id(transaction, named_by(claims)) | kept
    return claims_from(claims, actors), list(kept.values())

"""Putting and removing documents. ``put`` and ``remove`` are one transaction each.

A transaction first takes the lock on the store's version. Writers so come one after the other, as
the graph's hubs would make them in any case: sums are never lost between two of them, no two wait
for each other, and versions are numbered in the order of their commits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from neo4j.exceptions import ConstraintError

from graph.errors import StoreError
from graph.model import Actor, Version
from graph.rules import Rulebook
from graph.store.delta import Delta, claims_of
from graph.store.neo4j.as_read import actors_as_read, keep, rules
from graph.store.neo4j.connection import collected, for_each, rows
from graph.store.neo4j.models import (
    actor_from,
    actor_properties,
    attribution_ties,
    belongings,
    claim_properties,
    content_hash,
    document_properties,
    label,
)
from graph.store.neo4j.read import claims_in, known
from graph.store.neo4j.statements import RESERVED, statement, statement_on
from graph.store.offer import Offer, must_be_there, next_version
from graph.store.protocol import Written
from graph.store.ruling import cast, ruled
from neo4j import AsyncManagedTransaction

Transaction = AsyncManagedTransaction


async def put(transaction: Transaction, offer: Offer, replace: bool) -> Written:
    version = await locked_version(transaction)
    news = offer.against(await known(transaction, list(offer.documents)), replace=replace)
    if not news.documents:
        return Written(version)
    version = next_version(version)
    before = await claims_in(transaction, news.replaced)
    book = Rulebook.of(await rules(transaction))
    claims = ruled(book, claims_of(news.documents))
    kept = await actors_as_read(transaction) if book else {}
    people = cast(book, kept=kept, there=news.actors(), claims=claims, read_anew=True)
    delta = Delta(before=before, after=claims.in_force)
    documents = [
        document_properties(read, offer.hashes[read.document.id], version.number, version.time)
        for read in news.documents
    ]
    await for_each(transaction, statement("write/put-documents"), documents)
    await change(transaction, delta, people.in_force, version.number)
    if book:
        await keep(transaction, [*news.added, *news.replaced], claims, people.as_read)
    await raise_version(transaction, version)
    return news.written(version)


async def remove(transaction: Transaction, ids: Sequence[str]) -> Written:
    version = await locked_version(transaction)
    must_be_there(ids, await known(transaction, ids))
    if not ids:
        return Written(version)
    version = next_version(version)
    delta = Delta(await claims_in(transaction, ids), {})
    await change(transaction, delta, {}, version.number)
    await for_each(transaction, statement("write/forget-claims-as-read"), ids, name="ids")
    await for_each(transaction, statement("write/delete-documents"), ids, name="ids")
    await _bury(transaction, "document", ids, version.number)
    await raise_version(transaction, version)
    return Written(version, removed=tuple(ids))


async def locked_version(transaction: Transaction) -> Version:
    """The version, which nobody else can raise until the transaction ends."""
    [[number, time]] = await rows(transaction, statement("write/lock-version"))
    return Version(number=number, time=time)


async def raise_version(transaction: Transaction, version: Version) -> None:
    text = statement("write/raise-version")
    await rows(transaction, text, number=version.number, time=version.time)


async def change(
    transaction: Transaction, delta: Delta, actors: dict[str, Actor], version: int
) -> None:
    """Write claims and actors, and all that follows from them."""
    await for_each(transaction, statement("write/delete-claims"), delta.leaving, name="ids")
    await _bury(transaction, "claim", delta.gone, version)
    suspects = delta.perhaps_unused(actors)
    suspects |= await _put_actors(transaction, delta, actors, version)
    await _put_claims(transaction, delta, version)
    await _sum_edges(transaction, delta, version)
    await _drop_unused(transaction, suspects, version)


async def _put_claims(transaction: Transaction, delta: Delta, version: int) -> None:
    coming = delta.coming
    ties = [tie for claim in coming for tie in attribution_ties(claim)]
    try:
        made = await for_each(
            transaction,
            statement("write/put-claims"),
            [claim_properties(claim, version) for claim in coming],
        )
        made += await for_each(transaction, statement("write/put-attributions"), ties)
    except ConstraintError as cause:
        raise StoreError(
            "a claim does not fit the store",
            hint="its id is that of a claim in another document",
        ) from cause
    if sum(count for (count,) in made) != len(coming) + len(ties):
        raise StoreError(
            "a claim does not fit the store", hint="it names an actor that was not handed in"
        )


async def _put_actors(
    transaction: Transaction, delta: Delta, actors: dict[str, Actor], version: int
) -> set[str]:
    """Write what is new or different, and how much is said of whom; gives back what changed
    actors used to belong to."""
    counts = {
        actor: {"id": actor, "claims": claims, "documents": documents}
        for claims, documents, actor in delta.counts()
    }
    everybody = [
        counts.get(id) or {"id": id, "claims": 0, "documents": 0}
        for id in sorted(actors.keys() | counts.keys())
    ]
    stored = dict(
        await collected(transaction, statement("write/count-actors"), everybody, name="rows")
    )
    changed = [
        actor for id, actor in sorted(actors.items()) if stored.get(id) != content_hash(actor)
    ]
    renewed = [actor.id for actor in changed if actor.id in stored]
    new = [actor.id for actor in changed if actor.id not in stored]
    found = await for_each(transaction, statement("read/actors-by-id"), renewed, name="ids")
    there = {node["id"]: actor_from(node, ties) for node, ties in found}
    old_kinds = [
        {"id": actor.id, "label": label(there[actor.id].kind)}
        for actor in changed
        if actor.id in there and there[actor.id].kind is not actor.kind
    ]
    await for_each(transaction, statement("write/forget-belongings"), renewed, name="ids")
    await for_each(transaction, statement("write/relabel-actors"), old_kinds)
    await for_each(transaction, statement("write/describe-absent"), new, name="ids")
    await for_each(
        transaction,
        statement("write/put-actors"),
        [
            {
                "properties": actor_properties(actor, version),
                "label": label(actor.kind),
                "counts": counts.get(actor.id),
            }
            for actor in changed
        ],
    )
    await _put_belongings(transaction, changed)
    left = {
        belonging.actor
        for id in renewed
        for belonging in (*there[id].part_of, *there[id].member_of)
    }
    if left:
        await rows(transaction, statement("write/drop-absent"))
    return left


async def _put_belongings(transaction: Transaction, actors: Iterable[Actor]) -> None:
    ties = [tie for actor in actors for tie in belongings(actor)]
    targets = sorted({tie["target"] for tie in ties})
    await for_each(transaction, statement("write/put-absent"), targets, name="ids")
    for kind in ("part_of", "member_of"):
        text = statement_on("write/put-belongings", kind.upper())
        await for_each(transaction, text, [tie for tie in ties if tie["tie"] == kind])


async def _sum_edges(transaction: Transaction, delta: Delta, version: int) -> None:
    for relation, edges in _loosened_by_relation(delta).items():
        for name in ("write/drop-edges", "write/sum-edges"):
            text = statement_on(name, relation)
            await for_each(transaction, text, edges, relation=relation, version=version)
    for relation, gains in _gains_by_relation(delta).items():
        text = statement_on("write/add-to-edges", relation)
        await for_each(transaction, text, gains, version=version)


def _gains_by_relation(delta: Delta) -> dict[str, list[list[Any]]]:
    grouped: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for source, relation, target, *sums in delta.gains():
        grouped[_allowed(relation)].append([source, target, *sums])
    return grouped


def _loosened_by_relation(delta: Delta) -> dict[str, list[dict[str, Any]]]:
    """The edges of each relation, and for each the ends of the claims that count in it."""
    ends: defaultdict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
    for edge_source, relation, edge_target, source, target in sorted(delta.loosened()):
        ends[relation, edge_source, edge_target].append([source, target])
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for (relation, source, target), pairs in ends.items():
        edge = {"source": source, "target": target, "ends": pairs}
        grouped[_allowed(relation)].append(edge)
    return grouped


def _allowed(relation: str) -> str:
    if relation in RESERVED:
        raise StoreError(
            f"a relation cannot be called {relation}: Neo4j stores keep that name for themselves",
            hint="give it another name in the lexicon",
        )
    return relation


async def _drop_unused(transaction: Transaction, suspects: set[str], version: int) -> None:
    found = await collected(transaction, statement("read/unused-actors"), sorted(suspects))
    unused = sorted({id for (id,) in found})
    if not unused:
        return
    await for_each(transaction, statement("write/delete-actors"), unused, name="ids")
    await rows(transaction, statement("write/drop-absent"))
    await _bury(transaction, "actor", unused, version)


async def _bury(transaction: Transaction, kind: str, ids: Sequence[str], version: int) -> None:
    text = statement("write/bury")
    await for_each(transaction, text, ids, name="ids", kind=kind, version=version)

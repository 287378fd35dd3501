"""Making rules and taking them back. Each function is one transaction, and takes its turn."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import NotFound
from graph.model import Actor
from graph.rules import Draft, Rule, Rulebook, RuleKind
from graph.store.delta import Delta
from graph.store.neo4j.as_read import actors_as_read, actors_by_id, claims_as_read, keep, rules
from graph.store.neo4j.connection import for_each, rows
from graph.store.neo4j.read import claims_by_id, claims_in, counts, known
from graph.store.neo4j.statements import statement
from graph.store.neo4j.write import change, locked_version, raise_version
from graph.store.offer import next_version
from graph.store.ruling import (
    Ruled,
    accepted,
    cast,
    must_touch,
    read_again,
    ruled,
    withdrawn,
)
from neo4j import AsyncManagedTransaction

Transaction = AsyncManagedTransaction


async def rule(transaction: Transaction, draft: Draft) -> Rule:
    version = next_version(await locked_version(transaction))
    log = await rules(transaction)
    concerned = await _concerned(transaction, draft)
    kept = await actors_as_read(transaction)
    new = accepted(draft, log, concerned, concerned | kept)
    documents = await _documents(transaction, draft)
    if new.made is not None:
        concerned = concerned | {new.made.id: new.made}
    claims = await _apply(transaction, [*log, new], documents, concerned, version.number)
    must_touch(new, claims)
    await _record(transaction, new)
    await raise_version(transaction, version)
    return new


async def withdraw(transaction: Transaction, number: int | None) -> Rule:
    version = next_version(await locked_version(transaction))
    log = await rules(transaction)
    old = withdrawn(log, number)
    found = await rows(transaction, statement("read/documents-of-rule"), rule=old.number)
    left = [old if each.number == old.number else each for each in log]
    await _apply(transaction, left, [document for (document,) in found], {}, version.number)
    await _record(transaction, old)
    await raise_version(transaction, version)
    return old


async def take(transaction: Transaction, taken: Sequence[Rule], actors: Sequence[Actor]) -> None:
    version = await locked_version(transaction)
    empty = (await counts(transaction)).documents == 0
    new = read_again(await rules(transaction), list(taken), empty=empty)
    for each in new:
        await _record(transaction, each)
    if new:
        await keep(transaction, [], Ruled({}), {who.id: who for who in actors})
        await raise_version(transaction, next_version(version))


async def _concerned(transaction: Transaction, draft: Draft) -> dict[str, Actor]:
    """The actors that a rule names, those below one that goes, and those above them all."""
    ids = {id for id in (draft.actor, draft.into) if id is not None}
    if draft.kind is RuleKind.MERGE:
        below = await rows(transaction, statement("read/those-below"), id=draft.actor)
        ids |= {id for (id,) in below}
    if draft.claim is not None:
        for claim in (await claims_by_id(transaction, [draft.claim])).values():
            ids |= {claim.source.id, claim.target.id}
            ids |= {said.id for said in claim.attribution if said.id is not None}
    above = await for_each(transaction, statement("read/those-above"), sorted(ids), name="ids")
    return await actors_by_id(transaction, {id for (id,) in above})


async def _documents(transaction: Transaction, draft: Draft) -> list[str]:
    """The documents in which a rule can change something."""
    there = await known(transaction, draft.documents)
    if missing := sorted(set(draft.documents) - there.keys()):
        raise NotFound(f"there is no document {', '.join(map(repr, missing))}", where="documents")
    if draft.claim is not None:
        found = await claims_by_id(transaction, [draft.claim])
        return [claim.document for claim in found.values()]
    named = await rows(transaction, statement("read/documents-of-actor"), actor=draft.actor)
    return [id for (id,) in named if not draft.documents or id in draft.documents]


async def _apply(
    transaction: Transaction,
    log: Sequence[Rule],
    documents: Sequence[str],
    concerned: dict[str, Actor],
    version: int,
) -> Ruled:
    """Bring ``documents`` and the actors under the rules of ``log``."""
    book = Rulebook.of(log)
    before = await claims_in(transaction, documents)
    claims = ruled(book, before | await claims_as_read(transaction, documents))
    kept = await actors_as_read(transaction)
    there = concerned | await actors_by_id(transaction, kept)
    people = cast(book, kept=kept, there=there, claims=claims, read_anew=False)
    await change(transaction, Delta(before, claims.in_force), people.in_force, version)
    if not book:
        await rows(transaction, statement("write/forget-actors-as-read"))
    await keep(transaction, documents, claims, people.as_read if book else {})
    return claims


async def _record(transaction: Transaction, rule: Rule) -> None:
    await rows(
        transaction,
        statement("write/put-rule"),
        number=rule.number,
        kind=rule.kind.value,
        time=rule.time,
        withdrawn=rule.withdrawn,
        body=rule.model_dump_json(),
    )

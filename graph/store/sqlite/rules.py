"""Making rules and taking them back. Each function is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from graph.errors import NotFound
from graph.model import Actor
from graph.rules import Draft, Rule, Rulebook, RuleKind
from graph.store.delta import Delta
from graph.store.offer import next_version
from graph.store.rows import as_json
from graph.store.ruling import (
    Ruled,
    accepted,
    cast,
    must_touch,
    read_again,
    ruled,
    withdrawn,
)
from graph.store.sqlite.as_read import actors_as_read, actors_by_id, claims_as_read, keep, rules
from graph.store.sqlite.connection import read_version, write_version, writing
from graph.store.sqlite.read import claims_by_id, claims_in, known
from graph.store.sqlite.statements import statements
from graph.store.sqlite.write import change

_SQL = statements("rules")


def rule(connection: sqlite3.Connection, draft: Draft) -> Rule:
    with writing(connection):
        version = next_version(read_version(connection))
        log = rules(connection)
        concerned = _concerned(connection, draft)
        kept = actors_as_read(connection)
        new = accepted(draft, log, concerned, concerned | kept)
        documents = _documents(connection, draft)
        if new.made is not None:
            concerned = concerned | {new.made.id: new.made}
        claims = _apply(connection, [*log, new], documents, concerned, version.number)
        must_touch(new, claims)
        _record(connection, new)
        write_version(connection, version)
    return new


def withdraw(connection: sqlite3.Connection, number: int | None) -> Rule:
    with writing(connection):
        version = next_version(read_version(connection))
        log = rules(connection)
        old = withdrawn(log, number)
        rows = connection.execute(_SQL["documents-of-rule"], {"rule": old.number})
        documents = [document for (document,) in rows]
        left = [old if each.number == old.number else each for each in log]
        _apply(connection, left, documents, {}, version.number)
        _record(connection, old)
        write_version(connection, version)
    return old


def take(connection: sqlite3.Connection, taken: Sequence[Rule], actors: Sequence[Actor]) -> None:
    with writing(connection):
        version = read_version(connection)
        empty = not connection.execute(_SQL["any-document"]).fetchone()
        new = read_again(rules(connection), list(taken), empty=empty)
        for each in new:
            _record(connection, each)
        if new:
            keep(connection, [], Ruled({}), {who.id: who for who in actors})
            write_version(connection, next_version(version))


def _concerned(connection: sqlite3.Connection, draft: Draft) -> dict[str, Actor]:
    """The actors that a rule names, those below one that goes, and those above them all."""
    ids = {id for id in (draft.actor, draft.into) if id is not None}
    if draft.kind is RuleKind.MERGE:
        ids |= {id for (id,) in connection.execute(_SQL["those-below"], {"id": draft.actor})}
    if draft.claim is not None:
        for claim in claims_by_id(connection, [draft.claim]).values():
            ids |= {claim.source.id, claim.target.id}
            ids |= {said.id for said in claim.attribution if said.id is not None}
    above = connection.execute(_SQL["those-above"], {"ids": as_json(ids)})
    return actors_by_id(connection, [id for (id,) in above])


def _documents(connection: sqlite3.Connection, draft: Draft) -> list[str]:
    """The documents in which a rule can change something."""
    if missing := sorted(set(draft.documents) - known(connection, draft.documents).keys()):
        raise NotFound(f"there is no document {', '.join(map(repr, missing))}", where="documents")
    if draft.claim is not None:
        found = claims_by_id(connection, [draft.claim])
        return [claim.document for claim in found.values()]
    rows = connection.execute(_SQL["documents-of-actor"], {"actor": draft.actor})
    named = [document for (document,) in rows]
    return [id for id in named if not draft.documents or id in draft.documents]


def _apply(
    connection: sqlite3.Connection,
    log: Sequence[Rule],
    documents: Sequence[str],
    concerned: dict[str, Actor],
    version: int,
) -> Ruled:
    """Bring ``documents`` and the actors under the rules of ``log``."""
    book = Rulebook.of(log)
    before = claims_in(connection, documents)
    claims = ruled(book, before | claims_as_read(connection, documents))
    kept = actors_as_read(connection)
    there = concerned | actors_by_id(connection, kept)
    people = cast(book, kept=kept, there=there, claims=claims, read_anew=False)
    change(connection, Delta(before, claims.in_force), people.in_force, version)
    if not book:
        connection.execute(_SQL["forget-actors"])
    keep(connection, documents, claims, people.as_read if book else {})
    return claims


def _record(connection: sqlite3.Connection, rule: Rule) -> None:
    row = (rule.number, rule.kind.value, rule.time, rule.withdrawn, rule.model_dump_json())
    connection.execute(_SQL["put"], row)

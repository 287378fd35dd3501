"""Putting and removing documents. Each function is one transaction."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.errors import StoreError
from graph.model import Actor
from graph.rules import Rulebook
from graph.store.delta import Delta, claims_of
from graph.store.offer import Offer, must_be_there, next_version
from graph.store.protocol import ReadDocument, Written
from graph.store.ranking import folded
from graph.store.rows import Row, actor_row, as_json, belonging_rows, document_row
from graph.store.ruling import cast, ruled
from graph.store.sqlite.as_read import actors_as_read, keep, rules
from graph.store.sqlite.connection import read_version, write_version, writing
from graph.store.sqlite.read import claims_in, known
from graph.store.sqlite.statements import statements

_DOCUMENTS = statements("documents")
_ACTORS = statements("actors")
_CLAIMS = statements("claims")
_EDGES = statements("edges")


def put(connection: sqlite3.Connection, batch: Sequence[ReadDocument], replace: bool) -> Written:
    offer = Offer.of(batch)
    with writing(connection):
        version = read_version(connection)
        news = offer.against(known(connection, list(offer.documents)), replace=replace)
        if not news.documents:
            return Written(version)
        version = next_version(version)
        book = Rulebook.of(rules(connection))
        claims = ruled(book, claims_of(news.documents))
        kept = actors_as_read(connection) if book else {}
        people = cast(book, kept=kept, there=news.actors(), claims=claims, read_anew=True)
        delta = Delta(before=claims_in(connection, news.replaced), after=claims.in_force)
        connection.executemany(
            _DOCUMENTS["put"],
            [
                document_row(read, offer.hashes[read.document.id], version.number)
                for read in news.documents
            ],
        )
        change(connection, delta, people.in_force, version.number)
        if book:
            keep(connection, [*news.added, *news.replaced], claims, people.as_read)
        write_version(connection, version)
    return news.written(version)


def remove(connection: sqlite3.Connection, document_ids: Sequence[str]) -> Written:
    ids = list(dict.fromkeys(document_ids))
    with writing(connection):
        version = read_version(connection)
        must_be_there(ids, known(connection, ids))
        if not ids:
            return Written(version)
        version = next_version(version)
        change(connection, Delta(claims_in(connection, ids), {}), {}, version.number)
        connection.executemany(_DOCUMENTS["delete"], [(id,) for id in ids])
        _bury(connection, "document", ids, version.number)
        write_version(connection, version)
    return Written(version, removed=tuple(ids))


def try_writing(connection: sqlite3.Connection) -> None:
    with writing(connection):
        read_version(connection)


def change(
    connection: sqlite3.Connection, delta: Delta, actors: dict[str, Actor], version: int
) -> None:
    """Write claims and actors, and all that follows from them."""
    connection.executemany(_CLAIMS["delete"], [(id,) for id in delta.leaving])
    _bury(connection, "claim", delta.gone, version)
    suspects = delta.perhaps_unused(actors)
    suspects |= _put_actors(connection, actors, version)
    _put_claims(connection, delta, version)
    connection.executemany(_ACTORS["count"], delta.counts())
    _sum_edges(connection, delta, version)
    _drop_unused(connection, suspects, version)


def _put_claims(connection: sqlite3.Connection, delta: Delta, version: int) -> None:
    coming = delta.coming
    try:
        connection.executemany(_CLAIMS["put"], [(*claim.row, version) for claim in coming])
        connection.executemany(
            _CLAIMS["put-attribution"], [said for claim in coming for said in claim.attribution]
        )
    except sqlite3.IntegrityError as cause:
        raise StoreError(
            f"a claim does not fit the store: {cause}",
            hint="its id is that of another document's, or it names an actor not handed in",
        ) from cause


def _put_actors(connection: sqlite3.Connection, actors: dict[str, Actor], version: int) -> set[str]:
    """Write what is new or different; gives back what changed actors used to belong to."""
    there, ties = _stored_actors(connection, actors)
    rows = {id: actor_row(actor, version) for id, actor in actors.items()}
    changed = [
        actor
        for id, actor in actors.items()
        if there.get(id) != rows[id][:-1] or ties[id] != belonging_rows(actor)
    ]
    renewed = [(actor.id,) for actor in changed if actor.id in there]
    connection.executemany(_ACTORS["forget-belongings"], renewed)
    connection.executemany(_ACTORS["forget-names"], renewed)
    connection.executemany(_ACTORS["put"], [rows[actor.id] for actor in changed])
    connection.executemany(
        _ACTORS["put-belonging"], [row for actor in changed for row in belonging_rows(actor)]
    )
    connection.executemany(
        _ACTORS["put-name"], [row for actor in changed for row in _name_rows(actor)]
    )
    return {target for (id,) in renewed for _, _, _, target, _, _ in ties[id]}


def _stored_actors(
    connection: sqlite3.Connection, ids: Iterable[str]
) -> tuple[dict[str, Row], defaultdict[str, list[Row]]]:
    """Those of ``ids`` that are stored, and what each belongs to, as rows without a version: an
    actor of each document is compared, and as models that would take longer than all else."""
    chosen = {"ids": as_json(ids)}
    ties: defaultdict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(_ACTORS["belongings"], chosen):
        ties[row[0]].append(row)
    return {row[0]: row for row in connection.execute(_ACTORS["contents"], chosen)}, ties


def _sum_edges(connection: sqlite3.Connection, delta: Delta, version: int) -> None:
    gains = [(*gain, version) for gain in delta.gains()]
    connection.executemany(_EDGES["add"], gains)
    if loosened := delta.loosened():
        connection.execute(_EDGES["forget-touched"])
        connection.executemany(_EDGES["touch"], sorted(loosened))
        connection.execute(_EDGES["clear-touched"])
        connection.execute(_EDGES["sum-touched"], {"version": version})


def _drop_unused(connection: sqlite3.Connection, suspects: set[str], version: int) -> None:
    if not suspects:
        return
    connection.execute(_ACTORS["forget-candidates"])
    connection.executemany(_ACTORS["suspect"], [(id,) for id in suspects])
    unused = [id for (id,) in connection.execute(_ACTORS["unused"])]
    connection.executemany(_ACTORS["delete"], [(id,) for id in unused])
    _bury(connection, "actor", unused, version)


def _bury(connection: sqlite3.Connection, kind: str, ids: Iterable[str], version: int) -> None:
    connection.executemany(_DOCUMENTS["bury"], [(kind, id, version) for id in ids])


def _name_rows(actor: Actor) -> list[Row]:
    names = dict.fromkeys(folded(name) for name in (actor.name, *actor.aliases))
    return [(actor.id, name) for name in names if name]

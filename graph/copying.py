"""Moving a graph from one store to another, and proving that both hold the same.

A document that the target holds as the source does is not written again: a copy that was
interrupted goes on where it ended.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph.errors import Conflict
from graph.model import Actor, Claim
from graph.query import ClaimFilter, DocumentFilter
from graph.store.protocol import Change, Counts, ReadDocument, Store

T = TypeVar("T")

DOCUMENTS_AT_ONCE = 64
CLAIMS_AT_ONCE = 1_000
DIFFERENCES_SHOWN = 5

OnProgress = Callable[[int, int], None]
"""Called with the documents looked at so far, and all there are."""


@dataclass(frozen=True, slots=True)
class Copied:
    """``differences`` names what is not the same on both sides, a sentence each; empty is proof
    that actors, documents, claims and edges are."""

    copied: int
    already_there: int
    counts: Counts
    differences: tuple[str, ...] = field(default=())


async def copy_graph(source: Store, target: Store, on_progress: OnProgress | None = None) -> Copied:
    """Copy every document of ``source`` with its claims and actors, then compare both stores.

    Raises ``Conflict``, before anything is written, if ``target`` holds documents that ``source``
    does not: they would be neither kept apart nor removed; or if it holds documents under other
    rules.
    """
    await _refuse_others(source, target)
    _, kept = await source.as_read([])
    await target.take_rules(await source.rules(), kept)
    actors = await _actors(source) | {who.id: who for who in kept}
    whole = (await source.counts()).documents
    copied = seen = 0
    async for ids in _document_ids(source):
        missing = await _missing(source, target, ids)
        if missing:
            await target.put([await _read(source, id, actors) for id in missing])
        copied += len(missing)
        seen += len(ids)
        if on_progress is not None:
            on_progress(seen, whole)
    differences = [sentence async for sentence in _differences(source, target)]
    return Copied(copied, seen - copied, await target.counts(), tuple(differences))


async def _refuse_others(source: Store, target: Store) -> None:
    async for ids in _document_ids(target):
        known = await source.known(ids)
        if others := [id for id in ids if id not in known]:
            raise Conflict(
                f"the target holds a document that the source does not: {others[0]!r}",
                where=target.url,
                hint="copy into an empty store, or into one that holds part of the same graph",
            )


async def _missing(source: Store, target: Store, ids: Sequence[str]) -> list[str]:
    there, here = await target.known(ids), await source.known(ids)
    return [id for id in ids if id in here and there.get(id) != here[id]]


async def _document_ids(store: Store) -> AsyncIterator[list[str]]:
    cursor: str | None = None
    while True:
        page = await store.documents(DocumentFilter(), limit=DOCUMENTS_AT_ONCE, cursor=cursor)
        if page.items:
            yield [summary.id for summary in page.items]
        cursor = page.next
        if cursor is None:
            return


async def _actors(store: Store) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    async for item in store.snapshot():
        if isinstance(item, Change) and item.actor is not None:
            found[item.id] = item.actor
        elif isinstance(item, Change):
            break  # Actors come before claims.
    return found


async def _read(store: Store, id: str, actors: dict[str, Actor]) -> ReadDocument:
    """A document as the loader once handed it in, with what its actors belong to: the rules are
    applied to it anew."""
    found = await store.document(id)
    if found is None:
        raise Conflict(
            f"the document {id!r} was removed while it was being copied",
            where=store.url,
            hint="copy again",
        )
    document, summary = found
    claims: list[Claim] = []
    cursor: str | None = None
    while True:
        page = await store.claims(ClaimFilter(document=id), limit=CLAIMS_AT_ONCE, cursor=cursor)
        claims += page.items
        cursor = page.next
        if cursor is None:
            break
    read, _ = await store.as_read([id])
    claims = list(
        ({claim.id: claim for claim in claims} | {each.id: each for each in read}).values()
    )
    named = {end.id for claim in claims for end in (claim.source, claim.target)}
    named |= {said.id for claim in claims for said in claim.attribution if said.id is not None}
    return ReadDocument(
        document=document,
        claims=tuple(claims),
        actors=tuple(actors[id] for id in sorted(_with_those_above(named, actors))),
        fingerprint=summary.fingerprint,
        sentences=summary.sentences,
    )


def _with_those_above(named: set[str], actors: dict[str, Actor]) -> set[str]:
    found, waiting = set(named), list(named)
    while waiting:
        who = actors[waiting.pop()]
        above = {tie.actor for tie in (*who.part_of, *who.member_of)} & actors.keys() - found
        found |= above
        waiting += above
    return found


async def _differences(source: Store, target: Store) -> AsyncIterator[str]:
    """What is not the same, the first few of each kind."""
    for what, first, second in (
        ("claim", source.all_claims(), target.all_claims()),
        ("edge", source.all_edges(), target.all_edges()),
    ):
        shown = 0
        async for one, other in _side_by_side(first, second):
            if one != other and shown < DIFFERENCES_SHOWN:
                shown += 1
                yield f"the {what} {_name(one)} of the source is {_name(other)} in the target"
    if await source.rejected() != await target.rejected():
        yield "the rejected claims are not the same on both sides"
    mine, theirs = await _actors(source), await _actors(target)
    for id in sorted(mine.keys() | theirs.keys()):
        if mine.get(id) != theirs.get(id):
            yield f"the actor {id!r} is not the same on both sides"
    async for ids in _document_ids(source):
        for id in await _missing(source, target, ids):
            yield f"the document {id!r} is not the same on both sides"


async def _side_by_side(
    first: AsyncIterator[T], second: AsyncIterator[T]
) -> AsyncIterator[tuple[T | None, T | None]]:
    while True:
        one, other = await anext(first, None), await anext(second, None)
        if one is None and other is None:
            return
        yield one, other


def _name(item: object) -> str:
    if item is None:
        return "missing"
    if isinstance(item, Claim):
        return repr(item.id)
    return str(item)

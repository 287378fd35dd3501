"""Claims by filter and by id."""

from __future__ import annotations

from api.names import find_id
from api.parameters import ClaimQuery
from graph.errors import NotFound
from graph.model import Claim
from graph.query import ALL_STATUSES, ClaimFilter, Page
from graph.store.protocol import Reader


async def list_claims(store: Reader, query: ClaimQuery) -> Page[Claim]:
    """One page of the claims that pass. An unknown document is ``NotFound``, not an empty page."""
    if query.document is not None and not await store.known([query.document]):
        raise NotFound(f"there is no document {query.document!r}", where="document")
    where = ClaimFilter(
        relation=frozenset(query.relation),
        source=await find_id(store, query.source, "source"),
        target=await find_id(store, query.target, "target"),
        actor=await find_id(store, query.actor, "actor"),
        speaker=await find_id(store, query.speaker, "speaker"),
        status=frozenset(query.status) or ALL_STATUSES,
        document=query.document,
        since=query.since,
        until=query.until,
        min_confidence=query.min_confidence,
    )
    return await store.claims(where, limit=query.limit, cursor=query.cursor)


async def find_claim(store: Reader, claim_id: str) -> Claim:
    claim = await store.claim(claim_id)
    if claim is None:
        raise NotFound(
            f"there is no claim {claim_id!r}", hint="it may have gone with its document"
        )
    return claim

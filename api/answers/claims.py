"""Claims by filter and by id."""

from __future__ import annotations

from collections.abc import Sequence

from api.answers.views import filter_of
from api.models import ClaimPage
from api.names import find_id
from api.parameters import ClaimQuery
from graph.errors import NotFound
from graph.model import Claim
from graph.query import ALL_STATUSES, ClaimFilter, Page
from graph.rules import Rulebook
from graph.store.cursors import decode, encode
from graph.store.protocol import Reader


async def claim_page(store: Reader, query: ClaimQuery, version: int) -> ClaimPage:
    """One page of the claims that pass. An unknown document is ``NotFound``, not an empty page.

    ``version`` is one that the store had reached when it was asked."""
    if query.document is not None and not await store.known([query.document]):
        raise NotFound(f"there is no document {query.document!r}", where="document")
    where = await filter_of(
        store,
        query,
        ALL_STATUSES,
        source=await find_id(store, query.source, "source"),
        target=await find_id(store, query.target, "target"),
        actor=await find_id(store, query.actor, "actor"),
        document=query.document,
    )
    if query.rejected:
        page = rejected_page(await store.rejected(), where, query.limit, query.cursor)
    else:
        page = await store.claims(where, limit=query.limit, cursor=query.cursor)
    return ClaimPage(version=version, items=list(page.items), next=page.next)


def rejected_page(
    claims: Sequence[Claim], where: ClaimFilter, limit: int, cursor: str | None
) -> Page[Claim]:
    """Rejected claims that pass. There are as many as people had time for: all are at hand."""
    start = 0 if cursor is None else int(decode("rejected", cursor, int)["c0"])
    passing = [claim for claim in claims if where.passes(claim)]
    more = start + limit < len(passing)
    following = encode("rejected", (start + limit,)) if more else None
    return Page(tuple(passing[start : start + limit]), following)


async def find_claim(store: Reader, claim_id: str) -> Claim:
    claim = await store.claim(claim_id)
    if claim is None and Rulebook.of(await store.rules()).rejecting(claim_id) is not None:
        raise NotFound(
            f"claim {claim_id!r} has been rejected", hint="rejected claims are listed apart"
        )
    if claim is None:
        raise NotFound(f"there is no claim {claim_id!r}", hint="it may have gone with its document")
    return claim

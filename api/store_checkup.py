"""What may be wrong with a store: reaching it, writing to it, what it holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from api.findings import Finding, found_wrong
from api.settings import is_loopback
from api.stores import must_exist
from graph.errors import StoreError, WhowhomError
from graph.store import open_store
from graph.store.protocol import Counts, Store

FAULTS_SHOWN = 5


async def check_store(url: str, fingerprint: str | None) -> AsyncIterator[Finding]:
    """Whether the store can be reached and written to, whether others could listen on the way,
    whether it agrees with itself, and was read by what reads now."""
    try:
        must_exist(url)
        async with open_store(url) as store:
            state = await store.version()
            counts = await store.counts()
            yield Finding(
                what="Store",
                state="fine",
                detail=f"{store.url} ({store.engine}) at version {state.number}: "
                f"{counts.documents} documents, "
                f"{counts.claims} claims, {counts.edges} edges, {counts.actors} actors"
                f"{await by_hand(store, counts)}",
            )
            if not url.startswith("sqlite://"):
                yield check_encryption(url)
            yield await check_writable(store)
            yield check_faults(await store.check())
    except WhowhomError as error:
        yield found_wrong("Store", error)
        return
    if fingerprint is not None:
        yield check_stale(counts, fingerprint)


async def by_hand(store: Store, counts: Counts) -> str:
    """What people put right, if they did."""
    standing = sum(rule.stands for rule in await store.rules())
    return f"; {standing} rules by hand, {counts.rejected} claims rejected" if standing else ""


def check_encryption(url: str) -> Finding:
    """Whether password and texts can be read by others on the way to the server at ``url``."""
    place = urlsplit(url)
    if place.scheme.endswith("+ssc"):
        return Finding(
            what="Encryption",
            state="fine",
            detail="TLS, with whatever certificate the server shows",
            hint="+s instead of +ssc makes sure that it is the right server",
        )
    if place.scheme.endswith("+s"):
        return Finding(what="Encryption", state="fine", detail="TLS, with a trusted certificate")
    host = place.hostname or ""
    if is_loopback(host):
        return Finding(what="Encryption", state="fine", detail="none, and none needed on loopback")
    return Finding(
        what="Encryption",
        state="warning",
        detail=f"none: the password and every text can be read on the way to {host}",
        hint=f"write {place.scheme}+s:// where the server speaks TLS",
    )


async def check_writable(store: Store) -> Finding:
    try:
        await store.try_writing()
    except StoreError as error:
        found = found_wrong("Writing", error)
        return found.model_copy(update={"state": "warning"})
    return Finding(what="Writing", state="fine", detail="documents can be stored")


def check_faults(faults: list[str]) -> Finding:
    if not faults:
        return Finding(what="Consistency", state="fine", detail="every edge agrees with its claims")
    shown = "; ".join(faults[:FAULTS_SHOWN])
    more = f"; and {len(faults) - FAULTS_SHOWN} more" if len(faults) > FAULTS_SHOWN else ""
    return Finding(
        what="Consistency",
        state="wrong",
        detail=shown + more,
        hint="load the documents into a new store",
    )


def check_stale(counts: Counts, fingerprint: str) -> Finding:
    """Documents that another extractor, lexicon or knowledge has read."""
    stale = sum(many for name, many in counts.fingerprints.items() if name != fingerprint)
    if stale:
        return Finding(
            what="Freshness",
            state="warning",
            detail=f"{stale} of {counts.documents} documents were read by another extractor, "
            "lexicon or knowledge",
            hint="load them again with whowhom load --again",
        )
    return Finding(what="Freshness", state="fine", detail="no document is stale")

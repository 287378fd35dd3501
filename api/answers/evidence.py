"""Edges as they are shown: with the names of their ends, and their best evidence."""

from __future__ import annotations

from collections.abc import Sequence

from api.models import EdgeAnswer
from graph.errors import StoreUnavailable
from graph.model import Claim, Edge, EdgeKey
from graph.store.protocol import Reader
from graph.view import View


class EvidenceMoved(StoreUnavailable):
    """The store has moved on since the view was taken: a claim that it names is gone or has
    changed. Asking again on a fresh view mends it."""


async def edge_answers(store: Reader, view: View, edges: Sequence[Edge]) -> list[EdgeAnswer]:
    """``edges`` of ``view`` in their order, each with its best claim.

    Raises ``EvidenceMoved`` if the store no longer has a claim as the view knows it.
    """
    best = [view.claim_ids(_key(edge), limit=1)[0] for edge in edges]
    claims = await store.claims_by_id(list(dict.fromkeys(best)))
    answers = []
    for edge, claim_id in zip(edges, best, strict=True):
        claim = claims.get(claim_id)
        if claim is None or not _still_passes(claim, view):
            raise EvidenceMoved(
                "the graph is changing faster than its evidence can be read", hint="ask again"
            )
        answers.append(EdgeAnswer.of(edge, view.actor(edge.source), view.actor(edge.target), claim))
    return answers


def _key(edge: Edge) -> EdgeKey:
    return EdgeKey(source=edge.source, relation=edge.relation, target=edge.target)


def _still_passes(claim: Claim, view: View) -> bool:
    return claim.status in view.where.status and claim.confidence >= view.where.min_confidence

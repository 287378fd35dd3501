"""What a reader should know before he quotes a figure of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from graph.centrality import Centrality
from graph.report.model import Extent
from graph.view import View

MOST = 0.5
FEW_CLAIMS = 30
MANY_LOCAL = 0.3
CONNECTED_ENOUGH = 0.8


def warnings(view: View, extent: Extent, measured: Iterable[Centrality]) -> Iterator[str]:
    """One sentence each, the gravest first."""
    in_edges = extent.claims - extent.self_claims
    if not in_edges:
        yield "No claim passes the filter, so there is nobody to rank."
        return
    if extent.alleged / in_edges > MOST:
        yield (
            f"{_share(extent.alleged, in_edges)} of the claims are alleged: somebody's word, "
            "not what a document says in its own voice."
        )
    unmade = extent.denied + extent.hypothetical
    if unmade:
        yield (
            f"{extent.denied} denied and {extent.hypothetical} hypothetical claims count here "
            "like the others, because the filter lets them pass."
        )
    if in_edges < FEW_CLAIMS:
        yield f"There are only {in_edges} claims: one document more can change every rank."
    yield from _concentration(view, extent, in_edges)
    if extent.largest_component / extent.actors < CONNECTED_ENOUGH:
        yield (
            f"The graph falls apart: its largest part has {extent.largest_component} of "
            f"{extent.actors} actors. PageRank and betweenness compare badly across parts."
        )
    local = sum(view.actor(actor_id).is_local for actor_id in view.ids)
    if local / extent.actors > MANY_LOCAL:
        yield (
            f"{_share(local, extent.actors)} of the actors are in no knowledge file: one of them "
            "may stand here under several names."
        )
    if extent.self_claims:
        yield (
            "Claims with one actor at both ends, which make no edge"
            f"{'' if extent.rollup == 'none' else ' under this roll-up'}: {extent.self_claims}."
        )
    for measure in measured:
        if measure.note:
            yield f"{_capital(measure.measure)} is {measure.note}."


def _concentration(view: View, extent: Extent, in_edges: int) -> Iterator[str]:
    if extent.documents == 1:
        yield "All claims stand in one document."
        return
    _, counts = np.unique(view.snapshot.document[view.columns.rows], return_counts=True)
    most = int(counts.max())
    if most / in_edges > MOST:
        yield f"{_share(most, in_edges)} of the claims stand in one document."


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:].replace("_", " ")

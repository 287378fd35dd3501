"""What a report's figures were computed on."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from graph.columns import STATUS_CODE
from graph.dates import UNDATED, iso
from graph.model import Status
from graph.report.model import Extent, RelationCount
from graph.view import View


def extent(view: View) -> Extent:
    c = view.columns
    by_status = {status: int(c.status[:, code].sum()) for status, code in STATUS_CODE.items()}
    dated = c.first != UNDATED
    return Extent(
        version=view.version,
        where=view.where,
        rollup=view.rollup,
        actors=len(view.ids),
        edges=len(view),
        claims=view.claims,
        self_claims=view.self_claims,
        documents=len(np.unique(view.snapshot.document[c.rows])),
        asserted=by_status[Status.ASSERTED],
        alleged=by_status[Status.ALLEGED],
        denied=by_status[Status.DENIED],
        hypothetical=by_status[Status.HYPOTHETICAL],
        first=iso(int(c.first[dated].min())) if dated.any() else None,
        last=iso(int(c.last[dated].max())) if dated.any() else None,
        largest_component=_largest_component(view),
        relations=tuple(
            RelationCount(
                relation=name,
                edges=int((c.relation == code).sum()),
                claims=int(c.claims[c.relation == code].sum()),
            )
            for code, name in enumerate(view.relations)
        ),
    )


def _largest_component(view: View) -> int:
    n, links = len(view.ids), view.projection("both")
    if not n:
        return 0
    joined = np.ones(len(links.neighbour), dtype=np.int64)
    matrix: csr_array[np.int64, tuple[int, int]] = csr_array(
        (joined, links.neighbour, links.start), shape=(n, n)
    )
    _, labels = connected_components(matrix, directed=False)
    return int(np.bincount(labels).max())

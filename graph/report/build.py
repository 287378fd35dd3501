"""Building a centrality report from a view."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.centrality import Centrality, Measure, centrality
from graph.columns import Ints
from graph.errors import SettingError
from graph.report.extent import extent
from graph.report.model import (
    MEANING,
    CentralityReport,
    Ranked,
    Ranking,
    ReportedActor,
    Tie,
)
from graph.report.warnings import warnings
from graph.view import View

DEFAULT_MEASURES: tuple[Measure, ...] = (
    Measure.WEIGHTED_DEGREE,
    Measure.DEGREE,
    Measure.IN_DEGREE,
    Measure.OUT_DEGREE,
    Measure.PAGERANK,
    Measure.BETWEENNESS,
)


def centrality_report(
    view: View, measures: Sequence[Measure] = DEFAULT_MEASURES, top: int = 20
) -> CentralityReport:
    """The first ``top`` actors by each of ``measures``, with what ties them and what to beware
    of. Cost: that of the measures."""
    if top < 1 or not measures:
        raise SettingError("a report needs a measure, and at least one actor to rank")
    measured = [centrality(view, measure) for measure in dict.fromkeys(measures)]
    rankings = tuple(_ranking(each, top) for each in measured)
    summed = extent(view)
    return CentralityReport(
        extent=summed,
        warnings=tuple(warnings(view, summed, measured)),
        rankings=rankings,
        actors=_reported(view, measured, rankings),
    )


def _ranking(measured: Centrality, top: int) -> Ranking:
    ranked: list[Ranked] = []
    for place, (actor, score) in enumerate(measured.scores[:top], start=1):
        same = bool(ranked) and ranked[-1].score == score
        ranked.append(Ranked(rank=ranked[-1].rank if same else place, actor=actor, score=score))
    return Ranking(
        measure=measured.measure,
        meaning=MEANING[measured.measure],
        exact=measured.exact,
        note=measured.note,
        actors=tuple(ranked),
    )


def _reported(
    view: View, measured: Sequence[Centrality], rankings: Sequence[Ranking]
) -> tuple[ReportedActor, ...]:
    best: dict[str, int] = {}
    for ranking in rankings:
        for ranked in ranking.actors:
            best[ranked.actor] = min(ranked.rank, best.get(ranked.actor, ranked.rank))
    scores = {each.measure: dict(each.scores) for each in measured}
    first = scores[measured[0].measure]
    order = sorted(best, key=lambda actor_id: (best[actor_id], -first[actor_id], actor_id))
    strongest = _strongest_first(view)
    return tuple(
        _reported_actor(
            view, actor_id, {measure: scores[measure][actor_id] for measure in scores}, strongest
        )
        for actor_id in order
    )


def _reported_actor(
    view: View, actor_id: str, scores: dict[Measure, float], strongest: Ints
) -> ReportedActor:
    actor, position = view.actor(actor_id), view.position(actor_id)
    c = view.columns
    mine = strongest[(c.source[strongest] == position) | (c.target[strongest] == position)]
    # The best of each relation and direction: the three best of all might be one story thrice.
    receives = (c.target[mine] == position) & ~view.symmetric[mine]
    _, best = np.unique(2 * c.relation[mine] + receives, return_index=True)
    return ReportedActor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        sector=actor.sector,
        country=actor.country,
        scores=scores,
        ties=tuple(_tie(view, number) for number in mine[np.sort(best)].tolist()),
    )


def _strongest_first(view: View) -> Ints:
    c = view.columns
    order: Ints = np.lexsort((np.arange(len(view)), -c.claims, -c.weight))
    return order


def _tie(view: View, number: int) -> Tie:
    edge = view.edge(number)
    return Tie(
        source=edge.source,
        source_name=view.actor(edge.source).name,
        relation=edge.relation,
        target=edge.target,
        target_name=view.actor(edge.target).name,
        documents=edge.documents,
        claims=edge.claims,
        asserted=edge.asserted,
        alleged=edge.alleged,
        best_claim=view.claim_ids(view.key(number), limit=1)[0],
    )

"""How two actors are connected."""

from __future__ import annotations

import asyncio
from functools import partial

from api.answers.evidence import edge_answers
from api.answers.views import view_of
from api.errors import RequestError
from api.models import ActorName, EdgeAnswer, PathAnswer, PathsAnswer, PathStep
from api.names import find_actor
from api.parameters import PathQuery
from graph.model import Edge
from graph.network import Network
from graph.paths import Path, k_shortest_paths
from graph.query import CLAIMED
from graph.store.protocol import Reader
from graph.view import View


async def find_paths(store: Reader, network: Network, query: PathQuery) -> PathsAnswer:
    """The shortest paths, each step with all its edges and their best evidence. Two actors that
    nothing joins have an empty answer."""
    source = await find_actor(store, query.source, "source")
    target = await find_actor(store, query.target, "target")
    if source.id == target.id:
        raise RequestError(
            f"source and target are one actor, {source.id!r}", where="target", near=(source.id,)
        )
    view = await view_of(store, network, query, CLAIMED)
    found = await asyncio.to_thread(
        partial(
            k_shortest_paths,
            view,
            source.id,
            target.id,
            k=query.k,
            max_hops=query.max_hops,
            directed=query.directed,
        )
    )
    edges = list(dict.fromkeys(e for path in found for step in path.steps for e in step.edges))
    shown = dict(zip(edges, await edge_answers(store, view, edges), strict=True))
    return PathsAnswer(
        version=view.version.number,
        source=ActorName.of(source),
        target=ActorName.of(target),
        items=[_path_answer(view, path, shown) for path in found],
    )


def _path_answer(view: View, path: Path, shown: dict[Edge, EdgeAnswer]) -> PathAnswer:
    names = {actor_id: ActorName.of(view.actor(actor_id)) for actor_id in path.actors}
    return PathAnswer(
        hops=path.hops,
        cost=round(path.cost, 6),
        actors=list(names.values()),
        steps=[
            PathStep(
                source=names[step.source],
                target=names[step.target],
                edges=[shown[edge] for edge in step.edges],
            )
            for step in path.steps
        ],
    )

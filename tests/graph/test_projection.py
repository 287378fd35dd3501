from __future__ import annotations

import pytest

from graph.projection import Direction
from tests.graph.networks import network, network_of

VIEW = network_of(
    "a ACCUSES b *2", "a ATTACKS b", "b ACCUSES a", "c ALLIES_WITH b *4", "c SUPPLIES a"
).view()


@pytest.mark.parametrize(
    ("direction", "links"),
    [
        ("out", {"ab": 3, "ba": 1, "bc": 4, "ca": 1, "cb": 4}),
        ("in", {"ab": 1, "ac": 1, "ba": 3, "bc": 4, "cb": 4}),
        ("both", {"ab": 4, "ac": 1, "ba": 4, "bc": 4, "ca": 1, "cb": 4}),
    ],
)
def test_edges_between_two_actors_become_one_link_with_their_summed_weight(
    direction: Direction, links: dict[str, int]
) -> None:
    found = VIEW.projection(direction)
    pairs = zip(found.origin.tolist(), found.neighbour.tolist(), strict=True)
    names = [VIEW.ids[one] + VIEW.ids[other] for one, other in pairs]
    assert dict(zip(names, found.weight.tolist(), strict=True)) == links
    assert names == sorted(names)


def test_a_projection_is_made_once_for_a_view() -> None:
    assert VIEW.projection("out") is VIEW.projection("out")


def test_nothing_projects_to_nothing() -> None:
    assert len(network([]).view().projection("both")) == 0

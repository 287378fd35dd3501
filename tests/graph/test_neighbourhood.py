from __future__ import annotations

import pytest

from graph.errors import NotFound, SettingError
from graph.neighbourhood import neighbourhood
from tests.graph.networks import claim, network, network_of

GRAPH = network_of(
    "a ACCUSES b *3",
    "c ATTACKS a *2",
    "d ALLIES_WITH a",
    "b SUPPLIES e",
    "c ACCUSES b",
    "f ACCUSES e",
)


def around(actor: str = "a", **asked: object) -> list[tuple[str, int]]:
    found = neighbourhood(GRAPH.view(), actor, **asked)  # type: ignore[arg-type]
    return [(n.actor.id, n.distance) for n in found.actors]


def test_the_centre_comes_first_then_the_nearer_and_the_stronger() -> None:
    assert around(depth=2) == [("a", 0), ("b", 1), ("c", 1), ("d", 1), ("e", 2)]


@pytest.mark.parametrize(
    ("direction", "found"),
    [("out", ["a", "b", "d"]), ("in", ["a", "c", "d"]), ("both", ["a", "b", "c", "d"])],
)
def test_direction_says_how_steps_run_and_allies_are_found_either_way(
    direction: str, found: list[str]
) -> None:
    assert [actor for actor, _ in around(direction=direction)] == found


def test_edges_among_the_found_are_shown_whichever_way_they_run() -> None:
    found = neighbourhood(GRAPH.view(), "a")
    assert [f"{e.source} {e.relation} {e.target}" for e in found.edges] == [
        "a ACCUSES b",
        "c ATTACKS a",
        "a ALLIES_WITH d",
        "c ACCUSES b",
    ]


def test_a_limit_keeps_the_strongest_and_says_how_many_were_cut() -> None:
    found = neighbourhood(GRAPH.view(), "a", depth=2, limit=2)
    assert [n.actor.id for n in found.actors] == ["a", "b", "c"]
    assert [n.strength for n in found.actors] == [0, 3, 2]
    assert found.cut == 2


def test_strength_counts_the_ties_to_the_step_before() -> None:
    found = neighbourhood(GRAPH.view(), "e", depth=2)
    assert [(n.actor.id, n.distance, n.strength) for n in found.actors] == [
        ("e", 0, 0),
        ("b", 1, 1),
        ("f", 1, 1),
        ("a", 2, 3),
        ("c", 2, 1),
    ]


def test_an_actor_without_a_passing_edge_stands_alone() -> None:
    view = network([claim("1", "a ACCUSES a")]).view()
    found = neighbourhood(view, "a")
    assert ([n.actor.id for n in found.actors], found.edges, found.cut) == (["a"], (), 0)


def test_an_unknown_actor_is_not_found() -> None:
    with pytest.raises(NotFound):
        around("zz")


def test_no_depth_or_no_room_cannot_be_asked_for() -> None:
    with pytest.raises(SettingError):
        around(depth=0)
    with pytest.raises(SettingError):
        around(limit=0)

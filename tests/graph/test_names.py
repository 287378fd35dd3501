from __future__ import annotations

from graph.model import Actor, Kind, Sector
from graph.names import near_actors, unknown_actor


def actor(actor_id: str, name: str, *aliases: str) -> Actor:
    return Actor(id=actor_id, name=name, kind=Kind.ARMED_GROUP, sector=Sector.REB, aliases=aliases)


ACTORS = {
    a.id: a
    for a in (
        actor("hezbollah", "Hezbollah", "Hizbullah", "Party of God"),
        actor("hamas", "Hamas"),
        actor("farc", "FARC"),
    )
}


def test_a_misspelled_id_finds_the_actor_first() -> None:
    assert near_actors("hesbollah", ACTORS)[0] == "hezbollah"


def test_an_alias_finds_the_actor() -> None:
    assert near_actors("Hizbulah", ACTORS)[0] == "hezbollah"


def test_nothing_near_is_nothing() -> None:
    assert near_actors("zzzzqqqq", ACTORS) == ()
    assert near_actors("iran", {}) == ()


def test_the_error_says_what_comes_close() -> None:
    error = unknown_actor("hezbolah", ACTORS)
    assert error.near[0] == "hezbollah"
    assert "did you mean hezbollah" in str(error)

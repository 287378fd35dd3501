"""From a description of a mention to an actor, by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import FOLDING_SECTORS, Actor, Kind, Sector
from loaders.actors.knowledge import load_knowledge
from loaders.actors.resolver import ENTITY_KINDS, Resolver
from loaders.actors.roles import load_roles

RESOLVER = Resolver(load_knowledge(), load_roles())
IRAN = RESOLVER.known("iran")
HEZBOLLAH = RESOLVER.known("hezbollah")
PUTIN = RESOLVER.known("vladimir-putin")


@given(st.sampled_from(sorted(RESOLVER.knowledge.states.values(), key=lambda state: state.id)),
       st.sampled_from(Sector))  # fmt: skip
def test_a_sector_of_a_state_has_its_country_and_folds_into_it_only_if_an_organ(
    state: Actor, sector: Sector
) -> None:
    actor = RESOLVER.sector_actor(state, sector)
    assert actor.id == f"{state.id}:{sector.lower()}"
    assert (actor.sector, actor.country) == (sector, state.country)
    assert [belonging.actor for belonging in actor.part_of] == (
        [state.id] if sector in FOLDING_SECTORS else []
    )
    assert not actor.is_local


@pytest.mark.parametrize(
    ("sector", "kind"),
    [
        (Sector.GOV, Kind.GOVERNMENT_BODY),
        (Sector.MIL, Kind.MILITARY),
        (Sector.COP, Kind.POLICE),
        (Sector.SPY, Kind.INTELLIGENCE),
        (Sector.REB, Kind.ARMED_GROUP),
        (Sector.CVL, Kind.POPULATION),
        (Sector.MED, Kind.MEDIA),
    ],
)
def test_a_sector_says_what_kind_of_actor_it_is(sector: Sector, kind: Kind) -> None:
    assert RESOLVER.sector_actor(IRAN, sector).kind is kind


def test_a_state_is_its_own_state_and_others_have_the_one_of_their_country() -> None:
    assert RESOLVER.state_of(IRAN) == IRAN
    assert RESOLVER.state_of(RESOLVER.known("iranian-navy")) == IRAN
    bloc = RESOLVER.known("united-nations")
    assert RESOLVER.state_of(bloc) is None


def test_a_role_with_a_nationality_is_a_sector_of_the_state() -> None:
    found = RESOLVER.compose(Sector.GOV, IRAN)
    assert (found.actor.id, found.rule) == ("iran:gov", "composition")
    assert RESOLVER.compose(Sector.UNK, IRAN).actor == IRAN


def test_members_of_a_group_are_the_group() -> None:
    found = RESOLVER.compose(Sector.REB, HEZBOLLAH)
    assert (found.actor, found.rule) == (HEZBOLLAH, "member-of-group")


def test_the_administration_of_a_leader_is_the_government_of_the_state() -> None:
    assert RESOLVER.compose(Sector.GOV, PUTIN).actor.id == "russia:gov"
    assert RESOLVER.compose(Sector.CVL, PUTIN).actor == PUTIN


def test_a_group_that_no_knowledge_names_is_the_same_where_name_kind_and_country_are() -> None:
    one = RESOLVER.local_group("Sand Front", Sector.REB, "", "TCD")
    assert one == RESOLVER.local_group("Sand Front", Sector.REB, "", "TCD")
    assert one.actor.is_local
    assert one.actor.id.startswith("~sand-front-")
    assert (one.rule, one.actor.kind, one.actor.country) == ("local", Kind.ARMED_GROUP, "TCD")
    others = [
        RESOLVER.local_group("Sand Front", Sector.REB, "", "MLI"),
        RESOLVER.local_group("Sand Front", Sector.MIL, "", "TCD"),
        RESOLVER.local_group("Sand Front", Sector.REB, "document", "TCD"),
        RESOLVER.local_group("Dune Front", Sector.REB, "", "TCD"),
    ]
    assert len({one.actor.id, *(other.actor.id for other in others)}) == 5


def test_two_people_of_one_name_are_told_apart_by_what_ties_them() -> None:
    here = RESOLVER.local_entity("Ann Lee", "PERSON", "document-1", None, None)
    there = RESOLVER.local_entity("Ann Lee", "PERSON", "document-2", None, None)
    assert here.actor.id != there.actor.id
    assert here == RESOLVER.local_entity("Ann Lee", "PERSON", "document-1", None, None)


def test_a_person_in_office_belongs_to_the_state_of_the_office() -> None:
    minister = RESOLVER.local_entity("Ann Lee", "PERSON", "iran", "IRN", Sector.GOV).actor
    assert (minister.kind, minister.sector) == (Kind.PERSON, Sector.GOV)
    assert [belonging.actor for belonging in minister.part_of] == ["iran"]
    rebel = RESOLVER.local_entity("Ann Lee", "PERSON", "iran", "IRN", Sector.REB).actor
    assert (rebel.country, rebel.part_of) == ("IRN", ())


def test_an_organisation_takes_the_kind_of_its_sector() -> None:
    plain = RESOLVER.local_entity("Dune Council", "ORG", "", None, None).actor
    assert (plain.kind, plain.sector) == (Kind.ORGANISATION, Sector.UNK)
    police = RESOLVER.local_entity("Dune Police", "ORG", "", "IRN", Sector.COP).actor
    assert police.kind is Kind.POLICE
    assert [belonging.actor for belonging in police.part_of] == ["iran"]


@given(
    st.text(max_size=40),
    st.sampled_from(sorted(ENTITY_KINDS)),
    st.text(max_size=10),
    st.sampled_from([None, "IRN", "XXX"]),
    st.sampled_from([None, *Sector]),
)
def test_any_name_makes_a_local_actor_with_a_plain_id(
    name: str, label: str, tie: str, country: str | None, sector: Sector | None
) -> None:
    actor = RESOLVER.local_entity(name, label, tie, country, sector).actor
    assert actor.is_local
    assert actor.id.isascii()
    assert not set(actor.id[1:]) - set("abcdefghijklmnopqrstuvwxyz0123456789-")

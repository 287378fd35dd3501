"""The groups, organisations, parties, media and companies that ship with whowhom.

Each case is a name as news texts write it and the actor an analyst expects behind it. The cases
stand for kinds of difficulty (spellings, abbreviations, plain words), not for the whole data.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.model import FOLDING_SECTORS, Actor, Kind
from loaders.actors.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def of_kind(knowledge: Knowledge, kind: Kind) -> Iterable[Actor]:
    return (actor for actor in knowledge.actors.values() if actor.kind is kind)


def first(knowledge: Knowledge, name: str) -> str | None:
    readings = knowledge.lookup(name)
    return readings[0].actor if readings else None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Hizbullah", "hezbollah"),
        ("the Party of God", "hezbollah"),
        ("Izz ad-Din al-Qassam Brigades", "qassam-brigades"),
        ("Isis", "islamic-state"),
        ("Da'esh", "islamic-state"),
        ("Islamic State group", "islamic-state"),
        ("ISIS-K", "islamic-state-khorasan"),
        ("al Qaida", "al-qaeda"),
        ("al-Shebab", "al-shabaab"),
        ("Ansarullah", "houthis"),
        ("Hashd al-Shaabi", "popular-mobilization-forces"),
        ("Kata’ib Hizballah", "kataib-hezbollah"),
        ("Mujahedeen-e-Khalq", "peoples-mujahedin-of-iran"),
        ("Lashkar e Taiba", "lashkar-e-taiba"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
        ("the Farc", "revolutionary-armed-forces-of-colombia"),
        ("Provisional IRA", "irish-republican-army"),
        ("Wagner mercenaries", "wagner-group"),
    ],
)
def test_an_armed_group_is_known_by_the_spellings_of_the_press(
    knowledge: Knowledge, name: str, actor: str
) -> None:
    assert first(knowledge, name) == actor


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("U.N.", "united-nations"),
        ("Nato", "nato"),
        ("U.N. Security Council", "un-security-council"),
        ("UN nuclear watchdog", "international-atomic-energy-agency"),
        ("Médecins Sans Frontières", "doctors-without-borders"),
        ("Saudi-led military coalition", "saudi-led-coalition"),
        ("the GOP", "republican-party"),
        ("AK Party", "akp"),
        ("C.I.A.", "central-intelligence-agency"),
        ("Pakistan's Inter-Services Intelligence", "inter-services-intelligence"),
        ("Bosnian Muslims", "bosniaks"),
        ("Shi'ites", "shiites"),
        ("Der Spiegel", "der-spiegel"),
        ("Saudi Aramco", "saudi-aramco"),
    ],
)
def test_organisations_parties_services_and_companies_are_known_by_their_usual_names(
    knowledge: Knowledge, name: str, actor: str
) -> None:
    assert first(knowledge, name) == actor


@pytest.mark.parametrize(
    "words",
    [
        "Islamic state",
        "new forces",
        "Lebanese forces",
        "shell",
        "let",
        "is",
        "west",
        "labour",
        "liberation",
        "contact group",
        "law and justice",
        "meta",
    ],
)
def test_plain_words_are_not_taken_for_the_actor_named_after_them(
    knowledge: Knowledge, words: str
) -> None:
    assert knowledge.lookup(words) == ()


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("SLA", {"sudan-liberation-movement", "south-lebanon-army"}),
        ("PTI", {"pakistan-tehreek-e-insaf", "press-trust-of-india"}),
        ("Baath Party", {"baath-party-iraq", "baath-party-syria"}),
        ("National Liberation Army", {"eln", "national-liberation-army-macedonia"}),
    ],
)
def test_a_name_that_two_countries_use_keeps_both_readings(
    knowledge: Knowledge, name: str, actors: set[str]
) -> None:
    assert {reading.actor for reading in knowledge.lookup(name)} == actors


def test_armed_groups_of_the_whole_world_are_known(knowledge: Knowledge) -> None:
    groups = list(of_kind(knowledge, Kind.ARMED_GROUP))
    assert len(groups) >= 300
    assert len({group.country for group in groups}) >= 80


def test_a_rebel_group_is_never_an_organ_of_a_state(knowledge: Knowledge) -> None:
    states = {state.id for state in of_kind(knowledge, Kind.STATE)}
    organs = [
        (actor.id, belonging.actor)
        for actor in knowledge.actors.values()
        if actor.sector not in FOLDING_SECTORS and actor.kind is Kind.ARMED_GROUP
        for belonging in actor.part_of
        if belonging.actor in states
    ]
    # The southern army was a rebel force until its country was independent.
    assert organs == [("sudan-peoples-liberation-army", "south-sudan")]


def test_an_intelligence_service_of_a_state_folds_into_it(knowledge: Knowledge) -> None:
    for service in ("mossad", "gru", "central-intelligence-agency", "mi6"):
        (belonging,) = knowledge.actors[service].part_of
        assert knowledge.actors[belonging.actor].kind is Kind.STATE


def test_membership_leads_to_a_known_actor_and_not_back_to_itself(knowledge: Knowledge) -> None:
    for actor in knowledge.actors.values():
        seen = {actor.id}
        above = [belonging.actor for belonging in (*actor.part_of, *actor.member_of)]
        while above:
            upper = above.pop()
            assert upper != actor.id, f"{actor.id} belongs to itself by way of others"
            if upper not in seen:
                seen.add(upper)
                belongings = knowledge.actors[upper]
                above += [b.actor for b in (*belongings.part_of, *belongings.member_of)]

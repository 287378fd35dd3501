"""Who does what to whom, the same whatever the construction."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax import (
    Roles,
    adjective_roles,
    is_passive,
    is_verb,
    noun_modifiers,
    noun_roles,
    possessors,
    unfold,
    verb_roles,
)
from tests.loaders.conftest import Parse


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def roles_of(token: Token, lexicon: Lexicon) -> Roles:
    if is_verb(token):
        return verb_roles(token)
    return adjective_roles(token) if token.pos_ == "ADJ" else noun_roles(token, lexicon)


def read(roles: Roles) -> str:
    """Roles in a line: "agent=Iran patient=Iraq,Syria"."""
    return " ".join(
        f"{role}={','.join(head.text for head in heads)}"
        for role, heads in roles.by_role.items()
        if role != "agent-pair"
    )


@pytest.mark.parametrize(
    ("sentence", "predicate", "roles"),
    [
        # active and passive
        ("Iran attacked Iraq.", "attacked", "agent=Iran patient=Iraq"),
        ("Iraq was attacked by Iran.", "attacked", "agent=Iran patient=Iraq"),
        ("Iraq has been attacked.", "attacked", "patient=Iraq"),
        ("Iraq was being attacked by Iran.", "attacked", "agent=Iran patient=Iraq"),
        # things given, in both orders
        ("Iran gave rockets to Hezbollah.", "gave", "agent=Iran patient=rockets to=Hezbollah"),
        (
            "Libya gave the rebels many rifles.",
            "gave",
            "agent=Libya patient=rifles recipient=rebels",
        ),
        (
            "The rebels were given rifles by Libya.",
            "given",
            "agent=Libya patient=rifles recipient=rebels",
        ),
        (
            "The rebels were supplied with rifles by Libya.",
            "supplied",
            "agent=Libya patient=rebels with=rifles",
        ),
        (
            "France sent two million dollars in aid to Chad.",
            "sent",
            "agent=France patient=dollars in=aid to=Chad",
        ),
        # relative clauses, full and reduced
        ("The group that attacked the base fled.", "attacked", "agent=group patient=base"),
        ("The base that the group attacked burned.", "attacked", "agent=group patient=base"),
        ("The rebels whom Libya armed took the town.", "armed", "agent=Libya patient=rebels"),
        ("Rebels armed by Libya took the town.", "armed", "agent=Libya patient=Rebels"),
        ("Syria, whose forces shelled the town, denied it.", "shelled",
         "agent=forces patient=town"),
        # participles
        (
            "Egypt left the talks, accusing Sudan of fraud.",
            "accusing",
            "agent=Egypt patient=Sudan of=fraud",
        ),
        (
            "Washington accused Tehran of arming Hezbollah.",
            "arming",
            "agent=Tehran patient=Hezbollah",
        ),
        (
            "Tehran was accused by Washington of arming Hezbollah.",
            "arming",
            "agent=Tehran patient=Hezbollah",
        ),
        ("Iran was blamed for arming the militia.", "arming", "agent=Iran patient=militia"),
        # control
        ("Iran vowed to attack Israel.", "attack", "agent=Iran patient=Israel"),
        ("Iran urged Iraq to attack Israel.", "attack", "agent=Iraq patient=Israel"),
        ("Iran is ready to attack Israel.", "attack", "agent=Iran patient=Israel"),
        ("Iran's threat to attack Israel alarmed them.", "attack", "agent=Iran patient=Israel"),
        ("Iran did not refuse to attack Iraq.", "attack", "agent=Iran patient=Iraq"),
        # coordination
        (
            "Russia and Syria bombed Aleppo and Idlib.",
            "bombed",
            "agent=Russia,Syria patient=Aleppo,Idlib",
        ),
        ("Russia bombed and shelled Aleppo.", "bombed", "agent=Russia patient=Aleppo"),
        ("Russia bombed and shelled Aleppo.", "shelled", "agent=Russia patient=Aleppo"),
        (
            "Iran was blamed for arming and training the militia.",
            "training",
            "agent=Iran patient=militia",
        ),
        # light verbs
        ("Iran carried out an attack on Israel.", "attack", "agent=Iran doer=Iran on=Israel"),
        (
            "Russia launched strikes against Aleppo.",
            "strikes",
            "agent=Russia doer=Russia against=Aleppo",
        ),
        (
            "Israel came under attack from Iran.",
            "attack",
            "agent=Iran undergoer=Israel from=Iran under=attack",
        ),
        (
            "France levelled accusations at Chad.",
            "accusations",
            "agent=France doer=France at=Chad",
        ),
        # nominalisations
        ("The attack by Iran on Israel failed.", "attack", "agent=Iran by=Iran on=Israel"),
        ("Iran's attack on Israel failed.", "attack", "agent=Iran poss=Iran on=Israel"),
        (
            "The invasion of Kuwait by Iraq failed.",
            "invasion",
            "agent=Iraq of=Kuwait by=Iraq",
        ),
        (
            "Iran's supply of rockets to Hezbollah went on.",
            "supply",
            "agent=Iran poss=Iran of=rockets to=Hezbollah",
        ),
        (
            "Arms shipments from Iran to Yemen went on.",
            "shipments",
            "modifier=Arms from=Iran to=Yemen",
        ),
        ("Fighting between Iran and Iraq went on.", "Fighting", "between=Iran,Iraq"),
        ("The alliance between Iran and Syria held.", "alliance", "between=Iran,Syria"),
        # compounds
        ("The Iran-backed militia left.", "backed", "agent=Iran patient=militia"),
        ("An Israeli strike on Damascus killed two.", "strike", "modifier=Israeli on=Damascus"),
        # what a noun or an adjective is said of
        ("Syria is an ally of Iran.", "ally", "subject=Syria of=Iran"),
        ("Hezbollah, an ally of Iran, left.", "ally", "subject=Hezbollah of=Iran"),
        ("Iran is responsible for the attack.", "responsible", "holder=Iran for=attack"),
        ("Chad is hostile to Libya.", "hostile", "holder=Chad to=Libya"),
    ],
)  # fmt: skip
def test_roles_are_the_same_in_every_construction(
    parse: Parse, lexicon: Lexicon, sentence: str, predicate: str, roles: str
) -> None:
    found = read(roles_of(word(parse(sentence), predicate), lexicon))
    assert set(roles.split()) <= set(found.split())
    told = {role.split("=")[0] for role in roles.split()}
    for role in ("agent", "patient", "recipient", "undergoer"):
        assert (f"{role}=" in found) == (role in told), found


def test_a_noun_leans_on_its_light_verb(parse: Parse, lexicon: Lexicon) -> None:
    light = roles_of(word(parse("Iran carried out an attack on Israel."), "attack"), lexicon)
    assert light.support is not None
    assert light.support.text == "carried"
    alone = roles_of(word(parse("Iran's attack on Israel failed."), "attack"), lexicon)
    assert alone.support is None


def test_both_of_a_pair_are_known_as_such(parse: Parse, lexicon: Lexicon) -> None:
    roles = roles_of(word(parse("Russia and Syria bombed Aleppo."), "bombed"), lexicon)
    assert [head.text for head in roles["agent-pair"]] == ["Russia", "Syria"]
    assert not roles_of(word(parse("Russia bombed Aleppo."), "bombed"), lexicon)["agent-pair"]


def test_the_first_role_that_is_filled_is_taken(parse: Parse) -> None:
    roles = verb_roles(word(parse("Iran gave rockets to Hezbollah."), "gave"))
    name, heads = roles.first(("recipient", "to"))
    assert (name, [head.text for head in heads]) == ("to", ["Hezbollah"])
    assert roles.first(("recipient", "for")) == ("", ())


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("Iraq was attacked by Iran.", "attacked", True),
        ("Iraq got attacked.", "attacked", True),
        ("Weapons supplied by Iran arrived.", "supplied", True),
        ("Iran attacked Iraq.", "attacked", False),
        ("Iran has attacked Iraq.", "attacked", False),
        ("Having attacked Iraq, Iran rested.", "attacked", False),
    ],
)
def test_a_passive_is_told_from_a_perfect(
    parse: Parse, sentence: str, verb: str, passive: bool
) -> None:
    assert is_passive(word(parse(sentence), verb)) is passive


def test_a_list_unfolds_into_its_heads(parse: Parse) -> None:
    doc = parse("France, Chad and Mali left.")
    assert [head.text for head in unfold(word(doc, "France"))] == ["France", "Chad", "Mali"]


def test_owners_and_names_before_a_noun_are_found(parse: Parse) -> None:
    doc = parse("Iran's senior military officials left.")
    officials = word(doc, "officials")
    assert [owner.text for owner in possessors(officials)] == ["Iran"]
    assert [before.text for before in noun_modifiers(officials)] == ["senior", "military"]


@pytest.mark.parametrize(
    "text", ["", "!", ". . .", "and and and", "by", "to to", "😀", "the", "( ( (", "who which that"]
)
def test_no_heap_of_words_is_too_odd_for_roles(parse: Parse, lexicon: Lexicon, text: str) -> None:
    for token in parse(text):
        for reader in (verb_roles, adjective_roles):
            assert reader(token).predicate is token
        assert noun_roles(token, lexicon).predicate is token

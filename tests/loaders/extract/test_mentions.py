"""The words that name an actor, and who that is."""

from __future__ import annotations

import pytest

from graph.model import Kind, Sector
from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs, who


@pytest.mark.parametrize(
    ("subject", "mention", "actor", "rule"),
    [
        ("Iran", "Iran", "iran", "name"),
        ("Tehran", "Tehran", "iran", "capital"),
        ("The Kremlin", "Kremlin", "russia", "metonym"),
        ("Iranian diplomats", "Iranian diplomats", "iran:gov", "composition"),
        ("U.S. officials", "U.S. officials", "united-states:gov", "composition"),
        ("Iran's foreign minister", "Iran's foreign minister", "iran:gov", "composition"),
        ("The Israeli army", "Israeli army", "israel:mil", "alias"),
        ("The Israelis", "Israelis", "israel", "demonym"),
        ("Hezbollah fighters", "Hezbollah fighters", "hezbollah", "member-of-group"),
        ("The newspaper Haaretz", "Haaretz", "haaretz", "name"),
        ("President Vladimir Putin", "President Vladimir Putin", "vladimir-putin", "name"),
        ("Rebels", "Rebels", "~rebels", "local"),
        ("Former Iranian officials", "Former Iranian officials",
         "~former-iran-officials", "local"),
        ("Iran's critics", "Iran's critics", "~critics-of-iran", "local"),
    ],
)  # fmt: skip
def test_a_phrase_names_an_actor(
    claims_in: ClaimsIn, subject: str, mention: str, actor: str, rule: str
) -> None:
    claims = claims_in(f"{subject} accused Uruguay of fraud.")
    (claim,) = [claim for claim in claims if claim.target.id == "uruguay"]
    end = claim.source
    assert (end.mention, who(end.id), end.rule) == (mention, actor, rule)


@pytest.mark.parametrize(
    "subject",
    [
        "The storm",
        "Tuesday",
        "The report",
        "Explosions",
        "The match",
        "It",
        "The weather",
        "Nothing",
    ],
)
def test_what_is_nobody_is_no_actor(claims_in: ClaimsIn, subject: str) -> None:
    assert claims_in(f"{subject} attacked Uruguay.") == ()


def test_a_person_with_a_name_of_their_own_is_known_by_it_throughout_a_document(
    claims_in: ClaimsIn,
) -> None:
    text = "Maria Keller accused Uruguay of fraud. Keller also accused Chad of theft."
    first, second = claims_in(text)
    assert first.source.id == second.source.id
    assert first.source.id.startswith("~maria-keller-")
    assert first.source.kind is Kind.PERSON


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The AFL-CIO endorsed Hillary Clinton.", "afl-cio"),
        ("The EU attacked Iran after the US-EU talks.", "european-union"),
        ("The Iraqi government-backed army fled.", "iraq:gov"),
    ],
)
def test_a_hyphen_joins_one_name_or_parts_two(
    claims_in: ClaimsIn, sentence: str, source: str
) -> None:
    assert source in {claim.source.id for claim in claims_in(sentence)}


def test_members_are_shown_with_the_group_they_are_of(claims_in: ClaimsIn) -> None:
    (claim,) = claims_in("Iran attacked ten members of the banned Hamas on Friday.")
    assert (claim.target.id, claim.target.mention) == ("hamas", "members of the banned Hamas")


def test_a_nationality_says_whose_troops_they_are_and_backing_does_not(
    claims_in: ClaimsIn,
) -> None:
    (claim,) = claims_in("Turkish soldiers attacked Uruguay.")
    assert claim.source.sector is Sector.MIL
    assert claim.source.country == "TUR"
    backed = claims_in("Turkish-backed rebels attacked Uruguay.")
    assert pairs(backed) == ["turkey ALLIES_WITH ~rebels", "~rebels ATTACKS uruguay"]
    assert {end.country for c in backed for end in (c.source, c.target) if end.id[0] == "~"} == {
        None
    }

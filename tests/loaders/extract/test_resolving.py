"""How a mention is understood, on its own and in a text: who, by which rule, and who else."""

from __future__ import annotations

import pytest

from loaders.extract.extractor import RuleExtractor
from loaders.extract.resolving import resolve_mention


def understood(
    extractor: RuleExtractor,
    text: str,
    on: str | None = None,
    country: str | None = None,
    context: str | None = None,
) -> tuple[str | None, str | None, str | None]:
    found = resolve_mention(extractor, text, on, country, context)
    return found.actor.id if found.actor else None, found.rule, found.matched


@pytest.mark.parametrize(
    ("text", "actor", "rule", "matched"),
    [
        ("Tehran", "iran", "capital", "Tehran"),
        ("Iranian officials", "iran:gov", "composition", "Iranian"),
        ("Hizballah", "hezbollah", "alias", "Hizballah"),
        ("the Kremlin", "russia", "metonym", "Kremlin"),
        ("Ansar Dine gunmen", "ansar-dine", "member-of-group", "Ansar Dine"),
    ],
)
def test_a_resolution_says_by_which_rule_and_which_alias(
    extractor: RuleExtractor, text: str, actor: str, rule: str, matched: str
) -> None:
    assert understood(extractor, text) == (actor, rule, matched)


def test_alternatives_have_scores_and_leave_out_the_one_chosen(extractor: RuleExtractor) -> None:
    found = resolve_mention(extractor, "Georgia")
    scores = [score for _, score in found.alternatives]
    assert found.actor is not None
    assert dict(found.alternatives)["united-states"] == 1
    assert "georgia" == found.actor.id not in dict(found.alternatives)
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_slip_of_typing_is_read_through_unless_it_could_be_two(extractor: RuleExtractor) -> None:
    assert understood(extractor, "Hezbolah") == ("hezbollah", "variant", "Hezbollah")
    assert understood(extractor, "Austrlia")[1] != "variant"


def test_a_context_tells_who_is_meant_by_less_than_a_name(extractor: RuleExtractor) -> None:
    tehran = "Tehran rejected the charge. The Guards had armed nobody."
    assert understood(extractor, "Guards", context=tehran) == (
        "islamic-revolutionary-guard-corps", "alias", "the Guards",
    )  # fmt: skip
    assert understood(extractor, "Guards", context="The Guards had armed nobody.")[0] is None


def test_the_country_of_a_document_tells_whose_organs_are_meant(extractor: RuleExtractor) -> None:
    text = "Roads were blocked. The army fired at the crowd."
    assert understood(extractor, "army", country="BOL", context=text)[:2] == (
        "bolivia:mil",
        "about",
    )
    assert understood(extractor, "army", context=text)[1] == "local"


def test_words_that_do_not_stand_in_the_context_come_after_it(extractor: RuleExtractor) -> None:
    context = "The Islamic Revolutionary Guard Corps (IRGC) denied it in Tehran."
    assert understood(extractor, "the IRGC", context=context)[0] == (
        "islamic-revolutionary-guard-corps"
    )


def test_in_a_context_a_place_is_nobody(extractor: RuleExtractor) -> None:
    assert understood(extractor, "Tehran")[0] == "iran"
    assert understood(extractor, "Tehran", context="Explosions rang out in Tehran.")[0] is None

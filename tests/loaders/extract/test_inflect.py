"""Word forms of lemmas: what the short cut and the frames look for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.inflect import noun_forms, verb_forms
from loaders.extract.lexicon import irregular_words

IRREGULAR = irregular_words()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("supply", "supply supplies supplied supplying"),
        ("blame", "blame blames blamed blaming"),
        ("ally", "ally allies allied allying"),
        ("destroy", "destroy destroys destroyed destroying"),
        ("launch", "launch launches launched launching"),
        ("free", "free frees freed freeing"),
        ("tie", "tie ties tied tying"),
        ("bomb", "bomb bombs bombed bombing"),
        ("plot", "plot plots plotted plotting"),
        ("shell", "shell shells shelled shelling"),
        ("give", "give gives gave given giving"),
        ("send", "send sends sent sending"),
        ("shoot", "shoot shoots shot shooting"),
        ("hit", "hit hits hitting"),
        ("equip", "equip equips equipped equipping"),
        ("fight", "fight fights fought fighting"),
        ("channel", "channels channelled channeled channelling channeling"),
    ],
)
def test_a_verb_has_all_its_forms(lemma: str, forms: str) -> None:
    assert set(forms.split()) <= verb_forms(lemma, IRREGULAR)


@pytest.mark.parametrize(
    ("lemma", "never"),
    [("send", "sended"), ("give", "gived"), ("supply", "supplyed"), ("rap", "raped")],
)
def test_an_irregular_verb_has_no_regular_past(lemma: str, never: str) -> None:
    assert never not in verb_forms(lemma, IRREGULAR)


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("ally", "allies"),
        ("attack", "attacks"),
        ("ambush", "ambushes"),
        ("convoy", "convoys"),
        ("gunman", "gunmen"),
        ("crisis", "crises"),
        ("arms", "arms"),
        ("blitz", "blitzes"),
    ],
)
def test_a_noun_has_its_plural(lemma: str, plural: str) -> None:
    assert {lemma, plural} <= noun_forms(lemma, IRREGULAR)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_a_lemma_is_a_form_of_itself_and_every_form_a_word(lemma: str) -> None:
    for forms in (verb_forms(lemma, IRREGULAR), noun_forms(lemma, IRREGULAR)):
        assert lemma in forms
        assert all(form.isalpha() for form in forms)
    assert any(form.endswith("ing") for form in verb_forms(lemma, IRREGULAR))

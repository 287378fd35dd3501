"""Forms of the lexicon's verbs lead to those verbs."""

from __future__ import annotations

import pytest

from loaders.extract.extractor import RuleExtractor
from loaders.extract.inflect import verb_forms
from loaders.extract.lexicon import irregular_words


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("hopes", "hope"),
        ("hoped", "hope"),
        ("hoping", "hope"),
        ("waged", "wage"),
        ("resupplied", "resupply"),
        ("attacked", "attack"),
        ("took", "take"),
        ("hopped", "hop"),
    ],
)
def test_a_form_is_of_the_verb_that_news_means(
    extractor: RuleExtractor, form: str, lemma: str
) -> None:
    sentence = f"They are {form} it." if form.endswith("ing") else f"They {form} it."
    (found,) = (token for token in extractor.nlp(sentence) if token.text == form)
    assert found.lemma_ == lemma


def test_no_regular_form_is_taken_for_another_verbs(extractor: RuleExtractor) -> None:
    irregular = irregular_words()
    lookups = extractor.nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index = lookups.get_table("lemma_index")["verb"]
    verbs = extractor.builder.resources.lexicon.verbs()
    assert "hop" not in index
    assert {verb for verb in verbs if verb_forms(verb, irregular)} <= index

"""Words read once for each sort of word, against the model's own steps."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document
from loaders.extract.components import SENTENCE_COMPONENTS
from loaders.extract.extractor import RuleExtractor
from loaders.extract.words import LEMMATIZER, RULER, WORDS, use_word_reader

TEXTS = (
    "There's nothing left: the army hasn't fired, and it won't.",
    "Let's go, said one of them; they ain't gonna wait.",
    "There are two camps, and there were three.",
    "That the rebels shot at that bus, and at those, is what those who saw it say.",
    "He does it, has done it and will do it; I do, you did, but it is not to be had.",
    "A line\nthat breaks,   and blanks.",
    "The strikes struck the striking strikers harder than the worst strike before.",
    "",
)


def made_of(doc: Doc) -> list[list[int]]:
    rows: list[list[int]] = doc.to_array(["TAG", "DEP", "POS", "MORPH", "LEMMA"]).tolist()
    return rows


def both_ways(extractor: RuleExtractor, text: str) -> tuple[Doc, Doc]:
    """A text parsed, its words read by us and by the model's own steps."""
    nlp = extractor.nlp
    ours = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        ours = nlp.get_pipe(name)(ours)
    model = ours.copy()
    for name in (RULER, LEMMATIZER):
        model = nlp.get_pipe(name)(model)
    return nlp.get_pipe(WORDS)(ours), model


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_read_as_the_models_own_steps_read_them(
    extractor: RuleExtractor, text: str
) -> None:
    for _ in range(2):  # asked for, and remembered
        ours, model = both_ways(extractor, text)
        assert made_of(ours) == made_of(model)


def test_words_of_the_examples_are_read_as_the_models_own_steps_read_them(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    assert example_documents
    for document in example_documents[:5]:
        for start, end in extractor.sentences_of(document):
            ours, model = both_ways(extractor, document.text[start:end])
            assert made_of(ours) == made_of(model)


def test_words_read_twice_stay_as_they_are(extractor: RuleExtractor) -> None:
    ours, _ = both_ways(extractor, TEXTS[0])
    once = made_of(ours)
    assert made_of(extractor.nlp.get_pipe(WORDS)(ours)) == once


def test_the_models_own_steps_are_off_where_ours_does_their_work(extractor: RuleExtractor) -> None:
    names = extractor.nlp.pipe_names
    assert WORDS in names
    assert RULER not in names
    assert LEMMATIZER not in names
    assert names.index(WORDS) < names.index(SENTENCE_COMPONENTS[0])


def ruled(*patterns: list[dict[str, object]]) -> Language:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe(RULER)
    ruler.add_patterns([{"patterns": [pattern], "attrs": {"POS": "X"}} for pattern in patterns])
    nlp.add_pipe(LEMMATIZER)
    return nlp


def test_a_model_whose_patterns_look_at_other_things_keeps_its_own_steps() -> None:
    nlp = ruled([{"LOWER": "the"}], [{"ENT_TYPE": "ORG"}])
    use_word_reader(nlp)
    assert nlp.pipe_names == [RULER, LEMMATIZER]


def test_a_model_without_a_lemmatizer_keeps_its_own_steps() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(RULER)
    use_word_reader(nlp)
    assert nlp.pipe_names == [RULER]


def test_a_pattern_of_several_words_is_not_one_of_a_word() -> None:
    nlp = ruled([{"LOWER": "the"}], [{"LOWER": "let"}, {"ENT_TYPE": "ORG"}])
    use_word_reader(nlp)
    assert nlp.pipe_names == [WORDS]

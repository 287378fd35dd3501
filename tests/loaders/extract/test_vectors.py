"""Vectors of words remembered, against the model's own networks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from graph.model import Document
from loaders.extract.extractor import RuleExtractor, load_model
from loaders.extract.interface import ExtractSettings
from loaders.extract.vectors import remember_vectors

NETWORKS = ("tok2vec", "ner")
TEXTS = [
    "The army's men can't say who shot at the army.",
    "the army, The army and THE ARMY: 4,000 men — or fewer.",
    "Lines\nthat break,  and blanks",
    "Ünlü said so (in the U.S.)",
    "",
    "said",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """The model as it comes."""
    return load_model(ExtractSettings().model)


def network(nlp: Language, name: str) -> Model[list[Doc], list[np.ndarray]]:
    model = nlp.get_pipe(name).model
    return next(node for node in model.walk() if node.has_ref("embed"))


def vectors(nlp: Language, name: str, texts: list[str]) -> Iterator[np.ndarray]:
    yield from network(nlp, name).predict([nlp.make_doc(text) for text in texts])


@pytest.mark.parametrize("name", NETWORKS)
def test_networks_of_the_model_remember_words(extractor: RuleExtractor, name: str) -> None:
    assert network(extractor.nlp, name).layers[0].name == "remembered"


@pytest.mark.parametrize("name", NETWORKS)
def test_a_remembered_word_has_the_vector_that_the_network_gives_it(
    extractor: RuleExtractor, plain: Language, name: str
) -> None:
    for texts in (TEXTS, TEXTS[::-1], TEXTS[:1]):  # asked for, and remembered
        ours = vectors(extractor.nlp, name, texts)
        for one, other in zip(ours, vectors(plain, name, texts), strict=True):
            assert np.array_equal(one, other)


@pytest.mark.parametrize("name", NETWORKS)
def test_sentences_of_the_examples_have_the_vectors_that_the_network_gives_them(
    extractor: RuleExtractor, plain: Language, example_documents: list[Document], name: str
) -> None:
    assert example_documents
    for document in example_documents[:5]:
        texts = [document.text[start:end] for start, end in extractor.sentences_of(document)]
        ours = vectors(extractor.nlp, name, texts)
        for one, other in zip(ours, vectors(plain, name, texts), strict=True):
            assert np.array_equal(one, other)


def test_a_network_that_looks_around_before_it_embeds_stays_as_it_is(plain: Language) -> None:
    node = network(plain, "ner")
    embed = node.layers[0]
    extract = next(part for part in embed.walk() if part.name == "extract_features")
    columns = extract.attrs["columns"]
    extract.attrs["columns"] = [*columns, "ENT_TYPE"]
    try:
        remember_vectors(plain)
        assert node.layers[0] is embed
    finally:
        extract.attrs["columns"] = columns

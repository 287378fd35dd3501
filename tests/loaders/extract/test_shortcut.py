"""The short cut: what it leaves out cannot hold a claim, so nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import Claim, Document
from loaders.extract.extractor import RuleExtractor
from loaders.extract.shortcut import ShortCut
from tests.loaders.conftest import gold_records


@pytest.fixture(scope="module")
def short_cut(extractor: RuleExtractor) -> ShortCut:
    assert extractor.short_cut is not None
    return extractor.short_cut


@pytest.fixture(scope="module")
def thorough(extractor: RuleExtractor) -> RuleExtractor:
    """The same extractor, made to parse every sentence."""
    return replace(extractor, short_cut=None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran attacked Iraq.",
        "ROCKETS HIT HAIFA",
        "An Iran-backed militia left.",
        "They are pro-Iranian groups.",
        "It shot the plane down.",
        "Iran gave the rebels $3 million.",
        "Turkey provides Qatar with rifles.",
    ],
)
def test_a_sentence_with_a_word_of_a_frame_is_parsed(short_cut: ShortCut, sentence: str) -> None:
    assert short_cut.may_matter(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["", "It snowed in Cairo on Sunday.", "The old teacher has two daughters.", "…!?", "😀"],
)
def test_a_sentence_without_one_is_not_parsed(short_cut: ShortCut, sentence: str) -> None:
    assert not short_cut.may_matter(sentence)


def test_giving_matters_only_where_something_can_be_given(short_cut: ShortCut) -> None:
    assert short_cut.may_matter("The minister gave the town rifles.")
    assert not short_cut.may_matter("The minister gave a smile.")


def test_our_gold_is_read_alike_with_and_without_it(
    thorough: RuleExtractor, gold_claims: dict[str, tuple[Claim, ...]]
) -> None:
    for record in gold_records():
        found = thorough.read(Document(id=record.id, text=record.text)).claims
        assert found == gold_claims[record.id], record.text


def test_documents_are_read_alike_with_and_without_it(
    extractor: RuleExtractor, thorough: RuleExtractor, example_documents: list[Document]
) -> None:
    for document in example_documents:
        assert thorough.read(document) == extractor.read(document), document.id


def test_real_news_is_read_alike_with_and_without_it(
    extractor: RuleExtractor, thorough: RuleExtractor, corpus_documents: list[Document]
) -> None:
    for document in corpus_documents:
        assert thorough.read(document) == extractor.read(document), document.id

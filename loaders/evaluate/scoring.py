"""Claims against gold: recall, direction, precision, noise, forbidden pairs, status, attribution.

An end is right when the head of our mention lies in one of the gold spans. In recall, noise and
forbidden pairs asserted and alleged count alike; ``asserted`` figures count asserted alone. Figures
``by_words`` take an end for right as soon as it shares a content word with a gold span: the measure
that earlier event coders were compared by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import SYMMETRIC_RELATIONS, Claim, End, Status
from loaders.evaluate.gold import GoldRecord, GoldRelation

COUNTED = frozenset({Status.ASSERTED, Status.ALLEGED})
_WORD = re.compile(r"[\w’'&.-]+")
_CONTENT_WORD = re.compile(
    r"\b(?!(?:an?|and|as|at|by|for|from|her|his|in|its|my|of|on|or|our|s|that|the|their|these|this"
    r"|those|to|which|who|whose|with)\b)\w+"
)
_AFTER_HEAD = re.compile(r"\s(?:of|in|for|at|from|to|with)\s")


def head_position(end: End) -> int:
    """Where the head of a mention begins in its document: the last word before any "of"."""
    text = _AFTER_HEAD.split(end.mention)[0]
    words = [match for match in _WORD.finditer(text) if match.group() not in ("'s", "’s")]
    return end.start + (words[-1].start() if words else 0)


def spans_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where gold words stand in a text; "A ... B" is two spans."""
    spans = []
    for phrase in words:
        for piece in phrase.split(" ... "):
            start = text.find(piece)
            while piece and start >= 0:
                spans.append((start, start + len(piece)))
                start = text.find(piece, start + 1)
    return spans


def _in(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def end_is_right(end: End, words: Iterable[str], text: str) -> bool:
    return _in(head_position(end), spans_of(words, text))


def shares_word(end: End, words: Iterable[str]) -> bool:
    """Whether a mention has a content word of one of the gold spans."""
    gold = _content_words(" ".join(words))
    return not gold.isdisjoint(_content_words(end.mention))


def _content_words(text: str) -> set[str]:
    return set(_CONTENT_WORD.findall(text.lower()))


def matches_by_words(claim: Claim, gold: GoldRelation) -> bool:
    """As ``matches``, by content words."""
    if claim.relation not in gold.types:
        return False
    if shares_word(claim.source, gold.source) and shares_word(claim.target, gold.target):
        return True
    return (
        claim.relation in SYMMETRIC_RELATIONS
        and shares_word(claim.source, gold.target)
        and shares_word(claim.target, gold.source)
    )


def matches(claim: Claim, gold: GoldRelation, text: str) -> bool:
    """Whether a claim says what gold says, source, relation and target right."""
    if claim.relation not in gold.types:
        return False
    if end_is_right(claim.source, gold.source, text) and end_is_right(
        claim.target, gold.target, text
    ):
        return True
    return claim.relation in SYMMETRIC_RELATIONS and is_reversed(claim, gold, text)


def is_reversed(claim: Claim, gold: GoldRelation, text: str) -> bool:
    return (
        claim.relation in gold.types
        and end_is_right(claim.source, gold.target, text)
        and end_is_right(claim.target, gold.source, text)
    )


@dataclass(slots=True)
class Score:
    """Sums over records; ``figures()`` gives the rates."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_asserted: Counter[str] = field(default_factory=Counter)
    found_by_words: int = 0
    reversed: int = 0
    claims_on_gold: int = 0
    right_on_gold: int = 0
    right_by_words: int = 0
    negatives: int = 0
    noise: int = 0
    noise_asserted: int = 0
    forbidden: int = 0
    forbidden_hit: int = 0
    forbidden_asserted: int = 0
    status_known: int = 0
    status_right: int = 0
    speakers_known: int = 0
    speakers_right: int = 0
    misses: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, record: GoldRecord, claims: Sequence[Claim]) -> None:
        counted = [claim for claim in claims if claim.status in COUNTED]
        text = record.text
        for gold in record.relations:
            self._add_relation(record, gold, claims, counted)
        if record.negative and not record.relations:
            self.negatives += 1
            noise = [
                claim
                for claim in counted
                if not any(matches(claim, gold, text) for gold in record.optional)
            ]
            self.noise += len(noise)
            self.noise_asserted += sum(claim.status == Status.ASSERTED for claim in noise)
            self.wrong += [_line(record, claim, "noise") for claim in noise]
        if record.relations:
            accepted = (*record.relations, *record.optional)
            for claim in counted:
                self.claims_on_gold += 1
                self.right_by_words += any(matches_by_words(claim, gold) for gold in accepted)
                if any(matches(claim, gold, text) for gold in accepted):
                    self.right_on_gold += 1
                else:
                    self.wrong.append(_line(record, claim, "not in gold"))
        for gold in record.forbidden:
            self.forbidden += 1
            hits = [claim for claim in counted if matches(claim, gold, text)]
            self.forbidden_hit += bool(hits)
            self.forbidden_asserted += any(claim.status == Status.ASSERTED for claim in hits)
            self.wrong += [_line(record, claim, "forbidden") for claim in hits]

    def _add_relation(
        self,
        record: GoldRecord,
        gold: GoldRelation,
        claims: Sequence[Claim],
        counted: Sequence[Claim],
    ) -> None:
        name = "|".join(sorted(gold.types))
        # Gold with a status of its own (our files) asks for that status, whatever it is.
        pool = claims if gold.status in ("denied", "hypothetical") else counted
        hits = [claim for claim in pool if matches(claim, gold, record.text)]
        self.gold[name] += 1
        self.found[name] += bool(hits)
        self.found_by_words += any(matches_by_words(claim, gold) for claim in pool)
        self.found_asserted[name] += any(claim.status == Status.ASSERTED for claim in hits)
        if not hits:
            self.misses.append(
                f"{record.id} {name} {list(gold.source)} -> {list(gold.target)} | {record.text}"
            )
            if any(is_reversed(claim, gold, record.text) for claim in counted):
                self.reversed += 1
        if hits and gold.status is not None:
            self.status_known += 1
            right = [claim for claim in hits if claim.status == gold.status]
            self.status_right += bool(right)
            if not right:
                self.wrong.append(_line(record, hits[0], f"status, gold {gold.status}"))
        if hits and gold.attribution is not None:
            self.speakers_known += 1
            right = [claim for claim in hits if _speakers_right(claim, gold, record.text)]
            self.speakers_right += bool(right)
            if not right:
                self.wrong.append(
                    _line(record, hits[0], f"speakers, gold {list(gold.attribution)}")
                )

    def figures(self) -> dict[str, Any]:
        total = sum(self.gold.values())
        return {
            "gold": total,
            "recall": _rate(sum(self.found.values()), total),
            "recall_asserted": _rate(sum(self.found_asserted.values()), total),
            "recall_by_words": _rate(self.found_by_words, total),
            "by_relation": {
                name: [self.found[name], self.gold[name]] for name in sorted(self.gold)
            },
            "reversed": self.reversed,
            "precision": _rate(self.right_on_gold, self.claims_on_gold),
            "precision_by_words": _rate(self.right_by_words, self.claims_on_gold),
            "claims_on_gold": self.claims_on_gold,
            "negatives": self.negatives,
            "noise_per_100": _rate(100 * self.noise, self.negatives),
            "noise_asserted_per_100": _rate(100 * self.noise_asserted, self.negatives),
            "forbidden": self.forbidden,
            "forbidden_hit": self.forbidden_hit,
            "forbidden_asserted": self.forbidden_asserted,
            "status": _rate(self.status_right, self.status_known),
            "attribution": _rate(self.speakers_right, self.speakers_known),
        }


def _speakers_right(claim: Claim, gold: GoldRelation, text: str) -> bool:
    wanted = gold.attribution or ()
    if len(wanted) != len(claim.attribution):
        return False
    return all(
        _overlaps(said.start, said.end, spans_of([name], text))
        for said, name in zip(claim.attribution, wanted, strict=True)
    )


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _line(record: GoldRecord, claim: Claim, what: str) -> str:
    speakers = ", ".join(said.mention for said in claim.attribution)
    return (
        f"{record.id} [{what}] {claim.source.mention} {claim.relation} {claim.target.mention} "
        f"({claim.status}{', by ' + speakers if speakers else ''}; {claim.frame}: "
        f"{claim.trigger.text}) | {record.text}"
    )

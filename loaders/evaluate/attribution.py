"""Speakers against gold: of the sentences that stand in somebody's mouth, whose mouth.

A sentence is inside an attribution when annotated content covers at least half of it. Its speaker
is found when one that we name shares a word of content with the source of such an attribution.
A speaker that we name is right when that holds of any attribution whose content touches the
sentence; all others are wrong, those of sentences that nobody is annotated to say among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.evaluate.gold import GoldAttribution, GoldRecord
from loaders.extract.speakers import SpokenSentence

INSIDE = 0.5
"""The part of a sentence's characters that content must cover for it to be inside."""

_WORD = re.compile(r"\w+(?:[.’'&-]\w+)*")
_NO_CONTENT = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "not",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "mr",
        "mrs",
        "ms",
        "dr",
        "one",
        "some",
        "many",
        "other",
        "others",
    }
)


@dataclass(frozen=True, slots=True)
class SaidSentence:
    """A sentence by its place in the text, and the words that name whoever we take to say it."""

    start: int
    end: int
    speakers: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class AttributionScore:
    """Sums over texts; ``figures()`` gives the rates."""

    inside: int = 0
    found: int = 0
    named: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, record: GoldRecord, sentences: Iterable[SaidSentence]) -> None:
        for sentence in sentences:
            self._add_sentence(record, sentence)

    def _add_sentence(self, record: GoldRecord, sentence: SaidSentence) -> None:
        touching = [
            gold for gold in record.attributions if gold.source and _covered(gold, sentence)
        ]
        half = INSIDE * (sentence.end - sentence.start)
        around = [gold for gold in touching if _covered(gold, sentence) >= half]
        words = record.text[sentence.start : sentence.end]
        if around:
            self.inside += 1
            if any(names(said, gold.source) for said in sentence.speakers for gold in around):
                self.found += 1
            else:
                sources = [gold.source for gold in around]
                self.misses.append(f"{record.id} speaker {sources} | {words}")
        for said in sentence.speakers:
            self.named += 1
            if any(names(said, gold.source) for gold in touching):
                self.right += 1
            else:
                sources = [gold.source for gold in touching]
                self.wrong.append(f"{record.id} [speaker, gold {sources}] {said[0]} | {words}")

    def figures(self) -> dict[str, Any]:
        """``found`` is of the sentences inside an attribution, ``precision`` of the speakers
        named; either is None where there are none."""
        return {
            "sentences_inside": self.inside,
            "speakers_named": self.named,
            "found": round(self.found / self.inside, 4) if self.inside else None,
            "precision": round(self.right / self.named, 4) if self.named else None,
        }


def names(wordings: Iterable[str], other: str) -> bool:
    return any(same_speaker(wording, other) for wording in wordings)


def same_speaker(one: str, other: str) -> bool:
    """Whether two wordings may name one speaker: the same words, or a shared word of content."""
    return one.lower() == other.lower() or bool(_content(one) & _content(other))


def said_sentences(sentences: Iterable[SpokenSentence], text: str) -> Iterator[SaidSentence]:
    """Sentences with, for each speaker, the wordings by which it may be known: the words that
    stand there, and, of a pronoun, the words it stands for."""
    for sentence in sentences:
        yield SaidSentence(
            sentence.start,
            sentence.end,
            tuple(
                (text[said.start : said.end], said.attribution.mention)
                for said in sentence.speakers
            ),
        )


def _content(words: str) -> frozenset[str]:
    # "Clinton's" and "Clinton" are one word.
    found = (re.sub(r"['’]s$", "", word.lower()) for word in _WORD.findall(words))
    return frozenset(found) - _NO_CONTENT


def _covered(gold: GoldAttribution, sentence: SaidSentence) -> int:
    """How many characters of the sentence are content of the attribution."""
    return sum(
        max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in gold.content
    )

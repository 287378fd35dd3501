"""Passages in quotation marks, and who is speaking in them, over sentence bounds.

What stands between quotation marks is somebody's word even where its sentence does not say whose.
The speaker is looked for where the passage ends, and where it begins: a verb of saying with a
subject outside all quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.model import Actor, Attribution
from loaders.extract.lexicon import Lexicon
from loaders.extract.mentions import MentionReader
from loaders.extract.syntax import is_passive, is_verb

Range = tuple[int, int]
SHORTEST = 4
"""Words; fewer between quotation marks keep a distance and are nobody's statement."""

_OPEN_CLOSE = re.compile(r"[“\"”]|\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage, in characters of the sentence, and who says it where that was found."""

    start: int
    end: int
    speaker: Attribution | None = None
    actor: Actor | None = None

    def holds(self, token: Token) -> bool:
        return self.start <= token.idx < self.end


def quoted_ranges(text: str) -> list[Range]:
    """Passages between quotation marks, marks included. One that a paragraph leaves open (the next
    goes on with it) ends with its paragraph."""
    ranges: list[Range] = []
    opened: int | None = None
    for match in _OPEN_CLOSE.finditer(text):
        mark = match.group()
        if mark == "“" or (mark == '"' and opened is None):
            opened = match.start() if opened is None or mark == "“" else opened
        elif opened is not None:
            ranges.append((opened, match.end() if mark in '"”' else match.start()))
            opened = None
    if opened is not None:
        ranges.append((opened, len(text)))
    return [(start, end) for start, end in ranges if len(text[start:end].split()) >= SHORTEST]


def sentences_to_ask(number: int, sentences: Sequence[Range], ranges: Sequence[Range]) -> list[int]:
    """Where to look for who speaks in sentence ``number``: where each passage that covers part of
    it ends, where it begins, and just before it ("…, he said. “…”"); the sentence itself left
    out."""
    start, end = sentences[number]
    asked: list[int] = []
    for first, last in ranges:
        if first >= end or last <= start:
            continue
        for position in (last - 1, first, first - 2):
            for other in range(max(0, number - 12), min(len(sentences), number + 13)):
                inside = sentences[other][0] <= position < sentences[other][1]
                if inside and other != number and other not in asked:
                    asked.append(other)
    return asked


def speaker_in(
    doc: Doc, offset: int, ranges: Sequence[Range], mentions: MentionReader, lexicon: Lexicon
) -> tuple[Attribution, Actor | None] | None:
    """Who speaks in a sentence: the subject of a verb of saying, both outside quotation marks."""

    def is_outside(token: Token) -> bool:
        return not any(start <= offset + token.idx < end for start, end in ranges)

    says = lexicon.embedding["verbs"]["says"]
    for verb in doc:
        if not is_verb(verb) or verb.lemma_.lower() not in says or is_passive(verb):
            continue
        for subject in verb.children:
            if subject.dep_ == "nsubj" and is_outside(subject) and is_outside(verb):
                return attribution(subject, verb, offset, mentions)
    return None


def attribution(
    head: Token, cue: Token, offset: int, mentions: MentionReader
) -> tuple[Attribution, Actor | None]:
    """A speaker in the document's offsets. One that no knowledge holds has no id: it never becomes
    an actor."""
    mention = mentions.mention_at(head)
    if mention is None or mention.actor.is_local:
        start, end = mentions.span_of(head)
        text = head.doc.text[start:end]
        said = Attribution(
            id=None, mention=text, start=offset + start, end=offset + end, cue=cue.text
        )
        return said, None
    said = Attribution(
        id=mention.actor.id,
        mention=mention.text,
        start=offset + mention.start,
        end=offset + mention.end,
        cue=cue.text,
    )
    return said, mention.actor

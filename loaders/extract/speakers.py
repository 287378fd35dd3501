"""Who is speaking in each sentence of a document, whether or not it holds a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from loaders.extract.lexicon import Lexicon
from loaders.extract.mentions import MentionReader
from loaders.extract.quotes import Quoted, Spoken, spoken
from loaders.extract.stance import StanceReader
from loaders.extract.voices import voices


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence by its place in the text, and those whose word (or belief, or intention) some of
    it is: for each part the outermost speaker, in the order of the text. Nobody where the sentence
    is the document's own."""

    start: int
    end: int
    speakers: tuple[Spoken, ...]


def speakers_in(
    doc: Doc,
    offset: int,
    quoted: Sequence[Quoted],
    mentions: MentionReader,
    lexicon: Lexicon,
) -> tuple[Spoken, ...]:
    """Those whose word a parsed sentence or a part of it is. What stands in a passage that has a
    speaker is that speaker's, whatever is reported within it."""
    found: dict[tuple[int, int], Spoken] = {}
    named = [passage for passage in quoted if passage.spoken]
    for passage in named:
        for each in passage.spoken:
            found.setdefault((each.start, each.end), each)
    for voice in voices(doc, StanceReader(lexicon)):
        if any(passage.holds(voice.predicate) for passage in named):
            continue
        for said in voice.speakers:
            if not any(passage.holds(said.head) for passage in named):
                each = spoken(said.head, said.cue, offset, mentions)
                found.setdefault((each.start, each.end), each)
    return tuple(found[place] for place in sorted(found))

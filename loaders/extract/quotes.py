"""Who is speaking in passages that stand in somebody's mouth as they are, over sentence bounds.

What stands between quotation marks is somebody's word even where its sentence does not say whose.
The speaker is looked for in the sentences in which the passage ends and begins, then in the one
that introduces it ("…, he said. “…”", "He told reporters:"), then where the passage before it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.model import Actor, Attribution
from loaders.extract.lexicon import Lexicon
from loaders.extract.mentions import MentionReader
from loaders.extract.passages import FARTHEST, Passage, Range, passages_in
from loaders.extract.speech import Act, speech_acts
from loaders.extract.syntax import surface_subjects


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose word something is. ``words`` stand where the speaker is named, also where that is a
    pronoun and ``attribution`` shows the words that it stands for."""

    attribution: Attribution
    actor: Actor | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage, in characters of the sentence, and who says it where that was found."""

    start: int
    end: int
    speaker: Attribution | None = None
    actor: Actor | None = None
    spoken: tuple[Spoken, ...] = ()

    def holds(self, token: Token) -> bool:
        return self.start <= token.idx < self.end


@dataclass(slots=True)
class PassageReader:
    """Reads the passages of one document, each once. ``parsed`` holds at least the sentences that
    ``sentences_to_ask`` names; only those are looked at, so that what else was parsed changes
    nothing."""

    sentences: Sequence[Range]
    passages: Sequence[Passage]
    parsed: Mapping[int, Doc]
    mentions: Callable[[Doc], MentionReader]
    lexicon: Lexicon
    _read: dict[int, tuple[Spoken, ...]] = field(default_factory=dict)
    _acts: dict[int, list[Act]] = field(default_factory=dict)

    def quoted(self, number: int) -> tuple[Quoted, ...]:
        """The passages in a sentence, with whoever says them."""
        offset, stop = self.sentences[number]
        found = []
        for each in passages_in(number, self.sentences, self.passages):
            passage = self.passages[each]
            start, end = max(passage.start, offset) - offset, min(passage.end, stop) - offset
            spoken = self.speakers(each)
            first = spoken[0] if spoken else None
            found.append(
                Quoted(
                    start,
                    end,
                    first.attribution if first else None,
                    first.actor if first else None,
                    spoken,
                )
            )
        return tuple(found)

    def speakers(self, number: int, depth: int = 0) -> tuple[Spoken, ...]:
        """Who says a passage; nobody where that is not found."""
        if depth > FARTHEST:
            return ()
        if number not in self._read:
            found = self._speakers(number, depth)
            if depth:
                return found
            self._read[number] = found
        return self._read[number]

    def _speakers(self, number: int, depth: int) -> tuple[Spoken, ...]:
        passage = self.passages[number]
        signed = self._signed(passage)
        if signed is not None:
            return (signed,)
        nearest = self._nearest(passage)
        if nearest is not None:
            return self._spoken(*nearest)
        if passage.before is not None:
            introduced = self._introduced(passage.before)
            if introduced is not None:
                return self._spoken(passage.before, introduced)
        if passage.previous is not None:
            return self.speakers(passage.previous, depth + 1)
        return ()

    def _signed(self, passage: Passage) -> Spoken | None:
        if passage.signed is None or not passage.edges:
            return None
        start, end = passage.signed
        doc, offset = self.parsed[passage.edges[0]], self.sentences[passage.edges[0]][0]
        name = doc.char_span(start - offset, end - offset, alignment_mode="expand")
        if name is None:
            return None
        found = spoken(name.root, name[0], offset, self.mentions(doc))
        named: dict[str, object] = {"cue": "—"}
        if found.attribution.id is None:
            words = doc.text[start - offset : end - offset]
            named |= {"mention": words, "start": start, "end": end}
        return Spoken(found.attribution.model_copy(update=named), found.actor, start, end)

    def _nearest(self, passage: Passage) -> tuple[int, Act] | None:
        """The act of speech whose word stands nearest to where a passage ends or begins."""
        found: list[tuple[int, int, Act]] = []
        for number in passage.edges:
            offset = self.sentences[number][0]
            for act in self._acts_in(number):
                place = offset + act.cue.idx
                after = place - passage.end
                away = after if after >= 0 else passage.start - place
                if away >= 0:
                    found.append((away, number, act))
        if not found:
            return None
        _, number, act = min(found, key=lambda each: each[0])
        return number, act

    def _introduced(self, number: int) -> Act | None:
        """Who speaks in a sentence that leads on to a passage: its last act of speech, or, where
        it ends with a colon, whoever it is about."""
        acts = self._acts_in(number)
        if acts:
            return acts[-1]
        doc = self.parsed[number]
        if not doc.text.rstrip().endswith(":"):
            return None
        root = next((token for token in doc if token.head.i == token.i), None)
        subjects = surface_subjects(root) if root is not None else []
        if root is None or not subjects:
            return None
        return Act((subjects[0],), root)

    def _acts_in(self, number: int) -> list[Act]:
        if number not in self._acts:
            offset = self.sentences[number][0]

            def is_outside(token: Token) -> bool:
                place = offset + token.idx
                return not any(each.start <= place < each.end for each in self.passages)

            self._acts[number] = speech_acts(self.parsed[number], self.lexicon, is_outside)
        return self._acts[number]

    def _spoken(self, number: int, act: Act) -> tuple[Spoken, ...]:
        mentions = self.mentions(self.parsed[number])
        offset = self.sentences[number][0]
        return tuple(spoken(head, act.cue, offset, mentions) for head in act.heads)


OF_MANY = frozenset(
    {"one", "some", "many", "several", "half", "most", "none", "all", "each", "both", "percent"}
    | {"majority", "third", "quarter", "number", "two", "three", "few", "others", "member"}
)
"""Heads that name nobody without the phrase after "of"."""


def words_of(head: Token, mentions: MentionReader) -> tuple[int, int]:
    """The characters of a speaker's phrase, with whom "one of" is one of."""
    start, end = mentions.span_of(head)
    of = next((kid for kid in head.children if kid.lower_ == "of" and kid.i == head.i + 1), None)
    whole = next((kid for kid in of.children if kid.dep_ == "pobj"), None) if of else None
    if head.lower_ in OF_MANY and whole is not None:
        end = max(end, mentions.span_of(whole)[1])
    return start, end


def spoken(head: Token, cue: Token, offset: int, mentions: MentionReader) -> Spoken:
    said, actor = attribution(head, cue, offset, mentions)
    start, end = words_of(head, mentions)
    return Spoken(said, actor, offset + start, offset + end)


def attribution(
    head: Token, cue: Token, offset: int, mentions: MentionReader
) -> tuple[Attribution, Actor | None]:
    """A speaker in the document's offsets. One that no knowledge holds has no id: it never becomes
    an actor."""
    mention = mentions.mention_at(head)
    if mention is None or mention.actor.is_local:
        start, end = words_of(head, mentions)
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

"""Claims put together from what frames and stances read in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    End,
    PartialDate,
    Span,
    Status,
    short_hash,
)
from loaders.extract.climb import Stance
from loaders.extract.components import Resources
from loaders.extract.confidence import ConfidenceModel, traits_of
from loaders.extract.frames import RawClaim
from loaders.extract.mentions import Discourse, Mention, MentionReader
from loaders.extract.quotes import Quoted, attribution
from loaders.extract.syntax import unfold
from loaders.extract.trace import Trace


@dataclass(frozen=True, slots=True)
class _Draft:
    """A claim before it has an id: the ids of parents are not known until all are drafted."""

    raw: RawClaim
    source: Mention
    stance: Stance
    date: PartialDate | None
    """What the text says of when it happened."""


@dataclass(frozen=True, slots=True)
class ClaimBuilder:
    resources: Resources
    confidence: ConfidenceModel
    extractor: str

    def subjects_of(self, doc: Doc, discourse: Discourse) -> tuple[Mention, ...]:
        """The actors that the main clause of a parsed sentence has for its subject."""
        mentions = MentionReader(
            doc, doc._.names, self.resources.resolver, self.resources.lexicon, discourse
        )
        root = next((token for token in doc if token.head.i == token.i), None)
        if root is None:
            return ()
        subject = next((kid for kid in root.children if kid.dep_ in ("nsubj", "nsubjpass")), None)
        heads = unfold(subject) if subject is not None else []
        found = [mentions.mention_at(head) for head in heads]
        return tuple(mention for mention in found if mention is not None)

    def mentions_in(self, doc: Doc, discourse: Discourse) -> MentionReader:
        """Who is named in a parsed sentence that was not read for claims."""
        resources = self.resources
        return MentionReader(doc, doc._.names, resources.resolver, resources.lexicon, discourse)

    def claims(
        self, document: Document, offset: int, doc: Doc
    ) -> Iterator[tuple[Claim, tuple[Actor, ...]]]:
        """The claims of a read sentence that begins at ``offset``, with every actor each names."""
        trace: Trace = doc._.trace
        drafts = list(self._drafts(doc))
        ids: dict[int, str] = {}
        ordinals: dict[tuple[object, ...], int] = {}
        for number, draft in enumerate(drafts):
            spans = self._spans(draft, offset)
            ordinal = ordinals.get(spans, 0)
            ordinals[spans] = ordinal + 1
            ids[number] = short_hash(document.id, *spans, ordinal, length=20)
        seen: set[str] = set()
        for number, draft in enumerate(drafts):
            if ids[number] in seen:
                trace.drops(draft.raw, "repeated")
                continue
            seen.add(ids[number])
            parent = self._parent(number, drafts)
            claim, actors = self._claim(document, offset, doc, draft, ids[number], ids.get(parent))
            trace.claims(draft.raw, draft.stance, claim)
            yield claim, actors

    def _drafts(self, doc: Doc) -> Iterator[_Draft]:
        for raw, stances, date in zip(doc._.raw, doc._.stances, doc._.dates, strict=True):
            for stance in stances:
                if raw.source is not None:
                    yield _Draft(raw, raw.source, stance, date)
                    continue
                # "X said Y was responsible": the speaker is who accuses.
                if not stance.speakers:
                    doc._.trace.drops(raw, "no-speaker")
                    continue
                speaker, *others = stance.speakers
                source = doc._.mentions.mention_at(speaker.head)
                if source is None or source.start == raw.target.start:
                    doc._.trace.drops(raw, "speaker-unknown")
                    continue
                status = Status.ASSERTED if stance.status == Status.ALLEGED else stance.status
                cue = None if status == Status.ASSERTED else stance.cue
                spoken = Stance(status, cue, tuple(others), stance.above)
                yield _Draft(raw, source, spoken, date)

    def _spans(self, draft: _Draft, offset: int) -> tuple[object, ...]:
        speaker = draft.stance.speakers[0].head if draft.stance.speakers else None
        return (
            draft.raw.relation,
            offset + draft.source.start,
            offset + draft.source.end,
            offset + draft.raw.target.start,
            offset + draft.raw.target.end,
            offset + draft.raw.trigger.idx,
            offset + draft.raw.trigger.idx + len(draft.raw.trigger.text),
            offset + speaker.idx if speaker is not None else -1,
        )

    def _parent(self, number: int, drafts: list[_Draft]) -> int:
        """The accusation whose content a claim is: the nearest predicate above it that is one."""
        for token in drafts[number].stance.above:
            candidates = [
                i
                for i, other in enumerate(drafts)
                if i != number
                and other.raw.relation == "ACCUSES"
                and other.raw.trigger.i == token.i
            ]
            same = [
                i
                for i in candidates
                if drafts[i].raw.target.actor.id == drafts[number].source.actor.id
            ]
            if same or candidates:
                return (same or candidates)[0]
        return -1

    def _claim(
        self,
        document: Document,
        offset: int,
        doc: Doc,
        draft: _Draft,
        claim_id: str,
        parent: str | None,
    ) -> tuple[Claim, tuple[Actor, ...]]:
        raw, stance = draft.raw, draft.stance
        speakers: list[Attribution] = []
        actors = [draft.source.actor, raw.target.actor]
        for speaker in stance.speakers:
            said, actor = attribution(speaker.head, speaker.cue, offset, doc._.mentions)
            if any((said.start, said.end) == (one.start, one.end) for one in speakers):
                # "I accuse Turkey," said Assad: he is one speaker, not two.
                continue
            speakers.append(said)
            if actor is not None:
                actors.append(actor)
        status, cue = stance.status, stance.cue.text if stance.cue is not None else None
        quoted = _quoted_alone(draft, doc)
        if quoted is not None:
            if status == Status.ASSERTED:
                status = Status.ALLEGED
                cue = quoted.speaker.cue if quoted.speaker is not None else "“"
            if quoted.speaker is not None:
                speakers.append(quoted.speaker)
            if quoted.actor is not None:
                actors.append(quoted.actor)
        # What a life is told of did not happen on the day it is told.
        written = None if doc._.in_obituary else document.date
        claim = Claim(
            id=claim_id,
            document=document.id,
            relation=raw.relation,
            source=_end(draft.source, offset),
            target=_end(raw.target, offset),
            status=status,
            cue=cue,
            parent=parent,
            attribution=tuple(speakers),
            trigger=_token_span(raw.trigger, offset),
            sentence=Span(text=doc.text, start=offset, end=offset + len(doc.text)),
            topic=self._topic(raw),
            date=draft.date or written,
            date_from="text" if draft.date else "document" if written else "none",
            confidence=0.0,
            frame=raw.frame.id,
            extractor=self.extractor,
        )
        sure = self.confidence.confidence(traits_of(claim))
        return claim.model_copy(update={"confidence": sure}), self._with_owners(actors)

    def _topic(self, raw: RawClaim) -> str | None:
        """What is supplied or accused of."""
        if raw.topic is None and raw.relation == "ACCUSES":
            return self.resources.topics.of_accusation(raw.trigger, raw.support, raw.target.head)
        return raw.topic

    def _with_owners(self, actors: list[Actor]) -> tuple[Actor, ...]:
        """The actors, and everybody they belong to, so that roll-up finds them."""
        found: dict[str, Actor] = {}
        waiting = list(actors)
        while waiting:
            actor = waiting.pop()
            if actor.id not in found:
                found[actor.id] = actor
                waiting += [
                    self.resources.resolver.by_id(belonging.actor)
                    for belonging in (*actor.part_of, *actor.member_of)
                ]
        return tuple(found.values())


def _quoted_alone(draft: _Draft, doc: Doc) -> Quoted | None:
    """The passage a claim is quoted in, where the parse does not say whose words they are."""
    passage = next((quoted for quoted in doc._.quoted if quoted.holds(draft.raw.trigger)), None)
    if passage is None:
        return None
    named = any(not passage.holds(speaker.head) for speaker in draft.stance.speakers)
    return None if named else passage


def _end(mention: Mention, offset: int) -> End:
    actor = mention.actor
    return End(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        sector=actor.sector,
        country=actor.country,
        mention=mention.text,
        start=offset + mention.start,
        end=offset + mention.end,
        rule=mention.resolution.rule,
    )


def _token_span(token: Token, offset: int) -> Span:
    start = offset + token.idx
    return Span(text=token.text, start=start, end=start + len(token.text))

"""Explaining a document: it is read as ever, with a recorder listening, and what that heard is put
into order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from graph.model import Claim, Document, Span
from loaders.extract.explain import wording
from loaders.extract.explain.model import (
    Cue,
    ExplainedClaim,
    ExplainedDocument,
    ExplainedSentence,
    Filler,
    Misused,
    Named,
    Reason,
    TriedFrame,
    Trigger,
)
from loaders.extract.explain.recorder import Attempt, Made, Recorder
from loaders.extract.explain.silence import silence
from loaders.extract.extractor import RuleExtractor
from loaders.extract.frames import RawClaim
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.shortcut import ShortCut
from loaders.extract.syntax import Roles
from loaders.extract.trace import Trace


def explain(extractor: RuleExtractor, document: Document) -> ExplainedDocument:
    """Every sentence of ``document`` in order, with what was seen in it and what came of that. The
    claims are those that ``extractor.read`` gives."""
    heard: dict[int, Recorder] = {}

    def watch(number: int, doc: Doc) -> Trace:
        heard[number] = Recorder(doc)
        return heard[number]

    claims = {claim.id: claim for claim in extractor.read(document, watch).claims}
    sentences = (
        _Explainer(document, number, start, heard[number], claims).sentence(extractor.short_cut)
        for number, (start, _) in enumerate(extractor.sentences_of(document))
    )
    return ExplainedDocument(document, tuple(sentences))


class _Explainer:
    """Puts into order what a recorder heard of one sentence."""

    def __init__(
        self,
        document: Document,
        number: int,
        offset: int,
        heard: Recorder,
        claims: Mapping[str, Claim],
    ) -> None:
        """``claims`` are those of the document, by id."""
        self.document = document
        self.number = number
        self.offset = offset
        self.heard = heard
        self.doc = heard.doc
        self.claims_read = claims

    def sentence(self, short_cut: ShortCut | None) -> ExplainedSentence:
        text = self.doc.text
        triggers = tuple(self._triggers())
        # Asking who else is named comes after, so that it adds nothing to what was heard.
        found = ExplainedSentence(
            text=text,
            start=self.offset,
            end=self.offset + len(text),
            document=self.document.id,
            number=self.number,
            short_cut=_passed_over(text, short_cut),
            mentions=tuple(self._mentions()),
            triggers=triggers,
            misused=tuple(self._misused()),
            claims=tuple(self._claim(made) for made in self.heard.made),
        )
        return found.model_copy(update={"silence": silence(found)})

    # -- words --------------------------------------------------------------------------------

    def _word(self, token: Token) -> Span:
        return self._span(token.idx, token.idx + len(token.text))

    def _span(self, start: int, end: int) -> Span:
        return Span(text=self.doc.text[start:end], start=self.offset + start, end=self.offset + end)

    # -- who is named -------------------------------------------------------------------------

    def _mentions(self) -> list[Named]:
        """The longest phrases that name somebody, and names of places, in order."""
        reader: MentionReader = self.doc._.mentions
        found = [named for token in self.doc for named in self._named(token, reader)]
        longest = [
            named
            for named in found
            if not any(
                other.start <= named.start
                and named.end <= other.end
                and (other.start, other.end) != (named.start, named.end)
                for other in found
            )
        ]
        unique = {(named.start, named.end, named.actor): named for named in longest}
        return [unique[key] for key in sorted(unique)]

    def _named(self, token: Token, reader: MentionReader) -> Iterator[Named]:
        mention = reader.mention_at(token) or reader.adjective(token)
        if mention is not None:
            yield self._named_as(mention, token)
            return
        name = reader.name_at.get(token.i)
        if name is None or name.start != token.i or name.best.how not in ("city", "capital"):
            return
        actor = reader.actor_of(name)
        last = self.doc[name.end - 1]
        words = self._span(token.idx, last.idx + len(last.text))
        yield Named(
            **words.model_dump(),
            actor=actor.id,
            name=actor.name,
            kind=actor.kind,
            rule="place",
            matched=name.best.alias,
        )

    def _named_as(self, mention: Mention, token: Token) -> Named:
        resolution = mention.resolution
        by_pronoun = resolution.rule == "coreference"
        words = self._word(token) if by_pronoun else self._span(mention.start, mention.end)
        return Named(
            **words.model_dump(),
            actor=resolution.actor.id,
            name=resolution.actor.name,
            kind=resolution.actor.kind,
            rule=resolution.rule,
            matched=mention.text if by_pronoun else resolution.matched,
        )

    # -- predicates and frames ----------------------------------------------------------------

    def _triggers(self) -> Iterator[Trigger]:
        together: dict[tuple[int, str], list[Attempt]] = {}
        for attempt in self.heard.attempts:
            key = (attempt.roles.predicate.i, attempt.entry.part)
            together.setdefault(key, []).append(attempt)
        for (_, part), attempts in together.items():
            roles = attempts[0].roles
            yield Trigger(
                **self._word(roles.predicate).model_dump(),
                part=part,
                roles=self._roles(roles),
                support=self._word(roles.support) if roles.support is not None else None,
                frames=tuple(self._tried(attempt) for attempt in attempts),
            )

    def _roles(self, roles: Roles) -> dict[str, tuple[Span, ...]]:
        return {
            role: tuple(self._word(head) for head in heads) for role, heads in roles.by_role.items()
        }

    def _tried(self, attempt: Attempt) -> TriedFrame:
        entry = attempt.entry
        claims = [claim.id for raw in attempt.raws for claim in self.heard.made_of(raw)]
        return TriedFrame(
            frame=entry.frame.id,
            relation=entry.file.relation,
            word=entry.word,
            roles_of_source=entry.frame.source,
            roles_of_target=entry.frame.target_roles(entry.word),
            fillers=tuple(self._fillers(attempt)),
            claims=tuple(claims),
            reasons=tuple(self._reasons(attempt)),
        )

    def _fillers(self, attempt: Attempt) -> Iterator[Filler]:
        for look in attempt.looks:
            for head, found in look.found:
                why = self.heard.strangers.get(head.i)
                yield Filler(
                    end=look.end,
                    role=look.role,
                    words=self._word(head),
                    actors=tuple(mention.actor.id for mention in found),
                    why=None if found else wording.nobody(head, why),
                )

    def _reasons(self, attempt: Attempt) -> Iterator[Reason]:
        misfit = wording.misfit(attempt)
        if misfit is not None:
            yield misfit
        for refusal in attempt.refusals:
            yield wording.unpaired(refusal, attempt, self.heard.strangers)
        for raw in attempt.raws:
            why = self.heard.dropped_for(raw)
            if why is not None:
                yield wording.dropped(why, _pair(raw))

    def _misused(self) -> Iterator[Misused]:
        together: dict[tuple[int, str, str], list[int]] = {}
        for number, (token, entry, why) in enumerate(self.heard.misuses):
            if token.is_stop:
                # "to" of "to blame" looks like nobody's predicate.
                continue
            together.setdefault((token.i, entry.part, why), []).append(number)
        for numbers in together.values():
            token, entry, why = self.heard.misuses[numbers[0]]
            entries = [self.heard.misuses[number][1] for number in numbers]
            yield Misused(
                **self._word(token).model_dump(),
                part=entry.part,
                frames=tuple(dict.fromkeys(other.frame.id for other in entries)),
                why=wording.misused(token, entry, why),
            )

    # -- claims -------------------------------------------------------------------------------

    def _claim(self, made: Made) -> ExplainedClaim:
        cues = tuple(
            Cue(**self._word(token).model_dump(), status=status)
            for status, token in made.stance.met
        )
        claim = self.claims_read[made.claim.id]
        return ExplainedClaim(claim=claim, cues=cues, notes=tuple(_notes(claim)))


def _passed_over(sentence: str, short_cut: ShortCut | None) -> Reason | None:
    if short_cut is None or short_cut.may_matter(sentence):
        return None
    alone: Sequence[str] = short_cut.triggers_alone(sentence)
    if not alone:
        return Reason(code="no-trigger", text="no word of any frame stands in it")
    words = ", ".join(f"“{word}”" for word in alone)
    return Reason(
        code="no-company", text=f"{words}: nothing beside it that its frames cannot do without"
    )


def _notes(claim: Claim) -> Iterator[Reason]:
    if claim.source.id == claim.target.id:
        yield Reason(code="one-actor", text="both ends are one actor: it makes no edge")
    if claim.cue is not None and claim.cue.startswith(("“", '"')):
        yield Reason(code="quoted", text="stands in quotation marks, so it is somebody's word")


def _pair(raw: RawClaim) -> str:
    source = raw.source.text if raw.source is not None else "whoever says so"
    return f"“{source}” {raw.relation} “{raw.target.text}”"

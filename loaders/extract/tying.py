"""What a time is the time of: the verb or the name of an event that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.model import PartialDate
from loaders.extract.events import HIGHEST, Events
from loaders.extract.moments import Anchor, Moment
from loaders.extract.syntax import child, is_verb

NAMED = frozenset({"ORG", "PERSON", "WORK_OF_ART", "FAC", "PRODUCT"})
"""Kinds of names that hold words of time: "Black September", "the Sunday Times"."""
SKIPPED = frozenset({"the", "early", "late", "mid", "about", "only"})


@dataclass(frozen=True, slots=True)
class Tied:
    """A time, the tokens that say it, and the word it is the time of."""

    moment: Moment
    governor: Token
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Knot:
    """Ties times to words."""

    events: Events

    def tie(self, doc: Doc, moment: Moment) -> Tied | None:
        span = doc.char_span(moment.start, moment.end, alignment_mode="expand")
        if span is None or not self._is_time(doc, moment, span.start, span.end):
            return None
        node = span.root
        for _ in range(HIGHEST):
            head = node.head
            if head.i == node.i:
                break
            if span.start <= head.i < span.end:
                node = head
                continue
            if is_verb(head) or (head.pos_ in ("NOUN", "PROPN") and self.events.happens(head)):
                governor = self._mended(head, span.start, span.end, day=moment.day)
                return Tied(moment, governor, span.start, span.end)
            if node.dep_ in ("relcl", "acl", "appos") or head.lower_ in self.events.words.barred:
                return None
            node = head
        return None

    def _is_time(self, doc: Doc, moment: Moment, first: int, last: int) -> bool:
        """Whether words that look like a time say when, and not until when or how many."""
        words = self.events.words
        before = first - 1
        while before >= 0 and doc[before].lower_ in SKIPPED:
            before -= 1
        word = doc[before].lower_ if before >= 0 else ""
        root = doc[first:last].root
        noun = root.head
        named = root.dep_ == "compound" and noun.pos_ == "PROPN" and noun.i >= last
        if first == 0 or doc[first - 1].lower_ in ("on", "in"):
            # "On Monday Chad shelled …", parsed as if it were a name.
            named = False
        if word in words.barred or named or root.ent_type_ in NAMED:
            return False
        if not moment.bare:
            return True
        if root.dep_ in ("nummod", "compound", "nmod", "amod", "poss") and noun.i >= last:
            return noun.lemma_.lower() in words.events
        followed = last < len(doc) and doc[last].pos_ in ("NOUN", "PROPN", "NUM")
        return word in words.year_after and not (followed and root.dep_ != "pobj")

    def _mended(self, governor: Token, first: int, last: int, *, day: bool) -> Token:
        """The verb that is meant where the parser hangs a time on the wrong side of a clause."""
        if not is_verb(governor):
            return governor
        start = first
        while start and governor.doc[start - 1].pos_ in ("ADP", "DET", "ADV"):
            start -= 1
        before = governor.doc[start - 1] if start else None
        if (
            before is not None
            and start - 1 < governor.i
            and self.events.says(before)
            and any(above.i == before.i for above in governor.ancestors)
        ):
            # "said Tuesday rebels attacked": of saying, though it hangs on what is said.
            return before
        charged = () if day else self.events.charged(governor, start)
        if charged:
            # "accused Iran of shelling the town in 2014", "condemned the attack in 2014"
            return charged[0]
        content = child(governor, "ccomp")
        if (
            start == 0
            and content is not None
            and self.events.says(governor)
            and content.i < governor.i
        ):
            # "In 2014, rebels attacked the town, the ministry said."
            return content if content.i > last else governor
        return governor


def counted(tied: Sequence[Tied], written: PartialDate | None) -> list[Tied]:
    """ "the day before" counts from the one day told ahead of it, and from nothing else."""
    found = []
    for number, time in enumerate(tied):
        if not time.moment.relative:
            found.append(time)
            continue
        if number == 0:
            continue
        day = tied[number - 1].moment.reading(Anchor.at(written))
        if day is not None and len(day) == 10:
            found.append(replace(time, moment=_from(time.moment, day)))
    return found


def _from(moment: Moment, day: PartialDate) -> Moment:
    reading = moment.reading
    return replace(moment, reading=lambda _: reading(Anchor.at(day)), day=False)

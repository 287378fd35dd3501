"""When a claim happened: which of a sentence's times is the time of its predicate.

A time hangs, through prepositions and plain nouns, on a verb or on the name of an event. It is a
claim's where that is the claim's predicate, the light verb beside it, or what the two are one
event with: the verb an attack is the subject of, the verb a participle goes on from ("killing
three"), the verbs coordinated with it. The time of saying ("said on Tuesday that …") is not the
time of what is said. Nothing certain: the document's date, which is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.dates import interval
from graph.model import PartialDate
from loaders.extract.events import HIGHEST, Events
from loaders.extract.moments import Anchor, MomentReader
from loaders.extract.syntax import child, is_verb
from loaders.extract.tying import Knot, Tied, counted

LONG_AGO = 5
"""Years; a story told of an earlier time goes on in the sentences after it."""
CARRIED = 3
"""Sentences of a paragraph that a time at the head of one can reach."""
_HEAD = re.compile(
    r"^(?:(?:and|but|then|later|back|early|late|earlier)\b,?\s*)*(?:in|on|during|by)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)


_SHIFT = re.compile(
    r"\b(?:(?P<count>[\w-]+)\s+)?(?P<unit>(?:day|week|month|year|decade)s?)\s+"
    r"(?P<way>later|earlier|after|afterwards|before)\b"
    r"|\bthe\s+(?P<next>following|next|previous)\s+(?P<span>day|week|month|year|decade)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeReader:
    """Reads the times of claims in one sentence after another."""

    moments: MomentReader
    events: Events

    def dates(
        self,
        doc: Doc,
        predicates: Sequence[tuple[Token, Token | None]],
        written: PartialDate | None,
        before: Sequence[str] = (),
    ) -> list[PartialDate | None]:
        """For each predicate (with the verb it leans on) the date the text gives it, or none.

        ``written`` is the document's date; ``before`` are the sentences before this one in its
        paragraph, which may have set the time of a story.
        """
        if not predicates:
            return []
        moments = self.moments.find(doc.text)
        knot = Knot(self.events)
        tied = [found for moment in moments if (found := knot.tie(doc, moment)) is not None]
        tied = counted(tied, written)
        dates = [self._date(trigger, support, tied, written) for trigger, support in predicates]
        if moments or not before:
            return dates
        story = self._story(before, doc.text, written)
        if story is None or any(token.lower_ in self.events.words.present for token in doc):
            return dates
        return [
            story if self._is_told(support or trigger) else None for trigger, support in predicates
        ]

    def _date(
        self,
        trigger: Token,
        support: Token | None,
        tied: Sequence[Tied],
        written: PartialDate | None,
    ) -> PartialDate | None:
        if not tied:
            return None
        ranks: dict[int, int] = {}
        for word in self.events.one_event(trigger, support):
            ranks.setdefault(word.i, len(ranks))
        charge = self.events.charge_above(trigger)
        candidates = []
        for number, found in enumerate(tied):
            rank = ranks.get(found.governor.i)
            if rank is None and found.last <= 6 and self._opens(found, trigger):
                rank = len(ranks)
            if (
                rank is None
                and found.moment.day
                and self.events.charge_above(found.governor) == trigger
            ):
                # "accused Iran of arming them on Tuesday": the day of the accusation.
                rank = len(ranks) + 1
            of_charge = charge is not None and found.moment.day and found.first > trigger.i
            if rank is None or of_charge:
                continue
            candidates.append((rank, number, found))
        for _, _, found in sorted(candidates, key=lambda item: item[:2]):
            date = self._read(found, written)
            if date is not None:
                return date
        return None

    def _opens(self, found: Tied, trigger: Token) -> bool:
        """ "On Tuesday, A shelled B and C fired on D": it is the time of both."""
        doc = trigger.doc
        if _HEAD.match(doc[: found.first].text + " ") is None or self.events.says(found.governor):
            return False
        node = trigger
        for _ in range(HIGHEST):
            if node.i == found.governor.i:
                return True
            if node.dep_ == "conj" and is_verb(node) and is_verb(node.head):
                node = node.head
            else:
                return False
        return False

    def _read(self, found: Tied, written: PartialDate | None) -> PartialDate | None:
        """The date that a time comes to; none if it cannot be."""
        verb = found.governor if is_verb(found.governor) else self.events.verb_of(found.governor)
        future = verb is not None and self.events.is_future(verb)
        date = found.moment.reading(Anchor.at(written, future=future))
        if date is None or written is None:
            return date
        first, last = interval(date)
        begins, ends = interval(written)
        if (first > ends and not future) or (last < begins and future and found.moment.day):
            return None
        return date

    def _story(
        self, before: Sequence[str], here: str, written: PartialDate | None
    ) -> PartialDate | None:
        """The time long ago that a sentence before this one begins with, none having come since:
        "In 1982 Israel invaded Lebanon. It shelled Beirut for weeks." """
        shift = self._shift(here)
        for sentence in reversed(before[-CARRIED:]):
            moments = self.moments.find(sentence)
            if not moments and self._shift(sentence) == 0:
                continue
            if len(moments) != 1 or _HEAD.match(sentence[: moments[0].start]) is None:
                return None
            date = moments[0].reading(Anchor.at(written))
            if date is None or written is None or shift is None or moments[0].day:
                return None
            if shift:
                date = str(int(date[:4]) + shift)
            # What followed was not all on that day.
            return date[:7] if int(written[:4]) - int(date[:4]) >= LONG_AGO else None
        return None

    def _shift(self, sentence: str) -> int | None:
        """The years that a sentence takes a story on: "two years later" is 2, "the previous year"
        -1; none where it moves by what no year can tell ("months later")."""
        match = _SHIFT.search(sentence)
        if match is None:
            return 0
        if match["next"]:
            if match["span"].lower() != "year":
                return None
            return -1 if match["next"].lower() == "previous" else 1
        count = (match["count"] or "").lower()
        years = int(count) if count.isdecimal() else self.moments.times.numbers.get(count)
        if years is None or not match["unit"].lower().startswith("year"):
            return None
        return years if match["way"].lower() in ("later", "after", "afterwards") else -years

    def _is_told(self, word: Token) -> bool:
        """Whether a predicate goes on with a story: in the simple past of a main clause."""
        verb = word
        if not is_verb(word):
            found = self.events.verb_of(word)
            if found is None:
                return False
            verb = found
        top = verb
        while top.dep_ == "conj" and is_verb(top.head):
            top = top.head
        if top.dep_ != "ROOT" or self.events.says(top):
            return False
        auxiliary = child(verb, "aux", "auxpass")
        return (auxiliary or verb).tag_ == "VBD"

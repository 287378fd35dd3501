"""Whose word each part of a parsed sentence is: the climb of ``stance``, from every predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from loaders.extract.clause import to_infinitive
from loaders.extract.climb import Speaker
from loaders.extract.speech import can_speak
from loaders.extract.stance import StanceReader
from loaders.extract.syntax import child, is_verb

UNREAL = frozenset({"to", "would", "could", "may", "might", "should", "must"})
PREDICATIVE = frozenset({"ROOT", "ccomp", "attr", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A predicate, and those in whose mouth or mind the document puts it: the outermost speakers
    of its stance."""

    predicate: Token
    speakers: tuple[Speaker, ...]


def voices(doc: Doc, reader: StanceReader) -> Iterator[Voice]:
    """The voices of a sentence, for each predicate and each noun that somebody voices."""
    for token in doc:
        if is_verb(token) or token.dep_ in PREDICATIVE:
            if token.dep_ in ("aux", "auxpass"):
                continue
        elif token.pos_ not in ("NOUN", "PROPN", "PRON") or not reader.governors.is_voiced(token):
            continue
        for stance in reader.stances(token, None):
            said = [each for each in stance.speakers if _speaks(each)]
            chain = said or [each for each in stance.minds if _speaks(each) and _is_actual(each)]
            outermost = tuple(each for each in chain if each.cue.i == chain[-1].cue.i)
            if outermost:
                yield Voice(token, outermost)


def _speaks(said: Speaker) -> bool:
    """Whether somebody can be who says it, and did so: no time or place-holder, and not who was
    only asked to."""
    head, cue = said.head, said.cue
    if not can_speak(head):
        return False
    if not is_verb(cue) or child(cue, "nsubj", "nsubjpass") is not None:
        return True
    if head.lower_ == "it":
        # "It goes without saying"
        return False
    asked = to_infinitive(cue) and head.dep_ in ("dobj", "pobj", "dative")
    return not asked


def _is_actual(said: Speaker) -> bool:
    """Whether an attitude is one that somebody has: not only would have, or is to have."""
    cue = said.cue
    if not is_verb(cue):
        return True
    unreal = any(kid.dep_ == "aux" and kid.lower_ in UNREAL for kid in cue.children)
    return not unreal and cue.dep_ not in ("acl", "pcomp", "amod")

"""What a sentence says beside its main clause of whose word it is: a heading, "as X said",
"according to X", "…, X said", a question mark at the end."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from loaders.extract.clause import Words, according, citing
from loaders.extract.climb import Climb
from loaders.extract.embedding import is_other_sentence
from loaders.extract.syntax import child, is_passive, is_verb, surface_subjects, unfold

Classes = Callable[[Token], frozenset[str]]
CLOSING = "\"”’')»"


def around(trigger: Token, root: Token, climb: Climb, words: Words, classes_of: Classes) -> None:
    """Take in what stands around the main clause that a climb from ``trigger`` ends in."""
    colon = next((token for token in root.doc[:6] if token.text == ":"), None)
    if colon is not None and colon.i and colon.i < trigger.i:
        heading = heading_speaker(colon, words["minds"]["headings"])
        if heading is not None:
            climb.say([heading], colon)
    for kid in root.children:
        if trigger.i in {word.i for word in kid.subtree}:
            # What is said of the speaker in passing ("according to Chad, which left, …") is not
            # the speaker's word.
            continue
        if kid.dep_ == "prep":
            according(kid, climb)
        if not is_verb(kid):
            continue
        classes = classes_of(kid)
        if kid.dep_ == "advcl" and _as_told(kid, classes):
            climb.say(surface_subjects(kid), kid)
        apart = is_other_sentence(kid, root)
        if (
            kid.dep_ == "parataxis"
            and not apart
            and classes & {"says", "thinks"}
            and not is_passive(kid)
        ):
            speakers = [head for head in surface_subjects(kid) if head.i != trigger.i]
            climb.say([*cited(kid), *speakers], kid)
    last = next(
        (token for token in reversed(root.doc) if not token.is_space and token.text not in CLOSING),
        None,
    )
    if last is not None and last.text == "?" and not _is_given(trigger, root):
        climb.suppose(last)


def _is_given(trigger: Token, root: Token) -> bool:
    """ "How can we trust a leader who bombed them?": a relative clause is not asked about."""
    above = trigger
    while above.i not in (root.i, above.head.i):
        if above.dep_ == "relcl":
            return True
        above = above.head
    return False


def cited(verb: Token) -> list[Token]:
    """Whom a speaker cites, each of several."""
    return [head for thing in citing(verb) for head in unfold(thing)]


def _as_told(verb: Token, classes: frozenset[str]) -> bool:
    """ "As the minister said, …": a clause of speech without content of its own."""
    mark = child(verb, "mark", "advmod")
    if mark is None or mark.lower_ != "as" or not classes & {"says", "thinks"}:
        return False
    return child(verb, "ccomp", "xcomp", "dobj", "prep", "advcl", "agent") is None


def heading_speaker(colon: Token, headings: frozenset[str]) -> Token | None:
    """A headline's speaker: "Kremlin: Britain trained saboteurs", "Poll: …", "X on Chad: …"."""
    before = [token for token in colon.doc[: colon.i] if token.is_alpha]
    about = next((token for token in before if token.lower_ == "on"), None)
    if about is not None:
        before = [token for token in before if token.i < about.i]
    if not before or any(is_verb(token) or token.pos_ == "ADP" for token in before):
        return None
    last = before[-1]
    return last if last.pos_ == "PROPN" or last.lemma_.lower() in headings else None

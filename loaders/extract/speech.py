"""Acts of speech in one parsed sentence: who says, and by which word.

The same acts tell who speaks in a passage between quotation marks and, through ``stance``, whose
word a predicate is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from loaders.extract.clause import source_named
from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax import is_passive, is_verb, surface_subjects, unfold

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
NOBODY = frozenset(
    {
        "you",
        "there",
        "nobody",
        "none",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "everyone",
        "'s",
        "’s",
        "way",
        "ways",
    }
)
DASHES = frozenset({"—", "–", "-", "--", "―"})


@dataclass(frozen=True, slots=True)
class Act:
    """Who says (the heads of the phrases) and the word that makes them the speaker."""

    heads: tuple[Token, ...]
    cue: Token


def can_speak(head: Token) -> bool:
    """Whether a word can head the phrase of a speaker: no time, place-holder or bare sign."""
    if head.lower_ in ("one", "this", "these", "those", "what"):
        # "one of the engineers", "those close to him"
        return any(kid.dep_ in ("prep", "amod", "acl", "relcl") for kid in head.children)
    if head.lower_ in NOBODY or not any(char.isalpha() for char in head.text):
        return False
    return head.pos_ != "PART" and head.ent_type_ not in ("DATE", "TIME", "MONEY", "WORK_OF_ART")


def speech_acts(doc: Doc, lexicon: Lexicon, counts: Callable[[Token], bool]) -> list[Act]:
    """The acts of speech in a sentence whose speaker and cue both count (stand outside quotation
    marks), in order."""
    acts = [*_by_verb(doc, lexicon, counts), *_by_sign(doc, counts)]
    return sorted(acts, key=lambda act: act.cue.i)


def _by_verb(doc: Doc, lexicon: Lexicon, counts: Callable[[Token], bool]) -> Iterator[Act]:
    words = lexicon.embedding
    says = words["verbs"]["says"] | words["minds"]["voices"] | words["minds"]["utters"]
    for verb in doc:
        if verb.lemma_.lower() not in says or not counts(verb):
            continue
        if not is_verb(verb) or verb.dep_ == "amod":
            continue
        if is_passive(verb):
            continue
        heads = tuple(
            head
            for subject in surface_subjects(verb)
            for head in unfold(subject)
            if head.pos_ in NOMINAL and counts(head) and can_speak(head)
        )
        heads = heads or _inverted(verb, counts) or _far_before(verb, counts)
        if heads:
            yield Act(heads, verb)


def _inverted(verb: Token, counts: Callable[[Token], bool]) -> tuple[Token, ...]:
    """ "…,” said the tall man: the phrase right after a verb of saying that has no subject."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.i + 1 >= len(doc):
        return ()
    before = next((word for word in reversed(doc[: verb.i]) if not word.is_space), None)
    if before is not None and not before.is_punct:
        return ()
    head = phrase_from(doc, verb.i + 1)
    if head is None or not counts(head) or not can_speak(head):
        return ()
    # "…, said Chad was not alone": a clause, and its subject no speaker.
    clause = head.i + 1 < len(doc) and is_verb(doc[head.i + 1])
    return () if clause else (head,)


def _far_before(verb: Token, counts: Callable[[Token], bool]) -> tuple[Token, ...]:
    """ "…,” Keller, the engineer, said": the phrase right after the passage, where the parser has
    lost the verb's subject."""
    doc = verb.doc
    first = verb.i
    while first > 0 and counts(doc[first - 1]):
        first -= 1
    while first < verb.i and not doc[first].is_alpha:
        first += 1
    if first == verb.i or verb.i - first > 15 or doc[verb.i - 1].text != ",":
        return ()
    head = phrase_from(doc, first)
    return (head,) if head is not None and head.i < verb.i and can_speak(head) else ()


def phrase_from(doc: Doc, at: int) -> Token | None:
    """The head of the phrase that begins at a token, read from left to right; None where none
    does."""
    head: Token | None = None
    for word in doc[at : at + 10]:
        if word.pos_ in ("NOUN", "PROPN", "PRON") or (word.pos_ == "NUM" and head is None):
            head = word
        elif word.tag_ == "POS" or (word.pos_ in ("DET", "ADJ", "ADV", "NUM") and head is None):
            continue
        elif word.tag_ != "POS":
            break
    return head


def _by_sign(doc: Doc, counts: Callable[[Token], bool]) -> Iterator[Act]:
    """ "According to X", "X: …" and "… — X"."""
    for word in doc:
        if not counts(word):
            continue
        named = source_named(word)
        if named is not None and counts(named):
            yield Act((named,), word)
        if word.text == ":" and 0 < word.i < 6:
            before = doc[word.i - 1]
            label = all(each.is_alpha or each.is_punct for each in doc[: word.i])
            if before.text.isupper() and before.is_alpha and label:
                yield Act((before,), word)
        if word.text in DASHES and word.i + 1 < len(doc):
            closed = word.i == 0 or doc[word.i - 1].text in "”\"''" or doc[word.i - 1].is_space
            head = phrase_from(doc, word.i + 1)
            if closed and head is not None and head.pos_ == "PROPN" and counts(head):
                rest = [each for each in doc[head.i + 1 :] if each.is_alpha]
                if len(rest) < 8 and not any(is_verb(each) for each in rest):
                    yield Act((head,), word)

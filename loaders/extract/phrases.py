"""Where the words of a phrase begin and end, and what a hyphen ties together."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from loaders.extract.names import Name

HYPHENS = "-–‑"
AGAINST_OR_FOR = frozenset({"anti", "pro", "non", "ex", "counter"})
_NOT_IN_FRONT = frozenset(
    {
        "det",
        "preconj",
        "nummod",
        "punct",
        "predet",
        "cc",
        "advmod",
        "quantmod",
        "neg",
        "appos",
        "relcl",
        "prep",
        "pobj",
        "conj",
    }
)


def is_hyphenated(name: Name, doc: Doc) -> bool:
    """Whether a name is the first half of "Iran-backed" or the second of "anti-Iran"."""
    if name.end + 1 < len(doc):
        after, follower = doc[name.end], doc[name.end + 1]
        tied = not doc[name.end - 1].whitespace_ and not after.whitespace_
        if after.text in HYPHENS and tied and follower.text[:1].islower():
            return True
    if name.start >= 2:
        before = doc[name.start - 1]
        if before.text in HYPHENS and not before.whitespace_:
            return doc[name.start - 2].lower_ in AGAINST_OR_FOR
    return doc[name.start].lower_.startswith(("anti-", "pro-"))


def is_hyphenated_word(word: Token) -> bool:
    """Whether a word is, or stands beside, a hyphen."""
    doc = word.doc
    before = bool(word.i) and doc[word.i - 1].text in HYPHENS
    after = word.i + 1 < len(doc) and doc[word.i + 1].text in HYPHENS
    return before or after or word.text in HYPHENS


def phrase_span(head: Token, name_at: Mapping[int, Name]) -> tuple[int, int]:
    """The tokens of a phrase from its first describing word to its head (or its name's end): no
    article, no number, no "Iran-backed" in front, nothing after."""
    doc = head.doc
    name = name_at.get(head.i)
    start, end = (name.start, name.end) if name is not None else (head.i, head.i + 1)
    if name is None and head.ent_type_:
        entity = next((ent for ent in doc.ents if ent.start <= head.i < ent.end), None)
        if entity is not None and entity.label_ in ("PERSON", "ORG"):
            start, end = min(start, entity.start), max(end, entity.end)
    describes = (
        name is not None and head.dep_ in ("compound", "amod", "nmod") and head.head.i >= end
    )
    if not describes:
        start = _left_edge(head, start, name_at)
    while start < end - 1 and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    while end - 1 > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or doc[end - 1].is_space
    ):
        end -= 1
    return start, end


def _left_edge(head: Token, start: int, name_at: Mapping[int, Name]) -> int:
    doc = head.doc
    edge = start
    for i in range(start - 1, -1, -1):
        word = doc[i]
        inside = any(ancestor.i == head.i for ancestor in word.ancestors)
        if not inside:
            break
        if word.dep_ == "case":
            continue
        if word.dep_ in _NOT_IN_FRONT or word.pos_ == "VERB" or word.like_num:
            break
        if word.lower_ in ("more", "other", "many", "several", "such", "old") or (
            i and doc[i - 1].text in HYPHENS and i not in name_at
        ):
            break
        if word.i in name_at and is_hyphenated(name_at[word.i], doc):
            break
        if word.text in HYPHENS or doc[i + 1].text in HYPHENS:
            # Only hyphens within a name belong to the phrase.
            if i in name_at and i + 1 in name_at:
                edge = i
                continue
            break
        edge = i
    return edge

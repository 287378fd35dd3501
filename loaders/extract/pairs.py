"""Words that stand for two: "both", "the two", "both sides", "they" after "A and B", "each other".

A pair is read only where two, and no third, are there to be meant: joined by "and" in one phrase
before, or as the subject of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from loaders.actors.resolver import Resolution
from loaders.extract.coreference import PLURAL_PRONOUNS
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.syntax import possessors, unfold

RULE = "pair"


def respectively(
    sources: Sequence[Mention | None], targets: Sequence[Mention], doc: Doc
) -> Iterator[tuple[Mention | None, Sequence[Mention]]]:
    """Each source with its targets: with all of them, or, in a sentence that says
    "respectively" of as many on both sides, with the one of its place."""
    each = any(token.lower_ == "respectively" for token in doc)
    if each and len(sources) == len(targets) > 1:
        yield from ((source, (target,)) for source, target in zip(sources, targets, strict=True))
    else:
        yield from ((source, targets) for source in sources)


def is_reciprocal(token: Token) -> bool:
    """ "each other", "one another", and what is "each other's"."""
    if token.lower_ in ("other", "another"):
        before = token.nbor(-1).lower_ if token.i else ""
        return (before, token.lower_) in (("each", "other"), ("one", "another"))
    return any(is_reciprocal(owner) for owner in possessors(token))


def speaks_of_two(token: Token) -> bool:
    """ "both", "the two", "the two countries", "both sides": no name, and exactly two."""
    if token.lower_ in ("both", "pair") or (token.lower_ == "two" and _definite(token)):
        return not any(kid.dep_ == "prep" for kid in token.children)
    if token.pos_ != "NOUN" or token.tag_ != "NNS":
        return False
    words = {kid.lower_ for kid in token.children}
    describing = {kid.lower_ for kid in token.children if kid.dep_ in ("amod", "compound", "poss")}
    counted = "both" in words or ("two" in words and words & {"the", "these", "those"})
    return bool(counted) and not describing - {"warring", "rival", "neighbouring", "neighboring"}


def _definite(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in ("the", "these", "those")


def pair_at(reader: MentionReader, token: Token) -> list[Mention]:
    """The two that a word stands for; none where it stands for somebody else, or nobody knows."""
    if token.lower_ in PLURAL_PRONOUNS:
        one = reader.mention_at(token)
        if one is not None:
            return _joined(reader, token, one)
        return _named_before(reader, token)
    if speaks_of_two(token):
        return _two_before(reader, token) or _named_before(reader, token)
    return []


def _joined(reader: MentionReader, token: Token, first: Mention) -> list[Mention]:
    """ "Iran and Iraq said they would …": everybody that is joined with whom a pronoun names."""
    if first.head.doc is not token.doc or first.resolution.rule != "coreference":
        return []
    heads = [head for head in unfold(first.head) if head.i < token.i]
    found = [reader.mention_at(head) for head in heads]
    members = [mention for mention in found if mention is not None]
    return [_taken_up(mention) for mention in members] if len(members) > 1 else []


def _two_before(reader: MentionReader, token: Token) -> list[Mention]:
    """The last two joined by "and" before a word, where no third is."""
    for head in reversed(reader.doc[: token.left_edge.i]):
        if head.dep_ == "conj" or head.pos_ not in ("PROPN", "NOUN"):
            continue
        heads = [other for other in unfold(head) if other.i < token.i]
        if len(heads) != 2:
            continue
        found = [reader.mention_at(other) for other in heads]
        members = [mention for mention in found if mention is not None]
        if len({mention.actor.id for mention in members}) == 2:
            return [_taken_up(mention) for mention in members]
    return []


def _named_before(reader: MentionReader, token: Token) -> list[Mention]:
    """The two that were the subject of the sentence before."""
    reader.looked_back = True
    return [
        Mention(
            token,
            token.idx,
            token.idx + len(token.text),
            token.text,
            Resolution(one.actor, RULE, one.text),
        )
        for one in reader.discourse.pair
    ]


def _taken_up(mention: Mention) -> Mention:
    resolution = Resolution(mention.actor, RULE, mention.text)
    return Mention(mention.head, mention.start, mention.end, mention.text, resolution)

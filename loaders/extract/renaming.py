"""Descriptions that stand for somebody named beside them or just before.

"The PKK, a terror group that bombed Ankara", "Haftar is a general who …", "Hezbollah fired first.
The group …": what is described is the one named. Conservative, as for pronouns: one who fits, or
nobody; grammar first, then what was named before in the sentence, then its predecessor's subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from loaders.actors.resolver import Resolution
from loaders.extract.syntax import is_verb, surface_subjects, unfold

if TYPE_CHECKING:
    from loaders.extract.mentions import Mention, MentionReader

_CALLING = frozenset({"know", "call", "name", "dub"})
_COPULAS = frozenset({"be", "become", "remain"})
_SORTS = frozenset(
    {"jihadist", "jihadi", "militant", "terror", "terrorist", "extremist", "islamist", "armed"}
    | {"rebel", "insurgent", "guerrilla", "paramilitary", "separatist", "hardline", "radical"}
)
_BODIES = frozenset(
    {"force", "group", "militia", "party", "movement", "organisation", "organization", "army"}
)
_SAME = frozenset({"the", "this", "that", "same", "latter"})
# Rules that read a description rather than a name; "local" may be either.
_DESCRIBED = frozenset({"composition", "member-of-group", "coreference", "apposition"})


def other_name(reader: MentionReader, token: Token, own: Resolution | None) -> Resolution | None:
    """Who a common noun's phrase is, where he is named beside it or before it. ``own`` is what the
    phrase says by itself; a name of its own is left alone."""
    if token.pos_ != "NOUN":
        return None
    if token.i in reader.name_at:
        if not _is_described_name(own, token):
            return None
    elif own is not None and own.rule not in _DESCRIBED and own.rule != "local":
        return None
    for other in _equated(reader, token):
        found = reader.mention_at(other)
        if found is not None and is_named(found):
            return Resolution(found.actor, "apposition", found.text)
    taken_up = antecedent_of(reader, token) if token.i not in reader.name_at else None
    if taken_up is not None:
        return Resolution(taken_up.actor, "coreference", taken_up.text)
    return None


def _is_described_name(own: Resolution | None, token: Token) -> bool:
    """ "a Kurdish militia": words that knowledge holds, and yet a description."""
    return own is not None and own.rule == "alias" and token.is_lower and _is_one(token)


def is_named(mention: Mention) -> bool:
    """Whether a mention goes by a name, not by a description or a pronoun."""
    rule = mention.resolution.rule
    return rule not in _DESCRIBED and (rule != "local" or mention.head.pos_ == "PROPN")


def _equated(reader: MentionReader, token: Token) -> Iterator[Token]:
    """The phrases that grammar puts beside a description as another name of the same."""
    head = token
    while head.dep_ == "conj" and head.head.i < head.i and head.head.dep_ in ("appos", "conj"):
        # "Brennan, an adviser and director who …"
        head = head.head
    if head.dep_ == "appos" and _is_one(head):
        near = _name_before(reader, head)
        # "an official of the SDF, the force that …": no official is a force.
        if near is not None and (head.head.pos_ == "PROPN" or token.lower_ in _BODIES):
            yield near
        elif head.head.pos_ == "PROPN":
            yield head.head
    if _is_one(token):
        for kid in token.children:
            if kid.dep_ == "appos" and (kid.pos_ == "PROPN" or kid.i in reader.name_at):
                yield kid
    yield from _called(token)
    if head.dep_ == "attr" and head.head.lemma_ in _COPULAS and _is_one(token):
        yield from (kid for kid in surface_subjects(head.head) if kid.pos_ == "PROPN")


def _called(token: Token) -> Iterator[Token]:
    """ "a coalition known as Desert Shield", "the force called Ansar"."""
    for kid in token.children:
        if kid.dep_ != "acl" or kid.lemma_.lower() not in _CALLING:
            continue
        for inner in kid.children:
            if inner.dep_ == "prep" and inner.lower_ == "as":
                yield from (word for word in inner.children if word.pos_ == "PROPN")
            elif inner.dep_ in ("oprd", "dobj", "attr") and inner.pos_ == "PROPN":
                yield inner


def _name_before(reader: MentionReader, head: Token) -> Token | None:
    """The name that an apposition stands right after, where the parser ties it to a farther one:
    "the wing of the PKK, a group that …"."""
    i = head.left_edge.i - 1
    if i < 1 or head.doc[i].text != ",":
        return None
    while i > 0 and (head.doc[i].is_punct or head.doc[i].dep_ == "appos"):
        i -= 1
    word = head.doc[i]
    named = word.pos_ == "PROPN" or word.i in reader.name_at
    return word if named and word.dep_ in ("pobj", "dobj", "nsubj", "appos") else None


def _is_one(token: Token) -> bool:
    """Whether a phrase describes one, as a name's apposition does: it has an article, a possessor
    or a hyphenated modifier, and nothing is joined to it from before."""
    return any(
        kid.dep_ in ("det", "poss") or (kid.dep_ == "amod" and kid.i < token.i)
        for kid in token.children
    )


def antecedent_of(reader: MentionReader, token: Token) -> Mention | None:
    """Whom "the group", "the movement", "the country" takes up again."""
    kinds = reader.lexicon.anaphors.get(token.lower_)
    bare = _is_bare_definite(token)
    if kinds is None or not (bare or _is_typed_definite(token)):
        return None
    fitting: dict[str, Mention] = {}
    barred = _subjects_beside(token)
    for before in reader.doc[: token.left_edge.i]:
        if before.pos_ not in ("PROPN", "NOUN") or before.i in barred:
            continue
        if before.dep_ in ("compound", "amod", "nmod"):
            continue
        found = reader.mention_at(before)
        if found is None or found.actor.kind not in kinds:
            continue
        if is_named(found) or found.resolution.rule == "member-of-group":
            fitting[found.actor.id] = found
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    reader.looked_back = reader.looked_back or bare
    previous = reader.discourse.previous if bare else None
    if not fitting and previous is not None and previous.actor.kind in kinds:
        return previous if is_named(previous) else None
    return None


def _subjects_beside(token: Token) -> set[int]:
    """The subject of the clause that a phrase stands in as anything else: "the SDF are battling
    the group" speaks of another one."""
    clause = token
    while not is_verb(clause) and clause.head.i != clause.i:
        clause = clause.head
    return {head.i for kid in surface_subjects(clause) for head in unfold(kid)}


def _is_typed_definite(token: Token) -> bool:
    """ "the jihadist group" after the name of one: which sort it is adds nothing but what is known
    of it already. Only within a sentence, where nobody else fits."""
    describing = [kid for kid in token.children if kid.dep_ in ("amod", "compound", "nmod")]
    others = [
        kid
        for kid in token.children
        if kid.dep_ in ("acl", "relcl", "prep", "appos", "nummod", "poss", "conj")
    ]
    definite = any(kid.lower_ == "the" for kid in token.children if kid.dep_ == "det")
    return definite and not others and all(kid.lower_ in _SORTS for kid in describing)


def _is_bare_definite(token: Token) -> bool:
    """ "the group", "that same group", not "the rebel group" nor "the group of five"."""
    describing = [kid for kid in token.children if kid.dep_ in ("amod", "compound", "nmod", "poss")]
    described = [kid for kid in token.children if kid.dep_ in ("acl", "relcl", "prep", "appos")]
    definite = any(kid.lower_ in _SAME for kid in token.children if kid.dep_ == "det")
    return definite and not described and all(kid.lower_ in _SAME for kid in describing)

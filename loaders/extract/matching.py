"""Whether an entry of the lexicon fits a word of a parse, and the roles that the word then has."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from loaders.extract.lexicon import Entry, Lexicon, Part
from loaders.extract.phrases import HYPHENS
from loaders.extract.syntax import (
    Roles,
    adjective_roles,
    headline_verb,
    hidden_verb,
    is_verb,
    noun_modifiers,
    noun_roles,
    surface_subjects,
    unfold,
    verb_roles,
)
from loaders.extract.trace import Misuse


def entry_fits(entry: Entry, token: Token) -> bool:
    return misuse(entry, token) is None


def misuse(entry: Entry, token: Token) -> Misuse | None:
    """Why a word is not the entry's predicate where it stands; None if it is."""
    doc = token.doc
    match entry.part:
        case "verb":
            if headline_verb(token):
                return "rest-missing" if entry.rest else None
            if not (is_verb(token) or hidden_verb(token)):
                return "no-verb"
            if token.dep_ in ("aux", "auxpass"):
                return "auxiliary"
            if _after_hyphen(token):
                return "hyphen"
            if token.dep_ in ("amod", "compound") and hidden_verb(token) is None:
                return "describes"
            return None if _has_rest(token, entry.rest) else "rest-missing"
        case "noun":
            if not _is_nominal(token):
                return "no-noun"
            if _is_title_case(token):
                return "title"
            if (
                token.dep_ in ("compound", "nmod")
                and token.head.i > token.i
                and token.head.pos_ in ("NOUN", "PROPN")
            ):
                return "describes"
            if entry.rest and "of" in entry.rest:
                following = [
                    word.lower_ for word in doc[token.i + 1 : token.i + 1 + len(entry.rest)]
                ]
                return None if following == list(entry.rest) else "rest-missing"
            before = [word.lower_ for word in doc[max(0, token.i - len(entry.rest)) : token.i]]
            modifiers = {word.lower_ for word in noun_modifiers(token)}
            whole = before == list(entry.rest) or all(word in modifiers for word in entry.rest)
            return None if whole else "rest-missing"
        case "adjective":
            described = token.pos_ == "VERB" and token.dep_ in ("amod", "acl")
            if token.pos_ != "ADJ" and not described:
                return "no-adjective"
            return "hyphen" if _after_hyphen(token) else None
        case "preposition":
            after_be = token.dep_ == "prep" and token.head.lemma_ == "be"
            return None if after_be else "no-preposition"
        case "compound":
            return None if _after_hyphen(token) and token.i >= 2 else "no-hyphen"
        case "prefix":
            tied = (
                token.i + 2 < len(doc)
                and doc[token.i + 1].text in HYPHENS
                and not token.whitespace_
            )
            return None if tied else "no-hyphen"


def _has_rest(verb: Token, rest: tuple[str, ...]) -> bool:
    """Whether what belongs to a verb hangs on it; of several words the last does, the others may
    describe it or lead to it: "made common cause", "took them to task"."""
    if not rest:
        return True
    own = _words_of(verb.children)
    if all(word in own for word in rest):
        return True
    *others, last = rest
    links = [kid for kid in verb.children if kid.dep_ == "prep" and kid.lower_ in others]
    if others and any(last == thing.lower_ for link in links for thing in link.children):
        # "took them to task"
        return set(others) <= own
    ends = [kid for kid in verb.children if last in (kid.lower_, kid.lemma_.lower())]
    return any(set(others) <= own | _words_of(end.children) for end in ends) if others else False


def _words_of(tokens: Iterable[Token]) -> set[str]:
    return {word for token in tokens for word in (token.lower_, token.lemma_.lower())}


def _is_title_case(token: Token) -> bool:
    """A capital within a sentence that is no headline: part of some name or title."""
    if token.i == 0 or not token.text[:1].isupper() or token.text.isupper():
        return False
    words = [word for word in token.doc if word.is_alpha]
    return sum(word.text[:1].isupper() for word in words) < 0.6 * len(words)


def _is_nominal(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return (
        token.tag_ == "VBG"
        and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        and not any(kid.dep_ in ("dobj", "aux") for kid in token.children)
    )


def _after_hyphen(token: Token) -> bool:
    return (
        token.i >= 2
        and token.nbor(-1).text in HYPHENS
        and not token.nbor(-1).whitespace_
        and not token.nbor(-2).whitespace_
    )


def roles_of(token: Token, part: Part, lexicon: Lexicon) -> Roles:
    match part:
        case "verb":
            return verb_roles(token)
        case "noun":
            return noun_roles(token, lexicon)
        case "adjective":
            return adjective_roles(token)
        case "preposition":
            objects = [head for kid in token.children if kid.dep_ == "pobj" for head in unfold(kid)]
            holders = [head for subject in surface_subjects(token.head) for head in unfold(subject)]
            return Roles(token, {"holder": tuple(holders), "object": tuple(objects)})
        case "compound":
            return Roles(
                token,
                {
                    "agent": _before_hyphen(token),
                    "patient": _without_own_article(_described(token)),
                },
            )
        case "prefix":
            stem = token.nbor(2)
            return Roles(token, {"stem": (stem,), "holder": _without_own_article(_described(stem))})


def _described(token: Token) -> Token:
    """The noun that a hyphenated modifier stands before."""
    head = token
    while head.dep_ in (
        "amod",
        "compound",
        "nmod",
        "npadvmod",
        "punct",
        "advmod",
        "nummod",
        "quantmod",
        "poss",
        "conj",
    ) and (head.head.i > head.i or _is_second_modifier(head)):
        head = head.head
    if head.i == token.i:
        for word in token.doc[token.i + 1 : token.i + 6]:
            if word.pos_ in ("NOUN", "PROPN") and (
                word.dep_ not in ("compound", "amod", "nmod", "poss")
            ):
                return word
    return head


def _is_second_modifier(token: Token) -> bool:
    """The "armed" of "Libyan and Omani-armed units", coordinated with "Libyan"."""
    above = token.head
    return token.dep_ == "conj" and above.dep_ in ("amod", "nmod") and above.head.i > token.i


def _without_own_article(noun: Token) -> tuple[Token, ...]:
    """ "Turkish-backed rebels and officers" are both; "… rebels and a council", "… rebels and
    Turkey", "… rebels and three of their sons" are not."""
    return tuple(head for head in unfold(noun) if head.i == noun.i or _shares(noun, head))


def _shares(noun: Token, other: Token) -> bool:
    named = other.pos_ == "PROPN" and noun.pos_ != "PROPN"
    own = any(kid.dep_ in ("det", "amod", "poss", "nummod") for kid in other.children)
    return not named and not own


def _before_hyphen(token: Token) -> tuple[Token, ...]:
    """ "Iran-backed", "U.S.- and Saudi-backed", "Russian and Iran-backed"."""
    first = token.nbor(-2)
    heads = [first]
    i = first.i - 1
    if i >= 1 and token.doc[i].lower_ == "and":
        before = token.doc[i - 1]
        if i >= 2 and before.text in HYPHENS:
            heads.insert(0, token.doc[i - 2])
        elif before.pos_ == "ADJ" and before.text[:1].isupper():
            heads.insert(0, before)
    return tuple(heads)

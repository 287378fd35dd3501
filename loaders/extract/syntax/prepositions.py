"""Prepositional arguments, wherever the parser hangs them."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.syntax.tree import NOMINAL, is_verb

CARRIERS = frozenset(
    {
        "aid",
        "assistance",
        "support",
        "help",
        "relief",
        "funding",
        "weapon",
        "weapons",
        "arms",
        "equipment",
        "supplies",
        "goods",
        "food",
        "money",
        "training",
        "loan",
        "grant",
        "medicine",
        "attack",
        "strike",
        "airstrike",
        "raid",
    }
)


TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"week", "weekend", "month", "year", "night", "morning", "evening", "afternoon"}
)
"""Times of day and week, which nothing is behind, with or against."""
TIMELESS = frozenset({"behind", "with", "against", "alongside", "around", "for"})

# "took delivery of tanks from Poland", "sent a batch of tanks to Kyiv"
HANDOVERS = frozenset({"delivery", "receipt", "shipment", "consignment", "batch", "cargo"})


def by_phrase(token: Token) -> list[Token]:
    found = []
    for kid in token.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            found += [grandkid for grandkid in kid.children if grandkid.dep_ == "pobj"]
        elif kid.dep_ == "prep" and kid.lower_ == "at":
            # "killed at the hands of rebels"
            hands = [thing for thing in kid.children if thing.lower_ == "hands"]
            ofs = [of for thing in hands for of in thing.children if of.lower_ == "of"]
            found += [thing for of in ofs for thing in of.children if thing.dep_ == "pobj"]
    return found


def prepositional(token: Token, *, depth: int = 2) -> dict[str, list[Token]]:
    """Prepositional arguments of ``token``, and of the phrases that it governs.

    The parser hangs "to the rebels" in "sent $2m in aid to the rebels" now here, now there, so a
    preposition is looked for in the object's phrase too, nearer ones first.
    """
    found: dict[str, list[Token]] = {}
    _collect_prepositions(token, found, depth)
    return found


def _collect_prepositions(token: Token, found: dict[str, list[Token]], depth: int) -> None:
    nested: list[Token] = []
    for kid in token.children:
        linked = kid.dep_ in ("prep", "dative") or (kid.dep_ == "oprd" and kid.tag_ == "IN")
        if linked and kid.pos_ in ("ADP", "SCONJ", "VERB", "PART", "ADV"):
            _collect_phrase(kid, found, nested)
        elif kid.dep_ == "advcl" and any(
            other.lower_ == kid.lower_ and other.i != kid.i for other in token.children
        ):
            # "stood shoulder to shoulder with", the second taken for a verb
            _collect_prepositions(kid, found, 0)
        elif kid.dep_ == "advmod" and not is_verb(token):
            # "three cities west of Tripoli", "a village elsewhere in Mali"
            for inner in kid.children:
                if inner.dep_ == "prep":
                    _collect_phrase(inner, found, nested)
        elif kid.dep_ in ("dobj", "attr", "nsubjpass", "oprd") or (
            kid.dep_ == "conj" and not is_verb(token) and kid.pos_ in ("NOUN", "PROPN")
        ):
            nested.append(kid)
    if depth > 0:
        for phrase in nested:
            if phrase.pos_ in NOMINAL:
                deeper: dict[str, list[Token]] = {}
                _collect_prepositions(phrase, deeper, depth - 1)
                for name, heads in deeper.items():
                    found.setdefault(name, []).extend(heads)


def _hands_over(prep: Token) -> bool:
    return prep.lower_ == "of" and prep.head.lemma_.lower() in HANDOVERS


def _collect_phrase(prep: Token, found: dict[str, list[Token]], nested: list[Token]) -> None:
    name = prep.lower_
    if name == "according":
        return
    for kid in prep.children:
        if kid.dep_ == "pobj":
            found.setdefault(name, []).append(kid)
            if kid.lemma_.lower() in CARRIERS or _hands_over(prep) or _is_blamed_for(prep):
                nested.append(kid)
            if kid.lemma_.lower() in TIMES:
                # "threw its weight on Friday behind": what follows belongs to the verb
                for inner in kid.children:
                    if inner.dep_ == "prep" and inner.lower_ in TIMELESS:
                        _collect_phrase(inner, found, nested)
        elif kid.dep_ == "prep" or (kid.dep_ == "conj" and kid.pos_ == "ADP"):
            _collect_phrase(kid, found, nested)


def _is_blamed_for(prep: Token) -> bool:
    """ "laid the blame for the delay squarely on them": the parser hangs "on" on the delay."""
    verb = prep.head
    above = [verb, *(kid for kid in verb.children if kid.dep_ in ("dobj", "nsubjpass"))]
    return prep.lower_ == "for" and any(
        word.lemma_.lower() in ("blame", "responsibility", "guilt") for word in above
    )

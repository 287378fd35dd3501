"""Single steps in a dependency parse (CLEAR-style labels): children, coordination, voice, and
what the parser is known to get wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})


# Words for people by whom they belong to.
RELATIVES = frozenset(
    {"family", "wife", "widow", "husband", "father", "mother", "parent", "son", "daughter"}
    | {"brother", "sister", "child", "relative", "friend", "colleague", "lawyer", "body"}
)


PLACES = frozenset(
    {"country", "state", "nation", "city", "town", "village", "region", "province", "area"}
)


PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve"})


SAYING = frozenset({"said", "says", "told", "reported", "announced", "added"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The participants of one predicate, by role; heads of phrases, coordination unfolded."""

    predicate: Token
    by_role: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    support: Token | None = None
    """The verb a noun leans on: "launched" in "launched an attack"."""

    def __getitem__(self, role: str) -> tuple[Token, ...]:
        return self.by_role.get(role, ())

    def first(self, roles: Iterable[str]) -> tuple[str, tuple[Token, ...]]:
        """The first of ``roles`` that is filled, with its fillers."""
        for role in roles:
            if self.by_role.get(role):
                return role, self.by_role[role]
        return "", ()


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def hidden_verb(token: Token) -> Token | None:
    """What governs a verb that the parser took for a modifier of its own object.

    "accused Iran of smuggling missiles" with "smuggling" as a compound of "missiles" (gives "of"),
    "has shelled positions" with "shelled" as an adjective (gives "has"). None for other words.
    """
    if token.dep_ not in ("amod", "compound") or token.head.i <= token.i or token.i == 0:
        return None
    before = token.nbor(-1)
    if (
        token.tag_ == "VBG"
        and before.pos_ in ("ADP", "SCONJ")
        and before.dep_ in ("prep", "mark", "pcomp")
    ):
        return before
    while before.i and before.pos_ == "ADV":
        before = before.nbor(-1)
    participle = token.tag_ in ("VBN", "VBD") or (token.tag_ == "JJ" and token.lower_[-2:] == "ed")
    if participle and before.lemma_ in ("have", "'ve") and is_verb(before):
        return before
    return None


def headline_verb(token: Token) -> bool:
    """ "Uruguay sides with Brazil": a verb in -s that the tagger took for a plural, its subject for
    a compound."""
    return (
        token.tag_ == "NNS"
        and token.dep_ == "ROOT"
        and token.i > 0
        and token.nbor(-1).pos_ == "PROPN"
        and token.nbor(-1).dep_ == "compound"
        and any(kid.dep_ in ("prep", "dobj") and kid.i == token.i + 1 for kid in token.children)
    )


def unfold(token: Token) -> list[Token]:
    """A phrase's head and the heads coordinated with it: "X, Y and Z" from X gives X, Y, Z."""
    heads = [token]
    for child in token.children:
        if (
            child.dep_ == "conj"
            and not _is_speaker(child)
            and not (is_verb(child) and child.pos_ != "PROPN" and not is_verb(token))
        ):
            heads.extend(unfold(child))
        if child.dep_ == "prep" and child.lower_ == "including":
            # "militias, including Hezbollah": what is said of all is said of the one named.
            named = [thing for thing in child.children if thing.dep_ == "pobj"]
            heads.extend(head for thing in named for head in unfold(thing) if head.pos_ == "PROPN")
    return heads


def _is_speaker(token: Token) -> bool:
    """ "…, Human Rights Watch said": a speaker that the parser coordinates with what is said."""
    doc = token.doc
    first = token.left_edge.i
    if first == 0 or doc[first - 1].text != ",":
        return False
    after = doc[token.i + 1 : token.i + 6]
    return any(word.lower_ in SAYING for word in after)


def unfold_all(tokens: Iterable[Token]) -> tuple[Token, ...]:
    seen: dict[int, Token] = {}
    for token in tokens:
        for head in unfold(token):
            seen.setdefault(head.i, head)
    return tuple(seen.values())


def child(token: Token, *deps: str) -> Token | None:
    return next((kid for kid in token.children if kid.dep_ in deps), None)


def particles(token: Token) -> frozenset[str]:
    return frozenset(kid.lower_ for kid in token.children if kid.dep_ in ("prt", "advmod", "prep"))


def antecedent(pronoun: Token, clause: Token) -> Token:
    """What a relative pronoun stands for; any other word stands for itself."""
    if pronoun.lower_ not in RELATIVE_PRONOUNS or pronoun.tag_ not in (
        "WDT",
        "WP",
        "WP$",
        "IN",
        "DT",
    ):
        return pronoun
    verb = clause
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ not in ("relcl", "acl"):
        return pronoun
    return _named_just_before(pronoun, verb.head) or nearer(verb.head, verb)


def _named_just_before(pronoun: Token, noun: Token) -> Token | None:
    """ "an ally of the PKK, which …": after a comma, "which" takes up the name right before it,
    where the parser ties it to the common noun that the name belongs to."""
    if pronoun.lower_ != "which" or noun.pos_ != "NOUN" or pronoun.i < 2:
        return None
    end = pronoun.i - 1
    if pronoun.nbor(-1).dep_ == "prep":
        end -= 1
    while end > 0 and pronoun.doc[end].is_punct:
        end -= 1
    if pronoun.doc[end + 1].text not in (",", ")"):
        return None
    for kid in noun.children:
        if kid.dep_ != "prep" or not noun.i < kid.i < pronoun.i:
            continue
        for thing in kid.children:
            reaches = thing.right_edge.i in (end, end + 1) or thing.i == end
            if thing.dep_ == "pobj" and thing.pos_ == "PROPN" and reaches:
                return thing
    return None


def _has_who(clause: Token) -> bool:
    return any(kid.lower_ == "who" for kid in clause.children)


def _is_plural(clause: Token) -> bool:
    first = next((kid for kid in clause.children if kid.dep_ in ("aux", "auxpass")), clause)
    return first.lower_ in ("have", "are", "were", "'ve", "'re", "’ve", "’re") or (
        first is clause and clause.tag_ == "VBP"
    )


def nearer(noun: Token, clause: Token) -> Token:
    """ "The family of a soldier who fought": the clause right after a relative's name is about him
    whose relative it is, not about the relative."""
    if noun.dep_ == "conj" and noun.tag_ in ("NN", "NNP") and _is_plural(clause):
        # "Putin and Erdogan, who have …": both
        while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        return noun
    if noun.lemma_.lower() in PLACES and noun.dep_ == "pobj" and _has_who(clause):
        # "nurses from four states who rebelled": it is not the states that did.
        whole = noun.head.head
        return whole if whole.pos_ in ("NOUN", "PROPN") else noun
    if noun.lemma_.lower() not in RELATIVES:
        return noun
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ == "of" and kid.i < clause.i:
            return child(kid, "pobj") or noun
    return noun


def is_passive(verb: Token) -> bool:
    if child(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    has_have = any(kid.dep_ == "aux" and kid.lower_ in PERFECT for kid in verb.children)
    if has_have or child(verb, "nsubj"):
        return False
    if verb.dep_ == "acl":
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("advcl", "amod"):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    # "get killed", "be seen attacked": a bare participle under another verb.
    return verb.dep_ in ("ccomp", "xcomp", "ROOT") and child(verb, "agent") is not None

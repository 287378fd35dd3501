"""How one clause or noun stands under another: small questions that the climb for a stance asks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.extract.syntax import child, is_passive, is_verb, possessors, surface_subjects

ABOUT = frozenset({"of", "for", "to", "on", "about", "against", "in", "over"})


QUANTITIES = frozenset(
    {
        "series",
        "wave",
        "number",
        "part",
        "act",
        "campaign",
        "string",
        "spate",
        "kind",
        "package",
        "worth",
        "million",
        "billion",
        "amount",
        "round",
        "threat",
    }
)


REPUTED = frozenset(
    {
        "say",
        "report",
        "believe",
        "think",
        "allege",
        "suspect",
        "assume",
        "presume",
        "rumour",
        "rumor",
    }
)
"""Verbs that before an infinitive are passive: their subject is who it is said of."""


def shares_auxiliaries(node: Token, above: Token) -> bool:
    """ "did not attack or shell", "will arm and train": the second verb has no auxiliary itself."""
    own = any(kid.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "neg") for kid in node.children)
    return not own and node.tag_ == above.tag_ and node.tag_ in ("VB", "VBN", "VBG")


def is_aside(node: Token) -> bool:
    """ "said … as he denounced": a clause of time about the speaker is the document's own."""
    mark = child(node, "mark")
    subject = child(node, "nsubj")
    return (
        node.dep_ == "advcl"
        and mark is not None
        and mark.lower_ in ("as", "while", "after", "before")
        and subject is not None
        and subject.pos_ == "PRON"
        and node.i > node.head.i
    )


def is_definite(node: Token) -> bool:
    """ "the raids", "Ankara's raids", "its raids", "bombing them": known to be there."""
    if is_verb(node):
        return True
    return any(
        kid.dep_ == "poss"
        or (kid.dep_ == "det" and kid.lower_ in ("the", "these", "those", "this", "that"))
        for kid in node.children
    )


def is_indefinite(node: Token) -> bool:
    return any(kid.dep_ == "det" and kid.lower_ in ("a", "an", "another") for kid in node.children)


def is_own_act(node: Token, above: Token) -> bool:
    """ "said they would not come, blaming Turkey": a participle after a comma, of a clause whose
    subject is a pronoun, is what its speaker does and not what he says."""
    after_comma = node.i > 0 and node.nbor(-1).text == ","
    subject = child(above, "nsubj")
    return after_comma and subject is not None and subject.pos_ == "PRON"


def is_negated(verb: Token) -> bool:
    return any(kid.dep_ == "neg" for kid in verb.children)


def is_reputed(verb: Token) -> bool:
    """ "Hezbollah, said to have attacked": a participle with an infinitive, by nobody in
    particular, also where the tagger takes it for a past tense."""
    return (
        verb.lemma_.lower() in REPUTED
        and verb.tag_ in ("VBN", "VBD")
        and child(verb, "agent") is None
        and any(
            kid.dep_ in ("xcomp", "ccomp") and any(word.tag_ == "TO" for word in kid.children)
            for kid in verb.children
        )
    )


def is_that_clause(node: Token) -> bool:
    """ "claims that Iran arms them": "that" marks, and fills no place in, the clause."""
    that = next((kid for kid in node.children if kid.lower_ == "that"), None)
    return that is not None and that.dep_ == "mark"


def is_subjunctive(node: Token) -> bool:
    """ "demanded that the United States supply": a bare verb under a tensed one."""
    subject = child(node, "nsubj")
    if not is_verb(node) or subject is None:
        return False
    return node.tag_ == "VB" or (node.tag_ == "VBP" and subject.tag_ in ("NN", "NNP"))


def owners_of_word(noun: Token) -> Iterator[Token]:
    """Whose claim, belief or denial a noun is."""
    owners = possessors(noun)
    if owners:
        yield from owners
        return
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ in ("by", "from"):
            yield from (thing for thing in kid.children if thing.dep_ == "pobj")
            return
    for kid in noun.children:
        if kid.dep_ in ("amod", "compound", "nmod") and kid.text[:1].isupper() and kid.i < noun.i:
            yield kid
            return
    verb = noun.head
    light = (
        "make",
        "level",
        "repeat",
        "issue",
        "voice",
        "have",
        "express",
        "renew",
        "bring",
        "press",
        "file",
        "reiterate",
    )
    if noun.dep_ == "dobj" and is_verb(verb) and not is_passive(verb) and verb.lemma_ in light:
        yield from surface_subjects(verb)

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


AFTERWARDS = frozenset({"after", "since", "following"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
PERFECT = frozenset({"have", "has", "had", "'ve", "’ve", "'d", "’d"})
FIRST = frozenset({"first", "last", "only", "latest", "second", "third"})


ADDING = frozenset({"which", "who", "whom", "whose", "where"})


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
    """Whether a clause is the document's own, whatever it stands in: "said … as he denounced", a
    clause of time about the speaker; "said the SDF, which holds the town, …", a relative clause
    that only adds."""
    if node.dep_ in ("relcl", "acl") and (_only_adds(node) or _is_set_off(node.head)):
        return True
    if node.dep_ == "pobj" and node.head.lower_ in AFTERWARDS and is_definite(node):
        # "vowed to go on after the capture of the town"
        return True
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


def _only_adds(clause: Token) -> bool:
    """Non-restrictive: after a comma, with "which", "who", "whose" or "where"."""
    first = clause.left_edge
    if clause.dep_ != "relcl" or first.i < 1:
        return False
    if first.pos_ == "ADP" and first.i + 1 < clause.i:
        first = first.nbor(1)
    before = clause.left_edge.nbor(-1)
    return first.lower_ in ADDING and before.text in (",", "(", "–", "—", ")")


def _is_set_off(noun: Token) -> bool:
    """ "the PKK, a group that …": what describes a name in passing."""
    first = noun.left_edge
    if noun.dep_ != "appos" or first.i < 2 or first.nbor(-1).text not in (",", "–", "—"):
        return False
    return noun.head.pos_ == "PROPN" or first.nbor(-2).pos_ == "PROPN" or first.nbor(-2).text == ")"


def too_much(adjective: Token) -> bool:
    """ "too weak to attack": they do not."""
    first = adjective
    while first.dep_ == "conj" and first.head.pos_ == "ADJ":
        first = first.head
    return any(kid.dep_ == "advmod" and kid.lower_ == "too" for kid in first.children)


def was_able(adjective: Token) -> bool:
    """ "was able to flee": and so did, unlike "is able to" and "would be able to"."""
    verb = adjective.head
    if adjective.lower_ != "able" or verb.lemma_ != "be":
        return False
    auxiliaries = {kid.lower_ for kid in verb.children if kid.dep_ == "aux"}
    return verb.lower_ in ("was", "were") or (bool(auxiliaries) and auxiliaries <= PERFECT)


def is_better_off(verb: Token, prep: Token) -> bool:
    """ "would be better off leaving", the "off" hung on the verb."""
    return prep.lower_ == "off" and verb.lemma_ == "be" and child(verb, "acomp") is not None


def means_to(verb: Token) -> bool:
    """ "would continue", "will go on": what somebody means to do."""
    return any(kid.dep_ == "aux" and kid.lower_ in FUTURE for kid in verb.children)


def is_to(verb: Token, node: Token) -> bool:
    """ "is to send tanks", "are to be armed": what is arranged; "is to blame" is said of now."""
    return (
        verb.lower_ in ("is", "are", "am")
        and any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in node.children)
        and node.lemma_.lower() not in ("blame", "fault")
        and child(verb, "nsubj", "expl") is not None
    )


def is_other_sentence(node: Token, above: Token) -> bool:
    """ "Kyiv says so; Moscow denies it": a semicolon parts what the parser takes for one."""
    first, last = sorted((node.i, above.i))
    between = node.doc[first + 1 : last]
    return node.dep_ in ("ccomp", "parataxis") and any(word.text == ";" for word in between)


def is_way(noun: Token) -> bool:
    """ "paves the way for": for what is still to come."""
    opening = noun.head.lemma_.lower() in ("pave", "clear", "open", "smooth")
    return noun.lower_ == "way" and noun.dep_ == "dobj" and opening


def is_past(verb: Token) -> bool:
    """A plain past or perfect, neither negated nor under a modal."""
    auxiliaries = {kid.lower_ for kid in verb.children if kid.dep_ == "aux"}
    if is_negated(verb):
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        # "after fleeing"
        return verb.head.lower_ in AFTERWARDS
    if verb.tag_ == "VBD":
        return not auxiliaries
    return verb.tag_ == "VBN" and bool(auxiliaries) and auxiliaries <= PERFECT


def is_one_of_them(verb: Token) -> bool:
    """ "was one of the volunteers to join", "were among the first to": said of those who did."""
    if verb.lemma_ != "be" or any(kid.dep_ in ("aux", "neg") for kid in verb.children):
        return False
    return any(
        (kid.dep_ == "attr" and kid.lower_ in ("one", "some", "many", "two", "several"))
        or (kid.dep_ == "attr" and any(word.lower_ in FIRST for word in kid.children))
        or (kid.dep_ == "prep" and kid.lower_ == "among")
        for kid in verb.children
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


def as_what(node: Token) -> bool:
    """ "considers it as a threat", "considers it a threat": thought, not planned."""
    return (node.dep_ == "prep" and node.lower_ == "as") or node.dep_ in ("oprd", "attr")


def as_being(node: Token) -> bool:
    """ "considers them to be allied": thought of somebody."""
    return (
        child(node, "nsubj", "nsubjpass") is not None
        and child(node, "aux") is not None
        and (node.lemma_ == "be" or child(node, "auxpass") is not None)
    )


def tells(classes: frozenset[str], infinitive: bool) -> bool:
    return bool(classes & {"says", "thinks"}) or ("charges" in classes and not infinitive)


def content_head(node: Token) -> Token:
    """What a preposition leads to: the raids of "an end to the raids"."""
    return child(node, "pobj", "pcomp") or node if node.dep_ == "prep" else node


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

"""Parses mended where the parser is led up the garden path.

"A letter from three nurses held guarding X has moved …" is parsed with "held" for its verb
and "has moved" coordinated with it, though nothing joins the two. English joins clauses by a
conjunction or a comma; where neither stands, the first of the two verbs is a participle that
describes the noun before it. So is a past form that is read as a clause of its own ("remembered a
soldier killed in …") and has nobody for its subject.

In "accused Chad on Monday of shipping weapons", "of" is hung on the day, and "shipping" taken for
the trade; days have no such complements, so it is the verb's.

In "left to rest and attacked Chad", "attacked" is coordinated with "rest"; only like forms are, so
it goes with "left". Nothing else is changed.
"""

from __future__ import annotations

from spacy import symbols
from spacy.tokens import Doc, Token

CONJ: int = symbols.conj
CCOMP: int = symbols.ccomp
JOINING = frozenset({",", ";", ":", "–", "—", "-", "...", "…", "/"})
NOUNS = frozenset({"NOUN", "PROPN"})
DAYS = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
    | {"yesterday", "today", "weekend", "week", "month"}
)
PERIODS = frozenset({"week", "month", "year"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})
UNLIKE = frozenset({"VBD", "VBG"})
PARTICIPLE = frozenset({"VBD", "VBN"})


def mend(doc: Doc) -> bool:
    """Turn verbs that nothing joins to the verb they hang on into participles, in place; whether
    there was any."""
    found = _free_of_days(doc)
    for verb in doc:
        if verb.dep == CONJ and verb.tag_ in UNLIKE and verb.head.tag_ == "VB":
            found = _join_its_like(verb) or found
        if verb.dep not in (CONJ, CCOMP) or verb.tag_ not in FINITE or _is_joined(verb):
            continue
        first = verb.head
        if first.i < verb.i and _describes(verb, verb):
            _hang(verb, verb.nbor(-1))
            found = True
        elif first.i < verb.i and verb.dep == CONJ and _describes(first, verb):
            _give_way(first, verb)
            found = True
    return found


def _free_of_days(doc: Doc) -> bool:
    """Hang on its verb an "of" that stands under a day; whether there was any."""
    found = False
    for day in doc[:-2]:
        of = day.nbor(1)
        if day.text not in DAYS or of.lower_ != "of" or of.head.i != day.i:
            continue
        above = day.head.head if day.dep_ == "pobj" else day.head
        governed = next(iter(of.children), None)
        if above.pos_ != "VERB" or governed is None or governed.lemma_ in PERIODS:
            continue
        of.head = above
        found = True
        if governed.dep_ == "pcomp" and governed.tag_ == "NN" and governed.lower_.endswith("ing"):
            governed.tag_, governed.pos_ = "VBG", "VERB"
    return found


def _join_its_like(verb: Token) -> bool:
    """Coordinate a past or -ing form with the verb of its form above the infinitive it hangs on,
    if there is one and it has no subject of its own."""
    infinitive = verb.head
    marked = any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in infinitive.children)
    if not marked or any(kid.dep_ in ("nsubj", "nsubjpass") for kid in verb.children):
        return False
    for above in infinitive.ancestors:
        if above.pos_ in ("VERB", "AUX") and above.i < infinitive.i:
            if above.tag_ != verb.tag_:
                return False
            verb.head = above
            return True
    return False


def _is_joined(verb: Token) -> bool:
    between = [kid for kid in verb.head.children if verb.head.i < kid.i < verb.i]
    if any(kid.dep_ in ("cc", "preconj") for kid in between):
        return True
    left = verb.left_edge
    return left.i == 0 or left.nbor(-1).text in JOINING or left.nbor(-1).dep_ == "cc"


def _describes(participle: Token, other: Token) -> bool:
    """Whether a verb can be a participle of the noun right before it: a past form without an
    auxiliary or an object of its own, with its doer in front or nobody for it."""
    if participle.tag_ not in PARTICIPLE or participle.pos_ == "AUX" or participle.i == 0:
        return False
    noun = participle.nbor(-1)
    if noun.pos_ not in NOUNS:
        return False
    kids = [kid for kid in participle.children if kid.i != other.i]
    if any(kid.dep_ in ("aux", "auxpass", "dobj", "ccomp", "neg") for kid in kids):
        return False
    if participle is other:
        # A noun below the verb ("that taxing wine paid was …") is no noun that it describes.
        return not participle.is_ancestor(noun)
    subjects = [kid for kid in kids if kid.dep_ in ("nsubj", "nsubjpass")]
    in_front = any(noun == subject or subject.is_ancestor(noun) for subject in subjects)
    return in_front and _can_be_main(other)


def _can_be_main(verb: Token) -> bool:
    return verb.tag_ != "VBN" or any(kid.dep_ in ("aux", "auxpass") for kid in verb.children)


def _give_way(participle: Token, verb: Token) -> None:
    """The second verb takes the place of the first, and its subject."""
    noun = participle.nbor(-1)
    top, role = participle.head, participle.dep_
    own = [kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass")]
    subjects = [kid for kid in participle.children if kid.dep_ in ("nsubj", "nsubjpass")]
    closing = [kid for kid in participle.children if kid.i > verb.i]
    verb.head = verb if top.i == participle.i else top
    verb.dep_ = role
    for subject in subjects:
        subject.head = verb
    for kid in closing:
        kid.head = verb
    _hang(participle, noun)
    for thing in own:
        if thing.left_edge.i < participle.i:
            continue
        before = thing.left_edge.nbor(-1)
        if before.tag_ == "VBG":
            # "held guarding Hamas has …": whom they guarded.
            thing.head, thing.dep_ = before, "dobj"


def _hang(participle: Token, noun: Token) -> None:
    participle.head = noun
    participle.dep_ = "acl"
    participle.tag_ = "VBN"

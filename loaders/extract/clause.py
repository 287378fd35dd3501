"""Cues within one clause: negation, modals, adverbs, conditions, hedged doers, "according to"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from loaders.extract.climb import Climb
from loaders.extract.syntax import child, is_verb, surface_subjects

Words = Mapping[str, Mapping[str, frozenset[str]]]
CONDITIONAL_MODALS = frozenset(
    {"would", "could", "may", "might", "will", "shall", "should", "'d", "’d", "'ll", "’ll"}
)

WORDINGS = frozenset(
    {
        "word",
        "view",
        "opinion",
        "estimation",
        "telling",
        "account",
        "reckoning",
        "estimate",
        "admission",
        "judgment",
        "judgement",
        "assessment",
        "mind",
        "eye",
        "version",
    }
)
"""Nouns of "in X's words", "by her own account": whoever has them is the speaker."""


SINGLE_DEEDS = frozenset({"ATTACKS", "SUPPLIES"})
"""Relations that are single deeds: what may be done has not been done."""


REFUSING = frozenset({"will", "would", "wo", "'ll", "’ll", "shall", "can", "ca", "could"})


NOT_ALL = frozenset({("not", "all"), ("not", "every"), ("not", "a"), ("not", "one")})


def noun_cues(noun: Token, words: Words, climb: Climb) -> None:
    """Modifiers of an event noun: "alleged attack", "no attack", "planned strikes"."""
    for kid in noun.children:
        word = kid.lower_
        if kid.dep_ == "det" and word in ("no", "neither"):
            climb.deny(kid)
        elif kid.dep_ in ("amod", "compound", "advmod"):
            if word not in words["adjectives"]["disposed"]:
                adjective_cue(kid, words, climb)
        elif kid.dep_ == "neg" and not is_verb(noun):
            climb.deny(kid)


def adjective_cue(adjective: Token, words: Words, climb: Climb) -> None:
    word = adjective.lower_
    if word in words["adjectives"]["negates"]:
        climb.deny(adjective)
    elif word in words["adjectives"]["plans"]:
        climb.suppose(adjective)
    elif word in words["adjectives"]["hedges"]:
        climb.allege(adjective)


def clause_cues(verb: Token, words: Words, climb: Climb, *, own: bool = False) -> None:
    """Negation, modals, adverbs and conjunctions of a verb's clause. ``own`` marks the predicate's
    own clause, where a hedge on the doer ("suspected militants attacked") counts too."""
    for kid in verb.children:
        word = kid.lower_
        match kid.dep_:
            case "neg":
                climb.deny(kid)
            case "aux" if word in words["modals"]["hedges"]:
                if climb.relation in SINGLE_DEEDS and _is_yet_to_be(verb):
                    climb.suppose(kid)
                else:
                    climb.allege(kid)
            case "aux" if word in words["modals"]["plans"]:
                if not _is_refused(verb, word):
                    climb.suppose(kid)
            case "advmod" | "npadvmod" | "mark" | "intj":
                _adverb(kid, words, climb)
            case "nsubj" | "nsubjpass":
                _subject(kid, climb)
            case "prep":
                according(kid, climb)
            case "dobj" if own:
                _object(kid, climb)
            case "preconj" | "cc" if word == "neither":
                climb.deny(kid)
    _condition(verb, words, climb)
    hedges = words["adjectives"]["hedges"]
    if own:
        for subject in surface_subjects(verb):
            for kid in subject.subtree:
                if kid.i < subject.i and kid.dep_ in ("amod", "compound") and kid.lower_ in hedges:
                    climb.allege(kid)
    if verb.dep_ == "ROOT" and verb.tag_ == "VB":
        to = next((kid for kid in verb.children if kid.dep_ == "aux" and kid.lower_ == "to"), None)
        if to is not None:
            # A headline's future: "U.S. to send missiles".
            climb.suppose(to)


def _is_refused(verb: Token, modal: str) -> bool:
    """ "will not arm", "would not give", "cannot be": negated, and no plan."""
    negated = any(kid.dep_ == "neg" for kid in verb.children)
    return negated and modal in REFUSING


def _is_yet_to_be(verb: Token) -> bool:
    """ "could attack", unlike "could have attacked", "may be attacking": yet to be done."""
    return (
        verb.tag_ == "VB"
        and verb.lemma_ != "be"
        and not any(
            kid.dep_ in ("aux", "auxpass") and kid.lower_ in ("have", "be") for kid in verb.children
        )
    )


def modal_cues(verb: Token, words: Words, climb: Climb) -> None:
    """The modals of a verb alone, without its negation."""
    for kid in verb.children:
        if kid.dep_ == "aux" and kid.lower_ in words["modals"]["hedges"]:
            climb.allege(kid)
        elif kid.dep_ == "aux" and kid.lower_ in words["modals"]["plans"]:
            climb.suppose(kid)


def possible_cues(verb: Token, climb: Climb) -> None:
    """ "could lead to an attack": what may come is no more than that, unlike "could have led"."""
    perfect = any(kid.dep_ == "aux" and kid.lower_ == "have" for kid in verb.children)
    for kid in verb.children:
        if not perfect and kid.dep_ == "aux" and kid.lower_ in ("could", "may", "might"):
            climb.suppose(kid)


def _adverb(adverb: Token, words: Words, climb: Climb) -> None:
    word = adverb.lower_
    if word in words["adverbs"]["hedges"]:
        climb.allege(adverb)
    elif word in words["adverbs"]["negates"] or (word == "longer" and _is_no(adverb)):
        climb.deny(adverb)
    elif word in words["markers"]["plans"] and adverb.head.dep_ != "ROOT":
        # "even if it criticises" concedes that it does.
        concedes = bool(adverb.i) and adverb.nbor(-1).lower_ == "even"
        if not concedes:
            climb.suppose(adverb)


def _is_no(adverb: Token) -> bool:
    return any(kid.lower_ == "no" for kid in adverb.children)


def _subject(subject: Token, climb: Climb) -> None:
    if subject.lower_ in ("nobody", "none", "neither", "nothing"):
        climb.deny(subject)
    determiner = child(subject, "det", "preconj", "cc")
    if determiner is not None and determiner.lower_ in ("no", "neither"):
        climb.deny(determiner)
    first = subject.left_edge
    if first.i < subject.i and (first.lower_, first.nbor(1).lower_) in NOT_ALL:
        climb.deny(first)


def _object(thing: Token, climb: Climb) -> None:
    """ "sends Kyiv no more shells"."""
    for kid in thing.children:
        for word in (kid, *kid.children):
            if word.lower_ == "no" and word.dep_ in ("det", "neg", "advmod"):
                climb.deny(word)


def _condition(verb: Token, words: Words, climb: Climb) -> None:
    """ "would attack if …" and "Had France armed the rebels, …"."""
    modal = any(kid.dep_ == "aux" and kid.lower_ in CONDITIONAL_MODALS for kid in verb.children)
    if modal:
        for kid in verb.children:
            if kid.dep_ == "advcl":
                for word in kid.children:
                    if word.dep_ in ("mark", "advmod") and word.lower_ in words["markers"]["plans"]:
                        climb.suppose(word)
    subject = child(verb, "nsubj")
    if subject is not None and verb.dep_ in ("advcl", "ccomp", "ROOT"):
        for kid in verb.children:
            if (
                kid.dep_ == "aux"
                and kid.lower_ in ("had", "were", "should")
                and kid.i < subject.i
                and (kid.i == 0 or kid.nbor(-1).is_punct)
            ):
                climb.suppose(kid)


def according(prep: Token, climb: Climb) -> None:
    """ "according to X", "in the words of X"."""
    named = source_named(prep)
    if named is not None:
        climb.say([named], prep)


def source_named(prep: Token) -> Token | None:
    """Whom a preposition makes the speaker of its clause: "according to X", "in X's view"."""
    if prep.lower_ == "according":
        inner = child(prep, "prep")
        return child(inner, "pobj") if inner is not None else child(prep, "pobj")
    if prep.lower_ not in ("in", "by", "to") or prep.dep_ != "prep":
        return None
    thing = child(prep, "pobj")
    if thing is None or thing.lemma_.lower() not in WORDINGS:
        return None
    owner = child(thing, "poss")
    if owner is not None:
        return owner
    of = next((kid for kid in thing.children if kid.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def citing(verb: Token) -> list[Token]:
    """Whom a speaker cites: "Reuters reported, citing two diplomats"."""
    found = []
    for kid in verb.children:
        if kid.lower_ in ("citing", "quoting"):
            found += [thing for thing in kid.children if thing.dep_ in ("dobj", "pobj")]
    return found


def to_infinitive(verb: Token) -> bool:
    return (
        is_verb(verb)
        and verb.tag_ == "VB"
        and any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in verb.children)
    )

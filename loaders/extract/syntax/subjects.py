"""Who does what a verb or adjective says, explicit or understood: control, relative clauses,
participles, coordination."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.syntax.tree import antecedent, child, is_passive, is_verb, nearer

SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "use", "launch", "take", "spend"}
    | {"flee", "leave", "enter", "cross", "abandon", "quit", "reach", "visit", "risk", "join"}
)
# What one gives to do: "a promise from Muscat to leave …".
PLEDGES = frozenset(
    {"pledge", "promise", "commitment", "assurance", "guarantee", "vow", "threat", "offer", "bid"}
    | {"undertaking", "attempt", "decision", "refusal", "agreement"}
)


# Whose object does what their infinitive says: "trained rebels to fight".
ENABLING = frozenset(
    {"train", "arm", "equip", "recruit", "hire", "raise", "pay", "fund", "finance", "mobilise"}
    | {"mobilize", "enlist", "groom", "incite"}
)
ASKED_THROUGH = frozenset({"call", "appeal", "rely", "count", "prevail", "wait", "plead"})


GERUND_AFTER = frozenset({"of", "with", "about", "despite", "without"})
# What a possessive of time counts in: "six months' prison".
SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
PREDICATIVE = frozenset({"acomp", "oprd", "attr", "ROOT", "ccomp"})


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, explicit or understood, before coordination is unfolded."""
    if depth > 12:
        return []
    own = [kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass")]
    if not own and verb.dep_ in ("ROOT", "ccomp", "conj", "relcl", "parataxis"):
        # "Turkey backs Azerbaijan", the name taken for a compound of the verb.
        own = [
            kid
            for kid in verb.children
            if kid.dep_ in ("compound", "nmod") and kid.pos_ == "PROPN" and kid.i < verb.i
        ]
    if own:
        return [antecedent(token, verb) for token in own]
    head = verb.head
    if head.i == verb.i:
        return []
    match verb.dep_:
        case "relcl":
            # "the group that …" with the pronoun read as a marker.
            filled = child(verb, "dobj") and _has_gap_filler(verb)
            return [] if filled else [nearer(head, verb)]
        case "acl":
            if verb.tag_ == "VB":
                return _enabled(head.head) or _doers_of_noun(head, depth)
            return [nearer(head, verb)]
        case "conj":
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case "xcomp" | "ccomp":
            return _controllers(verb, head, depth)
        case "pcomp":
            return controllers_through_preposition(head, depth)
        case "advcl":
            before = verb.nbor(-1) if verb.i else verb
            if verb.tag_ == "VBG" and before.dep_ == "pobj" and before.head.lower_ in GERUND_AFTER:
                # "the trend of Washington accusing Tehran"
                return [before]
            if verb.tag_ == "VB":
                return _enabled(head) or (
                    surface_subjects(head, depth + 1) if is_verb(head) else []
                )
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case "dep" | "prep":
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case _:
            return []


def _enabled(verb: Token) -> list[Token]:
    """Who is sent, armed or trained "to fight"."""
    thing = child(verb, "dobj")
    if thing is None or verb.lemma_.lower() not in ENABLING or is_passive(verb):
        return []
    somebody = thing.tag_ in ("NNS", "NNPS", "NNP")
    return [antecedent(thing, verb)] if somebody else []


def _has_gap_filler(verb: Token) -> bool:
    return any(kid.dep_ in ("nsubj", "nsubjpass") for kid in verb.children)


def _doers_of_noun(noun: Token, depth: int) -> list[Token]:
    """Whose plan, threat, attempt a noun is: its possessor, or who its verb has for a subject."""
    owner = child(noun, "poss")
    if owner is not None and owner.lemma_.lower() not in SPANS:
        return [owner]
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
    for kid in noun.children:
        pledged = kid.lower_ == "from" and noun.lemma_.lower() in PLEDGES
        if kid.dep_ == "prep" and (kid.lower_ in ("by", "of") or pledged):
            owner = child(kid, "pobj")
            if owner is not None:
                return [owner]
    modifiers = [
        kid
        for kid in noun.children
        if kid.dep_ in ("compound", "amod", "nmod")
        and kid.pos_ in ("PROPN", "ADJ")
        and kid.text[:1].isupper()
    ]
    if modifiers:
        return modifiers
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "pobj") and verb.i != noun.i:
        if noun.dep_ == "pobj":
            verb = verb.head
        if is_verb(verb):
            return surface_subjects(verb, depth + 1)
    return []


def _controllers(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does an infinitive or a clause without a subject of its own."""
    if head.pos_ == "ADJ" and head.dep_ in ("ccomp", "conj"):
        # "deemed them too weak to attack", "too weak and poor to attack"
        first = head
        while first.dep_ == "conj" and first.head.pos_ == "ADJ":
            first = first.head
        own = [kid for kid in first.children if kid.dep_ == "nsubj"]
        if own:
            return own
    if not is_verb(head):
        # "is ready to attack": the adjective's holder.
        if head.head.i != head.i and is_verb(head.head):
            return surface_subjects(head.head, depth + 1)
        return _doers_of_noun(head, depth) if head.pos_ in ("NOUN", "PROPN") else []
    if verb.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return []
    if verb.dep_ == "ccomp" and child(verb, "mark") is not None:
        return []
    thing = child(head, "dobj")
    if thing is not None and head.lemma_ not in SUBJECT_CONTROL and not is_passive(head):
        return [antecedent(thing, head)]
    if head.lemma_ in ASKED_THROUGH:
        # "called on Germany to deliver", "appealed to Rabat to send"
        for kid in head.children:
            if kid.dep_ == "prep" and kid.lower_ in ("on", "upon", "to", "for") and kid.i < verb.i:
                asked = child(kid, "pobj")
                if asked is not None:
                    return [asked]
    return surface_subjects(head, depth + 1)


def controllers_through_preposition(prep: Token, depth: int) -> list[Token]:
    """Who does the -ing form after a preposition: "accused Iran of arming" gives Iran."""
    head = prep.head
    while (head.dep_ == "prep" or head.pos_ == "ADV") and head.head.i != head.i:
        head = head.head
    if is_verb(head):
        thing = child(head, "dobj")
        if (
            thing is not None
            and not is_passive(head)
            and prep.lower_ in ("of", "for", "with", "from", "over", "into", "as")
        ):
            if thing.pos_ in ("NOUN",) and child(thing, "prep") is not None:
                # "levelled charges at Iran of arming": whom the noun is aimed at.
                for kid in thing.children:
                    if kid.dep_ == "prep" and kid.lower_ in ("against", "at", "on"):
                        aimed = child(kid, "pobj")
                        if aimed is not None:
                            return [aimed]
            return [antecedent(thing, head)]
        return surface_subjects(head, depth + 1)
    if head.pos_ in ("NOUN", "PROPN"):
        if prep.lower_ == "of" and head.dep_ in ("dobj", "pobj") and head.pos_ == "PROPN":
            # "accuses [Iran of arming]", "accused by [Baku of arming]"
            verb = head.head.head if head.head.dep_ == "agent" else head.head
            if is_verb(verb):
                return [head] if head.dep_ == "dobj" else surface_subjects(verb, depth + 1)
        for kid in head.children:
            if kid.dep_ == "prep" and kid.lower_ in ("against", "at") and kid.i != prep.i:
                aimed = child(kid, "pobj")
                if aimed is not None:
                    return [aimed]
        return _doers_of_noun(head, depth)
    if head.pos_ == "ADJ":
        # "found Iran guilty of arming", "is responsible for killing"
        return holders(head)
    return []


def holders(adjective: Token) -> list[Token]:
    head = adjective.head
    own = [kid for kid in adjective.children if kid.dep_ == "nsubj"]
    if own:
        # "holds Russia responsible", parsed as a clause of its own
        return own
    if is_verb(head) and head.i != adjective.i and adjective.dep_ in PREDICATIVE:
        thing = child(head, "dobj") if adjective.dep_ == "oprd" else None
        return [thing] if thing is not None else surface_subjects(head)
    if adjective.dep_ in ("amod", "acl", "relcl", "appos") and head.pos_ in (
        "NOUN",
        "PROPN",
        "PRON",
    ):
        return [head]
    if adjective.dep_ == "conj" and head.pos_ == "ADJ":
        return holders(head)
    return []

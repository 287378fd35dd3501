"""Syntax, normalised once: who does what to whom, whatever the construction.

The parse (CLEAR-style labels of spaCy's English pipelines) is turned into logical roles. Passives,
relative clauses, participles, control, coordination, light verbs, nominalisations and compounds
are dealt with here and nowhere else; a frame only names roles.

Roles of a verb: ``agent``, ``patient``, ``recipient``, ``benefactive`` (whom "to help X" helps),
``agent-pair`` (both, of "X and Y allied"), and every preposition by its name ("with", "to").
Roles of a noun: ``agent``, ``undergoer``, ``poss``, ``modifier``, ``subject`` (what the noun is
said of), ``between`` and prepositions. Of an adjective: ``holder`` and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.extract.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})
PREDICATIVE = frozenset({"acomp", "oprd", "attr", "ROOT", "ccomp"})
NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
PURPOSE_VERBS = frozenset(
    {"help", "support", "assist", "aid", "benefit", "feed", "protect", "bolster", "defend"}
)
HOSTILE = frozenset(
    {"fight", "combat", "counter", "attack", "defeat", "kill", "crush", "repel", "battle", "bomb",
     "destroy", "oust", "overthrow", "topple", "strike", "target", "pressure", "deter", "contain",
     "monitor", "investigate", "retake", "capture", "attend", "express", "discuss", "return"}
)
CARRIERS = frozenset(
    {"aid", "assistance", "support", "help", "relief", "funding", "weapon", "weapons", "arms",
     "equipment", "supplies", "goods", "food", "money", "training", "loan", "grant", "medicine",
     "attack", "strike", "airstrike", "raid"}
)
"""Things whose own prepositions belong to the verb: "$2m in aid to Fiji"."""
# Verbs whose infinitive is done by their subject although they have an object.
SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "use", "launch", "take", "spend"}
)


# Verbs whose subject is not who does what their object names ("denied an accusation").
DISOWNING = frozenset({"deny", "reject", "dismiss", "condemn", "report", "see", "dispute", "prevent"})
PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
ASKED_THROUGH = frozenset({"call", "appeal", "rely", "count", "prevail", "wait", "plead"})


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
    if token.tag_ == "VBG" and before.pos_ in ("ADP", "SCONJ") and before.dep_ in ("prep", "mark", "pcomp"):
        return before
    while before.i and before.pos_ == "ADV":
        before = before.nbor(-1)
    participle = token.tag_ in ("VBN", "VBD") or (token.tag_ == "JJ" and token.lower_[-2:] == "ed")
    if participle and before.lemma_ in ("have", "'ve") and is_verb(before):
        return before
    return None


def unfold(token: Token) -> list[Token]:
    """A phrase's head and the heads coordinated with it: "X, Y and Z" from X gives X, Y, Z."""
    heads = [token]
    for child in token.children:
        if child.dep_ == "conj" and not _is_speaker(child) and not (
            is_verb(child) and child.pos_ != "PROPN" and not is_verb(token)
        ):
            heads.extend(unfold(child))
    return heads


SAYING = frozenset({"said", "says", "told", "reported", "announced", "added"})


def _is_speaker(token: Token) -> bool:
    """"…, Human Rights Watch said": a speaker that the parser coordinates with what is said."""
    doc = token.doc
    first = token.left_edge.i
    if first == 0 or doc[first - 1].text != ",":
        return False
    after = doc[token.i + 1 : token.i + 6]
    return any(word.lower_ in SAYING for word in after)


def _unfold_all(tokens: Iterable[Token]) -> tuple[Token, ...]:
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
    return verb.head if verb.dep_ in ("relcl", "acl") else pronoun


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


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject, explicit or understood, before coordination is unfolded."""
    if depth > 12:
        return []
    own = [kid for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass")]
    if not own and verb.dep_ in ("ROOT", "ccomp", "conj", "relcl", "parataxis"):
        # "Turkey backs Azerbaijan", the name taken for a compound of the verb.
        own = [kid for kid in verb.children if kid.dep_ in ("compound", "nmod") and kid.pos_ == "PROPN" and kid.i < verb.i]
    if own:
        return [antecedent(token, verb) for token in own]
    head = verb.head
    if head.i == verb.i:
        return []
    match verb.dep_:
        case "relcl":
            # "the group that …" with the pronoun read as a marker.
            return [head] if not child(verb, "dobj") or not _has_gap_filler(verb) else []
        case "acl":
            if verb.tag_ == "VB":
                return _doers_of_noun(head, depth)
            return [head]
        case "conj":
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case "xcomp" | "ccomp":
            return _controllers(verb, head, depth)
        case "pcomp":
            return _controllers_through_preposition(head, depth)
        case "advcl":
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case "dep" | "prep":
            return surface_subjects(head, depth + 1) if is_verb(head) else []
        case _:
            return []


def _has_gap_filler(verb: Token) -> bool:
    return any(kid.dep_ in ("nsubj", "nsubjpass") for kid in verb.children)


def _doers_of_noun(noun: Token, depth: int) -> list[Token]:
    """Whose plan, threat, attempt a noun is: its possessor, or who its verb has for a subject."""
    owner = child(noun, "poss")
    if owner is not None:
        return [owner]
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ in ("by", "of"):
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


def _controllers_through_preposition(prep: Token, depth: int) -> list[Token]:
    """Who does the -ing form after a preposition: "accused Iran of arming" gives Iran."""
    head = prep.head
    while (head.dep_ == "prep" or head.pos_ == "ADV") and head.head.i != head.i:
        head = head.head
    if is_verb(head):
        thing = child(head, "dobj")
        if (
            thing is not None
            and not is_passive(head)
            and prep.lower_ in ("of", "for", "with", "from", "over", "into")
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
        return list(adjective_roles(head)["holder"])
    return []


def _by_phrase(token: Token) -> list[Token]:
    found = []
    for kid in token.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            found += [grandkid for grandkid in kid.children if grandkid.dep_ == "pobj"]
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
        if kid.dep_ in ("prep", "dative") and kid.pos_ in ("ADP", "SCONJ", "VERB", "PART", "ADV"):
            _collect_phrase(kid, found, nested)
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


def _collect_phrase(
    prep: Token, found: dict[str, list[Token]], nested: list[Token]
) -> None:
    name = prep.lower_
    for kid in prep.children:
        if kid.dep_ == "pobj":
            found.setdefault(name, []).append(kid)
            if kid.lemma_.lower() in CARRIERS:
                nested.append(kid)
        elif kid.dep_ == "prep" or (kid.dep_ == "conj" and kid.pos_ == "ADP"):
            _collect_phrase(kid, found, nested)


def _object_gap(verb: Token) -> list[Token]:
    """The noun a relative clause leaves out as its object: "the group that Iran arms"."""
    if verb.dep_ != "relcl" or is_passive(verb) or child(verb, "dobj") is not None:
        return []
    subjects = [kid for kid in verb.children if kid.dep_ == "nsubj"]
    if not subjects or subjects[0].lower_ in RELATIVE_PRONOUNS:
        return []
    gap_in_preposition = any(
        kid.dep_ == "prep"
        and any(
            grandkid.lower_ in RELATIVE_PRONOUNS or grandkid.dep_ == "pobj"
            for grandkid in kid.children
            if grandkid.lower_ in ("which", "whom")
        )
        for kid in verb.children
    )
    return [] if gap_in_preposition else [verb.head]


def _shared_object(verb: Token) -> list[Token]:
    """ "bombed and shelled the town": the object stands once, at the last verb."""
    for kid in verb.children:
        if (
            kid.dep_ == "conj"
            and is_verb(kid)
            and not child(kid, "nsubj", "nsubjpass")
            and kid.i > verb.i
        ):
            if any(
                word.dep_ in ("dobj", "prep") and word.i < kid.i and word.i > verb.i
                for word in verb.children
            ):
                return []
            shared = [word for word in kid.children if word.dep_ == "dobj"]
            return shared or _shared_object(kid)
    return []


def verb_roles(verb: Token) -> Roles:
    """The logical roles of a verb, whatever clause it stands in."""
    roles: dict[str, tuple[Token, ...]] = {}
    governor = hidden_verb(verb)
    if governor is not None:
        return _hidden_roles(verb, governor)
    subjects = surface_subjects(verb)
    objects = [antecedent(kid, verb) for kid in verb.children if kid.dep_ == "dobj"]
    datives = [kid for kid in verb.children if kid.dep_ == "dative" and kid.pos_ in NOMINAL]
    complements = [
        kid for kid in verb.children if kid.dep_ in ("oprd", "attr") and kid.pos_ in NOMINAL
    ]
    prepositions = prepositional(verb)
    if _is_compound_participle(verb):
        roles["agent"] = _unfold_all(_compound_agents(verb))
        roles["patient"] = (verb.head,)
        return Roles(verb, roles)
    if is_passive(verb):
        agents = (
            _by_phrase(verb)
            or [head for thing in objects for head in _by_phrase(thing)]
            or _shared_agent(verb)
        )
        prepositions.pop("by", None)
        recipients = [*datives]
        if objects:
            recipients += subjects
            patients = objects
        elif complements and verb.dep_ != "acl":
            recipients, patients = [*recipients, *subjects], [*subjects]
        else:
            patients = subjects
    else:
        agents = subjects
        patients = objects or _object_gap(verb) or _shared_object(verb)
        recipients = datives
    if not is_passive(verb) and len(patients) == 1 and datives == [] and complements:
        # "gave the rebels weapons" parsed with the second object as a complement.
        pass
    if len(objects) == 2 and objects[1].left_edge.i - objects[0].i > 1:
        # "accused Cairo of …, an accusation": an afterthought, no second object
        patients = [head for head in patients if head.i != objects[1].i]
    adjacent = len(objects) == 2 and objects[1].left_edge.i - objects[0].i == 1
    if adjacent and not recipients and not is_passive(verb):
        # "sends Kyiv shells", both taken for direct objects
        recipients, patients = objects[:1], objects[1:]
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.tag_ == "VB" and not objects:
        # "Russia is to blame"
        roles["to-blame"], agents = _unfold_all(subjects), []
    agents = [*_listed_before(verb, agents), *agents]
    content = child(verb, "ccomp")
    if content is not None:
        roles["content-agent"] = verb_roles(content)["agent"]
    roles["agent"] = _unfold_all(agents)
    roles["patient"] = _unfold_all(patients)
    roles["recipient"] = _unfold_all(recipients)
    roles["benefactive"] = _unfold_all(_purposes(verb, patients, kindly=True))
    roles["purpose"] = _unfold_all(_purposes(verb, patients, kindly=False))
    for name, heads in prepositions.items():
        roles[name] = _unfold_all(antecedent(head, verb) for head in heads)
    pair = roles["agent"]
    roles["agent-pair"] = pair if len(pair) > 1 else ()
    return Roles(verb, {role: heads for role, heads in roles.items() if heads})


def _hidden_roles(verb: Token, governor: Token) -> Roles:
    thing = verb.head
    if is_verb(governor):
        agents = surface_subjects(governor)
    else:
        agents = _controllers_through_preposition(governor, 0)
    found = {"agent": _unfold_all(agents), "patient": _unfold_all([thing])}
    nearby = prepositional(thing)
    top = governor if is_verb(governor) else governor.head
    if is_verb(top):
        for name, heads in prepositional(top, depth=0).items():
            nearby.setdefault(name, []).extend(head for head in heads if head.i > verb.i and head.i != thing.i)
    for name, heads in nearby.items():
        found.setdefault(name, _unfold_all(heads))
    return Roles(verb, {role: heads for role, heads in found.items() if heads})


def _hidden_roles(verb: Token, governor: Token) -> Roles:
    thing = verb.head
    if is_verb(governor):
        agents = surface_subjects(governor)
    else:
        agents = _controllers_through_preposition(governor, 0)
    found = {"agent": _unfold_all(agents), "patient": _unfold_all([thing])}
    nearby = prepositional(thing)
    top = governor if is_verb(governor) else governor.head
    if is_verb(top):
        for name, heads in prepositional(top, depth=0).items():
            nearby.setdefault(name, []).extend(
                head for head in heads if head.i > verb.i and head.i != thing.i
            )
    for name, heads in nearby.items():
        found.setdefault(name, _unfold_all(heads))
    return Roles(verb, {role: heads for role, heads in found.items() if heads})


def _shared_agent(verb: Token) -> list[Token]:
    """"armed, paid and advised by Washington": the agent stands once, at the last verb."""
    for kid in verb.children:
        if kid.dep_ == "conj" and kid.tag_ == "VBN" and not child(kid, "nsubj", "nsubjpass"):
            return _by_phrase(kid) or _shared_agent(kid)
    return []


def _listed_before(verb: Token, subjects: list[Token]) -> list[Token]:
    """"Iran, Russia sign pact": a headline's list without "and"."""
    if not subjects or subjects[0].pos_ != "PROPN" or verb.i < subjects[0].i:
        return []
    first = subjects[0].left_edge.i
    return [
        kid
        for kid in verb.children
        if kid.dep_ in ("dep", "npadvmod", "nsubj")
        and kid.pos_ == "PROPN"
        and kid.i < first
        and first - kid.i == 2
        and kid.nbor(1).text == ","
    ]


def _is_compound_participle(verb: Token) -> bool:
    """ "Iran-backed", "Saudi-led": a participle that a hyphen ties to a noun before it."""
    return (
        verb.i >= 2
        and verb.nbor(-1).text in "-–‑"
        and verb.tag_ in ("VBN", "VBD", "JJ", "NN", "VBZ")
        and not verb.nbor(-1).whitespace_
        and not verb.nbor(-2).whitespace_
        and verb.head.i > verb.i
    )


def _compound_agents(verb: Token) -> list[Token]:
    first = verb.nbor(-2)
    owners = [first]
    # "Saudi- and Emirati-backed": the hanging hyphen.
    return owners


def _purposes(verb: Token, patients: list[Token], *, kindly: bool) -> list[Token]:
    """Whom a purpose is for: "to help the rebels" (``kindly``), "to pay for food in Yemen"."""
    found = []
    for holder in [verb, *patients]:
        for kid in holder.children:
            if kid.dep_ not in ("advcl", "xcomp", "acl", "relcl") or kid.tag_ not in ("VB", "VBG"):
                continue
            lemma = kid.lemma_.lower()
            if lemma in HOSTILE or (lemma in PURPOSE_VERBS) != kindly:
                continue
            if kid.tag_ == "VBG" and not kindly:
                continue
            found += _objects_of_purpose(kid)
    return found


def _objects_of_purpose(verb: Token) -> list[Token]:
    inner = child(verb, "ccomp", "xcomp")
    found = []
    for clause in (verb, inner) if inner is not None else (verb,):
        for kid in clause.children:
            if kid.dep_ in ("dobj", "nsubj") and kid.lower_ not in RELATIVE_PRONOUNS:
                found.append(kid)
            elif kid.dep_ == "prep" and kid.lower_ in ("for", "in", "to"):
                found += [word for word in kid.children if word.dep_ == "pobj"]
    return found


def noun_modifiers(noun: Token) -> list[Token]:
    """Names and adjectives before a noun, from its left edge on."""
    found = []
    for kid in noun.children:
        if kid.dep_ not in ("compound", "amod", "nmod", "npadvmod", "nsubj") or kid.i > noun.i:
            continue
        if kid.pos_ == "VERB" and kid.dep_ != "compound":
            continue
        found.append(kid)
        found += [
            word
            for word in kid.children
            if word.i < noun.i
            and (
                (word.dep_ in ("compound", "amod", "nmod", "conj") and word.pos_ in NAMING)
                or word.dep_ == "nsubj"
            )
        ]
    return sorted(found, key=lambda token: token.i)


def possessors(noun: Token) -> list[Token]:
    return [
        antecedent(kid, noun) if kid.tag_ != "WP$" else _relative_owner(kid, noun)
        for kid in noun.children
        if kid.dep_ == "poss"
    ]


def _relative_owner(pronoun: Token, noun: Token) -> Token:
    """ "whose forces shelled …": the noun the relative clause hangs on."""
    verb = noun.head
    while verb.dep_ in ("conj", "prep", "pobj") and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else pronoun


def said_of(noun: Token) -> list[Token]:
    """What a noun is said of: by a copula, in apposition, as a complement ("called X a partner")."""
    named = [kid for kid in noun.children if kid.dep_ == "appos"]
    if noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        return named or said_of(noun.head)
    if noun.dep_ == "attr" and is_verb(noun.head):
        subjects = surface_subjects(noun.head)
        # "it is its backers, Iran and Russia, who …"
        return named if named and subjects and subjects[0].lower_ == "it" else subjects
    if noun.dep_ == "oprd" and is_verb(noun.head):
        thing = child(noun.head, "dobj")
        return [thing] if thing is not None else surface_subjects(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        # "Tehran's closest partner is Armenia"
        complement = child(noun.head, "attr")
        if complement is not None:
            return [complement]
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verb(noun.head.head):
        thing = child(noun.head.head, "dobj")
        return [thing] if thing is not None else surface_subjects(noun.head.head)
    names = [kid for kid in noun.children if kid.dep_ == "appos"]
    if names:
        return names
    if noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
        return [noun.head]
    return []


def _governing_verb(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str]:
    """The light verb a noun leans on, and whether its subject acts or undergoes."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    # "a series of attacks", "a wave of strikes": the of-phrase carries the meaning.
    while (
        top.dep_ == "pobj"
        and top.head.lower_ == "of"
        and top.head.head.pos_ == "NOUN"
        and top.head.head.lemma_.lower() in _QUANTITIES
    ):
        top = top.head.head
    verb = top.head
    if top.dep_ == "dobj" and is_verb(verb):
        if _in(verb, lexicon.support["active"]):
            return verb, "active"
        if _in(verb, lexicon.support["passive"]):
            return verb, "passive"
    if top.dep_ == "nsubjpass" and is_verb(verb) and _in(verb, lexicon.support["active"]):
        return verb, "active"
    if top.dep_ in ("nsubjpass",) and is_verb(verb):
        return verb, "mentioned"
    if top.dep_ == "pobj" and is_verb(verb.head):
        prep, outer = verb, verb.head
        if prep.lower_ in ("under", "to") and outer.lemma_ in ("come", "be", "remain", "subject"):
            return outer, "passive"
        if (
            prep.lower_ in ("for",)
            and child(outer, "dobj") is not None
            and (child(outer, "dobj") or outer).lemma_ == "responsibility"
        ):
            return outer, "active"
        if (
            prep.lower_ in ("with", "in", "on", "to", "for")
            and outer.lemma_ in lexicon.support["with_preposition"]
        ):
            return outer, "active"
    if top.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lemma_ == "responsibility" and verb.head.dep_ == "dobj":
        return verb.head.head, "active"
    clause = child(top, "relcl", "acl")
    if clause is not None:
        return clause, "clause"
    return None, ""


_QUANTITIES = frozenset(
    {
        "series",
        "wave",
        "number",
        "string",
        "spate",
        "dozen",
        "hundred",
        "score",
        "lot",
        "set",
        "round",
        "barrage",
        "campaign",
        "act",
        "kind",
        "form",
        "million",
        "billion",
        "worth",
        "amount",
        "package",
        "program",
        "programme",
        "range",
        "total",
        "plan",
        "volley",
        "chorus",
        "level",
        "bunch",
        "thousand",
        "pair",
        "couple",
        "host",
        "flurry",
        "piece",
        "hail",
        "storm",
        "torrent",
    }
)


def _in(verb: Token, words: frozenset[str]) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words:
        return True
    return any(f"{lemma} {particle}" in words for particle in particles(verb))


def noun_roles(noun: Token, lexicon: Lexicon) -> Roles:
    """The logical roles of an event or relational noun."""
    roles: dict[str, list[Token]] = {}
    prepositions = prepositional(noun, depth=1)
    undergoers: list[Token] = []
    by = _by_phrase(noun)
    owners = possessors(noun)
    verb, how = _governing_verb(noun, lexicon)
    verb_agents: list[Token] = []
    if verb is not None and verb.lemma_ == "have":
        undergoers += list(verb_roles(verb)["agent"])
    if verb is not None and how in ("active", "clause"):
        inner = verb_roles(verb)
        if how == "active":
            verb_agents = list(inner["agent"])
            for name, heads in prepositional(verb).items():
                prepositions.setdefault(name, []).extend(heads)
            undergoers += list(inner["recipient"])
        elif _in(verb, lexicon.support["active"]) and noun.i in {
            token.i for token in inner["patient"]
        }:
            verb_agents = list(inner["agent"])
            for name, heads in prepositional(verb).items():
                prepositions.setdefault(name, []).extend(heads)
        elif verb.lemma_ in ("target", "aim", "direct", "hit", "strike", "involve"):
            roles["targeting"] = list(inner["patient"])
            for name in ("at", "against", "on"):
                if inner[name]:
                    prepositions.setdefault(name, []).extend(inner[name])
    elif verb is not None and how == "passive":
        undergoers += list(verb_roles(verb)["agent"])
        for name, heads in prepositional(verb).items():
            prepositions.setdefault(name, []).extend(heads)
        by += prepositions.get("from", []) or prepositions.get("by", [])
    elif verb is not None and how == "mentioned":
        for name, heads in prepositional(verb, depth=0).items():
            prepositions.setdefault(name, []).extend(heads)
    subject = said_of(noun)
    charged = _charged_with(noun, lexicon)
    doers = owners
    if verb_agents and owners and all(owner.tag_ == "PRP$" for owner in owners):
        # "continued their attacks": whoever continued.
        doers = []
    if verb is not None and verb.lemma_ in DISOWNING:
        verb_agents = []
    for thing in list(prepositions.get("of", [])):
        # "deliveries of shells from Seoul to Warsaw": the parser hangs these on the shells.
        for name, heads in prepositional(thing, depth=0).items():
            if name in ("to", "from", "by", "with", "for"):
                prepositions.setdefault(name, []).extend(heads)
                by = by or (heads if name == "by" else [])
    agents = next((heads for heads in (by, doers, charged, verb_agents) if heads), [])
    content = child(noun, "acl", "ccomp", "relcl")
    if content is not None and child(content, "mark") is not None:
        roles["content-agent"] = list(verb_roles(content)["agent"])
    roles["agent"] = agents
    roles["undergoer"] = undergoers
    roles["doer"] = verb_agents
    roles["poss"] = owners
    roles["modifier"] = noun_modifiers(noun)
    roles["subject"] = subject
    for name, heads in prepositions.items():
        roles.setdefault(name, []).extend(heads)
    unfolded = {role: _unfold_all(heads) for role, heads in roles.items() if heads}
    pair = unfolded.get("agent", ()) or unfolded.get("subject", ())
    if len(pair) > 1 and not by:
        unfolded["agent-pair"] = pair
    between = unfolded.get("between", ()) or unfolded.get("among", ())
    if between:
        unfolded["between"] = between
    return Roles(noun, unfolded, verb if how in ("active", "passive") else None)


def _charged_with(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who is said to have done what the noun names: "accused Iran of the attack", "blamed the
    attack on Iran", "Iran is responsible for the attack"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head
    if top.dep_ in ("dobj", "nsubjpass") and is_verb(verb):
        for preposition, verbs in lexicon.done_by.items():
            if verb.lemma_.lower() in verbs:
                return prepositional(verb).get(preposition, [])
    if top.dep_ != "pobj":
        return []
    outer = verb.head
    if (
        is_verb(outer)
        and outer.lemma_.lower() in lexicon.support["object_does"]
        and verb.lower_ in ("of", "for", "with", "to", "over", "in")
    ):
        roles = verb_roles(outer)
        return list(roles["patient"] or roles["to-blame"])
    if (
        outer.pos_ == "ADJ"
        and verb.lower_ in ("for", "of", "in")
        and outer.lower_ in ("responsible", "guilty", "culpable", "complicit", "accountable")
    ):
        return list(adjective_roles(outer)["holder"])
    if verb.lower_ == "behind" and outer.lemma_ == "be":
        return surface_subjects(outer)
    return []


def adjective_roles(adjective: Token) -> Roles:
    """Who an adjective is said of (``holder``), and its prepositions."""
    roles: dict[str, list[Token]] = {"holder": _holders(adjective)}
    for name, heads in prepositional(adjective, depth=1).items():
        roles.setdefault(name, []).extend(heads)
    return Roles(adjective, {role: _unfold_all(heads) for role, heads in roles.items() if heads})


def _holders(adjective: Token) -> list[Token]:
    head = adjective.head
    own = [kid for kid in adjective.children if kid.dep_ == "nsubj"]
    if own:
        # "holds Russia responsible", parsed as a clause of its own
        return own
    if is_verb(head) and head.i != adjective.i and adjective.dep_ in PREDICATIVE:
        thing = child(head, "dobj") if adjective.dep_ == "oprd" else None
        return [thing] if thing is not None else surface_subjects(head)
    if adjective.dep_ in ("amod", "acl", "relcl", "appos") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [head]
    if adjective.dep_ == "conj" and head.pos_ == "ADJ":
        return _holders(head)
    return []

def headline_verb(token: Token) -> bool:
    """"Uruguay sides with Brazil": a verb in -s that the tagger took for a plural, its subject for
    a compound."""
    return (
        token.tag_ == "NNS"
        and token.dep_ == "ROOT"
        and token.i > 0
        and token.nbor(-1).pos_ == "PROPN"
        and token.nbor(-1).dep_ == "compound"
        and any(kid.dep_ in ("prep", "dobj") and kid.i == token.i + 1 for kid in token.children)
    )

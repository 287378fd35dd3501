"""The logical roles of verbs."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.syntax.prepositions import by_phrase, prepositional
from loaders.extract.syntax.subjects import controllers_through_preposition, surface_subjects
from loaders.extract.syntax.tree import (
    NOMINAL,
    RELATIVE_PRONOUNS,
    Roles,
    antecedent,
    child,
    hidden_verb,
    is_passive,
    is_verb,
    unfold_all,
)

PURPOSE_VERBS = frozenset(
    {"help", "support", "assist", "aid", "benefit", "feed", "protect", "bolster", "defend"}
)


CHARGING = frozenset({"of", "for", "with", "over"})


# Nouns whose "by" names their own doer.
DONE_BY = frozenset(
    {"attack", "raid", "strike", "airstrike", "bombing", "killing", "murder", "assault", "violence"}
    | {
        "abuse",
        "shelling",
        "torture",
        "crime",
        "invasion",
        "aggression",
        "occupation",
        "plan",
        "plot",
    }
)


HOSTILE = frozenset(
    {
        "fight",
        "combat",
        "counter",
        "attack",
        "defeat",
        "kill",
        "crush",
        "repel",
        "battle",
        "bomb",
        "destroy",
        "oust",
        "overthrow",
        "topple",
        "strike",
        "target",
        "pressure",
        "deter",
        "contain",
        "monitor",
        "investigate",
        "retake",
        "capture",
        "attend",
        "express",
        "discuss",
        "return",
    }
)


def verb_roles(verb: Token) -> Roles:
    """The logical roles of a verb, whatever clause it stands in."""
    governor = hidden_verb(verb)
    if governor is not None:
        return _hidden_roles(verb, governor)
    if _is_compound_participle(verb):
        agent = unfold_all([verb.nbor(-2)])
        return Roles(verb, {"agent": agent, "patient": (verb.head,)})
    subjects = surface_subjects(verb)
    objects = [antecedent(kid, verb) for kid in verb.children if kid.dep_ == "dobj"]
    prepositions = prepositional(verb)
    roles: dict[str, tuple[Token, ...]] = {}
    if is_passive(verb):
        prepositions.pop("by", None)
        agents, patients, recipients = _passive_roles(verb, subjects, objects)
    else:
        agents, patients, recipients = _active_roles(verb, subjects, objects)
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.tag_ == "VB" and not objects:
        # "Russia is to blame"
        roles["to-blame"], agents = unfold_all(subjects), []
    content = child(verb, "ccomp")
    if content is not None:
        roles["content-agent"] = verb_roles(content)["agent"]
    if not agents and is_passive(verb):
        # "Israeli drones sold to Baku": whose they were may be who sold them
        roles["given"] = unfold_all(patients)
    roles["agent"] = unfold_all([*_listed_before(verb, agents), *agents])
    roles["patient"] = unfold_all(patients)
    roles["recipient"] = unfold_all(recipients)
    roles["benefactive"] = unfold_all(_purposes(verb, patients, kindly=True))
    roles["purpose"] = unfold_all(_purposes(verb, patients, kindly=False))
    for name, heads in prepositions.items():
        roles[name] = unfold_all(antecedent(head, verb) for head in heads)
    if len(roles["agent"]) > 1:
        roles["agent-pair"] = roles["agent"]
    return Roles(verb, {role: heads for role, heads in roles.items() if heads})


def _datives(verb: Token) -> list[Token]:
    return [kid for kid in verb.children if kid.dep_ == "dative" and kid.pos_ in NOMINAL]


def _passive_roles(
    verb: Token, subjects: list[Token], objects: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    """Agents, patients and recipients: "the rebels were given weapons by Tehran"."""
    agents = (
        by_phrase(verb)
        or [head for thing in objects for head in by_phrase(thing)]
        or _shared_agent(verb)
        or _agent_beyond(verb)
    )
    recipients = _datives(verb)
    if objects:
        return agents, objects, [*recipients, *subjects]
    if verb.dep_ != "acl" and child(verb, "oprd", "attr") is not None:
        recipients += subjects
    return agents, subjects, recipients


def _agent_beyond(verb: Token) -> list[Token]:
    """ "was accused of fraud by officials", "of stealing by officials": the parser hangs who did it
    on what is nearest. A deed that has a doer ("of attacks by rebels") keeps it."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in CHARGING:
            for thing in prep.children:
                gerund = thing.dep_ == "pcomp" and thing.tag_ == "VBG"
                if gerund or (thing.dep_ == "pobj" and thing.lemma_.lower() not in DONE_BY):
                    found = [head for head in by_phrase(thing) if head.pos_ in NOMINAL]
                    if found:
                        return found
    return []


def _active_roles(
    verb: Token, subjects: list[Token], objects: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    patients = objects or _object_gap(verb) or _shared_object(verb)
    recipients = _datives(verb)
    if len(objects) == 2:
        between = objects[1].left_edge.i - objects[0].i
        if between > 1:
            # "accused Cairo of …, an accusation": an afterthought, no second object
            patients = objects[:1]
        elif not recipients:
            # "sends Kyiv shells", both taken for direct objects
            recipients, patients = objects[:1], objects[1:]
    return subjects, patients, recipients


def _hidden_roles(verb: Token, governor: Token) -> Roles:
    thing = verb.head
    if is_verb(governor):
        agents = surface_subjects(governor)
    else:
        agents = controllers_through_preposition(governor, 0)
    found = {"agent": unfold_all(agents), "patient": unfold_all([thing])}
    nearby = prepositional(thing)
    top = governor if is_verb(governor) else governor.head
    if is_verb(top):
        for name, heads in prepositional(top, depth=0).items():
            nearby.setdefault(name, []).extend(
                head for head in heads if head.i > verb.i and head.i != thing.i
            )
    for name, heads in nearby.items():
        found.setdefault(name, unfold_all(heads))
    return Roles(verb, {role: heads for role, heads in found.items() if heads})


def _object_gap(verb: Token) -> list[Token]:
    """The noun a relative clause leaves out as its object: "the group that Iran arms"."""
    if is_passive(verb) or child(verb, "dobj") is not None:
        return []
    if verb.dep_ == "advcl":
        return _noun_right_before(verb)
    if verb.dep_ != "relcl":
        return []
    if any(kid.tag_ == "WRB" for kid in verb.children):
        # "where they fought"
        return []
    if any(
        kid.dep_ == "prep" and kid.i > verb.i and not any(kid.children) for kid in verb.children
    ):
        # "the well that two tribes quarrel about"
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


def _noun_right_before(verb: Token) -> list[Token]:
    """ "the raiders Chad now hunts" with the clause parsed as an adverb's: a clause with a
    subject but no object, no link word and no comma, right after a noun."""
    subject = child(verb, "nsubj")
    linked = any(kid.dep_ == "mark" or kid.tag_ == "WRB" for kid in verb.children)
    if subject is None or linked:
        return []
    first = subject.left_edge.i
    before = verb.doc[first - 1] if first else None
    fits = before is not None and before.tag_ in ("NNS", "NN") and subject.pos_ == "PROPN"
    return [before] if fits and before is not None else []


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


def _shared_agent(verb: Token) -> list[Token]:
    """ "armed, paid and advised by Washington": the agent stands once, at the last verb."""
    for kid in verb.children:
        if kid.dep_ == "conj" and kid.tag_ == "VBN" and not child(kid, "nsubj", "nsubjpass"):
            return by_phrase(kid) or _shared_agent(kid)
    return []


def _listed_before(verb: Token, subjects: list[Token]) -> list[Token]:
    """ "Iran, Russia sign pact": a headline's list without "and"."""
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

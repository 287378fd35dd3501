"""The logical roles of event and relational nouns, through light verbs and modifiers."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax.prepositions import by_phrase, prepositional
from loaders.extract.syntax.subjects import holders, surface_subjects
from loaders.extract.syntax.tree import Roles, antecedent, child, is_verb, particles, unfold_all
from loaders.extract.syntax.verbs import verb_roles

AIMING = frozenset({"target", "aim", "direct", "hit", "strike", "involve"})
DISOWNING = frozenset(
    {"deny", "reject", "dismiss", "condemn", "report", "see", "dispute", "prevent"}
)


SHARES = frozenset({"hand", "part", "role", "involvement", "complicity"})
STANDING = frozenset({"be", "act", "work", "stand", "remain", "march", "operate"})


NAMING = frozenset({"PROPN", "NOUN", "ADJ"})


QUANTITIES = frozenset(
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
    """What a noun is said of: by a copula, in apposition, as a complement ("called X an ally")."""
    named = [kid for kid in noun.children if kid.dep_ == "appos"]
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ in ("including", "like", "such"):
            # "its allies, including A and B"
            named += [thing for thing in kid.subtree if thing.dep_ == "pobj"][:1]
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
    if noun.dep_ == "nsubj" and noun.i and noun.nbor(-1).text == "," and is_verb(noun.head):
        # "Oman and Chad, partners in the pact, will …": taken for a second subject
        first = child(noun.head, "nsubj")
        if first is not None and first.i < noun.i:
            return [first]
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verb(noun.head.head):
        thing = child(noun.head.head, "dobj")
        return [thing] if thing is not None else surface_subjects(noun.head.head)
    if named:
        return named
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and not any(noun.lefts):
        # "is in league with", "acted in concert with"
        verb = noun.head.head
        return surface_subjects(verb) if is_verb(verb) and verb.lemma_ in STANDING else []
    if noun.dep_ in ("compound", "nmod") and noun.head.pos_ == "PROPN":
        return [noun.head]
    return []


def _top_of(noun: Token) -> Token:
    """The noun whose place in the clause counts: the first of a list, the "series" of "a series
    of attacks"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    while (
        top.dep_ == "pobj"
        and top.head.lower_ == "of"
        and top.head.head.pos_ == "NOUN"
        and top.head.head.lemma_.lower() in QUANTITIES
    ):
        top = top.head.head
    return top


def _governing_verb(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str]:
    """The verb a noun leans on, and how: its subject acts (``active``) or undergoes (``passive``),
    it only holds the noun (``mentioned``), or it stands in a clause under it (``clause``)."""
    top = _top_of(noun)
    above = top.head
    active, passive = lexicon.support["active"], lexicon.support["passive"]
    if top.dep_ in ("dobj", "nsubjpass") and is_verb(above):
        if is_one_of(above, active):
            return above, "active"
        if top.dep_ == "dobj" and is_one_of(above, passive):
            return above, "passive"
        if top.dep_ == "nsubjpass":
            return above, "mentioned"
    if top.dep_ == "nsubj" and is_verb(above) and prepositional(above).get("between"):
        # "a gun battle broke out between S and X"
        return above, "mentioned"
    if top.dep_ == "pobj":
        verb, how = _verb_through(above, lexicon)
        if verb is not None:
            return verb, how
    clause = child(top, "relcl", "acl")
    return (clause, "clause") if clause is not None else (None, "")


def _verb_through(prep: Token, lexicon: Lexicon) -> tuple[Token | None, str]:
    """ "came under attack", "claimed responsibility for the attack", "responded with a strike"."""
    outer = prep.head
    if prep.lower_ == "for" and outer.lemma_ == "responsibility" and outer.dep_ == "dobj":
        return outer.head, "active"
    if prep.lower_ == "in" and _is_share_in(outer):
        return outer.head, "active"
    if not is_verb(outer):
        return None, ""
    if prep.lower_ in ("under", "to") and outer.lemma_ in ("come", "be", "remain", "subject"):
        return outer, "passive"
    thing = child(outer, "dobj")
    if prep.lower_ == "for" and thing is not None and thing.lemma_ == "responsibility":
        return outer, "active"
    if prep.lower_ == "in" and thing is not None and _is_share_in(thing):
        return outer, "active"
    if prep.lower_ == "for" and outer.lemma_ == "come" and "in" in particles(outer):
        # "came in for criticism"
        return outer, "passive"
    through = prep.lower_ in ("with", "in", "on", "to", "for")
    if through and outer.lemma_ in lexicon.support["with_preposition"]:
        return outer, "active"
    return None, ""


def _is_share_in(noun: Token) -> bool:
    """ "had a hand in the attack", "played a part in the killing"."""
    held = (
        noun.dep_ == "dobj" and is_verb(noun.head) and noun.head.lemma_ in ("have", "play", "take")
    )
    return held and noun.lemma_.lower() in SHARES


def is_one_of(verb: Token, words: frozenset[str]) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words:
        return True
    return any(f"{lemma} {particle}" in words for particle in particles(verb))


@dataclass(slots=True)
class _Support:
    """What a noun's verb adds to it."""

    verb: Token | None = None
    doers: list[Token] = field(default_factory=list)
    undergoers: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    by: list[Token] = field(default_factory=list)


def _support_of(noun: Token, lexicon: Lexicon, prepositions: dict[str, list[Token]]) -> _Support:
    """The verb's own participants; its prepositions are added to the noun's."""
    verb, how = _governing_verb(noun, lexicon)
    if verb is None:
        under = _those_under(noun)
        return _Support(undergoers=under, by=prepositions.get("from", []) if under else [])
    roles = verb_roles(verb)
    found = _Support(verb if how in ("active", "passive") else None)
    takes_over = how != "clause"
    match how:
        case "active":
            found.doers = list(roles["agent"])
            found.undergoers = list(roles["recipient"])
        case "passive":
            found.undergoers = list(roles["agent"])
        case "clause" if noun.i in {token.i for token in roles["patient"]} and is_one_of(
            verb, lexicon.support["active"]
        ):
            found.doers = list(roles["agent"])
            takes_over = True
        case "clause" if verb.lemma_ in AIMING:
            found.targets = list(roles["patient"])
            for name in ("at", "against", "on"):
                prepositions.setdefault(name, []).extend(roles[name])
    if takes_over:
        for name, heads in prepositional(verb, depth=0 if how == "mentioned" else 2).items():
            prepositions.setdefault(name, []).extend(heads)
    if how == "passive":
        found.by = prepositions.get("from", []) or prepositions.get("by", [])
    if verb.lemma_ == "have":
        found.undergoers += list(roles["agent"])
    if verb.lemma_ in DISOWNING:
        found.doers = []
    return found


def _those_under(noun: Token) -> list[Token]:
    """ "troops under fire from S" undergo it."""
    above = noun.head
    if noun.dep_ != "pobj" or above.lower_ != "under" or above.head.pos_ not in NAMING:
        return []
    return [above.head] if child(noun, "prep") is not None else []


def _take_over_from_of(prepositions: dict[str, list[Token]]) -> None:
    """ "deliveries of shells from Seoul to Warsaw": the parser hangs these on the shells."""
    for thing in list(prepositions.get("of", [])):
        for name, heads in prepositional(thing, depth=0).items():
            if name in ("to", "from", "by", "with", "for", "against"):
                prepositions.setdefault(name, []).extend(heads)


def noun_roles(noun: Token, lexicon: Lexicon) -> Roles:
    """The logical roles of an event or relational noun."""
    prepositions = prepositional(noun, depth=1)
    own_by = by_phrase(noun)
    support = _support_of(noun, lexicon, prepositions)
    before = len(prepositions.get("by", []))
    _take_over_from_of(prepositions)
    by = own_by or support.by or prepositions.get("by", [])[before:]
    owners = possessors(noun)
    if own_by:
        # "Saleh's killing by rebels": whose it is underwent it.
        support.undergoers = [*support.undergoers, *owners]
    # "continued their attacks": whoever continued.
    pronouns = bool(support.doers) and all(owner.tag_ == "PRP$" for owner in owners)
    candidates = (by, [] if pronouns else owners, _charged_with(noun, lexicon), support.doers)
    roles: dict[str, list[Token]] = {
        "agent": next((heads for heads in candidates if heads), []),
        "undergoer": support.undergoers,
        "targeting": support.targets,
        "doer": support.doers,
        "poss": owners,
        "modifier": noun_modifiers(noun),
        "subject": said_of(noun),
        "nationality": _nationality(noun) if owners else [],
    }
    content = child(noun, "acl", "ccomp", "relcl")
    if content is not None and child(content, "mark") is not None:
        roles["content-agent"] = list(verb_roles(content)["agent"])
    for name, heads in prepositions.items():
        roles.setdefault(name, []).extend(heads)
    unfolded = {role: unfold_all(heads) for role, heads in roles.items() if heads}
    pair = unfolded.get("agent", ()) or unfolded.get("subject", ())
    if len(pair) > 1 and not by:
        unfolded["agent-pair"] = pair
    if "between" not in unfolded and "among" in unfolded:
        unfolded["between"] = unfolded["among"]
    return Roles(noun, unfolded, support.verb)


def _nationality(noun: Token) -> list[Token]:
    """ "America's Kurdish allies": after whose they are, the adjective says who they are."""
    return [
        kid
        for kid in noun.children
        if kid.dep_ == "amod" and kid.pos_ == "ADJ" and kid.text[:1].isupper() and kid.i < noun.i
    ]


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
        return holders(outer)
    if verb.lower_ == "behind" and outer.lemma_ == "be":
        return surface_subjects(outer)
    return []

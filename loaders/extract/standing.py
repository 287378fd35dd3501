"""From a phrase in a role to the actors it stands for.

A phrase that names an actor stands for it. Others lead to one, by the sense of the role: force
against an army base is force against the army (``victim``); a decision is condemned, and with it
who made it (``culprit``); warplanes bomb for whoever has them (``actor``); aid goes to the people
of a place (``recipient``); who supports a plan supports whose it is (``ally``).
"""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Kind, Sector
from loaders.extract.lexicon import Sense
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.owners import (
    NO_OWNER_ROLES,
    before_hyphen,
    led_by,
    makers,
    owners,
    owners_in,
    some,
)
from loaders.extract.pairs import pair_at
from loaders.extract.phrases import is_hyphenated_word
from loaders.extract.places import PLACE_PREPOSITIONS, place_as_target, place_of
from loaders.extract.syntax import (
    is_verb,
    noun_modifiers,
    possessors,
    surface_subjects,
    unfold,
    verb_roles,
)

QUANTITIES = frozenset(
    {
        "number",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "part",
        "some",
        "many",
        "most",
        "several",
        "all",
        "remnant",
        "pocket",
        "swath",
        "group",
        "wave",
        "member",
        "rest",
        "both",
        "column",
        "handful",
        "pair",
        "band",
        "majority",
        "mixture",
        "mix",
        "combination",
        "array",
        "host",
        "range",
        "collection",
        "assortment",
    }
)
# Verbs that need somebody who is given: "gave Hezbollah rockets".
GIVING = frozenset({"give", "hand", "lend", "loan", "grant", "award"})
DOWNFALLS = frozenset(
    {"overthrow", "removal", "ouster", "resignation", "defeat", "downfall", "demise", "exclusion"}
)
CARRYING = frozenset({"carry", "transport", "ferry", "take", "bring", "bus"})
_HELD = frozenset({"held", "controlled", "run", "owned", "operated", "flagged"})


def actors_at(reader: MentionReader, token: Token, sense: Sense) -> list[Mention]:
    """The actors a phrase stands for in a role: itself, or whom it leads to."""
    both = pair_at(reader, token)
    if both:
        return both
    if is_hyphenated_word(token) and reader.is_inside_name(token):
        within = reader.adjective(token)
        if within is not None:
            return [within]
    direct = reader.mention_at(token) or reader.adjective(token)
    if direct is not None:
        return [*_beside(reader, token, direct), direct]
    city = reader.name_at.get(token.i)
    if sense != "actor" and not (sense == "ally" and city and city.best.how == "city"):
        place = place_as_target(reader, token)
        if place is not None:
            return [place]
    match sense:
        case "actor":
            return _of_instrument(reader, token)
        case "victim":
            return _of_target(reader, token)
        case "recipient":
            return _of_recipient(reader, token)
        case "culprit":
            return _of_wrong(reader, token)
        case "ally":
            return _of_cause(reader, token)


def _beside(reader: MentionReader, token: Token, mention: Mention) -> list[Mention]:
    """ "Indian and Chinese soldiers": the ones whose nationality stands first."""
    if mention.resolution.rule not in ("composition", "member-of-group"):
        return []
    found = []
    for kid in token.children:
        if kid.dep_ == "prep" and kid.lower_ == "of":
            # "the navies of Peru and Chile"
            for head in [
                head for thing in kid.children if thing.dep_ == "pobj" for head in unfold(thing)
            ][1:]:
                name = reader.name_at.get(head.i)
                if name is not None:
                    other = reader.resolver.compose(mention.actor.sector, reader.actor_of(name))
                    found.append(reader.make(head, other))
    for word in noun_modifiers(token):
        joined = [kid for kid in word.children if kid.dep_ == "conj"]
        if word.dep_ == "conj" or not joined or any(map(is_hyphenated_word, joined)):
            # "Libyan and Omani-armed units" are neither's
            continue
        name = reader.name_at.get(word.i)
        if name is None:
            # "Egypt's army and riot police"
            role = reader.mention_at(word) if word.dep_ == "nmod" else None
            if role is not None and role.resolution.rule == "composition":
                found.append(role)
            continue
        resolution = reader.resolver.compose(mention.actor.sector, reader.actor_of(name))
        if resolution.actor.id != mention.actor.id:
            found.append(reader.make(word, resolution, first=reader.doc[name.start]))
    return found


def recipients_within(reader: MentionReader, objects: tuple[Token, ...]) -> list[Mention]:
    """ "sent the Houthis spare parts" with both objects parsed as one phrase: the name in it, with
    its own article, that is no adjective."""
    for thing in objects:
        for word in noun_modifiers(thing):
            name = reader.name_at.get(word.i)
            role = reader.resolver.roles.sector(word.lower_, word.lemma_.lower())
            if name is None and role not in NO_OWNER_ROLES | {None} and possessors(thing):
                # "gave Lebanon's army fuel"
                owner = reader.mention_at(possessors(thing)[0])
                if owner is not None and role is not None:
                    resolution = reader.resolver.compose(role, owner.actor)
                    return [reader.make(word, resolution, first=owner.head)]
            if name is None and role is not None and word.tag_ == "NNS" and word.dep_ == "compound":
                # "gave the rebels rifles": English has no plural there but a recipient
                group = reader.mention_at(word)
                if group is not None:
                    return [group]
            if name is None or name.start == 0 or word.pos_ == "ADJ" or name.best.how == "demonym":
                continue
            giver = reader.doc[name.start - 1].lemma_.lower() in GIVING
            plainly = (
                giver
                or reader.doc[name.start - 1].lower_ == "the"
                or (name.best.how == "name" and reader.actor_of(name).kind == Kind.STATE)
            )
            if thing.pos_ == "NOUN" and plainly:
                mention = reader.adjective(word)
                if mention is not None:
                    return [mention]
    return []


def lemma_in(reader: MentionReader, token: Token, word_class: str) -> bool:
    words = reader.lexicon.classes[word_class]
    lemma = token.lemma_.lower()
    if lemma in words or token.lower_ in words:
        return True
    return token.i > 0 and f"{reader.doc[token.i - 1].lower_} {lemma}" in words


def is_quantity(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in QUANTITIES


def _of_instrument(reader: MentionReader, token: Token) -> list[Mention]:
    name = reader.name_at.get(token.i)
    if name is not None and name.best.how == "city":
        return []
    if token.lemma_.lower() in QUANTITIES:
        return _through_of(reader, token, "actor")
    if token.lemma_.lower() in reader.lexicon.classes["documents"]:
        return owners(reader, token, ("by", "from", "of")) or _issuer(reader, token)
    if not lemma_in(reader, token, "instruments"):
        return []
    return (
        makers(reader, token)
        or led_by(reader, token)
        or owners(reader, token, ("by", "of", "from", "belonging"))
        or _behind(reader, token)
    )


def _behind(reader: MentionReader, token: Token) -> list[Mention]:
    """ "Chad was behind the bomb that killed …": who stands behind it."""
    link = token.head
    if token.dep_ != "pobj" or link.lower_ != "behind" or link.head.lemma_ != "be":
        return []
    heads = [head for subject in surface_subjects(link.head) for head in unfold(subject)]
    return some([reader.mention_at(head) for head in heads])


def _issuer(reader: MentionReader, token: Token) -> list[Mention]:
    """ "filed a lawsuit accusing …", "passed a resolution condemning …": who filed, who passed."""
    verb = token.head
    if token.dep_ != "dobj" or not is_verb(verb):
        return []
    return some([reader.mention_at(head) for head in verb_roles(verb)["agent"]])


def _through_of(reader: MentionReader, token: Token, sense: Sense) -> list[Mention]:
    return [
        mention
        for kid in token.children
        if kid.dep_ == "prep" and kid.lower_ == "of"
        for thing in kid.children
        if thing.dep_ == "pobj"
        for head in unfold(thing)
        for mention in actors_at(reader, head, sense)
    ]


def _of_target(reader: MentionReader, token: Token) -> list[Mention]:
    if is_quantity(token):
        return _through_of(reader, token, "victim")
    if lemma_in(reader, token, "people"):
        return owners(reader, token, ("of", "from")) or _people_of_a_state(reader, token)
    if token.pos_ not in ("NOUN", "PROPN"):
        return []
    known_thing = lemma_in(reader, token, "targets") or lemma_in(reader, token, "instruments")
    if known_thing or token.pos_ == "PROPN" or token.ent_type_ in ("FAC", "LOC", "GPE"):
        held = before_hyphen(reader, token, _HELD)
        if held:
            return held
        return (
            owners(reader, token, ("of", "belonging", "from", "for", *PLACE_PREPOSITIONS))
            or _aboard(reader, token)
            or place_of(reader, token)
            or _where_it_was_hit(reader, token)
        )
    return []


def _placed(token: Token) -> list[Token]:
    """The prepositions that say where somebody or something is."""
    return [
        kid
        for kid in token.children
        if kid.dep_ == "prep" and kid.lower_ in ("in", "across", "throughout", "inside")
    ]


def _people_of_a_state(reader: MentionReader, token: Token) -> list[Mention]:
    """ "81 people in Nigeria" are that state's; people in a town or a market only were there."""
    for kid in _placed(token):
        for thing in kid.children:
            name = reader.name_at.get(thing.i)
            if name is None or name.best.how not in ("name", "alias"):
                continue
            state = reader.actor_of(name)
            if thing.dep_ == "pobj" and state.kind == Kind.STATE:
                return [reader.make(token, reader.resolver.compose(Sector.CVL, state))]
    return []


def _aboard(reader: MentionReader, token: Token) -> list[Mention]:
    """ "a bus carrying Afghan officials": who is in it."""
    return [
        mention
        for kid in token.children
        if kid.dep_ == "acl" and kid.lemma_.lower() in CARRYING
        for thing in kid.children
        if thing.dep_ == "dobj"
        for head in unfold(thing)
        for mention in actors_at(reader, head, "victim")
    ]


def _where_it_was_hit(reader: MentionReader, token: Token) -> list[Mention]:
    """ "stormed a camp on Sunday in Mali": where the parse ties the place to the verb."""
    verb = token.head
    if token.dep_ not in ("dobj", "nsubjpass") or not is_verb(verb):
        return []
    return [mention for kid in _placed(verb) for mention in owners_in(reader, kid)]


def _of_recipient(reader: MentionReader, token: Token) -> list[Mention]:
    """Whose needs are met: "$2m for people hit by floods in Malawi" reaches Malawi's people."""
    if is_quantity(token):
        found = _through_of(reader, token, "recipient")
        if found:
            return found
    people = lemma_in(reader, token, "people") or token.lower_ in ("those", "others")
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") and not people:
        return []
    found = owners(reader, token, ("of", "in", "for", "from", "across", "throughout", "to", "by"))
    if not found and people:
        found = [
            mention
            for kid in token.subtree
            if kid.dep_ == "prep" and kid.lower_ in PLACE_PREPOSITIONS
            for mention in owners_in(reader, kid)
        ]
    if found and people and found[0].actor.kind == Kind.STATE:
        return _populations(reader, found)
    return found or place_of(reader, token) or _beneath(reader, token)


def _populations(reader: MentionReader, states: list[Mention]) -> list[Mention]:
    """The people of places."""
    return [
        reader.make(state.head, reader.resolver.compose(Sector.CVL, state.actor))
        for state in states
        if state.actor.kind == Kind.STATE
    ]


def _beneath(reader: MentionReader, token: Token) -> list[Mention]:
    """Through "of" and "for": the needs of the people of a place."""
    for kid in token.children:
        if kid.dep_ == "prep" and kid.lower_ in ("of", "for"):
            for thing in kid.children:
                if thing.dep_ == "pobj":
                    found = actors_at(reader, thing, "recipient")
                    if found:
                        return found
    return []


def _of_wrong(reader: MentionReader, token: Token) -> list[Mention]:
    """Whose decision, policy or attack is condemned; a deed's "of" names its victim."""
    if is_quantity(token):
        return _through_of(reader, token, "culprit")
    if token.pos_ not in ("NOUN", "PROPN"):
        return []
    deed = (token.lower_, "noun") in reader.lexicon.entries
    prepositions = ("by", "from") if deed else ("by", "of", "from")
    if lemma_in(reader, token, "state-wrongs"):
        prepositions = (*prepositions, "in")
    return makers(reader, token) or led_by(reader, token) or owners(reader, token, prepositions)


def _of_cause(reader: MentionReader, token: Token) -> list[Mention]:
    """Whose plan or cause is backed; who backs somebody's overthrow is against him."""
    if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() in DOWNFALLS:
        return []
    if len(token.lemma_) > 6 and token.lemma_.lower().endswith(("ist", "crat")):
        # "backed the Basque anarchist": no cause of the Basques
        return []
    return owners(reader, token, ("by", "of", "for"))

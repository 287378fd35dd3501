"""What a frame asks for besides its roles: goods, classes of words, sorts of actors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from spacy.tokens import Token

from graph.model import Kind, Sector
from loaders.extract.lexicon import Entry, Frame, Lexicon, Need
from loaders.extract.mentions import Mention
from loaders.extract.syntax import Roles, noun_modifiers
from loaders.extract.trace import Misfit
from loaders.extract.verbal import is_by_words, is_violent, may_be_words

_AIRCRAFT = re.compile(r"[A-Z][a-z]{0,2}-?\d")
FORCEFUL = frozenset({Sector.MIL, Sector.REB, Sector.CRM, Sector.COP})
GROUPS = frozenset({Kind.ARMED_GROUP, Kind.BLOC, Kind.PARTY, Kind.MILITARY})


def is_money(token: Token) -> bool:
    return token.ent_type_ == "MONEY" or token.text[:1] in "$€£¥" or token.tag_ == "$"


def goods_topic(token: Token, lexicon: Lexicon) -> str | None:
    """The topic of what is given: by its own word, else by what it is a quantity of. None for
    what cannot be given."""
    lemma = token.lemma_.lower()
    if lemma in lexicon.classes["quantities"] or is_money(token):
        for kid in token.children:
            if kid.dep_ == "prep" and kid.lower_ in ("of", "in"):
                inner = next((thing for thing in kid.children if thing.dep_ == "pobj"), None)
                topic = goods_topic(inner, lexicon) if inner is not None else None
                if topic is not None:
                    return topic
    two_words = f"{token.nbor(-1).lower_} {lemma}" if token.i else lemma
    if lemma == "fighter" and token.i and _AIRCRAFT.match(token.nbor(-1).text):
        return "weapons"
    for words in (two_words, token.lower_, lemma):
        if words in lexicon.goods:
            return _specific(token, lexicon.goods[words], lexicon)
    modifiers = {word.lower_ for word in noun_modifiers(token)}
    if lemma in ("support", "backing") and modifiers & lexicon.classes["supply-adjective"]:
        return "aid"
    if is_money(token) or any(is_money(kid) for kid in token.children):
        return "money"
    return None


def _specific(token: Token, topic: str, lexicon: Lexicon) -> str:
    """ "military aid" is weapons, "food aid" aid, "financial assistance" money."""
    if topic != "aid":
        return topic
    for modifier in reversed(noun_modifiers(token)):
        word = modifier.lower_
        if word in ("military", "armoured", "armored", "lethal"):
            return "weapons"
        if word in ("financial", "economic", "monetary", "budgetary"):
            return "money"
        found = lexicon.goods.get(modifier.lemma_.lower())
        if found is not None:
            return found
    return topic


def topic_of(entry: Entry, roles: Roles, lexicon: Lexicon) -> str | None:
    frame = entry.frame
    for role in frame.goods:
        for head in roles[role]:
            topic = goods_topic(head, lexicon)
            if topic is not None:
                return topic
    named = frame.topics.get(entry.word)
    if named is not None:
        return named
    if entry.part == "noun" and entry.file.relation == "SUPPLIES":
        # "its provider of arms", "an arms supplier"
        things = (roles.predicate, *roles["of"], *roles["modifier"])
        return next((topic for thing in things if (topic := goods_topic(thing, lexicon))), None)
    return None


def _in_class(heads: Iterable[Token], names: Iterable[str], lexicon: Lexicon) -> bool:
    words: set[str] = set()
    for name in names:
        words |= lexicon.classes[name]
    for head in heads:
        if head.lemma_.lower() in words or head.lower_ in words:
            return True
        if head.i and f"{head.nbor(-1).lower_} {head.lemma_.lower()}" in words:
            return True
        if any(
            word.lemma_.lower() in words
            for kid in head.children
            if kid.dep_ == "prep" and kid.lower_ == "of"
            for word in kid.children
        ):
            return True
    return False


NO_FORCE = frozenset(
    {"world war", "cold war", "trade war", "price war", "culture war", "star wars"}
)


def misfit(entry: Entry, roles: Roles, lexicon: Lexicon, topic: str | None) -> Misfit | None:
    """What a frame asks of its predicate and of the words in its roles, and does not find; None
    where all is there."""
    frame = entry.frame
    token = roles.predicate
    if token.i and f"{token.nbor(-1).lower_} {token.lower_}" in NO_FORCE:
        return "no-force"
    given = [head for role in frame.goods for head in roles[role]]
    free = entry.word in frame.goods_free and (not given or given[0].pos_ == "PRON")
    needs_goods = frame.goods and entry.part == "verb" and not free
    if needs_goods and not any(goods_topic(head, lexicon) for head in given):
        return "no-goods"
    if topic == "fighters" and entry.word in frame.moves:
        # Fighters who are moved may be prisoners.
        return "prisoners"
    if frame.goods and entry.part == "noun" and topic is None:
        return "nothing-named"
    if frame.agent_words and not any(
        head.lemma_.lower() in frame.agent_words for head in roles["agent"]
    ):
        return "agent-word"
    if (
        frame.patient_words
        and entry.word not in frame.patient_free
        and not any(head.lemma_.lower() in frame.patient_words for head in roles["patient"])
    ):
        return "patient-word"
    if frame.patient_words and entry.word in frame.patient_free and not roles["patient"]:
        return "no-patient"
    if (
        frame.patient_class
        and not _in_class(roles["patient"], frame.patient_class, lexicon)
        and (entry.word not in frame.patient_class_free or roles["patient"])
    ):
        return "patient-class"
    if frame.content_class and not _in_class(
        [head for role in frame.content for head in roles[role]], frame.content_class, lexicon
    ):
        return "content-class"
    if frame.complement and not _is_completed(token, roles, frame.complement):
        return "complement"
    modifiers = noun_modifiers(token)
    supply = {word for name in frame.modified_by for word in lexicon.classes[name]}
    if supply and not any(word.lower_ in supply or is_money(word) for word in modifiers):
        return "unmodified"
    barred = {word for name in frame.not_modified_by for word in lexicon.classes[name]}
    if barred and any(word.lower_ in barred or is_money(word) for word in modifiers):
        return "modified"
    return None


def _is_completed(token: Token, roles: Roles, words: Collection[str]) -> bool:
    """Whether one of the words completes the predicate: "holds X responsible", "described X as
    terrorists", "labelled X a terrorist group"."""
    beside = [
        kid
        for kid in token.children
        if kid.dep_ in ("ccomp", "oprd", "acomp", "xcomp", "amod", "advcl", "advmod")
    ]
    beside += [
        kid
        for link in token.children
        if link.dep_ == "prep" and link.lower_ == "as"
        for kid in link.children
    ]
    named = [kid for kid in beside if kid.dep_ in ("oprd", "pobj") and kid.pos_ == "NOUN"]
    beside += [word for noun in named for word in noun_modifiers(noun)]
    beside += [
        kid
        for thing in roles["patient"]
        for kid in thing.children
        if kid.dep_ in ("amod", "acl", "relcl")
    ]
    return any(word.lower_ in words for word in beside)


def unmet_need(
    frame: Frame, source: Mention | None, target: Mention, roles: Roles, lexicon: Lexicon
) -> Need | None:
    """The first of the frame's needs that two ends do not meet; None where they meet all."""
    for need in frame.needs:
        match need:
            case "actor-target":
                if target.resolution.rule == "place-as-target" and target.actor.kind != Kind.STATE:
                    return need
            case "group-target":
                if target.actor.kind not in GROUPS:
                    return need
            case "named-target":
                given = {head.i for heads in roles.by_role.values() for head in heads}
                if target.resolution.rule != "coreference" and target.head.i not in given:
                    return need
            case "bloc-target":
                if target.actor.kind != Kind.BLOC:
                    return need
            case "military-source":
                if source is None or not (
                    _can_capture(source, target)
                    or _in_class(roles["agent"], ("instruments",), lexicon)
                ):
                    return need
            case "not-civilians":
                if _are_civilians(target, lexicon):
                    return need
            case "victim-group":
                if target.actor.sector not in FORCEFUL and target.actor.kind not in GROUPS:
                    return need
            case "fighters":
                if source is None or not _can_fight(source, target):
                    return need
            case "force":
                if source is None or not _is_forceful(source, target, roles, lexicon):
                    return need
            case "armed":
                doubtful = source is not None and may_be_words(roles.predicate, lexicon)
                if doubtful and source and is_by_words(source, target, roles, lexicon):
                    return need
            case "by-words":
                if source is None or not is_by_words(source, target, roles, lexicon):
                    return need
            case "unarmed":
                if is_violent(roles.predicate, lexicon):
                    return need
    return None


def _are_civilians(target: Mention, lexicon: Lexicon) -> bool:
    """Refugees and schoolgirls, whom one helps; a people or a public can be sided with."""
    if target.actor.kind != Kind.POPULATION:
        return False
    return target.head.lemma_.lower() in lexicon.classes["people"] - lexicon.classes["nations"]


def _can_fight(one: Mention, other: Mention) -> bool:
    """Whether "clash", "battle", "fight" between two can mean force: not between politicians."""
    if {one.actor.kind, other.actor.kind} & {Kind.PARTY, Kind.MEDIA, Kind.COMPANY}:
        return False
    return not (one.actor.kind == Kind.PERSON and other.actor.kind == Kind.PERSON)


def _can_capture(source: Mention, target: Mention) -> bool:
    """An army captures whom it will; a state or government only places."""
    if source.actor.sector in FORCEFUL - {Sector.COP}:
        return True
    return target.resolution.rule == "place-as-target" and (
        source.actor.kind == Kind.STATE or source.actor.sector == Sector.GOV
    )


def _is_forceful(source: Mention, target: Mention, roles: Roles, lexicon: Lexicon) -> bool:
    """Whether "hit", "strike", "target" mean force: by who does it, with what, or to what; "hit
    with sanctions" never does."""
    if _in_class(roles["with"], ("penalties",), lexicon):
        return False
    if source.actor.sector in FORCEFUL:
        return True
    if any(_in_class([head], ("instruments",), lexicon) for head in roles["agent"]):
        return True
    if _in_class(roles["with"], ("munitions", "instruments"), lexicon):
        return True
    if source.actor.kind != Kind.STATE:
        return False
    return (
        _in_class(roles["patient"], ("targets",), lexicon)
        or target.actor.sector in FORCEFUL
        or target.actor.kind == Kind.STATE
    )

"""Somebody described by what they are: "Iranian diplomats", "a former Iraqi general", "the army".

The role word gives the sector, who stands before or after it the state or group, the words
between make it sharper ("military spokesman") or tell the time ("former").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import FOLDING_SECTORS, Actor, Kind, Sector
from loaders.actors.resolver import Resolution
from loaders.extract.acting import acts
from loaders.extract.fuller import owned_by_taken_up, taken_up
from loaders.extract.national import national, side_here
from loaders.extract.phrases import HYPHENS, is_hyphenated_word

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

FORMER = frozenset(
    {"former", "ex", "onetime", "ousted", "deposed", "late", "retired", "exiled", "then"}
)
_GENERIC = frozenset(
    {"force", "leader", "commander", "chief", "fighter", "head", "unit", "officer"}
)
_ARMED = frozenset({"force", "unit", "fighter", "commander"})
_WITH_CAMPAIGN = frozenset({Kind.PERSON, Kind.PARTY})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "source", "official", "boss"})
"""They speak for the body named before them, which folds as it does."""
_BODIES = frozenset({"military", "army", "police", "intelligence", "court", "parliament", "navy"})
_AGES = frozenset({"old", "year", "month"})
_TIED = frozenset(
    {"loyal", "allied", "aligned", "affiliated", "linked", "backed", "supported", "led", "trained"}
)


def by_role(reader: MentionReader, token: Token) -> Resolution | None:
    """Who is described by the role word ``token``, if it is one."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    roles = reader.resolver.roles
    lemma = token.lemma_.lower()
    before = reader.doc[token.i - 1].lower_ if token.i else ""
    phrases = (f"{before} {lemma}", f"{before} {token.lower_}", token.lower_, lemma)
    sector = roles.sector(*phrases)
    if sector is None or _is_title_of_name(token):
        return None
    if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and token.lower_ not in roles.titles:
        return None
    if not roles.seats.isdisjoint(phrases) and not acts(token):
        # "gathered at the presidential palace"
        return None
    if _is_event_or_weapon(reader, token, lemma):
        reader.trace.nobody(token, "describes")
        return None
    sector, sharper = _sharpened(reader, token, sector)
    if _is_former(token):
        return _former(reader, token, sector)
    placed = sector not in (Sector.CVL, Sector.OPP, Sector.BUS)
    # "the pro-regime force in Syria": who is backed from elsewhere need not be the place's.
    owner = reader.owner_of_role(token, placed=placed and not _is_backed(token))
    if owner is None and sector in FOLDING_SECTORS:
        owner = _shared_owner(reader, token)
    if lemma in roles.personal and (owner is None or owner.kind not in _WITH_CAMPAIGN):
        reader.trace.nobody(token, "bare")
        return None
    if owner is not None and lemma in roles.opposed:
        return _opposed(reader, token, sector, owner)
    if owner is not None:
        role = next(phrase for phrase in phrases if phrase in roles.sector_of)
        return reader.resolver.compose(sector, owner, role, reader.doc._.date)
    if sharper:
        organ = owned_by_taken_up(reader, reader.doc[token.i - 1], sector)
        organ = organ or national(reader, token, sector) or side_here(reader, token, sector)
        if organ is not None:
            return organ
        name = f"{reader.doc[token.i - 1].lower_} {token.lower_}"
        return reader.resolver.local_group(name, sector, reader.discourse.document, None)
    if not roles.seats.isdisjoint(phrases):
        return national(reader, token, sector)
    if token.pos_ == "PROPN" and token.ent_type_ == "ORG":
        return None
    return _bare_role(reader, token, sector, lemma, before)


def _shared_owner(reader: MentionReader, token: Token) -> Actor | None:
    """ "Egypt's army and police", "Syrian troops and police": what is said of the one before is
    said of the other, unless that has an article of its own."""
    if any(kid.dep_ in _OWN for kid in token.children if kid.i < token.i):
        return None
    if token.dep_ == "nmod" and any(kid.dep_ == "conj" for kid in token.children):
        # "Egypt's army and riot police", parsed as the police of army and riot
        possessor = next((kid for kid in token.head.children if kid.dep_ == "poss"), None)
        if possessor is None or possessor.i > token.i:
            return None
        owner = reader.owner_before(token.head)
    else:
        first = token
        while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
            first = first.head
        owner = reader.owner_before(first) if first.i != token.i else None
    return owner if owner is not None and owner.kind == Kind.STATE else None


_OWN = frozenset({"det", "poss", "nummod", "amod"})


def _is_event_or_weapon(reader: MentionReader, token: Token, lemma: str) -> bool:
    """ "an open military contest", "a lawsuit", "Mirage-5 fighters": nobody."""
    if lemma in reader.resolver.roles.definite:
        around = {kid.lower_ for kid in token.children}
        if lemma in reader.resolver.roles.national:
            return bool(around & {"a", "an"})
        return "the" not in around or "of" in around
    return any(
        kid.i < token.i and kid.text[:1].isalpha() and any(map(str.isdigit, kid.text))
        for kid in token.children
        if kid.dep_ in ("compound", "nmod", "amod", "nummod")
    )


def _opposed(reader: MentionReader, token: Token, sector: Sector, owner: Actor) -> Resolution:
    """ "Erdogan's critics", "the hostage's family", "Iran's allies": somebody else than the one
    they are named by, of whose country only family, citizens and critics are. "Turkey's Kurdish
    allies" are Kurds."""
    theirs = _described_as(reader, token)
    if theirs is not None:
        return reader.resolver.compose(sector, theirs)
    name = f"{token.text.lower()} of {owner.name}"
    country = owner.country if sector in (Sector.CVL, Sector.OPP) else None
    return reader.resolver.local_group(name, sector, "", country)


def _described_as(reader: MentionReader, token: Token) -> Actor | None:
    """Which people or state an adjective says somebody is of; where nobody else owns them, "Russian
    allies" are rather Russia's."""
    name = reader.name_at.get(token.i - 1) if token.i else None
    if name is None or is_hyphenated_word(reader.doc[token.i - 1]):
        return None
    actor = reader.actor_of(name)
    if actor.kind == Kind.POPULATION:
        return actor
    owned = any(kid.dep_ == "poss" for kid in token.children)
    return actor if owned and name.best.how == "demonym" else None


def _is_former(token: Token) -> bool:
    """ "a former general", "an ex-Serbian police chief"."""
    if any(kid.lower_ in FORMER and kid.dep_ == "amod" for kid in token.children):
        return True
    phrase = token.doc[token.left_edge.i : token.i]
    return any(word.lower_ == "ex" and word.nbor().text in HYPHENS for word in phrase)


def _former(reader: MentionReader, token: Token, sector: Sector) -> Resolution:
    """Who was something is not it now: somebody of that role and country, folding into nothing."""
    owner = reader.owner_of_role(token) or _owner_after_ex(reader, token)
    if owner is not None and ":" in owner.id:
        # "an ex-Kenyan navy cook" is one of the state's.
        owner = reader.resolver.state_of(owner)
    name = f"former {owner.name if owner else ''} {token.text}".lower().replace("  ", " ")
    tie = "" if owner is not None else reader.discourse.document
    country = owner.country if owner is not None else None
    kind = Kind.POPULATION if token.tag_ in ("NNS", "NNPS") else Kind.PERSON
    return reader.resolver.local_group(name, sector, tie, country, kind)


def _owner_after_ex(reader: MentionReader, token: Token) -> Actor | None:
    for word in reader.doc[token.left_edge.i : token.i]:
        name = reader.name_at.get(word.i)
        if name is not None and word.i >= 2 and reader.doc[name.start - 2].lower_ == "ex":
            return reader.actor_of(name)
    return None


def _sharpened(reader: MentionReader, token: Token, sector: Sector) -> tuple[Sector, bool]:
    """ "militia groups", "rebel commander": the word before says what sort of group it is."""
    lemma = token.lemma_.lower()
    if sector not in (Sector.UNK, Sector.NGO) and lemma not in _GENERIC | _VOICES:
        return sector, False
    before = reader.doc[token.i - 1] if token.i else None
    if before is None or before.pos_ not in ("NOUN", "ADJ") or before.head.i != token.i:
        return sector, False
    if before.i and before.nbor(-1).text in HYPHENS:
        # "pro-regime forces" are not the regime's.
        return sector, False
    if lemma in _VOICES and before.lower_ not in _BODIES:
        return sector, False
    found = reader.resolver.roles.sector(before.lower_, before.lemma_.lower())
    if found is None or found in (Sector.UNK, Sector.NGO, Sector.CVL):
        return sector, False
    if found == Sector.GOV and lemma in _ARMED:
        # "regime forces"
        return Sector.MIL, True
    return found, lemma not in _VOICES


def _bare_role(
    reader: MentionReader, token: Token, sector: Sector, lemma: str, before: str
) -> Resolution | None:
    """ "rebels", "the police": of the state the text is about where that is plain, else somebody
    without a name, of this document only."""
    counted = any(kid.dep_ == "nummod" for kid in token.children)
    if sector == Sector.CVL and counted and not _is_backed(token):
        # "forty villagers": how many, and nobody in particular
        reader.trace.nobody(token, "count")
        return None
    bare = reader.resolver.roles.bare
    known = lemma in bare or token.lower_ in bare or f"{before} {token.lower_}" in bare
    # "a US-backed campaign" is something done, not somebody.
    done = any(
        entry.file.relation == "ATTACKS"
        for entry in reader.lexicon.entries.get((token.lower_, "noun"), ())
    )
    if not known and (done or not _is_backed(token)):
        reader.trace.nobody(token, "bare")
        return None
    any_of_them = token.lower_ != lemma and lemma in reader.resolver.roles.national
    if any_of_them and token.tag_ == "NNS" and not _is_described(token):
        # "governments must act": any of them
        reader.trace.nobody(token, "bare")
        return None
    organ = (
        taken_up(reader, token, sector)
        or national(reader, token, sector)
        or side_here(reader, token, sector)
    )
    if organ is not None:
        return organ
    words = [
        word.text
        for word in token.children
        if word.dep_ in ("compound", "amod")
        and token.i - 2 <= word.i < token.i
        and not is_hyphenated_word(word)
        and word.lower_ not in reader.resolver.roles.idle
    ]
    name = " ".join([*words, token.text]).lower()
    return reader.resolver.local_group(name, sector, reader.discourse.document, None)


def _is_described(token: Token) -> bool:
    return any(kid.dep_ in ("amod", "compound", "nmod", "acl", "prep") for kid in token.children)


def _is_backed(token: Token) -> bool:
    """ "a Saudi-backed governor", "the pro-Iranian group", "forces loyal to", "a group backed by":
    described well enough to be somebody."""
    return any(
        (
            (kid.i < token.i and kid.i and kid.nbor(-1).text in HYPHENS and kid.dep_ == "amod")
            and kid.lower_ not in _AGES
        )
        or (
            kid.i > token.i
            and kid.dep_ in ("amod", "acl")
            and kid.lower_ in _TIED
            and any(tie.dep_ in ("prep", "agent") for tie in kid.children)
        )
        for kid in token.children
    )


def _is_title_of_name(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i > token.i


def all_of_them(reader: MentionReader, word: Token) -> str:
    """What those are called whom a word in the singular describes: "rebels" in "rebel-held"."""
    plural = reader.resolver.roles.plural
    return f"{word.lower_}s" if word.lower_ in plural else word.lower_

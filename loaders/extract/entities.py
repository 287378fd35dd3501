"""Names that no knowledge holds, as named-entity recognition sees them: persons, organisations,
peoples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import Actor, Kind, Sector
from loaders.actors.resolver import Resolution

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"'s", "’s", "’", "'"})


def entity_at(reader: MentionReader, token: Token) -> Resolution | None:
    """A person or organisation that no knowledge holds, as named-entity recognition sees it."""
    full = reader.doc._.context.in_full.get(token.text)
    if full is not None:
        return reader.resolver.local_entity(full, "ORG", "", None, _named_sector(reader, full))
    label = token.ent_type_
    if label not in ("PERSON", "ORG", "NORP") or token.pos_ not in ("PROPN", "NOUN"):
        return None
    if label == "NORP" and (
        token.tag_ not in ("NNS", "NNPS", "NNP") or token.dep_ in ("amod", "compound")
    ):
        return None
    words = _entity_words(reader, token)
    text = " ".join(reader.doc[words[0].i : words[-1].i + 1].text.split())
    if label == "ORG" and " " not in text and _is_surname(reader, token, text):
        label = "PERSON"
    if not text[:1].isupper() or not any(letter.isalpha() for letter in text):
        return None
    owner = reader.owner_of_role(token)
    country = owner.country if owner is not None else None
    if label == "PERSON":
        return _person(reader, token, text, country, owner)
    role = reader.resolver.roles.sector(words[-1].lemma_.lower())
    if role not in _NOBODYS and owner is not None and owner.kind == Kind.STATE:
        return reader.resolver.compose(role, owner)
    # "the Libya Front" is one of many, whose name says that it is a front.
    sector = role or _named_sector(reader, text)
    return reader.resolver.local_entity(text, label, country or "", country, sector)


_NOBODYS = (None, Sector.UNK, Sector.NGO, Sector.IGO)


_BEFORE_NAMES = frozenset({"ADV", "SCONJ", "INTJ"})
"""Words that begin a sentence, and that recognition takes into a name: "Suddenly Ann Lee"."""


def _is_surname(reader: MentionReader, token: Token, text: str) -> bool:
    """Whether what recognition calls an organisation is a person's surname: the text introduced
    "Peter Holt", and now "Holt, who …" or "Holt" does something. Organisations are called by their
    first word, or by all."""
    full = reader.discourse.full_names.get(text)
    if full is None or len(full.split()) > 3:
        return False
    if any(kid.dep_ == "det" for kid in token.children):
        return False
    roles = reader.resolver.roles
    words = [word.lower() for word in full.split()]
    return not any(word in roles.named or roles.sector(word) is not None for word in words)


def _entity_words(reader: MentionReader, token: Token) -> list[Token]:
    entity = next((ent for ent in reader.doc.ents if ent.start <= token.i < ent.end), None)
    words = list(entity) if entity is not None else [token]
    titles = reader.resolver.roles.titles
    while len(words) > 1 and (
        words[0].lower_ in ARTICLES
        or words[0].lower_.strip(".") in titles
        or words[0].pos_ in _BEFORE_NAMES
    ):
        words = words[1:]
    while len(words) > 1 and words[-1].lower_ in POSSESSIVES:
        words = words[:-1]
    return words


def _person(
    reader: MentionReader, token: Token, text: str, country: str | None, owner: Actor | None
) -> Resolution | None:
    full = reader.discourse.full_names.get(text, text)
    readings = reader.resolver.knowledge.lookup(full, reader.doc._.date)
    if readings and full != text:
        return Resolution(reader.resolver.known(readings[0].actor), "surname", full)
    sector = _title_sector(reader, token)
    office = _office_beside(reader, token)
    if office is not None:
        owner = owner or office.state
        country, sector = country or office.state.country, sector or office.sector
    tie = owner.id if owner is not None and full == text else reader.discourse.document
    return reader.resolver.local_entity(full, "PERSON", tie, country, sector)


@dataclass(frozen=True, slots=True)
class _Office:
    state: Actor
    sector: Sector


def _office_beside(reader: MentionReader, token: Token) -> _Office | None:
    """ "Ann Lee, Bolivia's deputy mining minister": the role in apposition to a name, or before
    it with a parse of its own."""
    beside = [kid for kid in token.children if kid.dep_ == "appos"]
    first = token.left_edge.i
    if first > 0 and reader.doc[first - 1].head.i == token.head.i:
        beside.append(reader.doc[first - 1])
    for word in beside:
        sector = reader.resolver.roles.sector(word.lower_, word.lemma_.lower())
        state = reader.owner_of_role(word) if word.pos_ in ("NOUN", "PROPN") else None
        if sector is not None and state is not None and state.kind == Kind.STATE:
            return _Office(state, sector)
    return None


def _named_sector(reader: MentionReader, name: str) -> Sector | None:
    """What the words of an organisation's name say it is: "Front", "Institute"."""
    words = (word.lower() for word in reversed(name.split()))
    return next((found for word in words if (found := reader.resolver.roles.named.get(word))), None)


def _title_sector(reader: MentionReader, token: Token) -> Sector | None:
    titles = [kid for kid in token.children if kid.dep_ in ("compound", "amod") and kid.i < token.i]
    for word in reversed(titles):
        before = reader.doc[word.i - 1].lower_ if word.i else ""
        found = reader.resolver.roles.sector(f"{before} {word.lower_}", word.lower_)
        if found is not None:
            return found
    return None

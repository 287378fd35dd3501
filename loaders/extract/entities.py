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
    text = " ".join(word.text for word in words).strip()
    if not text[:1].isupper() or not any(letter.isalpha() for letter in text):
        return None
    owner = reader.owner_of_role(token)
    country = owner.country if owner is not None else None
    if label == "PERSON":
        return _person(reader, token, text, country, owner)
    sector = reader.resolver.roles.sector(token.lemma_.lower()) or _named_sector(reader, text)
    if (
        owner is not None
        and owner.kind == Kind.STATE
        and sector
        not in (
            None,
            Sector.UNK,
            Sector.NGO,
        )
    ):
        return reader.resolver.compose(sector, owner)
    return reader.resolver.local_entity(text, label, country or "", country, sector)


def _entity_words(reader: MentionReader, token: Token) -> list[Token]:
    entity = next((ent for ent in reader.doc.ents if ent.start <= token.i < ent.end), None)
    words = list(entity) if entity is not None else [token]
    titles = reader.resolver.roles.titles
    while words and (words[0].lower_ in ARTICLES or words[0].lower_.strip(".") in titles):
        words = words[1:]
    while words and words[-1].lower_ in POSSESSIVES:
        words = words[:-1]
    return words or [token]


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

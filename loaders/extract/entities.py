"""Names that no knowledge holds, as named-entity recognition sees them: persons, organisations,
peoples."""

from __future__ import annotations

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
    sector = reader.resolver.roles.sector(token.lemma_.lower())
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
    tie = owner.id if owner is not None and full == text else reader.discourse.document
    return reader.resolver.local_entity(full, "PERSON", tie, country, _title_sector(reader, token))


def _title_sector(reader: MentionReader, token: Token) -> Sector | None:
    titles = [kid for kid in token.children if kid.dep_ in ("compound", "amod") and kid.i < token.i]
    for word in reversed(titles):
        before = reader.doc[word.i - 1].lower_ if word.i else ""
        found = reader.resolver.roles.sector(f"{before} {word.lower_}", word.lower_)
        if found is not None:
            return found
    return None

"""The vocabulary of whowhom: actors, documents, claims and edges.

Every other module speaks in these terms, and they are the same in JSON, SQL, Cypher and the
documentation. All models are immutable. Offsets count Unicode characters of the document's text.
"""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

RelationType = Annotated[str, StringConstraints(pattern=r"^[A-Z_]{1,40}$")]
"""The four built-in relations, or a user's own from a folder of frames."""

BUILT_IN_RELATIONS: tuple[str, ...] = ("ACCUSES", "ALLIES_WITH", "ATTACKS", "SUPPLIES")
SYMMETRIC_RELATIONS: frozenset[str] = frozenset({"ALLIES_WITH"})


class Status(StrEnum):
    """How sure a claim is, in the stance of one speaker."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Kind(StrEnum):
    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    MILITARY = "military"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    PERSON = "person"
    ORGANISATION = "organisation"
    COMPANY = "company"
    MEDIA = "media"
    POPULATION = "population"
    BLOC = "bloc"


class Sector(StrEnum):
    GOV = "GOV"
    MIL = "MIL"
    COP = "COP"
    SPY = "SPY"
    JUD = "JUD"
    LEG = "LEG"
    REB = "REB"
    OPP = "OPP"
    PTY = "PTY"
    MED = "MED"
    CVL = "CVL"
    BUS = "BUS"
    IGO = "IGO"
    NGO = "NGO"
    REL = "REL"
    CRM = "CRM"
    UNK = "UNK"


FOLDING_SECTORS: frozenset[Sector] = frozenset(
    {Sector.GOV, Sector.MIL, Sector.COP, Sector.SPY, Sector.JUD, Sector.LEG}
)
"""Sectors whose actors are organs of their state and fold into it under roll-up."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""An ISO 8601 date with its own precision: 2006, 2006-11 or 2006-11-30."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Model):
    """Words of a document: ``text == document.text[start:end]``."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Belonging(Model):
    """That an actor is an organ, command or office of another, from one date until another."""

    actor: str
    since: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = Field(default=None, alias="to")


class Actor(Model):
    """Somebody who acts.

    ``id`` is a readable slug: ``iran``, ``iran:mil`` for a sector of a state, ``~slug-hash`` for
    a local actor that no knowledge file names.
    """

    id: str
    name: str
    kind: Kind
    sector: Sector
    country: CountryCode | None = None
    aliases: tuple[str, ...] = ()
    part_of: tuple[Belonging, ...] = ()
    member_of: tuple[Belonging, ...] = ()
    wikidata: str | None = None

    @property
    def is_local(self) -> bool:
        return self.id.startswith("~")


class End(Model):
    """One end of a claim: the actor, and the words that name it there."""

    id: str
    name: str
    kind: Kind
    sector: Sector
    country: CountryCode | None = None
    mention: str
    start: int
    end: int
    rule: str | None = None
    """How the mention was resolved (``alias``, ``composition``, ``place-as-target`` ...)."""


class Attribution(Model):
    """Whose word a claim is. ``id`` is null where the speaker could not be resolved."""

    id: str | None
    mention: str
    start: int
    end: int
    cue: str


DateFrom = Literal["text", "document", "none"]


class Claim(Model):
    """One statement, in one place of one document, that source has relation to target."""

    id: str
    document: str
    relation: RelationType
    source: End
    target: End
    status: Status
    cue: str | None = None
    """The words that make the claim other than asserted."""
    parent: str | None = None
    """The id of the claim whose content this one is."""
    attribution: tuple[Attribution, ...] = ()
    """Speakers, nearest first."""
    trigger: Span
    sentence: Span
    topic: str | None = None
    date: PartialDate | None = None
    date_from: DateFrom = "none"
    confidence: float = Field(ge=0, le=1)
    frame: str | None = None
    """The id of the frame that read the claim."""
    extractor: str


class Document(Model):
    """A text and what is known of it. ``metadata`` keeps the fields whowhom does not know."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    path: str | None = None
    metadata: dict[str, Any] = Field(default_factory=dict)
    furniture: tuple[tuple[int, int], ...] = ()
    """Ranges of the text that are page furniture; nothing in them is read."""

    @property
    def content_hash(self) -> str:
        """A hash of text and metadata: what must agree for a document to count as known."""
        canonical = self.model_dump_json(exclude={"id", "path"})
        return hashlib.sha256(canonical.encode()).hexdigest()


class EdgeKey(Model):
    source: str
    relation: RelationType
    target: str

    @classmethod
    def of(cls, source: str, relation: str, target: str) -> EdgeKey:
        """The key a claim counts under: a symmetric edge is kept from its lesser id."""
        if relation in SYMMETRIC_RELATIONS and target < source:
            source, target = target, source
        return cls(source=source, relation=relation, target=target)


class Edge(Model):
    """All claims of one source, relation and target, summed up.

    For a symmetric relation ``forward`` and ``backward`` count the claims that run from the
    stored source to the stored target and the other way round; ``mutual`` is the lesser of the
    two. For the others every claim is forward.
    """

    source: str
    relation: RelationType
    target: str
    claims: int
    asserted: int = 0
    alleged: int = 0
    denied: int = 0
    hypothetical: int = 0
    documents: int = 0
    forward: int = 0
    backward: int = 0
    mutual: int = 0
    first: PartialDate | None = None
    last: PartialDate | None = None


class Version(Model):
    """The store's version: raised by each committed change."""

    number: int
    time: str


def slug(name: str) -> str:
    """A readable, ASCII, lower-case id part: ``slug("Côte d'Ivoire") == "cote-divoire"``."""
    import unicodedata

    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    ascii_name = re.sub(r"['’.]", "", ascii_name.lower())
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")


def short_hash(*parts: object, length: int = 12) -> str:
    """A stable hexadecimal digest of ``parts``, for ids that must not depend on load order."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]

"""Nouns that say what sort of actor somebody is: "officials", "troops", "lawmakers"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graph.model import Kind, Sector
from loaders.lexicon_file import Words, once, read_lexicon_file

ROLES_FILE = Path(__file__).parent.parent / "lexicon" / "roles.toml"


@dataclass(frozen=True, slots=True)
class Roles:
    """``sector_of`` by word (one or more, lower case); ``kinds`` and ``names`` by sector."""

    sector_of: Mapping[str, Sector]
    kinds: Mapping[Sector, Kind]
    names: Mapping[Sector, str]
    titles: frozenset[str]
    opposed: frozenset[str]
    """Words for those who are against whom they are named by: "Erdogan's critics"."""
    bare: frozenset[str]
    """Words that are an actor even without anybody's name: "rebels", "the police"."""
    national: frozenset[str] = frozenset()
    """Words for what a state has one of: with "the", that of the state a text is about."""
    describing: frozenset[str] = frozenset()
    """Words before those that leave it so: "the interim government", "the foreign ministry"."""
    seats: frozenset[str] = frozenset()
    """Of those, buildings that a state is governed from: "the presidential palace"."""
    offices: frozenset[str] = frozenset()
    """Offices of a state, of which only one holds each: "foreign secretary"."""
    headed: frozenset[str] = frozenset()
    """Bodies called by who leads them: "the Howard government"."""
    subnational: frozenset[str] = frozenset()
    """What a part of a state has, and no state: a governor."""
    named: Mapping[str, Sector] = field(default_factory=dict)
    """Sector by a word of an organisation's own name: "front", "institute"."""
    again: frozenset[str] = frozenset()
    """Words that take up again whom the text named more fully: "the regime", "the coalition"."""
    plural: frozenset[str] = frozenset()
    """Words that stand in the singular for all of them: "the rebel-held town"."""
    personal: frozenset[str] = frozenset()
    """Words that are somebody only with a person's or a party's name: "the Obama campaign"."""
    definite: frozenset[str] = frozenset()
    """Words that are somebody only with "the", and an event otherwise: "a prosecution"."""
    idle: frozenset[str] = frozenset()
    """Words that tell nothing of who somebody is: "many refugees", "the last militants"."""

    def sector(self, *phrases: str) -> Sector | None:
        """The sector of the first of ``phrases`` that is known."""
        for phrase in phrases:
            found = self.sector_of.get(phrase)
            if found is not None:
                return found
        return None


class _Checked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Checked):
    words: Words


class _National(_Checked):
    words: Words
    describing: Words


class _Offices(_Checked):
    words: Words
    headed: Words


def _one_sector_each(sectors: dict[Sector, Words]) -> dict[Sector, Words]:
    once(((sector.value, words) for sector, words in sectors.items()), "a word has one sector:")
    return sectors


def _of_every_sector(table: dict[Sector, Any]) -> dict[Sector, Any]:
    missing = [sector.value for sector in Sector if sector not in table]
    if missing:
        raise ValueError(f"says nothing of the sector {missing[0]}")
    return table


BySector = Annotated[dict[Sector, Words], AfterValidator(_one_sector_each)]


class _File(_Checked):
    sectors: BySector
    kinds: Annotated[dict[Sector, Kind], AfterValidator(_of_every_sector)]
    names: Annotated[
        dict[Sector, Annotated[str, Field(min_length=1)]], AfterValidator(_of_every_sector)
    ]
    titles: _Words
    opposed: _Words
    bare: _Words
    national: _National
    offices: _Offices
    subnational: _Words
    seats: _Words
    named: BySector
    again: _Words
    plural: _Words
    personal: _Words
    definite: _Words
    idle: _Words


def load_roles(path: Path = ROLES_FILE) -> Roles:
    """Read and check the role words. Raises ``DataError`` naming file, line and field: a sector
    that does not exist, a word under two of them."""
    file = read_lexicon_file(path, _File)
    return Roles(
        sector_of={word: sector for sector, words in file.sectors.items() for word in words},
        kinds=file.kinds,
        names=file.names,
        titles=frozenset(file.titles.words),
        opposed=frozenset(file.opposed.words),
        bare=frozenset(file.bare.words),
        national=frozenset(file.national.words),
        describing=frozenset(file.national.describing),
        offices=frozenset(file.offices.words),
        headed=frozenset(file.offices.headed),
        subnational=frozenset(file.subnational.words),
        seats=frozenset(file.seats.words),
        named={word: sector for sector, words in file.named.items() for word in words},
        again=frozenset(file.again.words),
        plural=frozenset(file.plural.words),
        personal=frozenset(file.personal.words),
        definite=frozenset(file.definite.words),
        idle=frozenset(file.idle.words),
    )

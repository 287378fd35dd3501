"""Nouns that say what sort of actor somebody is: "officials", "troops", "lawmakers"."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import DataError
from graph.model import Kind, Sector

TABLES = ("sectors", "kinds", "names", "titles", "opposed", "bare")
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
    named: Mapping[str, Sector] = field(default_factory=dict)
    """Sector by a word of an organisation's own name: "front", "institute"."""
    """Words before those that leave it so: "the interim government", "the foreign ministry"."""

    def sector(self, *phrases: str) -> Sector | None:
        """The sector of the first of ``phrases`` that is known."""
        for phrase in phrases:
            found = self.sector_of.get(phrase)
            if found is not None:
                return found
        return None


def load_roles(path: Path = ROLES_FILE) -> Roles:
    """Read and check the role words. Raises ``DataError`` for a sector that does not exist, or a
    word under two of them."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        missing = [table for table in TABLES if table not in data]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path)) from error
    if missing:
        raise DataError(f"has no table [{missing[0]}]", where=str(path))
    sector_of: dict[str, Sector] = {}
    for name, words in data["sectors"].items():
        if name not in Sector.__members__:
            raise DataError(f"there is no sector {name!r}", where=f"{path}, [sectors]")
        for word in words:
            if word in sector_of:
                raise DataError(
                    f"{word!r} stands under both {sector_of[word]} and {name}",
                    where=f"{path}, [sectors]",
                )
            sector_of[word] = Sector[name]
    return Roles(
        sector_of=sector_of,
        kinds={Sector[name]: Kind(kind) for name, kind in data["kinds"].items()},
        names={Sector[name]: words for name, words in data["names"].items()},
        titles=frozenset(data["titles"]["words"]),
        opposed=frozenset(data["opposed"]["words"]),
        bare=frozenset(data["bare"]["words"]),
        national=frozenset(data.get("national", {}).get("words", ())),
        describing=frozenset(data.get("national", {}).get("describing", ())),
        named={
            word: Sector[name] for name, words in data.get("named", {}).items() for word in words
        },
    )

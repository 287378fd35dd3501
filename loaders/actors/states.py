"""States: the country package's data, corrected and completed by our own ``[[state]]`` records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from countryinfo import CountryInfo, all_countries

from graph.errors import DataError
from graph.model import Actor, Kind, Sector, slug
from loaders.actors.aliases import AliasEntry, How, needs_case
from loaders.actors.records import Alias, Records, StateRecord

_OFFICIAL = re.compile(
    r"\b(Republic|Kingdom|Federation|Emirate|Sultanate|Principality|Union|State|Commonwealth)\b"
)
_WITHOUT_PLURAL = re.compile(r"(ese|ish|ch|ss|[^aeiou]ic)$")


@dataclass(frozen=True, slots=True)
class States:
    """All states as actors, by id, with every word that stands for one of them."""

    actors: Mapping[str, Actor]
    entries: tuple[AliasEntry, ...]


def alias_entry(
    actor: str, alias: Alias, how: How, since: str | None = None, until: str | None = None
) -> AliasEntry:
    """The entry of one alias; it holds no longer than the actor itself (``since``, ``until``)."""
    return AliasEntry(
        actor=actor,
        alias=alias.alias,
        how=how,
        since=alias.since or since,
        until=alias.until or until,
        case_sensitive=needs_case(alias.alias) if alias.case is None else alias.case,
        ambiguous=alias.ambiguous,
        near=alias.near,
    )


def build_states(records: Records) -> States:
    """Every state of the package or of ``records``. Raises ``DataError`` for a state that
    neither names."""
    countries = _package_countries()
    outside = {code for territory in records.territories for code in territory.codes}
    actors: dict[str, Actor] = {}
    entries: list[AliasEntry] = []
    for code in sorted((countries.keys() | records.states.keys()) - outside):
        record = records.states.get(code, StateRecord(code=code))
        country = countries.get(code)
        actor = _state(record, country)
        if actor.id in actors:
            raise DataError(f"two states have the id '{actor.id}'", where=f"state {code}")
        actors[actor.id] = actor
        entries.extend(_state_entries(actor.id, actor.name, record, country))
    entries.extend(_territory_entries(records, countries))
    return States(actors, tuple(entries))


def _package_countries() -> dict[str, CountryInfo]:
    countries: dict[str, CountryInfo] = {}
    for country in sorted(all_countries(), key=CountryInfo.name):
        code = country.info().get("ISO", {}).get("alpha3")
        if code:
            countries.setdefault(code, country)
    return countries


def _state(record: StateRecord, country: CountryInfo | None) -> Actor:
    name = record.name or (country.name() if country else None)
    if name is None:
        raise DataError("the state has no name", where=f"state {record.code}, field name")
    official = _official_names(country)
    aliases = dict.fromkeys([*(alias.alias for alias in record.aliases), *official])
    return Actor(
        id=record.id or slug(name),
        name=name,
        kind=Kind.STATE,
        sector=Sector.GOV,
        country=record.code,
        aliases=tuple(alias for alias in aliases if alias != name),
        part_of=record.part_of,
        member_of=record.member_of,
        wikidata=record.wikidata,
    )


def _state_entries(
    state: str, name: str, record: StateRecord, country: CountryInfo | None
) -> Iterator[AliasEntry]:
    said = {alias.alias: alias for alias in record.aliases}
    named: dict[str, tuple[How, Alias]] = {name: ("name", said.get(name, Alias(alias=name)))}
    for official in _official_names(country):
        named.setdefault(official, ("alias", Alias(alias=official)))
    for alias in record.aliases:
        if alias.alias != name:
            named[alias.alias] = ("alias", alias)
    yield from (
        alias_entry(state, alias, how, record.since, record.until) for how, alias in named.values()
    )
    capitals = _capitals(country) if record.capital is None else record.capital
    demonyms = _demonyms(country) if record.demonyms is None else record.demonyms
    groups: tuple[tuple[How, tuple[Alias, ...]], ...] = (
        ("capital", capitals),
        ("demonym", demonyms),
        ("metonym", record.metonyms),
    )
    for how, aliases in groups:
        for alias in aliases:
            yield alias_entry(state, alias, how, record.since, record.until)


def _official_names(country: CountryInfo | None) -> list[str]:
    """The package's other spellings hold much that is no English name: only the ceremonious
    ones ("Islamic Republic of Iran") are safe."""
    if country is None:
        return []
    spellings = country.info().get("altSpellings", [])
    return [
        text.strip()
        for text in spellings
        if text.isascii() and "," not in text and _OFFICIAL.search(text)
    ]


def _capitals(country: CountryInfo | None) -> tuple[Alias, ...]:
    capital = country.info().get("capital") if country else None
    return (Alias(alias=capital),) if isinstance(capital, str) and capital else ()


def _demonyms(country: CountryInfo | None) -> tuple[Alias, ...]:
    """The package's adjective, and its plural where English has one."""
    demonym = country.info().get("demonym") if country else None
    if not demonym:
        return ()
    words = [part.strip() for part in demonym.split(",")]
    plurals = [f"{word}s" for word in words if not _WITHOUT_PLURAL.search(word)]
    return tuple(Alias(alias=word) for word in dict.fromkeys([*words, *plurals]))


def _territory_entries(
    records: Records, countries: Mapping[str, CountryInfo]
) -> Iterator[AliasEntry]:
    for territory in records.territories:
        if territory.state == "none":
            continue
        for code in territory.codes:
            if code not in countries:
                raise DataError(
                    f"no territory has the code {code}", where=f"territories of {territory.state}"
                )
            yield alias_entry(territory.state, Alias(alias=countries[code].name()), "city")

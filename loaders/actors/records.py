"""The schema of knowledge files: TOML with ``[[actor]]``, ``[[state]]``, ``[places]`` and
``[territories]``. Every broken record is a ``DataError`` that names file, record and field."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, model_validator

from graph.errors import DataError
from graph.model import Belonging, CountryCode, Kind, Model, PartialDate, Sector
from loaders.actors.aliases import first_day, last_day, overlap
from loaders.actors.offices import OfficesRecord
from loaders.actors.tables import entities_of_json, rows_of_csv

ActorId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Alias(Model):
    """A name an actor goes by. ``case`` overrides whether it is read only in its own case;
    ``ambiguous`` says that the same words mean somebody else more often; ``near`` names countries:
    the alias is read only after "the", in a text that speaks of one of them ("the Guards")."""

    alias: Words
    since: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = Field(default=None, alias="to")
    ambiguous: bool = False
    case: bool | None = None
    near: tuple[CountryCode, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Alias:
        _refuse_reversed(self.since, self.until)
        return self


def _alias_of_text(value: object) -> object:
    return {"alias": value} if isinstance(value, str) else value


def _refuse_reversed(since: str | None, until: str | None) -> None:
    if first_day(since) > last_day(until):
        raise ValueError(f"ends on {until} before it begins on {since}")


AnyAlias = Annotated[Alias, BeforeValidator(_alias_of_text)]


class _Belonging(Model):
    part_of: tuple[Belonging, ...] = ()
    member_of: tuple[Belonging, ...] = ()
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = None

    @model_validator(mode="after")
    def _one_at_a_time(self) -> _Belonging:
        for belonging in (*self.part_of, *self.member_of):
            _refuse_reversed(belonging.since, belonging.until)
        for number, one in enumerate(self.part_of):
            for other in self.part_of[number + 1 :]:
                if overlap(one.since, one.until, other.since, other.until):
                    raise ValueError(
                        f"part_of {one.actor} and part_of {other.actor} overlap in time"
                    )
        return self


class ActorRecord(_Belonging):
    """One ``[[actor]]``."""

    id: ActorId
    name: Words
    kind: Kind
    sector: Sector
    country: CountryCode | None = None
    aliases: tuple[AnyAlias, ...] = ()
    metonyms: tuple[AnyAlias, ...] = ()
    """Its seat, which stands for it where it acts: "Langley"."""


class StateRecord(_Belonging):
    """One ``[[state]]``: what is added to, or said instead of, the country package's entry.

    ``demonyms`` (adjectives and nouns, both numbers) and ``capital`` replace the package's;
    ``aliases`` and ``metonyms`` (seats of government) add to what it has. ``from`` and ``to``
    bound a state that is no more.
    """

    code: CountryCode
    id: ActorId | None = None
    name: Words | None = None
    capital: tuple[AnyAlias, ...] | None = None
    demonyms: tuple[AnyAlias, ...] | None = None
    aliases: tuple[AnyAlias, ...] = ()
    metonyms: tuple[AnyAlias, ...] = ()
    since: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = Field(default=None, alias="to")


class PlaceRecord(Model):
    """The entry of one state under ``[places]``: cities, provinces and regions in it."""

    state: ActorId
    places: tuple[AnyAlias, ...]


class TerritoryRecord(Model):
    """The entry of one state under ``[territories]``: codes of the package that it governs,
    whose names are places in it. Under ``none`` stand codes that are left out."""

    state: ActorId
    codes: tuple[CountryCode, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """What one folder of knowledge files says."""

    actors: dict[str, ActorRecord] = field(default_factory=dict)
    states: dict[str, StateRecord] = field(default_factory=dict)
    places: tuple[PlaceRecord, ...] = ()
    territories: tuple[TerritoryRecord, ...] = ()
    offices: tuple[OfficesRecord, ...] = ()
    contents: tuple[bytes, ...] = ()

    def over(self, base: Records) -> Records:
        """These records put over ``base``: the same id (of a state: code) replaces."""
        return Records(
            actors=base.actors | self.actors,
            states=base.states | self.states,
            places=base.places + self.places,
            territories=base.territories + self.territories,
            offices=base.offices + self.offices,
            contents=base.contents + self.contents,
        )


def read_records(files: Sequence[Path]) -> Records:
    """Read knowledge files. Raises ``DataError`` for what breaks the schema or is said twice."""
    actors: dict[str, ActorRecord] = {}
    states: dict[str, StateRecord] = {}
    places: list[PlaceRecord] = []
    territories: list[TerritoryRecord] = []
    offices: list[OfficesRecord] = []
    contents: list[bytes] = []
    for file in files:
        if file.suffix in FOREIGN:
            contents.append(_read_bytes(file))
            for place, raw in FOREIGN[file.suffix](file):
                actor = _validated(ActorRecord, raw, file, f"{raw.get('id')} ({place})")
                _add(actors, actor.id, actor, file)
            continue
        content, tables = _read_tables(file)
        contents.append(content)
        for raw in _records_of(tables, "actor", file):
            actor = _validated(ActorRecord, raw, file, raw.get("id"))
            _add(actors, actor.id, actor, file)
        for raw in _records_of(tables, "state", file):
            state = _validated(StateRecord, raw, file, raw.get("code"))
            _add(states, state.code, state, file)
        for state_id, value in _table_of(tables, "places", file).items():
            raw = {"state": state_id, "places": value}
            places.append(_validated(PlaceRecord, raw, file, state_id))
        for state_id, value in _table_of(tables, "territories", file).items():
            raw = {"state": state_id, "codes": value}
            territories.append(_validated(TerritoryRecord, raw, file, state_id))
        for code, value in _table_of(tables, "offices", file).items():
            raw = {"code": code, **value} if isinstance(value, dict) else {"code": code}
            offices.append(_validated(OfficesRecord, raw, file, code))
    return Records(
        actors, states, tuple(places), tuple(territories), tuple(offices), tuple(contents)
    )


FOREIGN = {".csv": rows_of_csv, ".json": entities_of_json, ".jsonl": entities_of_json}
"""Files by ending that hold actors in a format of others."""


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(file)) from error


def _read_tables(file: Path) -> tuple[bytes, dict[str, Any]]:
    content = _read_bytes(file)
    try:
        tables = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"is not TOML: {error}", where=str(file)) from error
    known = {"actor", "state", "places", "territories", "offices"}
    if unknown := sorted(tables.keys() - known):
        raise DataError(
            f"unknown table {', '.join(unknown)}",
            where=str(file),
            hint=f"tables are {', '.join(sorted(known))}",
        )
    return content, tables


def _records_of(tables: dict[str, Any], table: str, file: Path) -> list[dict[str, Any]]:
    records = tables.get(table, [])
    if not isinstance(records, list) or not all(isinstance(raw, dict) for raw in records):
        raise DataError(
            f"'{table}' must be an array of tables", where=str(file), hint=f"write [[{table}]]"
        )
    return records


def _table_of(tables: dict[str, Any], table: str, file: Path) -> dict[str, Any]:
    value = tables.get(table, {})
    if not isinstance(value, dict):
        raise DataError(f"'{table}' must be a table", where=str(file), hint=f"write [{table}]")
    return value


R = TypeVar("R", bound=Model)


def _validated(schema: type[R], raw: dict[str, Any], file: Path, record_id: object) -> R:
    try:
        return schema.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DataError(
            f"{place}: {first['msg']}" if place else first["msg"],
            where=f"{file}, record {record_id or raw}",
        ) from error


def _add(known: dict[str, R], key: str, record: R, file: Path) -> None:
    if key in known:
        raise DataError(f"'{key}' is described twice", where=f"{file}, record {key}")
    known[key] = record

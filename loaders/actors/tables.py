"""Actors from formats that others keep: CSV tables and followthemoney entities (JSON)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from countryinfo import all_countries

from graph.errors import DataError
from graph.model import Kind, Sector, short_hash, slug

COLUMNS = (
    "id", "name", "kind", "sector", "country", "aliases", "part_of", "member_of", "wikidata",
)  # fmt: skip

_SCHEMATA: Mapping[str, tuple[Kind, Sector]] = {
    "Person": (Kind.PERSON, Sector.UNK),
    "Organization": (Kind.ORGANISATION, Sector.UNK),
    "LegalEntity": (Kind.ORGANISATION, Sector.UNK),
    "Company": (Kind.COMPANY, Sector.BUS),
    "PublicBody": (Kind.GOVERNMENT_BODY, Sector.GOV),
}
"""What followthemoney calls an actor; its other schemata are things and ties, left out."""
_TOPICS: Mapping[str, Sector] = {
    "crime.terror": Sector.REB, "crime": Sector.CRM, "gov": Sector.GOV, "role.pep": Sector.GOV,
    "pol.party": Sector.PTY, "gov.igo": Sector.IGO, "mil": Sector.MIL, "role.journo": Sector.MED,
    "role.act": Sector.OPP, "role.judge": Sector.JUD, "gov.security": Sector.SPY,
}  # fmt: skip
_KIND_OF: Mapping[Sector, Kind] = {
    Sector.REB: Kind.ARMED_GROUP, Sector.CRM: Kind.ARMED_GROUP, Sector.GOV: Kind.GOVERNMENT_BODY,
    Sector.PTY: Kind.PARTY, Sector.MIL: Kind.MILITARY, Sector.SPY: Kind.INTELLIGENCE,
    Sector.MED: Kind.MEDIA, Sector.JUD: Kind.GOVERNMENT_BODY,
}  # fmt: skip


def rows_of_csv(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row as (place, raw record). Lists are separated by ``;``, and a belonging may have its
    dates after it: ``iran@2005-08..2013-08``. Without an id the name makes one."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            unknown = sorted({*(rows.fieldnames or ())} - {*COLUMNS})
            if unknown or "name" not in (rows.fieldnames or ()):
                raise DataError(
                    f"unknown column {', '.join(unknown)}" if unknown else "has no column 'name'",
                    where=str(file),
                    hint=f"columns are {', '.join(COLUMNS)}",
                )
            for row in rows:
                yield f"line {rows.line_num}", _record_of_row(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"cannot be read: {error}", where=str(file)) from error


def _record_of_row(row: Mapping[str, str | None]) -> dict[str, Any]:
    raw: dict[str, Any] = {
        key: value.strip() for key, value in row.items() if key and value and value.strip()
    }
    raw.setdefault("id", slug(raw.get("name", "")))
    for column in ("aliases", "part_of", "member_of"):
        if column in raw:
            raw[column] = [part.strip() for part in raw[column].split(";") if part.strip()]
    for column in ("part_of", "member_of"):
        if column in raw:
            raw[column] = [_belonging(part) for part in raw[column]]
    return raw


def _belonging(written: str) -> dict[str, str]:
    actor, _, dates = written.partition("@")
    since, _, until = dates.partition("..")
    found = {"actor": actor.strip(), "from": since.strip(), "to": until.strip()}
    return {key: value for key, value in found.items() if value}


def entities_of_json(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each followthemoney entity that is an actor, as (place, raw record)."""
    codes = _alpha3_codes()
    taken: set[str] = set()
    for place, entity in _json_objects(file):
        schema, properties = entity.get("schema"), entity.get("properties")
        if not isinstance(schema, str) or not isinstance(properties, dict):
            raise DataError(
                "is no followthemoney entity: it has no schema and properties",
                where=f"{file}, {place}",
            )
        names = _texts(properties, "name")
        if schema in _SCHEMATA and names:
            raw = _record_of_entity(schema, properties, names, codes)
            if raw["id"] in taken:
                raw["id"] += f"-{short_hash(entity.get('id'), length=6)}"
            taken.add(raw["id"])
            yield place, raw


def _record_of_entity(
    schema: str, properties: Mapping[str, Any], names: list[str], codes: Mapping[str, str]
) -> dict[str, Any]:
    kind, sector = _SCHEMATA[schema]
    topics = _texts(properties, "topics")
    told = next((_TOPICS[topic] for topic in topics if topic in _TOPICS), None)
    if told is not None:
        sector = told
        kind = kind if kind == Kind.PERSON else _KIND_OF.get(told, kind)
    countries = [*_texts(properties, "country"), *_texts(properties, "jurisdiction")]
    country = next((codes[code.lower()] for code in countries if code.lower() in codes), None)
    aliases: list[Any] = [*names[1:], *_texts(properties, "alias")]
    aliases += [{"alias": weak, "ambiguous": True} for weak in _texts(properties, "weakAlias")]
    raw: dict[str, Any] = {
        "id": slug(names[0]), "name": names[0], "kind": kind, "sector": sector,
        "aliases": [alias for alias in aliases if alias != names[0]],
    }  # fmt: skip
    if country is not None:
        raw["country"] = country
    wikidata = _texts(properties, "wikidataId")
    return raw | ({"wikidata": wikidata[0]} if wikidata else {})


def _json_objects(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("["):
            found = [(f"entity {at}", entity) for at, entity in enumerate(json.loads(text), 1)]
        else:
            lines = enumerate(text.splitlines(), 1)
            found = [(f"line {at}", json.loads(line)) for at, line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be read as JSON: {error}", where=str(file)) from error
    for place, entity in found:
        if not isinstance(entity, dict):
            raise DataError("is no JSON object", where=f"{file}, {place}")
        yield place, entity


def _texts(properties: Mapping[str, Any], key: str) -> list[str]:
    values = properties.get(key, [])
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def _alpha3_codes() -> dict[str, str]:
    """Alpha-3 by either code, in lower case."""
    codes: dict[str, str] = {}
    for country in all_countries():
        iso = country.info().get("ISO", {})
        if iso.get("alpha2") and iso.get("alpha3"):
            codes[iso["alpha2"].lower()] = codes[iso["alpha3"].lower()] = iso["alpha3"]
    return codes

"""What is known of actors before any document is read.

``load_knowledge()`` reads the knowledge files that ship with whowhom, and a user's own folder of
the same format over them, checks them as a whole, and gives one immutable ``Knowledge``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from graph.errors import DataError, SettingError
from graph.model import Actor, Kind
from loaders.actors.aliases import AliasEntry, How, index_aliases, normalise
from loaders.actors.offices import holders
from loaders.actors.records import FOREIGN, ActorRecord, Alias, Records, read_records
from loaders.actors.states import alias_entry, build_states

__all__ = ["AliasEntry", "Knowledge", "load_knowledge", "normalise"]

KNOWLEDGE_FOLDER = Path(__file__).parent.parent / "knowledge"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Actors, and the words that name them.

    ``by_alias``, ``demonyms`` and ``places`` are keyed by ``normalise``d words. Under one alias
    the best claim stands first; ``demonyms`` and ``places`` keep only that one. ``fingerprint``
    changes with any of the data.
    """

    actors: Mapping[str, Actor]
    by_alias: Mapping[str, tuple[AliasEntry, ...]]
    demonyms: Mapping[str, str]
    places: Mapping[str, str]
    states: Mapping[str, Actor]
    """States by ISO 3166-1 alpha-3 code."""
    fingerprint: str

    def lookup(self, text: str, on: str | None = None) -> tuple[AliasEntry, ...]:
        """The readings of ``text`` as a name, best first: those written as the text has it, in
        use on the (partial) date ``on``. Where none was in use, those of other times."""
        fitting = [entry for entry in self.by_alias.get(normalise(text), ()) if entry.fits(text)]
        timely = [entry for entry in fitting if entry.holds_on(on)]
        return tuple(timely or fitting)


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """Read and check all knowledge. ``extra`` is a folder of a user's own files: their records
    add to ours, or replace those of the same id.

    Raises ``DataError`` naming file, record, field and reason for data that breaks the schema,
    claims one alias twice, or names an unknown actor; ``SettingError`` where ``extra`` is no
    folder.
    """
    records = read_records(_toml_files(KNOWLEDGE_FOLDER))
    if extra is not None:
        if not extra.is_dir():
            raise SettingError(
                "there is no such folder of knowledge files",
                where=str(extra),
                hint="give a folder that holds .toml, .csv or followthemoney .json files",
            )
        records = read_records(_own_files(extra)).over(records)
    return build_knowledge(records)


def build_knowledge(records: Records) -> Knowledge:
    """Put records together and check them as a whole."""
    states = build_states(records)
    actors = dict(states.actors)
    for actor_id, record in records.actors.items():
        if actor_id in actors:
            raise DataError(
                f"'{actor_id}' is a state and an actor",
                where=f"actor {actor_id}",
                hint="what is said of a state stands in its [[state]] record",
            )
        actors[actor_id] = _actor(record)
    in_office = _in_office(records, actors)
    actors.update((actor.id, actor) for actor in in_office)
    _check_references(records, actors)
    entries = [
        *states.entries,
        *(entry for actor in in_office for entry in _holder_entries(actor)),
        *(entry for record in records.actors.values() for entry in _actor_entries(record)),
        *(
            alias_entry(place.state, alias, "city")
            for place in records.places
            for alias in place.places
        ),
    ]
    by_alias = index_aliases(entries, {id: actor.country for id, actor in actors.items()})
    return Knowledge(
        actors=MappingProxyType(actors),
        by_alias=MappingProxyType(by_alias),
        demonyms=MappingProxyType(_first_of(by_alias, {"demonym"})),
        places=MappingProxyType(_first_of(by_alias, {"capital", "city"})),
        states=MappingProxyType(
            {actor.country: actor for actor in states.actors.values() if actor.country}
        ),
        fingerprint=_fingerprint(records),
    )


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _own_files(folder: Path) -> list[Path]:
    endings = {".toml", *FOREIGN}
    return sorted(file for file in folder.iterdir() if file.suffix in endings and file.is_file())


def _actor(record: ActorRecord) -> Actor:
    aliases = dict.fromkeys(alias.alias for alias in record.aliases)
    return Actor(
        id=record.id,
        name=record.name,
        kind=record.kind,
        sector=record.sector,
        country=record.country,
        aliases=tuple(alias for alias in aliases if alias != record.name),
        part_of=record.part_of,
        member_of=record.member_of,
        wikidata=record.wikidata,
    )


def _in_office(records: Records, actors: Mapping[str, Actor]) -> list[Actor]:
    """Holders of offices who have no record of their own."""
    by_code = {actor.country: actor for actor in actors.values() if actor.kind == Kind.STATE}
    found: dict[str, Actor] = {}
    for record in records.offices:
        if record.code not in by_code:
            raise DataError(
                f"there is no state with the code {record.code}", where=f"offices.{record.code}"
            )
        for actor in holders(record, by_code[record.code], {**actors, **found}):
            found[actor.id] = actor
    return [*found.values()]


def _holder_entries(actor: Actor) -> Iterable[AliasEntry]:
    """Others bear the names of ministers too: only in a text on the country is it the minister."""
    near = (actor.country,) if actor.country else ()
    yield alias_entry(actor.id, Alias(alias=actor.name, near=near), "name")
    for alias in actor.aliases:
        yield alias_entry(actor.id, Alias(alias=alias, near=near), "alias")


def _actor_entries(record: ActorRecord) -> Iterable[AliasEntry]:
    named = {alias.alias for alias in record.aliases}
    if record.name not in named:
        yield alias_entry(record.id, Alias(alias=record.name), "name")
    for alias in record.aliases:
        how: How = "name" if alias.alias == record.name else "alias"
        yield alias_entry(record.id, alias, how)
    for alias in record.metonyms:
        yield alias_entry(record.id, alias, "metonym")


def _check_references(records: Records, actors: Mapping[str, Actor]) -> None:
    for actor in actors.values():
        for field, belongings in (("part_of", actor.part_of), ("member_of", actor.member_of)):
            for belonging in belongings:
                if belonging.actor not in actors:
                    raise DataError(
                        f"no actor has the id '{belonging.actor}'",
                        where=f"actor {actor.id}, field {field}",
                    )
                if belonging.actor == actor.id:
                    raise DataError(
                        "an actor cannot belong to itself", where=f"actor {actor.id}, field {field}"
                    )
    named = {place.state for place in records.places}
    named |= {territory.state for territory in records.territories} - {"none"}
    for state in sorted(named):
        if state not in actors:
            raise DataError(
                f"no actor has the id '{state}'", where=f"places or territories of {state}"
            )


def _first_of(by_alias: Mapping[str, tuple[AliasEntry, ...]], hows: set[How]) -> dict[str, str]:
    first = {}
    for words, entries in by_alias.items():
        for entry in entries:
            if entry.how in hows:
                first[words] = entry.actor
                break
    return first


def _fingerprint(records: Records) -> str:
    digest = hashlib.sha256(version("countryinfo").encode())
    for content in records.contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()

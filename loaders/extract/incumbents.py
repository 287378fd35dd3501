"""Whom a bare surname beside an office means: "the foreign secretary, Hammond", "the Howard
government". Only whoever held an office of a state on the document's date, and only where no other
of that name did: unresolved beats wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.dates import interval
from graph.model import Actor, Kind
from graph.rollup import parent_on
from loaders.actors.aliases import AliasEntry
from loaders.actors.knowledge import Knowledge, normalise
from loaders.actors.roles import Roles
from loaders.extract.discourse import introductions

_SURNAME = r"(?P<name>[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)?)"
_MISTER = r"(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?"
_ALONE = r"(?![\w-]|\s+(?:al-|bin\s)?[A-Z])"


@dataclass(frozen=True, slots=True)
class Incumbents:
    """Who has held an office of a state, by last name in its normal form; and the ways in which
    texts put a surname beside an office."""

    knowledge: Knowledge
    by_surname: Mapping[str, tuple[Actor, ...]]
    office: re.Pattern[str]
    beside: tuple[re.Pattern[str], ...]


def build_incumbents(knowledge: Knowledge, roles: Roles) -> Incumbents:
    by_surname: dict[str, list[Actor]] = defaultdict(list)
    for actor in knowledge.actors.values():
        if actor.kind != Kind.PERSON or not actor.part_of:
            continue
        names = (name for name in (actor.name, *actor.aliases) if " " in name)
        for last in dict.fromkeys(normalise(name.split()[-1]) for name in names):
            by_surname[last].append(actor)
    office, headed = _any_of(roles.offices), _any_of(roles.headed)
    # "Hammond, the British foreign secretary": between the two stands only whose it is.
    whose = r"(?:(?P<whose>[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:[’']s)?\s+)?"
    return Incumbents(
        knowledge=knowledge,
        by_surname={last: tuple(actors) for last, actors in by_surname.items()},
        office=re.compile(rf"\b{office}\b"),
        beside=(
            re.compile(rf"\b{whose}{office},?\s+{_MISTER}{_SURNAME}{_ALONE}"),
            re.compile(rf"\b{_SURNAME},\s+(?:the\s+|an?\s+)?{whose}{office}\b"),
            re.compile(rf"\b{_SURNAME}(?:[’']s)?\s+{headed}\b"),
        ),
    )


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    spaced = (re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return rf"(?i:{'|'.join(spaced)})"


def named_by_office(
    text: str,
    incumbents: Incumbents,
    countries: Collection[str],
    about: str | None,
    on: str | None,
) -> dict[str, tuple[AliasEntry, ...]]:
    """The surnames that ``text`` puts beside an office, with who bears them. ``countries`` are
    those (alpha-3) that the text speaks of, ``about`` the one that it is about, where that is
    plain."""
    found: dict[str, tuple[AliasEntry, ...]] = {}
    others: Mapping[str, set[str]] | None = None
    for surname, whose in _beside_an_office(text, incumbents):
        serving = _serving(incumbents.by_surname[normalise(surname)], on)
        holder = _meant(surname, serving, whose or countries, incumbents)
        if holder is None or (not whose and about not in (None, holder.country)):
            continue
        if others is None:
            others = introductions(incumbents.office.sub(",", text))
        if surname not in others and (not whose or holder.country in whose):
            found[surname] = (AliasEntry(actor=holder.id, alias=holder.name, how="surname"),)
    return found


def _beside_an_office(
    text: str, incumbents: Incumbents
) -> Iterator[tuple[str, frozenset[str | None]]]:
    """Surnames of somebody who ever held an office, that are no name by themselves, and of which
    country the text says that the office is."""
    for pattern in incumbents.beside:
        for match in pattern.finditer(text):
            surname = match.group("name")
            if normalise(surname) not in incumbents.by_surname:
                continue
            if all(entry.near for entry in incumbents.knowledge.lookup(surname)):
                whose = match.groupdict().get("whose") or ""
                yield (
                    surname,
                    frozenset(
                        incumbents.knowledge.actors[entry.actor].country
                        for entry in incumbents.knowledge.lookup(whose)
                    ),
                )


def _serving(known: Iterable[Actor], on: str | None) -> list[Actor]:
    """Those who hold an office on a (partial) date; all, where there is none."""
    if on is None:
        return [*known]
    day = interval(on)[0]
    return [actor for actor in known if parent_on(actor, day) is not None]


def _meant(
    surname: str,
    serving: list[Actor],
    countries: Collection[str | None],
    incumbents: Incumbents,
) -> Actor | None:
    """The one of a country spoken of; of another only where none but that one's officials were
    ever called so."""
    here = [actor for actor in serving if actor.country in countries]
    if not here:
        known = incumbents.by_surname[normalise(surname)]
        here = serving if len({actor.country for actor in known}) == 1 else []
    return here[0] if len(here) == 1 else None

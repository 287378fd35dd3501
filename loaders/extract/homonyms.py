"""Places of one name: whether a text's Georgia is the state of the United States, its Tripoli the
one in Lebanon. What the text says beside the name decides, where it does not speak of the first
reading's country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from loaders.actors.aliases import AliasEntry
from loaders.actors.knowledge import Knowledge
from loaders.extract.names import WrittenName

TOWNS = 2
"""So many other towns of a country tell which of two towns is meant."""
_PLACES = frozenset({"city", "capital"})
_BEFORE = r"(?P<place>[A-Z][\w’'.-]+(?:[ -][A-Z][\w’'-]+){0,2}),\s+"
_AFTER = r",\s+(?P<state>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"


def told_apart(
    text: str,
    names: Iterable[WrittenName],
    knowledge: Knowledge,
    countries: Collection[str],
    subnational: Collection[str],
) -> dict[str, tuple[AliasEntry, ...]]:
    """The names of ``text`` that mean a lesser reading's place there, that reading first.

    ``countries`` are those (alpha-3) that the text speaks of, ``subnational`` words for what only
    a part of a state has (a governor).
    """
    names = [*names]
    found: dict[str, tuple[AliasEntry, ...]] = {}
    for word, readings in {name.text: name.readings for name in names}.items():
        first, *others = readings
        if not others or _country(first, knowledge) in countries:
            continue
        for other in others:
            country = _country(other, knowledge)
            if other.how != "city" or country in (None, _country(first, knowledge)):
                continue
            told = _beside(text, word, country, knowledge)
            if first.how in _PLACES:
                told = told or _towns(names, country, knowledge) >= TOWNS
            else:
                told = told or _is_part(text, word, subnational)
            if told:
                found[word] = (other, *(entry for entry in readings if entry is not other))
                break
    return found


def _country(entry: AliasEntry, knowledge: Knowledge) -> str | None:
    return knowledge.actors[entry.actor].country


def _beside(text: str, word: str, country: str | None, knowledge: Knowledge) -> bool:
    """ "Atlanta, Georgia", "Tripoli, Lebanon"."""
    for match in re.finditer(rf"{_BEFORE}{re.escape(word)}\b", text):
        place = match.group("place")
        for inner in (place, place.rsplit(" ", 1)[-1]):
            for entry in knowledge.lookup(inner):
                if entry.how in _PLACES and _country(entry, knowledge) == country:
                    return True
    for match in re.finditer(rf"\b{re.escape(word)}{_AFTER}", text):
        state = match.group("state")
        for inner in (state, state.split(" ", 1)[0]):
            for entry in knowledge.lookup(inner)[:1]:
                if entry.how in ("name", "alias") and _country(entry, knowledge) == country:
                    return True
    return False


def _towns(names: Iterable[WrittenName], country: str | None, knowledge: Knowledge) -> int:
    """How many towns of a country are named that can be in no other."""
    return len({
        name.text
        for name in names
        if all(
            entry.how in _PLACES and _country(entry, knowledge) == country
            for entry in name.readings
        )
    })  # fmt: skip


def _is_part(text: str, word: str, subnational: Collection[str]) -> bool:
    """ "Georgia's governor", "the senator from Georgia": what no state has of its own."""
    parts = "|".join(re.escape(part) for part in sorted(subnational, key=len, reverse=True))
    name = re.escape(word)
    return bool(
        re.search(rf"\b{name}(?:[’']s)?\s+(?i:{parts})\b", text)
        or re.search(rf"\b(?i:{parts})\s+(?:of|from|in)\s+{name}\b(?![’'])", text)
    )

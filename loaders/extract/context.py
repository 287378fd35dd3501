"""What a document says around a name: which states it speaks of, whom it is about, and what it
introduced in full and calls by less later. Found in one pass over the words, without a parse."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.dates import interval
from graph.model import Actor, Document, Kind
from graph.rollup import parent_on
from loaders.actors.aliases import AliasEntry, How
from loaders.actors.knowledge import Knowledge
from loaders.actors.roles import Roles
from loaders.extract.discourse import introductions
from loaders.extract.fuller import fuller_names
from loaders.extract.homonyms import told_apart
from loaders.extract.incumbents import Incumbents, named_by_office
from loaders.extract.names import NameIndex, WrittenName, names_in_text

TELLING = frozenset({
    Kind.STATE, Kind.GOVERNMENT_BODY, Kind.MILITARY, Kind.POLICE, Kind.INTELLIGENCE,
    Kind.ARMED_GROUP, Kind.PARTY, Kind.PERSON, Kind.POPULATION,
})  # fmt: skip
"""Kinds whose names tell what country a text is about: who reports or trades does not."""
GIVEN, DATELINE = 3, 2
"""How many mentions a country weighs that came with the document, or that its dateline names."""
LEAST, LEAD = 2, 2
"""A text is about a state spoken of at least so often, once more where it speaks of another too,
and so many times as often as the next."""

_DATELINE = re.compile(
    r"\s*([A-Z][A-Z.'’ -]{2,}?)(?:,[^\n—–-]{1,30})?\s*(?:\([^)]{2,20}\)\s*)?[—–-]"
)
_ABBREVIATION = re.compile(r"\(\s*[\"“]?([A-Z][A-Za-z&-]{1,9})[\"”]?\s*\)")
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "la", "du", "des"})
_WORDS = re.compile(r"[^\s,;:()\"“”]+")


@dataclass(frozen=True, slots=True)
class Context:
    """``spoken`` counts the mentions of each country (alpha-3) by names that can mean no other;
    ``introduced`` holds what words, as written, stand for in this text, nobody known included
    (empty); ``in_full`` the full name of abbreviations that no knowledge holds."""

    date: str | None = None
    given: str | None = None
    about: Actor | None = None
    spoken: Mapping[str, int] = field(default_factory=dict)
    introduced: Mapping[str, tuple[AliasEntry, ...]] = field(default_factory=dict)
    in_full: Mapping[str, str] = field(default_factory=dict)
    fuller: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Actors by the words of their names here: what "the coalition" may take up."""

    def readings(self, text: str, knowledge: Knowledge) -> tuple[AliasEntry, ...]:
        """Whom ``text`` names here, the best reading first."""
        known = self.introduced.get(text)
        if known is not None:
            return known
        found = knowledge.lookup(text, self.date)
        if not found:
            return ()
        fitting = tuple(entry for entry in found if self._is_near(entry))
        if len(fitting) < 2:
            return fitting
        return self._weighed(fitting, knowledge)

    def _is_near(self, entry: AliasEntry) -> bool:
        return not entry.near or any(self.spoken.get(code) for code in entry.near)

    def _weighed(
        self, found: tuple[AliasEntry, ...], knowledge: Knowledge
    ) -> tuple[AliasEntry, ...]:
        """A lesser reading comes first where the text speaks of its country, and not of the
        first's. A place must be in the country that the document comes from."""
        first, *others = found
        if first.near:
            return self._nearest(found)
        home = knowledge.actors[first.actor].country
        if self._speaks_of(home):
            return found
        for other in others:
            country = knowledge.actors[other.actor].country
            if country == home or not country:
                continue
            if self.given == country if other.how == "city" else self._speaks_of(country):
                return (other, *(entry for entry in found if entry is not other))
        return found

    def _nearest(self, found: tuple[AliasEntry, ...]) -> tuple[AliasEntry, ...]:
        """Of readings that each need their country, those whose country the text speaks of most:
        "Kurdish forces" in a text on Syria that names Iraq once."""

        def weight(entry: AliasEntry) -> int:
            return max(self.spoken.get(code, 0) for code in entry.near)

        most = max(map(weight, found))
        best = tuple(entry for entry in found if weight(entry) == most)
        if len({entry.actor for entry in best}) > 1 and best[0].how == "alias":
            return ()
        return best

    def _speaks_of(self, country: str | None) -> bool:
        return country is not None and (country == self.given or bool(self.spoken.get(country)))


def read_context(
    document: Document, index: NameIndex, incumbents: Incumbents, roles: Roles
) -> Context:
    """The context that a document is to its own names."""
    knowledge, text = index.knowledge, document.text
    names = names_in_text(text, index, document.date)
    given = _country(knowledge, document.metadata.get("country"))
    spoken = _spoken(names, knowledge)
    in_full, introduced = _abbreviations(text, knowledge, document.date)
    countries = {*spoken} if given is None else {*spoken, given}
    introduced |= told_apart(text, names, knowledge, countries, roles.subnational)
    about = _about(spoken, given, _dateline(text, knowledge), knowledge)
    land = about.country if about is not None else None
    introduced |= named_by_office(text, incumbents, countries, land, document.date)
    introduced |= _surnames(text, names, knowledge, document.date)
    introduced |= _short_forms(text, names, knowledge)
    context = Context(
        date=document.date,
        given=given,
        about=about,
        spoken=spoken,
        introduced=introduced,
        in_full=in_full,
    )
    fuller = fuller_names(
        text, names, lambda words: context.readings(words, knowledge), knowledge.actors
    )
    return replace(context, fuller=fuller)


def _country(knowledge: Knowledge, words: object) -> str | None:
    """The country that a document's own metadata name, by code or by name."""
    if not isinstance(words, str) or not words.strip():
        return None
    if words.upper() in knowledge.states:
        return words.upper()
    return next((knowledge.actors[entry.actor].country for entry in knowledge.lookup(words)), None)


def _spoken(names: Iterable[WrittenName], knowledge: Knowledge) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for name in names:
        actors = [knowledge.actors[entry.actor] for entry in name.readings if not entry.near]
        countries = {actor.country for actor in actors}
        if len(countries) == 1 and actors[0].kind in TELLING:
            (country,) = countries
            if country is not None and country in knowledge.states:
                spoken[country] += 1
    return spoken


def _dateline(text: str, knowledge: Knowledge) -> str | None:
    """ "BEIRUT, Lebanon (AP) —": the country of the place a report begins with."""
    found = _DATELINE.match(text)
    if found is None:
        return None
    for entry in knowledge.lookup(found.group(1).title()):
        if entry.how in ("capital", "city", "name"):
            return knowledge.actors[entry.actor].country
    return None


def _about(
    spoken: Counter[str], given: str | None, dateline: str | None, knowledge: Knowledge
) -> Actor | None:
    weights = Counter(spoken)
    if given is not None:
        weights[given] += GIVEN
    if dateline is not None:
        weights[dateline] += DATELINE
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < max(LEAST + 1, LEAD * ranked[1][1]):
        return None
    return knowledge.states.get(ranked[0][0])


# -- what is introduced in full, and called by less later ------------------------------------------


def _abbreviations(
    text: str, knowledge: Knowledge, on: str | None
) -> tuple[dict[str, str], dict[str, tuple[AliasEntry, ...]]]:
    """ "Islamic Revolutionary Guard Corps (IRGC)": from here on the letters stand for the name."""
    in_full: dict[str, str] = {}
    introduced: dict[str, tuple[AliasEntry, ...]] = {}
    for match in _ABBREVIATION.finditer(text):
        letters = match.group(1)
        full = _spelled_out(letters, text[max(0, match.start() - 120) : match.start()])
        if full is None:
            continue
        readings = knowledge.lookup(full, on)
        known = {entry.actor for entry in knowledge.lookup(letters, on)}
        if readings:
            introduced[letters] = (_called(readings[0].actor, full, "initials"),)
        elif not any(_plainly(knowledge.actors[actor], full) for actor in known):
            in_full[letters] = full
            introduced[letters] = ()
    return in_full, introduced


def _spelled_out(letters: str, before: str) -> str | None:
    """The words before a bracket whose initials are ``letters``."""
    words = _WORDS.findall(before.rsplit("\n", 1)[-1])
    wanted = [letter.lower() for letter in letters if letter.isupper()]
    if len(wanted) < 2:
        return None
    for count in range(len(wanted), min(len(words), 2 * len(wanted) + 2) + 1):
        chosen = words[-count:]
        if not chosen[0][0].isupper() or chosen[0].lower() in _SMALL_WORDS:
            continue
        parts = [part for word in chosen for part in word.split("-") if part]
        initials = [part[0].lower() for part in parts if part.lower() not in _SMALL_WORDS]
        if initials == wanted or [part[0].lower() for part in parts] == wanted:
            return " ".join(chosen)
    return None


def _plainly(actor: Actor, full: str) -> bool:
    """Whether a known actor's name shares most words with a spelling that no alias has."""
    words = {word for word in full.lower().split() if word not in _SMALL_WORDS}
    names = (actor.name, *actor.aliases)
    return any(len(words & {*name.lower().split()}) * 2 > len(words) for name in names)


def _surnames(
    text: str, names: list[WrittenName], knowledge: Knowledge, on: str | None
) -> dict[str, tuple[AliasEntry, ...]]:
    """A surname stands for the person introduced by it in full; where the text introduces another
    of that name, it does not stand for somebody known who is out of office."""
    people: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        actor = knowledge.actors[name.readings[0].actor]
        words = name.text.split()
        if actor.kind == Kind.PERSON and len(words) > 1:
            people[words[-1]][actor.id] = name.text
    introduced: dict[str, tuple[AliasEntry, ...]] = {}
    for last, bearers in people.items():
        others = {entry.actor for entry in knowledge.lookup(last)}
        if len(bearers) == 1 and all(_is_person(knowledge, actor) for actor in others):
            ((actor_id, full),) = bearers.items()
            introduced[last] = (_called(actor_id, full, "surname"),)
    for last, fulls in introductions(text).items():
        readings = knowledge.lookup(last, on)
        if last in people or not readings or any(knowledge.lookup(full) for full in fulls):
            continue
        if all(_is_out_of_office(knowledge, entry.actor, on) for entry in readings):
            introduced[last] = ()
    return introduced


def _is_person(knowledge: Knowledge, actor_id: str) -> bool:
    return knowledge.actors[actor_id].kind == Kind.PERSON


def _is_out_of_office(knowledge: Knowledge, actor_id: str, on: str | None) -> bool:
    actor = knowledge.actors[actor_id]
    if actor.kind != Kind.PERSON or on is None or not actor.part_of:
        return False
    return parent_on(actor, interval(on)[0]) is None


def _short_forms(
    text: str, names: list[WrittenName], knowledge: Knowledge
) -> dict[str, tuple[AliasEntry, ...]]:
    """ "the Observatory" after the Syrian Observatory for Human Rights: a capital and "the"."""
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        actor = knowledge.actors[name.readings[0].actor]
        if actor.kind in (Kind.STATE, Kind.PERSON, Kind.MEDIA, Kind.COMPANY):
            continue
        words = name.text.split()
        for word in words[1:] if len(words) > 1 else ():
            if word[:1].isupper() and word.isalpha() and len(word) > 4:
                bearers[word][actor.id] = name.text
    introduced: dict[str, tuple[AliasEntry, ...]] = {}
    for word, actors in bearers.items():
        if len(actors) > 1 or knowledge.lookup(word):
            continue
        if re.search(rf"\b[Tt]he {word}\b(?![ -][A-Z])", text):
            ((actor_id, full),) = actors.items()
            introduced[word] = (_called(actor_id, full, "short"),)
    return introduced


def _called(actor: str, full: str, how: How) -> AliasEntry:
    return AliasEntry(actor=actor, alias=full, how=how)

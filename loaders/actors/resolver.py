"""From a description of a mention to an actor.

The extractor says how somebody is described (by a name, by a role with a nationality, by a
person's name of its own); the resolver says who that is, by which rule. It knows no parse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import FOLDING_SECTORS, Actor, Belonging, Kind, Sector, short_hash, slug
from loaders.actors.knowledge import Knowledge, normalise
from loaders.actors.roles import Roles

ENTITY_KINDS: Mapping[str, tuple[Kind, Sector]] = {
    "PERSON": (Kind.PERSON, Sector.UNK),
    "ORG": (Kind.ORGANISATION, Sector.UNK),
    "NORP": (Kind.POPULATION, Sector.CVL),
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is meant, by which rule, and the alias that matched where one did."""

    actor: Actor
    rule: str
    matched: str | None = None


@dataclass(frozen=True, slots=True)
class Resolver:
    """Pure functions over knowledge and role words; the document's date decides between readings
    of a name that changed hands."""

    knowledge: Knowledge
    roles: Roles
    umbrellas: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "umbrellas", _umbrellas(self.knowledge))

    def known(self, actor_id: str) -> Actor:
        """An actor by id; a state's armed forces as a whole are its sector actor, so that "the
        Turkish military" and "Turkish troops" are one."""
        actor = self.knowledge.actors[actor_id]
        umbrella = self.umbrellas.get(actor_id)
        if umbrella is None:
            return self._within_whole(actor)
        state = self.knowledge.actors[umbrella]
        whole = self.sector_actor(state, Sector.MIL)
        return whole.model_copy(update={"aliases": (actor.name, *actor.aliases)})

    def _within_whole(self, actor: Actor) -> Actor:
        """A branch belongs to the sector actor, where its armed forces are one."""
        if not any(belonging.actor in self.umbrellas for belonging in actor.part_of):
            return actor
        part_of = tuple(
            belonging.model_copy(update={"actor": f"{self.umbrellas[belonging.actor]}:mil"})
            if belonging.actor in self.umbrellas
            else belonging
            for belonging in actor.part_of
        )
        return actor.model_copy(update={"part_of": part_of})

    def by_id(self, actor_id: str) -> Actor:
        """An actor that another belongs to: one of the knowledge, or a state's sector actor."""
        state, _, sector = actor_id.partition(":")
        if sector:
            return self.sector_actor(self.knowledge.actors[state], Sector(sector.upper()))
        return self.known(actor_id)

    def state_of(self, actor: Actor) -> Actor | None:
        """The state an actor is of: itself, or the one its country names."""
        if actor.kind == Kind.STATE:
            return actor
        return self.knowledge.states.get(actor.country) if actor.country else None

    def sector_actor(self, state: Actor, sector: Sector) -> Actor:
        """``iran:mil`` and its like, made on sight. What does not fold (rebels, civilians) has the
        state's country and belongs to nothing."""
        part_of = (Belonging(actor=state.id),) if sector in FOLDING_SECTORS else ()
        return Actor(
            id=f"{state.id}:{sector.lower()}",
            name=f"{state.name} ({self.roles.names[sector]})",
            kind=self.roles.kinds[sector],
            sector=sector,
            country=state.country,
            part_of=part_of,
        )

    def compose(
        self, sector: Sector, modifier: Actor, word: str = "group", on: str | None = None
    ) -> Resolution:
        """A role noun with somebody's name before it: "Iranian diplomats", "Taliban fighters",
        "Trump's administration". ``word`` is the role, ``on`` the (partial) date."""
        if modifier.kind == Kind.STATE:
            if sector == Sector.UNK:
                return Resolution(modifier, "composition")
            if sector in (Sector.NGO, Sector.IGO):
                # "a Turkish group" is one of many; "the mission in Mali" is not Mali's
                return self.local_group(
                    f"{modifier.name} {word}".lower(), sector, "", modifier.country
                )
            return Resolution(self.sector_actor(modifier, sector), "composition")
        if modifier.kind == Kind.PERSON:
            own = self._of_person(modifier, word, on)
            if own is not None:
                return own
            state = self.state_of(modifier)
            if state is not None and sector in FOLDING_SECTORS:
                return Resolution(self.sector_actor(state, sector), "composition")
            return Resolution(modifier, "composition")
        state = self.state_of(modifier)
        if state is not None and sector == Sector.CVL and modifier.sector == Sector.GOV:
            # "The government of Oman and its citizens"
            return Resolution(self.sector_actor(state, sector), "composition")
        return Resolution(modifier, "member-of-group")

    def part_in_state(self, people: Actor, alias: str, state: Actor) -> Actor | None:
        """The part of a people over several states that is at home in one: the Kurds of Syria."""
        for demonym, state_id in self.knowledge.demonyms.items():
            if state_id != state.id:
                continue
            for entry in self.knowledge.lookup(f"{demonym.title()} {alias}"):
                part = self.known(entry.actor)
                if part.kind == people.kind and part.country == state.country:
                    return part
        return None

    def _of_person(self, person: Actor, word: str, on: str | None) -> Resolution | None:
        """ "Trump's administration" is the Trump administration, where there is one of the name."""
        for name in (person.name, person.name.split()[-1]):
            for entry in self.knowledge.lookup(f"{name} {word}", on):
                actor = self.known(entry.actor)
                if actor.country == person.country:
                    return Resolution(actor, "composition", entry.alias)
        return None

    def local_group(
        self, name: str, sector: Sector, tie: str, country: str | None, kind: Kind | None = None
    ) -> Resolution:
        """Somebody no knowledge names: a group or body, the same wherever name, kind and country
        are; described by a bare noun ("rebels"), the same only within one document. The sector
        gives the kind where none is given."""
        kind = kind or self.roles.kinds[sector]
        return Resolution(
            Actor(
                id=_local_id(name, "group", kind, country, tie),
                name=name,
                kind=kind,
                sector=sector,
                country=country,
            ),
            "local",
        )

    def local_entity(
        self, name: str, label: str, tie: str, country: str | None, sector: Sector | None
    ) -> Resolution:
        """A person or organisation with a name that no knowledge holds. ``tie`` is what tells two
        of one name apart: an office or country given with the name, else the document."""
        kind, default = ENTITY_KINDS[label]
        state = self.knowledge.states.get(country) if country else None
        chosen = sector or default
        part_of: tuple[Belonging, ...] = ()
        if kind == Kind.ORGANISATION and chosen != Sector.UNK:
            kind = self.roles.kinds[chosen]
        if state is not None and chosen in FOLDING_SECTORS:
            part_of = (Belonging(actor=state.id),)
        return Resolution(
            Actor(
                id=_local_id(name, "name", kind, tie),
                name=name,
                kind=kind,
                sector=chosen,
                country=country,
                part_of=part_of,
            ),
            "local",
        )


def _umbrellas(knowledge: Knowledge) -> Mapping[str, str]:
    """Armed forces that stand for all of a state's, by id, with the state: what is also called
    "<demonym> military" or "<demonym> army"."""
    demonyms: dict[str, set[str]] = defaultdict(set)
    for words, state_id in knowledge.demonyms.items():
        demonyms[state_id].add(words)
    found = {}
    for actor in knowledge.actors.values():
        state = knowledge.states.get(actor.country or "")
        if actor.kind != Kind.MILITARY or state is None:
            continue
        names = {normalise(alias) for alias in (actor.name, *actor.aliases)}
        generic = {f"{word} {noun}" for word in demonyms[state.id] for noun in _GENERIC}
        if names & generic:
            found[actor.id] = state.id
    return found


_GENERIC = ("military", "army", "armed forces")


def _local_id(name: str, fallback: str, *ties: object) -> str:
    """``~slug-h``: readable, and another for another kind, country or tie."""
    return f"~{slug(name) or fallback}-{short_hash(name.lower(), *ties, length=6)}"

"""Who held which office of a state, and when: ``[offices.XXX]`` of a knowledge file.

A holder who has no record of their own gets one, belonging to the state while in any office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from graph.model import Actor, Belonging, CountryCode, Kind, Model, PartialDate, Sector, slug
from loaders.actors.aliases import first_day, last_day, normalise


def _with_end(term: object) -> object:
    return [*term, None] if isinstance(term, list) and len(term) == 2 else term


Term = Annotated[
    tuple[str, PartialDate, PartialDate | None],
    BeforeValidator(_with_end),
]
"""A name, and from when until when; ``["Ann Lee", "2010-05"]`` holds the office still."""


class OfficesRecord(Model):
    """The entry of one state under ``[offices]``, by its code: head of ``state``, head of
    ``government``, ministers of ``foreign`` affairs and of ``defence``. ``spelled`` gives holders'
    names as others write them."""

    code: CountryCode
    state: tuple[Term, ...] = Field(default=())
    government: tuple[Term, ...] = Field(default=())
    foreign: tuple[Term, ...] = Field(default=())
    defence: tuple[Term, ...] = Field(default=())
    spelled: dict[str, tuple[str, ...]] = Field(default={})

    @model_validator(mode="after")
    def _of_holders(self) -> OfficesRecord:
        if unknown := sorted(self.spelled.keys() - {name for name, _, _ in self.terms()}):
            raise ValueError(f"spelled: nobody of these held an office: {', '.join(unknown)}")
        return self

    def terms(self) -> Iterable[Term]:
        yield from (*self.state, *self.government, *self.foreign, *self.defence)


def holders(record: OfficesRecord, state: Actor, known: Mapping[str, Actor]) -> list[Actor]:
    """The persons of ``record`` whom no actor in ``known`` of that country is called like.

    By its id too: a user's record of that id stands for ours under whatever name it gives.
    """
    called = {
        normalise(name)
        for actor in known.values()
        if actor.country == record.code and actor.kind == Kind.PERSON
        for name in (actor.id, actor.name, *actor.aliases)
    }
    terms: dict[str, list[tuple[PartialDate, PartialDate | None]]] = {}
    for name, since, until in record.terms():
        if not any(normalise(other) in called for other in (name, *record.spelled.get(name, ()))):
            terms.setdefault(name, []).append((since, until))
    return [
        Actor(
            id=slug(name) if slug(name) not in known else f"{slug(name)}-{record.code.lower()}",
            name=name,
            kind=Kind.PERSON,
            sector=Sector.GOV,
            country=record.code,
            aliases=record.spelled.get(name, ()),
            part_of=_one_after_another(state.id, periods),
        )
        for name, periods in terms.items()
    ]


def _one_after_another(
    state: str, periods: list[tuple[PartialDate, PartialDate | None]]
) -> tuple[Belonging, ...]:
    """Offices held at once or without a break are one belonging."""
    joined: list[tuple[PartialDate, PartialDate | None]] = []
    for since, until in sorted(periods, key=lambda period: first_day(period[0])):
        if joined and first_day(since) <= last_day(joined[-1][1]):
            start, end = joined[-1]
            joined[-1] = (start, max(end, until, key=last_day))
        else:
            joined.append((since, until))
    return tuple(Belonging(actor=state, since=since, until=until) for since, until in joined)

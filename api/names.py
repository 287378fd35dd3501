"""From what somebody calls an actor to the one actor that is meant."""

from __future__ import annotations

from api.errors import RequestError
from graph.errors import NotFound
from graph.model import Actor
from graph.query import ActorFilter
from graph.rules import Rulebook
from graph.store.protocol import Reader

CANDIDATES = 50
SUGGESTIONS = 5


async def find_actor(store: Reader, asked: str, field: str) -> Actor:
    """The actor with the id ``asked``, or that this one was merged into, or else the only one with
    that name or alias.

    ``NotFound`` names the ids that come close; a name of several actors is a ``RequestError``
    on ``field`` that names them all.
    """
    known = await store.actor(asked)
    if known is not None:
        return known.actor
    merged = await merged_into(store, asked)
    if merged is not None:
        return merged
    page = await store.actors(ActorFilter(q=asked), limit=CANDIDATES)
    close = [summary.actor for summary in page.items]
    wanted = _plain(asked)
    named = [actor for actor in close if wanted == _plain(actor.name)]
    exact = named or [actor for actor in close if wanted in map(_plain, actor.aliases)]
    if len(exact) == 1:
        return exact[0]
    if exact:
        ids = tuple(sorted(actor.id for actor in exact))
        raise RequestError(
            f"several actors are called {asked!r}",
            where=field,
            hint=f"say which by its id: {', '.join(ids)}",
            near=ids,
        )
    near = tuple(actor.id for actor in close[:SUGGESTIONS])
    hint = f"did you mean {', '.join(near)}?" if near else None
    raise NotFound(f"no actor is called {asked!r}", where=field, hint=hint, near=near)


async def merged_into(store: Reader, actor_id: str) -> Actor | None:
    """The actor that the one with this id was merged into; nothing if it was into none."""
    end = Rulebook.of(await store.rules()).end(actor_id)
    found = None if end == actor_id else await store.actor(end)
    return None if found is None else found.actor


async def find_id(store: Reader, asked: str | None, field: str) -> str | None:
    """As ``find_actor``, but only the id, and nothing for nothing."""
    return None if asked is None else (await find_actor(store, asked, field)).id


def _plain(name: str) -> str:
    words = name.casefold().replace("’", "'").replace(".", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)

"""How close an actor's names come to what was asked for: one order of answers for all stores.

A store finds candidates in its own way; these are scored, sorted and cut into pages here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from graph.model import Actor
from graph.query import Page
from graph.store.cursors import decode, encode
from graph.store.protocol import ActorSummary

CANDIDATES = 400
"""How many a store offers at most."""
LEAST_SCORE = 0.6
_LONGEST_QUERY = 100
_LEAST_RATIO = 100 * LEAST_SCORE / 0.9 - 0.01
_LEAST_WORD_RATIO = _LEAST_RATIO / 0.9
"""Of a name, and of a word in it, where nothing else brings it near; with room for rounding."""
_LONGER = (200 - _LEAST_WORD_RATIO) / _LEAST_WORD_RATIO
"""How many times as long one of two words can be that are so close."""


def folded(name: str) -> str:
    """A name as search compares it: lower case, without accents, single spaces."""
    if name.isascii() and name.isprintable():  # Most are, and a load folds many.
        return " ".join(name.lower().split())
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    printable = "".join(letter if letter.isprintable() else " " for letter in plain)
    return " ".join(printable.split())


def folded_query(given: str) -> str:
    """What is searched for when ``given`` is asked; empty where there is nothing in it."""
    return folded(given)[:_LONGEST_QUERY]


def ranked(q: str, candidates: Iterable[ActorSummary]) -> list[ActorSummary]:
    """Those whose name comes close to ``q`` (folded), the closest first and then by how much is
    said of them."""
    scored = [replace(summary, score=_score(q, summary.actor)) for summary in candidates]
    return sorted((summary for summary in scored if summary.score >= LEAST_SCORE), key=_place)


def page_of(found: list[ActorSummary], limit: int, cursor: str | None) -> Page[ActorSummary]:
    """The part of ``found``, as ``ranked`` sorts it, that follows ``cursor``."""
    if cursor is not None:
        after = tuple(decode("actors found", cursor, float, int, str).values())
        found = [summary for summary in found if _place(summary) > after]
    page = tuple(found[:limit])
    if len(found) <= limit:
        return Page(page)
    return Page(page, encode("actors found", _place(page[-1])))


def _place(summary: ActorSummary) -> tuple[float, int, str]:
    return -summary.score, -summary.claims, summary.actor.id


def _score(q: str, actor: Actor) -> float:
    return closeness(q, {folded(name) for name in (actor.name, *actor.aliases)})


def closeness(q: str, names: Iterable[str]) -> float:
    """Of the closest of an actor's ``names``, folded as ``q`` is: 1 for the name itself, above 0.9
    for its beginning, above 0.8 for the beginning of a word in it, below that for what is merely
    close."""
    return round(max(_closeness(q, name) for name in names), 4)


def close_names(q: str, names: Sequence[str]) -> dict[str, float]:
    """Those of ``names`` that are close enough to ``q`` to be an answer, with their closeness, the
    closest first. As asking ``closeness`` of each name, but most are dropped many at a time."""
    scored = {name: closeness(q, [name]) for name in _not_far(q, names)}
    near = [(-score, name) for name, score in scored.items() if score >= LEAST_SCORE]
    return {name: -score for score, name in sorted(near)}


def _not_far(q: str, names: Sequence[str]) -> set[str]:
    """At least those whose closeness reaches ``LEAST_SCORE``: one bound for each way to it."""
    found = {name for name in names if name.startswith(q) or f" {q}" in name}
    rest = [name for name in names if name not in found]
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found.update(_at_least(q, rest, scorer, _LEAST_RATIO))
    words = set(" ".join(rest).split())
    # Words of too different a length cannot be close, whatever their letters.
    shortest, longest = len(q) / _LONGER, len(q) * _LONGER
    fitting = [word for word in words if shortest <= len(word) <= longest]
    close = set(_at_least(q, fitting, fuzz.ratio, _LEAST_WORD_RATIO))
    if close:
        found.update(name for name in rest if not close.isdisjoint(name.split()))
    return found


def _at_least(
    q: str, words: Sequence[str], scorer: Callable[..., float], least: float
) -> Iterable[str]:
    found = process.extract(q, words, scorer=scorer, score_cutoff=least, limit=None)
    return (word for word, _, _ in found)


def _closeness(q: str, name: str) -> float:
    if q == name:
        return 1.0
    share = len(q) / max(len(name), 1)
    if name.startswith(q):
        return 0.9 + 0.1 * share
    if f" {q}" in name:
        return 0.8 + 0.1 * share
    words = max((fuzz.ratio(q, word) for word in name.split()), default=0.0)
    close = max(fuzz.ratio(q, name), fuzz.token_sort_ratio(q, name), 0.9 * words)
    return 0.9 * close / 100

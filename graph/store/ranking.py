"""How close an actor's names come to what was asked for: one order of answers for all stores.

A store finds candidates in its own way; these are scored, sorted and cut into pages here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from graph.model import Actor
from graph.query import Page
from graph.store.cursors import decode, encode
from graph.store.protocol import ActorSummary

CANDIDATES = 400
"""How many a store offers at most."""
LEAST_SCORE = 0.6
_LONGEST_QUERY = 100


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

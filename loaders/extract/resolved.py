"""What is said of a mention on its own."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Actor


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who ``text`` names, by which rule, the alias that matched where one did, and who else it
    could have been, each with how close the name is (0 to 1), closest first."""

    text: str
    actor: Actor | None
    rule: str | None
    matched: str | None
    alternatives: tuple[tuple[str, float], ...]

"""The logical roles of adjectives."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.syntax.prepositions import prepositional
from loaders.extract.syntax.subjects import holders
from loaders.extract.syntax.tree import Roles, unfold_all


def adjective_roles(adjective: Token) -> Roles:
    """Who an adjective is said of (``holder``), and its prepositions."""
    roles: dict[str, list[Token]] = {"holder": holders(adjective)}
    for name, heads in prepositional(adjective, depth=1).items():
        roles.setdefault(name, []).extend(heads)
    return Roles(adjective, {role: unfold_all(heads) for role, heads in roles.items() if heads})

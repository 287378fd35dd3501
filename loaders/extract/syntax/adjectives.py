"""The logical roles of adjectives."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.extract.syntax.prepositions import prepositional
from loaders.extract.syntax.subjects import holders
from loaders.extract.syntax.tree import NOMINAL, Roles, unfold_all


def adjective_roles(adjective: Token) -> Roles:
    """Who an adjective is said of (``holder``), and its prepositions."""
    roles: dict[str, list[Token]] = {"holder": holders(adjective)}
    for name, heads in prepositional(adjective, depth=1).items():
        roles.setdefault(name, []).extend(heads)
    unfolded = {role: unfold_all(heads) for role, heads in roles.items() if heads}
    if adjective.dep_ in ("amod", "acl") and adjective.i > adjective.head.i:
        # "forces loyal to Assad and a rebel group": the group is no part of it
        unfolded["holder"] = tuple(_whoever_is_from(holder) for holder in roles["holder"])
    return Roles(adjective, unfolded)


def _whoever_is_from(place: Token) -> Token:
    """ "fighters from the north loyal to Assad": the fighters are, not where they come from."""
    from_where = place.dep_ == "pobj" and place.head.lower_ in ("from", "in", "around", "near")
    whoever = place.head.head
    return whoever if from_where and whoever.pos_ in NOMINAL else place

"""Claims told in a line each, so that a case can carry its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from _pytest.mark.structures import ParameterSet

from graph.model import Claim

_HASH = re.compile(r"-[0-9a-f]{6}$")


def who(actor_id: str) -> str:
    """An actor's id; of a local one without the hash that ties it to its document."""
    return _HASH.sub("", actor_id) if actor_id.startswith("~") else actor_id


def tell(claim: Claim) -> str:
    """ "iran ATTACKS iraq alleged by Syria, Turkey"."""
    speakers = ", ".join(said.mention for said in claim.attribution)
    told = f"{who(claim.source.id)} {claim.relation} {who(claim.target.id)} {claim.status}"
    return f"{told} by {speakers}" if speakers else told


def told(claims: Iterable[Claim]) -> list[str]:
    return sorted(map(tell, claims))


def pairs(claims: Iterable[Claim]) -> list[str]:
    """Without status and speakers."""
    return sorted(
        f"{who(claim.source.id)} {claim.relation} {who(claim.target.id)}" for claim in claims
    )


def not_yet(*case: object, reason: str) -> ParameterSet:
    """A case that the extractor should read and does not: it fails when it begins to pass."""
    return pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=reason))

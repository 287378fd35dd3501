"""Pages: how long one is, and as a cursor where it ended, in opaque text."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence

from graph.errors import SettingError

_INT_LIMIT = 2**63


def encode(kind: str, place: Sequence[int | float | str]) -> str:
    packed = json.dumps([kind, *place], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(kind: str, cursor: str, *shape: type) -> dict[str, int | float | str]:
    """The parameters ``c0``, ``c1`` ... of the place that ``cursor`` names.

    Raises ``SettingError`` for what is not a cursor of this ``kind`` of list.
    """
    place = _unpacked(cursor)
    if (
        not isinstance(place, list)
        or [type(part) for part in place] != [str, *shape]
        or place[0] != kind
        or any(isinstance(part, int) and abs(part) >= _INT_LIMIT for part in place)
    ):
        raise SettingError(
            f"{cursor!r} does not continue a list of {kind}",
            where="cursor",
            hint="give back the next of the page before, unchanged",
        )
    return {f"c{number}": part for number, part in enumerate(place[1:])}


def _unpacked(cursor: str) -> object:
    try:
        return json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None


def positive(limit: int) -> int:
    """``limit``, or ``SettingError`` where a page of that length would hold nothing."""
    if limit < 1:
        raise SettingError(f"{limit} is not a length for a page", where="limit", hint="at least 1")
    return limit

"""Who may read and who may write."""

from __future__ import annotations

import secrets

from fastapi import Request

from api.errors import Unauthorised
from api.settings import Settings


def may_read(request: Request) -> None:
    """Refuse with ``Unauthorised`` if reading is closed and the key is missing or wrong."""
    settings: Settings = request.app.state.settings
    if settings.closed:
        _need_key(request, settings)


def may_write(request: Request) -> None:
    """Refuse with ``Unauthorised`` if a key is configured and the request does not bear it."""
    settings: Settings = request.app.state.settings
    if settings.key is not None:
        _need_key(request, settings)


def _need_key(request: Request, settings: Settings) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    wanted = settings.key.get_secret_value() if settings.key else ""
    if not given or scheme.lower() != "bearer":
        raise Unauthorised(
            "no key came with the request", hint="send the header Authorization: Bearer KEY"
        )
    if not secrets.compare_digest(given.strip().encode(), wanted.encode()):
        raise Unauthorised("the key that came with the request is not the one configured")

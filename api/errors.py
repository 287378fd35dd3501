"""The errors of the ways in, and the one table that says what each error is over HTTP."""

from __future__ import annotations

from graph.errors import (
    Conflict,
    NotFound,
    SettingError,
    StoreError,
    StoreTooNew,
    StoreUnavailable,
    UnreadableDocument,
    WhowhomError,
)


class RequestError(SettingError):
    """A request that cannot be answered as it stands; ``where`` names the parameter or field."""

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        near: tuple[str, ...] = (),
        accepted: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.near = near
        self.accepted = accepted


class Unauthorised(WhowhomError):
    """The key is missing or not the one configured."""


class BodyTooLarge(WhowhomError):
    """The body is over the limit."""


class UnknownMediaType(WhowhomError):
    """A body of a type that no reader takes."""


TABLE: tuple[tuple[type[WhowhomError], int, str, str], ...] = (
    (NotFound, 404, "not-found", "There is no such thing here"),
    (Conflict, 409, "conflict", "This id is already taken"),
    (Unauthorised, 401, "unauthorised", "This needs a key"),
    (BodyTooLarge, 413, "too-large", "The body is too large"),
    (UnknownMediaType, 415, "unknown-media-type", "This type of body is not read"),
    (UnreadableDocument, 422, "unreadable", "This cannot be read as a document"),
    (RequestError, 422, "invalid", "The request cannot be understood"),
    (SettingError, 422, "invalid", "The request cannot be understood"),
    (StoreTooNew, 503, "store-too-new", "The store is of a newer whowhom"),
    (StoreUnavailable, 503, "store-unavailable", "The store is away"),
    (StoreError, 500, "store-error", "The store cannot answer"),
    (WhowhomError, 500, "failure", "The service failed"),
)
"""Each error's status, type and title; the first row that fits counts."""

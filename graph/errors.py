"""The errors of whowhom.

    WhowhomError
    ├── SettingError          a setting or argument that cannot be used
    ├── DataError             a data file that breaks its schema (file, line, field)
    ├── UnreadableDocument    an input that cannot be read as a document
    ├── NotFound              no such actor, claim, document
    ├── Conflict              an id that is already taken by something else
    └── StoreError            the store cannot do what it was asked
        ├── StoreUnavailable  it is away, locked or not permitted; trying again may help
        └── StoreTooNew       it was written by a newer whowhom

Each says what was wrong, where, and what to do about it.
"""

from __future__ import annotations


class WhowhomError(Exception):
    """``message`` is one sentence for a person, ``where`` a file, line or field, ``hint`` a
    remedy."""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class SettingError(WhowhomError):
    pass


class DataError(WhowhomError):
    pass


class UnreadableDocument(WhowhomError):
    pass


class NotFound(WhowhomError):
    """``near`` holds ids or names that come close to what was asked for."""

    def __init__(
        self,
        message: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        near: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.near = near


class Conflict(WhowhomError):
    pass


class StoreError(WhowhomError):
    pass


class StoreUnavailable(StoreError):
    pass


class StoreTooNew(StoreError):
    pass

"""Whether there is a store to ask."""

from __future__ import annotations

from graph.errors import NotFound, StoreError, StoreTooNew, StoreUnavailable
from graph.store.sqlite import sqlite_path


def must_exist(url: str) -> None:
    """Raise ``NotFound`` if ``url`` names a file that is not there: opening it would make an
    empty store, and whoever mistyped its name would take that for an answer."""
    if url.startswith("sqlite://") and not (path := sqlite_path(url)).exists():
        raise NotFound(
            "there is no such store yet",
            where=str(path),
            hint="whowhom load makes one; --store or WHOWHOM_STORE names another",
        )


def may_heal(url: str, error: StoreError) -> bool:
    """Whether the store may be there later without anybody starting us again: a server comes
    back, a newer format is taken back; a file that cannot be opened stays so."""
    on_server = not url.startswith("sqlite://")
    return isinstance(error, StoreTooNew) or (on_server and isinstance(error, StoreUnavailable))

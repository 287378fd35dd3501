"""What SQLite reports, in whowhom's own errors. The driver's error stays as the cause."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import SettingError, StoreError, StoreUnavailable

_AWAY = {
    sqlite3.SQLITE_BUSY: (
        "is locked by another process",
        "wait until that has finished, then try again",
    ),
    sqlite3.SQLITE_LOCKED: ("is locked", "try again"),
    sqlite3.SQLITE_FULL: ("does not fit on the disk", "free some space; nothing was half written"),
    sqlite3.SQLITE_READONLY: ("may not be written", "check who owns the file and its folder"),
    sqlite3.SQLITE_PERM: ("may not be opened", "check who owns the file and its folder"),
    sqlite3.SQLITE_AUTH: ("may not be opened", "check who owns the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "check that its folder exists and may be written",
    ),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "check the disk and its free space"),
}
_BROKEN = {
    sqlite3.SQLITE_NOTADB: ("is not a SQLite database", "name another file"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "restore a copy, or load into a new store"),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors into ``StoreError``s that name ``path``."""
    try:
        yield
    except sqlite3.Error as cause:
        raise _translate(path, cause) from cause
    except UnicodeEncodeError as cause:
        raise SettingError(f"{cause.object!r} is not Unicode text") from cause


def _translate(path: Path, error: sqlite3.Error) -> StoreError:
    # The lower byte is the kind of error, the rest its shade.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _AWAY:
        what, hint = _AWAY[code]
        return StoreUnavailable(f"the store {what}", where=str(path), hint=hint)
    if code in _BROKEN:
        what, hint = _BROKEN[code]
        return StoreError(f"the store {what}", where=str(path), hint=hint)
    return StoreError(f"the store refused: {error}", where=str(path))

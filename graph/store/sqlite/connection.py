"""Opening the file: its settings, its migrations, and transactions on it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError, StoreUnavailable
from graph.model import Version
from graph.store.formats import refuse_newer
from graph.store.sqlite.statements import migrations, split, statements

_SQL = statements("connection")

APPLICATION_ID = 0x77686F6D  # "whom": tells our file from any other SQLite database.
_WAL_RETRY = 0.01  # seconds
_CACHE_KIB = 65_536  # A load of a hundred thousand claims keeps its indexes in memory.
_LOG_PAGES = 16_384
"""The log is written back every 64 MiB: a load changes the same pages of the indexes again and
again, and each is then written back once for many transactions."""


def open_file(path: Path, busy_timeout: float) -> sqlite3.Connection:
    """A connection to the store at ``path``, brought up to date; the file is made if need be.

    A write waits up to ``busy_timeout`` seconds for another process.
    """
    if path.is_dir():
        raise StoreUnavailable(
            "a store is a file, but this is a folder", where=str(path), hint="name a file in it"
        )
    connection = sqlite3.connect(path, timeout=busy_timeout, isolation_level=None)
    try:
        _refuse_foreign(connection, path)
        _use_wal(connection, path, busy_timeout)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        _migrate(connection, path)
        for statement in split(_SQL["working-tables"]):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that may write: left by commit, or nothing happened."""
    connection.execute("BEGIN IMMEDIATE")
    with _finished(connection):
        yield


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that sees one point in time, beginning with its first statement."""
    connection.execute("BEGIN")
    with _finished(connection):
        yield


@contextmanager
def _finished(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has already rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def read_version(connection: sqlite3.Connection) -> Version:
    """Raises ``StoreTooNew`` if a newer whowhom has changed the file since it was opened."""
    (applied,) = connection.execute("PRAGMA user_version").fetchone()
    _, _, path = connection.execute("PRAGMA database_list").fetchone()
    refuse_newer(applied, migrations()[-1].number, path)
    number, time = connection.execute(_SQL["version"]).fetchone()
    return Version(number=number, time=time)


def write_version(connection: sqlite3.Connection, version: Version) -> None:
    connection.execute(_SQL["set-version"], {"number": version.number, "time": version.time})


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    # Read together: another process may be making the store at this moment.
    with reading(connection):
        (tables,) = connection.execute(_SQL["has-tables"]).fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and application != APPLICATION_ID:
        raise StoreError(
            "this database was not made by whowhom", where=str(path), hint="name another file"
        )


def _use_wal(connection: sqlite3.Connection, path: Path, busy_timeout: float) -> None:
    deadline = time.monotonic() + busy_timeout
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            break
        except sqlite3.OperationalError as busy:
            # The one lock for which SQLite does not wait by itself: several processes that make
            # the store at once.
            if busy.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_WAL_RETRY)
    if mode != "wal":
        raise StoreUnavailable(
            "the file system cannot keep a write-ahead log",
            where=str(path),
            hint="use a local disk",
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (applied,) = connection.execute("PRAGMA user_version").fetchone()
    newest = migrations()[-1].number
    refuse_newer(applied, newest, str(path))
    if applied == newest:
        return
    with writing(connection):
        connection.execute(_SQL["migrations"])
        # Another process may have been here while this one waited for the lock.
        (applied,) = connection.execute(_SQL["last-migration"]).fetchone()
        for migration in migrations():
            if migration.number > applied:
                for statement in split(migration.script):
                    connection.execute(statement)
                connection.execute(
                    _SQL["record-migration"],
                    {"number": migration.number, "name": migration.name},
                )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")

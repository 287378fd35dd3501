"""The embedded store: one SQLite file, WAL mode, full text by FTS5."""

from graph.store.sqlite.store import SqliteStore, sqlite_path

__all__ = ["SqliteStore", "sqlite_path"]

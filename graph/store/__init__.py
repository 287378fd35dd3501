"""Where actors, documents and claims are kept: one interface, and the stores behind it."""

from __future__ import annotations

from graph.errors import SettingError
from graph.store.protocol import Store
from graph.store.sqlite import SqliteStore, sqlite_path

__all__ = ["open_store"]

_ACCEPTED = (
    "a store is named sqlite:///file.db, or sqlite:////folder/file.db from the root, or "
    "neo4j://user:password@host:7687/database"
)


def open_store(url: str) -> Store:
    """The store that ``url`` names, to be entered with ``async with``.

    A file that is not there yet is made when the store is entered. Raises ``SettingError`` for
    a URL that names no store.
    """
    scheme, separator, _ = url.partition("://")
    if not separator:
        raise SettingError(f"{url!r} is not the URL of a store", hint=_ACCEPTED)
    if scheme == "sqlite":
        return SqliteStore(url, sqlite_path(url))
    if scheme.partition("+")[0] in {"neo4j", "bolt"}:
        # The driver takes longer to import than a small file takes to open.
        from graph.store.neo4j import Neo4jStore, neo4j_address

        return Neo4jStore(neo4j_address(url))
    raise SettingError(f"{scheme!r} is not a kind of store", hint=_ACCEPTED)

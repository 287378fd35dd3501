"""The format a store is written in: the number of its last migration."""

from __future__ import annotations

from graph.errors import StoreTooNew


def refuse_newer(applied: int, newest: int, where: str) -> None:
    """Raise ``StoreTooNew`` if the store has format ``applied`` and we know none after ``newest``.
    What a newer format means cannot be known, so it is neither read nor written."""
    if applied > newest:
        raise StoreTooNew(
            f"the store has format {applied}, this whowhom knows up to {newest}",
            where=where,
            hint="install a newer whowhom, or name another store",
        )

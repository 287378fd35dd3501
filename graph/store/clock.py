"""The time as stores write it down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """UTC in ISO 8601, to the millisecond: ``2026-11-21T08:30:00.123Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""What the doctor says of each thing it has looked at."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from graph.errors import WhowhomError


class Finding(BaseModel):
    """One thing looked at. ``warning`` still works, ``wrong`` does not; ``hint`` is a remedy."""

    what: str
    state: Literal["fine", "warning", "wrong"]
    detail: str
    hint: str | None = None


def found_wrong(what: str, error: WhowhomError) -> Finding:
    """``error`` as a finding, its hint as the remedy."""
    detail = f"{error.where}: {error.message}" if error.where else error.message
    return Finding(what=what, state="wrong", detail=detail, hint=error.hint)

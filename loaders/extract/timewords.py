"""The words of time, ``lexicon/time.toml``, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import DataError
from graph.model import PartialDate

_HINT = "the comments in loaders/lexicon/time.toml say what each field is for"


class Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    weekdays: tuple[str, ...]
    parts: tuple[str, ...]
    seasons: tuple[str, ...]
    barred: frozenset[str]
    year_after: frozenset[str]
    events: frozenset[str]
    happenings: frozenset[str]
    takes_place: frozenset[str]
    phases: frozenset[str]
    future: frozenset[str]
    present: frozenset[str]


class TimeWords(BaseModel):
    """The words of ``lexicon/time.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Mapping[str, int]
    holidays: Mapping[str, str]
    events: Mapping[str, PartialDate]
    numbers: Mapping[str, int]
    words: Words


def load_times(path: Path) -> TimeWords:
    """The words of time. Raises ``DataError`` naming file and field."""
    try:
        return TimeWords.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise DataError(f"field {field!r}: {first['msg']}", where=str(path), hint=_HINT) from error

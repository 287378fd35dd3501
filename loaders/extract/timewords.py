"""The words of time, ``lexicon/time.toml``, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph.model import PartialDate
from loaders.lexicon_file import Words as WordList
from loaders.lexicon_file import WordSet, read_lexicon_file

_HINT = "the comments in loaders/lexicon/time.toml say what each field is for"


class Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    weekdays: WordList
    parts: WordList
    seasons: WordList
    barred: WordSet
    year_after: WordSet
    events: WordSet
    happenings: WordSet
    takes_place: WordSet
    phases: WordSet
    future: WordSet
    present: WordSet


class TimeWords(BaseModel):
    """The words of ``lexicon/time.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Mapping[str, int]
    holidays: Mapping[str, str]
    events: Mapping[str, PartialDate]
    numbers: Mapping[str, int]
    words: Words


def load_times(path: Path) -> TimeWords:
    """The words of time. Raises ``DataError`` naming file, line and field."""
    return read_lexicon_file(path, TimeWords, hint=_HINT)

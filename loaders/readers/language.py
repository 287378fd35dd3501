"""Telling English from other languages by its frequent words: cheap, and sure enough to warn."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import DataError

SAMPLE_CHARACTERS = 20_000
WORD = re.compile(r"[^\W\d_]+")
MIN_FOREIGN_SHARE = 0.12
"""Of running text in any of the languages, at least this share are its frequent words."""

MIN_SCRIPT_LETTERS = 40
"""Scripts without spaces have no words to count; this many letters are enough to know one."""


class LanguageData(BaseModel):
    """``words``: frequent words of each language; ``scripts``: first and last character."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, frozenset[str]]
    scripts: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Languages:
    data: LanguageData

    def foreign(self, text: str, *, min_words: int) -> str | None:
        """The language ``text`` looks to be in if that is not English; none if it is English,
        too short to say (under ``min_words`` words), or like no language known here."""
        sample = text[:SAMPLE_CHARACTERS]
        words = [word.lower() for word in WORD.findall(sample)]
        letters = sum(map(len, words))
        script = self._script(sample, letters)
        if script:
            return script
        if len(words) < min_words:
            return None
        counts = Counter(words)
        shares = {
            language: sum(counts[word] for word in frequent) / len(words)
            for language, frequent in self.data.words.items()
        }
        english = shares.pop("English")
        language, share = max(shares.items(), key=lambda item: (item[1], item[0]))
        return language if share >= MIN_FOREIGN_SHARE and share > english * 1.5 else None

    def _script(self, sample: str, letters: int) -> str | None:
        if letters < MIN_SCRIPT_LETTERS:
            return None
        found = {
            script: sum(first <= character <= last for character in sample)
            for script, (first, last) in self.data.scripts.items()
        }
        script, count = max(found.items(), key=lambda item: (item[1], item[0]))
        if script == "Chinese" and found["Japanese"]:
            script = "Japanese"
        return script if count > letters / 2 else None


@cache
def built_in_languages() -> Languages:
    """The languages of ``languages.toml``. Raises ``DataError`` if that breaks its schema."""
    source = files("loaders.readers") / "languages.toml"
    try:
        data = LanguageData.model_validate(tomllib.loads(source.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as broken:
        raise DataError(str(broken), where=str(source)) from broken
    return Languages(data)

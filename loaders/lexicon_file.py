"""Files of the lexicon read and checked: a broken one is named with file, line and reason."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, TypeAdapter, ValidationError

from graph.errors import DataError

Checked = TypeVar("Checked", bound=BaseModel)

_TABLE = re.compile(r"^\s*\[(\[?)\s*(?P<name>[^\]]+?)\s*\]")
_KEY = re.compile(r"""^\s*(?P<key>"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")
_PROBLEM = re.compile(r"^Value error, ")


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """A file's data and its text. Raises ``DataError`` for a file that is no TOML, with the line
    where it ceases to be."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8: {error}", where=str(path)) from error
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path)) from error
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        # "Invalid value (at line 3, column 8)"
        line = re.search(r"at line (\d+)", str(error))
        number = line.group(1) if line else str(text.count("\n") + 1)
        raise DataError(f"is not valid TOML: {error}", where=f"{path}:{number}") from error


def read_lexicon_file(path: Path, schema: type[Checked], *, hint: str | None = None) -> Checked:
    """A file as its schema has it. Raises ``DataError`` naming file, line, field and reason."""
    data, text = read_toml(path)
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        raise broken(path, text, data, error, hint=hint) from error


def broken(
    path: Path, text: str, data: Any, error: ValidationError, *, hint: str | None = None
) -> DataError:
    """What is wrong first in a file. A frame is named by its id as well as by its line."""
    first = error.errors()[0]
    place = [part for part in first["loc"] if part != "[key]"]
    line = line_of(text, place)
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, BadWord):
        line = _line_of_word(text, line, cause)
    where = f"{path}:{line}"
    if len(place) >= 2 and isinstance(place[1], int) and isinstance(data.get(place[0]), list):
        entry = data[str(place[0])][place[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        where += f", {place[0]} {name or f'number {place[1] + 1}'}"
        place = place[2:]
    reason = _PROBLEM.sub("", first["msg"])
    field = ".".join(str(part) for part in place)
    return DataError(f"field {field!r}: {reason}" if field else reason, where=where, hint=hint)


def line_of(text: str, place: Iterable[str | int]) -> int:
    """The line, from 1, of a key: of what is nearest above it where it is not there itself."""
    wanted = list(place)
    found, best = 1, -1
    table: list[str | int] = []
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        header = _TABLE.match(line)
        key = _KEY.match(line)
        if header is not None:
            first, *rest = _names(header.group("name"))
            if header.group(1) and not rest:
                counts[first] = counts.get(first, -1) + 1
            # "[frame.topics]" is of the frame that it stands under.
            table = [first, *([counts[first]] if first in counts else []), *rest]
            at = table
        elif key is not None:
            at = [*table, _bare(key.group("key"))]
        else:
            continue
        depth = _shared(at, wanted)
        if depth == len(at) and depth > best:
            found, best = number, depth
    return found


def _line_of_word(text: str, line: int, bad: BadWord) -> int:
    """The line of a word in the list, or the table, that begins on ``line``: where it stands in
    quotation marks, or else as a key."""
    word = re.escape(bad.word)
    for told in (rf"""(["']){word}\1""", rf"(?<![\w-]){word}\s*="):
        left = 2 if bad.again else 1
        for number, words in enumerate(text.split("\n")[line - 1 :], start=line):
            left -= len(re.findall(told, words.split("#", 1)[0]))
            if left <= 0:
                return number
    return line


def _names(header: str) -> list[str]:
    return [_bare(part) for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.\s]+', header)]


def _bare(name: str) -> str:
    return name[1:-1] if name[:1] in "\"'" else name


def _shared(one: list[str | int], other: list[str | int]) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


# -- lists of words --------------------------------------------------------------------------------


class BadWord(ValueError):
    """A word that cannot stand where it does; ``again`` if it is the second time that is wrong."""

    def __init__(self, message: str, word: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.word = word
        self.again = again


def _in_lower_case(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word != word.lower():
            raise BadWord(f"{word!r} has a capital; words are looked up in lower case", word)
    return words


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for word in words:
        if not word.strip():
            raise BadWord("holds an empty word", word)
        if word != " ".join(word.split()):
            raise BadWord(f"{word!r} has white space at an end or twice within", word)
        if word in seen:
            raise BadWord(f"{word!r} stands there twice", word, again=True)
        seen.add(word)
    return words


def _filled(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        raise ValueError("holds no word")
    return words


Lemmas = Annotated[tuple[str, ...], AfterValidator(_each_once), AfterValidator(_in_lower_case)]
"""Words in lower case, none empty, none twice. A list may be empty."""
Words = Annotated[Lemmas, AfterValidator(_filled)]
"""The same, and not empty."""
_WORDS: TypeAdapter[tuple[str, ...]] = TypeAdapter(Words)

WordSet = Annotated[
    frozenset[str], BeforeValidator(lambda words: frozenset(_WORDS.validate_python(words)))
]
"""The same, to be looked into and not gone through."""
Written = Annotated[tuple[str, ...], AfterValidator(_each_once), AfterValidator(_filled)]
"""Words that are looked for as they are written."""


def once(lists: Iterable[tuple[str, Iterable[str]]], what: str) -> None:
    """Raises ``ValueError`` for a word that stands in two of some named lists."""
    at: dict[str, str] = {}
    for name, words in lists:
        for word in words:
            if word in at and at[word] != name:
                reason = f"{what} {word!r} stands under both {at[word]!r} and {name!r}"
                raise BadWord(reason, word, again=True)
            at[word] = name

"""From paths on the command line to files: folders, globs, single files and standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.readers.found import Skipped

STANDARD_INPUT = "-"
MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. ``name`` is its path in the collection, ``root`` the name of the folder,
    glob or file it was given by; ``asked_for`` is true of a file named itself."""

    path: Path | None
    shown: str
    name: str | None = None
    root: str | None = None
    asked_for: bool = True
    bytes: int = 0
    streamed: bool = False
    """A pipe or a device: it can be read once, forwards."""


def sources(paths: Iterable[str | Path]) -> Iterator[Source | Skipped]:
    """The files ``paths`` stand for, each path's in the order of their names; hidden ones are
    passed over inside folders and globs."""
    for given in map(str, paths):
        if given == STANDARD_INPUT:
            yield Source(path=None, shown="standard input", streamed=True)
        elif os.path.lexists(given):
            yield from _existing(Path(given))
        elif MAGIC & set(given):
            yield from _matching(given)
        else:
            yield Skipped(given, None, "there is no such file or folder")


def root_name(path: Path) -> str | None:
    """What a collection is called after the path it was loaded from: a folder's name, a file's
    without its ending."""
    absolute = Path(os.path.abspath(path))  # a link keeps its own name
    return readable(absolute.name if absolute.is_dir() else absolute.stem) or None


def readable(name: str) -> str:
    """A file name as text: names are bytes, and some are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def _existing(path: Path) -> Iterator[Source | Skipped]:
    if path.is_dir():
        yield from _folder(path, path, root_name(path))
    else:
        yield _file(path, path.parent, root_name(path), asked_for=True)


def _matching(pattern: str) -> Iterator[Source | Skipped]:
    fixed = list(_until_magic(Path(pattern).parts))
    base = Path(*fixed) if fixed else Path()
    matches = sorted(Path(match) for match in glob.glob(pattern, recursive=True))
    if not matches:
        yield Skipped(pattern, None, "no file matches")
    for match in matches:
        if not match.is_dir():
            yield _file(match, base, root_name(base), asked_for=False)
        elif "**" not in pattern:  # otherwise what is in the folder is among the matches
            yield from _folder(match, base, root_name(base))


def _until_magic(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if MAGIC & set(part):
            return
        yield part


def _folder(folder: Path, base: Path, root: str | None) -> Iterator[Source | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as refused:
        yield Skipped(readable(str(folder)), None, f"cannot be opened: {refused.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(Path(entry.path), base, root)
        elif not Path(entry.path).is_dir():  # a linked folder could lead round in a circle
            yield _file(Path(entry.path), base, root, asked_for=False)


def _file(path: Path, base: Path, root: str | None, *, asked_for: bool) -> Source | Skipped:
    shown = readable(str(path))
    try:
        status = path.stat()
    except OSError as refused:
        return Skipped(shown, None, f"cannot be opened: {refused.strerror}")
    regular = stat.S_ISREG(status.st_mode)
    if not regular and not asked_for:
        return Skipped(shown, None, "it is not a regular file", failed=False)
    return Source(
        path=path,
        shown=shown,
        name=readable(path.relative_to(base).as_posix()) if regular else None,
        root=root if regular else None,
        asked_for=asked_for,
        bytes=status.st_size if regular else 0,
        streamed=not regular,
    )

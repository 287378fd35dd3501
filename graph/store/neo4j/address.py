"""Where a server is: ``neo4j://user:password@host:7687/database`` taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from graph.errors import SettingError

ACCEPTED = "write neo4j://user:password@host:7687/database; +s after the scheme asks for TLS"
_SCHEME = re.compile(r"(neo4j|bolt)(\+s|\+ssc)?")
_PORT = 7687


@dataclass(frozen=True, slots=True)
class Address:
    """``uri`` is what the driver connects to, ``shown`` the whole URL without its password.
    ``database`` is ``None`` for the server's own default."""

    uri: str
    user: str | None
    password: str
    database: str | None
    shown: str

    @property
    def is_encrypted(self) -> bool:
        return "+s" in self.uri.partition("://")[0]

    @property
    def is_verified(self) -> bool:
        """Whether the server's certificate has to be one that this machine trusts."""
        return self.uri.partition("://")[0].endswith("+s")


def neo4j_address(url: str) -> Address:
    """Raises ``SettingError``, which never repeats the password, for what names no database."""
    scheme, _, rest = url.partition("://")
    # A mark that a URL gives another meaning is easily left unescaped in a password.
    parts = urlsplit(f"//{rest}")
    try:
        host, port = parts.hostname, parts.port or _PORT
    except ValueError as cause:
        raise SettingError("the port is not a number from 0 to 65535", hint=ACCEPTED) from cause
    if not _SCHEME.fullmatch(scheme) or not host or parts.query or parts.fragment:
        raise SettingError(
            f"the URL that begins with {scheme}:// names no database of a Neo4j server",
            hint=f"{ACCEPTED}; in a password write / ? # @ : as %2F %3F %23 %40 %3A",
        )
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    database = unquote(parts.path.strip("/")) or None
    user = unquote(parts.username) if parts.username else None
    return Address(
        uri=f"{scheme}://{place}",
        user=user,
        password=unquote(parts.password or ""),
        database=database,
        shown=f"{scheme}://{f'{user}@' if user else ''}{place}{f'/{database}' if database else ''}",
    )

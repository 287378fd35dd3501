"""Why a server cannot be reached. Asked for the way to a database (``neo4j://``), the driver keeps
its reason to itself, so the socket is asked."""

from __future__ import annotations

import asyncio
import socket
import ssl
from urllib.parse import urlsplit

from graph.errors import StoreUnavailable
from graph.store.neo4j.address import Address

_PATIENCE = 5.0  # Seconds for one greeting.


async def unreachable(address: Address) -> StoreUnavailable:
    """What is wrong with the server at ``address``, which the driver could not reach."""
    message, hint = await _reason(address)
    return StoreUnavailable(message, where=address.shown, hint=hint)


async def _reason(address: Address) -> tuple[str, str]:
    place = urlsplit(address.uri)
    host, port = place.hostname or "", place.port or 0
    try:
        await _greet(host, port, None)
    except socket.gaierror:
        return f"no machine is known by the name {host}", "check the host"
    except OSError:
        return "the server cannot be reached", "check host and port, and that the server runs"
    try:
        await _greet(host, port, _tls(verify=address.is_verified))
        speaks_tls = True
    except ssl.SSLCertVerificationError as error:
        return (
            f"the server's certificate is not trusted: {error.verify_message.rstrip('.')}",
            "write the host as the certificate names it, name the authority that signed it in "
            "SSL_CERT_FILE, or write +ssc for +s to take any certificate",
        )
    except OSError:
        speaks_tls = False
    if address.is_encrypted and not speaks_tls:
        return (
            "the server does not speak TLS",
            "switch it on there (server.bolt.tls_level), or leave +s away on a network you trust",
        )
    if speaks_tls and not address.is_encrypted:
        return (
            "the server takes encrypted connections alone",
            "write +s after the scheme, or +ssc for a certificate that it signed itself",
        )
    return (
        "something answers there, but no database of Neo4j can be reached through it",
        "check that the port is Bolt's (7687, not 7474); bolt:// keeps to this one server",
    )


async def _greet(host: str, port: int, tls: ssl.SSLContext | None) -> None:
    """Connect and part again; raises ``OSError``, of which TLS's errors and time-outs are some."""
    async with asyncio.timeout(_PATIENCE):
        _, writer = await asyncio.open_connection(host, port, ssl=tls)
    writer.transport.abort()


def _tls(*, verify: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context

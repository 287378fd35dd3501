"""What Neo4j and its driver report, in whowhom's own errors. The driver's error stays the cause."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from graph.errors import SettingError, StoreError, StoreUnavailable
from graph.store.neo4j.address import Address

_AGAIN = "try again"
_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        "the server does not take this user and password",
        "check both in the URL; in a password write / ? # @ : as %2F %3F %23 %40 %3A",
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the server refuses to log in after too many wrong passwords",
        "wait some seconds, then try the right one",
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the password of this user must be changed first",
        "log in with Neo4j Browser and choose one",
    ),
    "Neo.ClientError.Security.Forbidden": (
        "this user may not do that",
        "use one who may read, write and make indexes",
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        "the server has no such database",
        "name another after the host; the one that is always there is neo4j",
    ),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": (
        "the database is read-only",
        "write to another, or have the server open this one for writing",
    ),
    "Neo.ClientError.Cluster.NotALeader": (
        "this server only reads",
        "use neo4j:// rather than bolt://, which finds the one that writes",
    ),
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": (
        "the server has too little memory for this batch",
        "load in smaller batches, or give the server more memory; nothing was half written",
    ),
    "Neo.TransientError.Database.DatabaseUnavailable": (
        "the database is stopped or starting",
        _AGAIN,
    ),
}
READ_ONLY = frozenset(
    {
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
        "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    }
)


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn the driver's errors into ``StoreError``s that name the server, never the password."""
    try:
        yield
    except Neo4jError as cause:
        raise of_server(address, cause) from cause
    except (DriverError, OSError, ssl.SSLError) as cause:
        raise _of_driver(address, cause) from cause
    except UnicodeEncodeError as cause:
        raise SettingError(f"{cause.object!r} is not Unicode text") from cause


def of_server(address: Address, error: Neo4jError) -> StoreError:
    """What the server answered, as an error of ours."""
    code = error.code or ""
    if code in _BY_CODE:
        message, hint = _BY_CODE[code]
        return StoreUnavailable(message, where=address.shown, hint=hint)
    if code in READ_ONLY:
        message, hint = _BY_CODE["Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"]
        return StoreUnavailable(message, where=address.shown, hint=hint)
    if isinstance(error, AuthError):
        return StoreUnavailable(
            f"the server refuses to log in: {error.message}", where=address.shown
        )
    if error.is_retryable():
        return StoreUnavailable(
            f"the server is busy: {error.message}", where=address.shown, hint=_AGAIN
        )
    return StoreError(f"the server refused: {error.message}", where=address.shown)


def _of_driver(address: Address, error: Exception) -> StoreError:
    if isinstance(error, IncompleteCommit):
        return StoreUnavailable(
            "the server went away while it was committing",
            where=address.shown,
            hint="write the same again: what is there already changes nothing",
        )
    if _is_about_tls(error):
        hint = (
            "check its certificate, use +ssc for one it signed itself, or leave +s away"
            if address.is_encrypted
            else "write neo4j+s:// if it wants TLS"
        )
        return StoreUnavailable(
            "the server does not speak TLS as asked for", where=address.shown, hint=hint
        )
    if isinstance(error, ConfigurationError):
        return StoreUnavailable(
            f"this server cannot be used: {error}", where=address.shown, hint="use Neo4j 5.26"
        )
    if (
        isinstance(error, ServiceUnavailable | OSError)
        or getattr(error, "is_retryable", lambda: False)()
    ):
        over = " over TLS" if address.is_encrypted else ""
        hint = "check host and port, and that the server runs"
        if address.is_encrypted:
            hint += " and speaks TLS; without +s after the scheme it is not asked to"
        return StoreUnavailable(
            f"the server cannot be reached{over}", where=address.shown, hint=hint
        )
    return StoreError(f"the driver failed: {error}", where=address.shown)


def _is_about_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "SSL" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def is_read_only(error: StoreError) -> bool:
    """Whether it was for writing alone that the server failed."""
    return isinstance(error.__cause__, Neo4jError) and error.__cause__.code in READ_ONLY

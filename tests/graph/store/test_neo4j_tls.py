"""A server that talks encrypted alone, with a certificate that it signed itself."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli import run
from api.settings import read_settings
from graph.errors import StoreUnavailable
from graph.store import open_store
from tests.api.conftest import client_of
from tests.conftest import do_without
from tests.graph.store.complaints import failure_of, is_said_on_the_command_line
from tests.neo4j_server import OwnServer

OPENSSL = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
    "-keyout private.key -out public.crt -subj /CN=whowhom -addext subjectAltName=IP:127.0.0.1"
)
SETTINGS = (
    "server.bolt.tls_level=REQUIRED",
    "dbms.ssl.policy.bolt.enabled=true",
    "dbms.ssl.policy.bolt.private_key=private.key",
    "dbms.ssl.policy.bolt.public_certificate=public.crt",
    "dbms.ssl.policy.bolt.client_auth=NONE",
)
REMEDY = r"certificate names it.*SSL_CERT_FILE.*\+ssc"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    if shutil.which("openssl") is None:
        do_without(request, "talk to over TLS", "apt-get install openssl")
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(OPENSSL.split(), cwd=folder, capture_output=True, check=True)
    return folder / "public.crt"


@pytest.fixture(scope="module")
def encrypted(own_neo4j: OwnServer, certificate: Path) -> Iterator[OwnServer]:
    folder = f"dbms.ssl.policy.bolt.base_directory={certificate.parent}"
    own_neo4j.server.wipe()
    with own_neo4j.restarted(*SETTINGS, folder):
        yield own_neo4j


def over(own: OwnServer, scheme: str, host: str = "127.0.0.1") -> str:
    return own.server.url.replace("neo4j://", f"{scheme}://").replace("127.0.0.1", host)


def opened(url: str) -> str:
    async def enter() -> str:
        async with open_store(url) as store:
            await store.version()
            return store.engine

    return asyncio.run(enter())


@pytest.mark.parametrize("scheme", ["neo4j+ssc", "bolt+ssc"])
def test_a_certificate_that_the_server_signed_itself_is_taken_if_asked_to(
    encrypted: OwnServer, scheme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = over(encrypted, scheme)
    assert opened(url).startswith("Neo4j/")
    assert run(["doctor", "--store", url]) == 0
    assert "TLS, with whatever certificate" in capsys.readouterr().out


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_that_nobody_here_trusts_is_named_with_what_to_do(
    encrypted: OwnServer, scheme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = over(encrypted, scheme)
    failure_of(url, StoreUnavailable, f"self-signed .*{REMEDY}")
    is_said_on_the_command_line(url, "is not trusted: self-signed certificate", capsys)


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_that_this_machine_trusts_is_taken_for_the_host_it_names(
    encrypted: OwnServer,
    scheme: str,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(os.environ, "SSL_CERT_FILE", str(certificate))
    assert opened(over(encrypted, scheme)).startswith("Neo4j/")
    another = over(encrypted, scheme, "localhost")
    failure_of(another, StoreUnavailable, f"not valid for 'localhost' .*{REMEDY}")


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_a_server_that_takes_encrypted_connections_alone_says_so(
    encrypted: OwnServer, scheme: str, capsys: pytest.CaptureFixture[str]
) -> None:
    url = over(encrypted, scheme)
    failure_of(url, StoreUnavailable, r"encrypted connections alone .*\+s after the scheme")
    is_said_on_the_command_line(url, "takes encrypted connections alone", capsys)


@pytest.mark.parametrize(
    ("scheme", "status", "said"),
    [
        ("neo4j+s", 503, "certificate is not trusted"),
        ("neo4j", 503, "encrypted connections alone"),
        ("neo4j+ssc", 200, "ready"),
    ],
)
async def test_a_service_says_over_http_what_is_wrong_with_encryption(
    encrypted: OwnServer, scheme: str, status: int, said: str
) -> None:
    async with client_of(read_settings(store=over(encrypted, scheme))) as client:
        ready = await client.get("/readyz")
        assert ready.status_code == status
        assert said in ready.text
        assert ("retry-after" in ready.headers) == (status == 503)
        assert (await client.get("/healthz")).status_code == 200

"""Fixtures of the ways in. Everything is real: a SQLite file in a fresh folder, filled through
the store's own ``put``; the application with its lifespan; requests over ASGI. Only the language
model is left out where reading is not what a test is about: ``reads_plain_sentences`` is an
extractor that understands three-word sentences such as "Iran supplied Hezbollah.". Tests of the
process itself (``test_process.py``) start ``whowhom`` and speak to it over a socket.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.extractor import TextReader
from api.settings import Settings, read_settings
from graph.model import Belonging, Document, Kind, Sector
from graph.store import open_store
from graph.store.protocol import ReadDocument
from loaders.extract.interface import ExtractSettings
from loaders.extract.resolved import Resolved
from tests.graph.builders import actor, claim, read_document

SENTENCE = re.compile(r"(\w+) (supplied|attacked|accused) (\w+)\.")
RELATIONS = {"supplied": "SUPPLIES", "attacked": "ATTACKS", "accused": "ACCUSES"}


class PlainSentences:
    """Reads "Iran supplied Hezbollah." and nothing else."""

    fingerprint = "plain-sentences/1"

    def resolve(
        self,
        text: str,
        on: str | None = None,  # noqa: ARG002
        country: str | None = None,  # noqa: ARG002
        context: str | None = None,  # noqa: ARG002
    ) -> Resolved:
        return Resolved(text, actor(text.lower()), "plain", text, ())

    def read(self, document: Document) -> ReadDocument:
        found = [
            claim(m[1].lower(), RELATIONS[m[2]], m[3].lower(), date=document.date)
            for m in SENTENCE.finditer(document.text)
        ]
        read = read_document(document.id, *found, fingerprint=self.fingerprint)
        return ReadDocument(
            document=document,
            claims=read.claims,
            actors=read.actors,
            fingerprint=self.fingerprint,
            sentences=len(found),
        )


def reads_plain_sentences(settings: ExtractSettings) -> TextReader:
    return PlainSentences()


HEZBOLLAH = actor("hezbollah", aliases=["Hizbollah", "Party of God"], country="LBN")
IRGC = actor(
    "iran:mil",
    "Iran (military)",
    kind=Kind.MILITARY,
    sector=Sector.MIL,
    country="IRN",
    part_of=[Belonging(actor="iran")],
)

DOCUMENTS = (
    read_document(
        "news/1",
        claim("united-states", "ACCUSES", "iran", date="2006-11-30"),
        claim(
            "iran", "SUPPLIES", HEZBOLLAH, "alleged", speakers=["united-states"], date="2006-11-30"
        ),
        date="2006-11-30",
        title="Charges over rockets",
        actors=[HEZBOLLAH],
    ),
    read_document(
        "news/2",
        claim("united-states", "ACCUSES", "iran", date="2007-01-15"),
        claim("iran", "SUPPLIES", HEZBOLLAH, "denied", speakers=["iran"], date="2007-01-15"),
        claim("iran", "ALLIES_WITH", "syria", date="2007-01-15"),
        date="2007-01-15",
        title="A denial",
        actors=[HEZBOLLAH],
    ),
    read_document(
        "https://example.org/a/b?c=d#e",
        claim(HEZBOLLAH, "ATTACKS", "israel", date="2006-07"),
        claim(IRGC, "SUPPLIES", HEZBOLLAH, date="2006-07"),
        claim("israel", "ATTACKS", HEZBOLLAH, "hypothetical", date="2006-07"),
        date="2006-07",
        title="Border",
        actors=[HEZBOLLAH, IRGC, actor("iran")],
    ),
)
"""Seven actors; who accuses, supplies, allies and attacks can be counted by hand."""


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A store with ``DOCUMENTS`` in it."""
    url = f"sqlite:///{tmp_path}/whowhom.db"
    async with open_store(url) as store:
        await store.put(DOCUMENTS)
    return url


@asynccontextmanager
async def client_of(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(settings, reads_plain_sentences)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://whowhom") as client,
    ):
        yield client


@pytest.fixture
async def client(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(read_settings(store=url)) as client:
        yield client

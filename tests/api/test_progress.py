"""What is told while a graph is read."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from api.progress import CLAIMS_A_LINE, every_so_often, read_network, reading_progress
from api.service import running
from api.settings import Settings
from graph.network import Reading
from graph.store import open_store
from tests.api.conftest import reads_plain_sentences
from tests.graph.networks import claim, feed

LARGE = [Reading(7, claims) for claims in range(0, 3 * CLAIMS_A_LINE, CLAIMS_A_LINE // 4)]


def test_a_large_graph_is_told_once_for_every_hundred_thousand_claims() -> None:
    told: list[Reading] = []
    watch = every_so_often(told.append)
    for news in LARGE:
        watch(news)
    assert [news.claims for news in told] == [CLAIMS_A_LINE, 2 * CLAIMS_A_LINE]


def test_without_a_terminal_reading_is_told_in_plain_lines_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with reading_progress() as tell:
        for news in LARGE:
            tell(news)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "whowhom: reading the graph: 7 actors, 100,000 claims",
        "whowhom: reading the graph: 7 actors, 200,000 claims",
    ]


async def test_a_small_graph_is_read_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    network = await read_network(feed([claim("1", "a ACCUSES b")]))
    assert network.claims == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


async def test_on_a_terminal_the_claims_read_are_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # By which rich takes anything for a terminal.
    await read_network(feed([claim("1", "a ACCUSES b")]))
    said = capsys.readouterr()
    assert said.out == ""
    assert "2 actors, 1 claims" in said.err


async def test_a_service_logs_that_the_graph_is_read(url: str) -> None:
    with capture_logs() as logged:
        async with (
            open_store(url) as store,
            running(store, Settings(store=url), reads_plain_sentences),
        ):
            claims = (await store.counts()).claims
    assert [entry["event"] for entry in logged] == ["the graph is read"]
    assert logged[0]["claims"] == claims > 0

"""Commands, run within this process: what they print, and their exit codes."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

import httpx
import pytest

from api.cli import run


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Commands:
    """``whowhom`` on one store."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Done:
        # What the service of another fixture printed is not the command's.
        self._capsys.readouterr()
        code = run(list(arguments))
        out, err = self._capsys.readouterr()
        return Done(code, out, err)


@pytest.fixture
def whowhom(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.setenv("WHOWHOM_STORE", url)
    return Commands(capsys)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["bogus"], 2, "bogus"),
        (["relations", "--bogus"], 2, "--bogus"),
        (["relations", "--since", "2006-13"], 2, "--since: no calendar has this date"),
        (["relations", "--limit", "0"], 2, "--limit"),
        (["relations", "--status", "maybe"], 2, "maybe"),
        (["relations", "--sort", "size"], 2, "--sort"),
        (["relations", "--relation", "HATES"], 2, "ACCUSES"),
        (["relations", "--cursor", "nonsense"], 2, "cursor"),
        (["relations", "--store", "foo"], 2, "foo"),
        (["relations", "--store", "sqlite:////tmp"], 1, "folder"),
        (["relations", "--store", "sqlite:////nowhere/none.db"], 1, "there is no such store"),
        (["path", "iran"], 2, "target"),
        (["path", "iran", "iran"], 2, "one actor"),
        (["path", "iran", "hezbola"], 1, "did you mean hezbollah"),
        (["neighbours", "hezbola"], 1, "did you mean hezbollah"),
        (["remove", "news/1", "nothing"], 1, "nothing"),
        (["report", "centrality", "--measure", "size"], 2, "--measure"),
        (["resolve"], 2, "TEXT"),
    ],
)
def test_what_fails_is_one_sentence_and_an_exit_code(
    whowhom: Commands, arguments: list[str], code: int, words: str
) -> None:
    done = whowhom(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("whowhom: ")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["relations", "--source", "iran"], "/v1/relations?source=iran"),
        (["path", "united-states", "hezbollah"], "/v1/paths?source=united-states&target=hezbollah"),
        (["neighbours", "iran"], "/v1/actors/iran/neighbourhood"),
        (["actors", "hezbola"], "/v1/actors?q=hezbola"),
        (["claims", "--actor", "iran", "--limit", "2"], "/v1/claims?actor=iran&limit=2"),
        (["report", "centrality", "--top", "2"], "/v1/reports/centrality?top=2"),
    ],
)
async def test_a_command_answers_as_http_does(
    whowhom: Commands, client: httpx.AsyncClient, arguments: list[str], path: str
) -> None:
    done = await asyncio.to_thread(whowhom, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == (await client.get(path)).json()


def test_a_table_shows_who_and_whom_and_the_sentence(whowhom: Commands) -> None:
    done = whowhom("relations", "--relation", "SUPPLIES", "--source", "iran")
    (row,) = done.stdout.splitlines()[1:]
    shown = " ".join(row.split())
    assert shown == "Iran SUPPLIES Hezbollah 2 1 alleged, 1 denied Iran supplied Hezbollah."


@pytest.mark.parametrize(
    "arguments",
    [["path", "iran", "israel"], ["neighbours", "iran"], ["actors"], ["claims"],
     ["report", "centrality"], ["report", "centrality", "--format", "markdown"]],
)  # fmt: skip
def test_every_answer_can_be_read_by_a_person(whowhom: Commands, arguments: list[str]) -> None:
    done = whowhom(*arguments)
    assert done.returncode == 0, done.stderr
    assert "Iran" in done.stdout


def test_a_removed_document_is_named_and_gone(whowhom: Commands) -> None:
    assert whowhom("remove", "news/1").stdout == "removed news/1\n"
    claims = json.loads(whowhom("claims", "--json").stdout)
    assert "news/1" not in {claim["document"] for claim in claims["items"]}

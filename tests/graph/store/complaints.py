"""What is said of a store that cannot be opened: by the store, a command and the doctor."""

from __future__ import annotations

import asyncio
import json
import re

import pytest

from api.cli import run
from graph.errors import StoreError
from graph.store import open_store
from tests.neo4j_server import PASSWORD


def failure_of(url: str, error: type[StoreError], said: str) -> StoreError:
    async def enter() -> None:
        async with open_store(url):
            pass

    with pytest.raises(error, match=said) as failure:
        asyncio.run(enter())
    assert failure.value.hint
    assert PASSWORD not in str(failure.value)
    return failure.value


def is_said_on_the_command_line(url: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence from a command, and the same from the doctor."""
    assert run(["relations", "--store", url]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("whowhom: ")
    assert complaint.count("\n") == 1
    assert re.search(said, complaint)
    assert run(["doctor", "--json", "--store", url]) == 1
    found = json.loads(capsys.readouterr().out)["items"]
    [store] = [each for each in found if each["what"] == "Store"]
    assert store["state"] == "wrong"
    assert re.search(said, store["detail"])
    assert store["hint"]
    assert PASSWORD not in complaint + json.dumps(found)

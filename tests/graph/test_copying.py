"""Copying a graph between stores, both ways, broken off and gone on with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.cli import run
from graph.copying import copy_graph
from graph.errors import Conflict
from graph.model import Belonging
from graph.store import open_store
from graph.store.protocol import Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.suite import TALKS, WAR, listed
from tests.neo4j_server import Server

OFFICE = actor("office", part_of=[Belonging(actor="iran", since="1979")], aliases=["Bureau"])
REST = [
    read_document("silent", text="Nothing was said."),
    read_document("office", claim(OFFICE, "ATTACKS", "iraq"), actors=[OFFICE, actor("iran")]),
]


@asynccontextmanager
async def sqlite_at(path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{path}") as store:
        yield store


async def test_a_graph_goes_to_neo4j_and_back_unchanged(
    tmp_path: Path, neo4j_server: Server
) -> None:
    async with (
        sqlite_at(tmp_path / "first.db") as first,
        neo4j_server.fresh() as second,
        sqlite_at(tmp_path / "third.db") as third,
    ):
        await first.put([WAR, TALKS, *REST])
        there, back = await copy_graph(first, second), await copy_graph(second, third)
        assert there.differences == back.differences == ()
        assert (there.copied, back.copied) == (4, 4)
        assert await listed(third.all_claims()) == await listed(first.all_claims())
        assert await listed(third.all_edges()) == await listed(first.all_edges())
        assert await third.actor("office") == await first.actor("office")
        assert await third.document("silent") == await first.document("silent")
        assert await second.check() == await third.check() == []


async def test_a_copy_goes_on_where_it_ended(tmp_path: Path) -> None:
    async with sqlite_at(tmp_path / "a.db") as source, sqlite_at(tmp_path / "b.db") as target:
        await source.put([WAR, TALKS, *REST])
        await target.put([WAR])
        seen: list[tuple[int, int]] = []
        done = await copy_graph(source, target, lambda *news: seen.append(news))
        assert (done.copied, done.already_there, done.differences) == (3, 1, ())
        assert seen[-1] == (4, 4)
        again = await copy_graph(source, target)
        assert (again.copied, again.already_there) == (0, 4)


async def test_a_target_with_another_graph_is_left_alone(tmp_path: Path) -> None:
    async with sqlite_at(tmp_path / "a.db") as source, sqlite_at(tmp_path / "b.db") as target:
        await source.put([WAR])
        await target.put([TALKS])
        with pytest.raises(Conflict, match="'talks'"):
            await copy_graph(source, target)
        assert (await target.version()).number == 1


def test_the_command_says_that_both_sides_are_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def fill() -> None:
        async with sqlite_at(tmp_path / "a.db") as store:
            await store.put([WAR, TALKS])

    asyncio.run(fill())
    stores = [f"sqlite:///{tmp_path}/{name}.db" for name in "ab"]
    assert run(["copy", *stores]) == 0
    assert "both hold the same 2 documents, 6 claims" in capsys.readouterr().out
    assert run(["copy", *stores, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["copied"], said["already_there"], said["differences"]) == (0, 2, [])


def test_the_command_needs_a_store_to_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["copy", f"sqlite:///{tmp_path}/no.db", f"sqlite:///{tmp_path}/b.db"]) == 1
    assert "there is no such store" in capsys.readouterr().err
    assert not (tmp_path / "b.db").exists()

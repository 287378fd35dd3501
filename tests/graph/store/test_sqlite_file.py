"""What is SQLite's alone: the file, its format, its locks, and what goes wrong with them."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest

from graph.errors import SettingError, StoreError, StoreTooNew, StoreUnavailable
from graph.store import open_store
from graph.store.sqlite.statements import migrations
from tests.graph.builders import claim, read_document
from tests.graph.store.files import store_at
from tests.graph.store.suite import TALKS, WAR, listed


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("store.db", "not the URL of a store"),
        ("", "not the URL of a store"),
        ("mysql://host/db", "'mysql' is not a kind of store"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite://store.db", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_a_url_that_names_no_store_is_refused_with_what_is_accepted(url: str, said: str) -> None:
    with pytest.raises(SettingError, match=said) as failure:
        open_store(url)
    assert "sqlite:///" in (failure.value.hint or "")
    assert "secret" not in str(failure.value)


async def test_three_slashes_are_relative_and_four_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for url, file in (
        ("sqlite:///near by?.db", "near by?.db"),
        (f"sqlite:////{str(tmp_path).lstrip('/')}/far.db", "far.db"),
    ):
        async with open_store(url) as store:
            assert store.url == url
        assert (tmp_path / file).is_file()


async def test_a_store_outlives_its_opening(filled: Path) -> None:
    async with store_at(filled) as store:
        assert (await store.version()).number == 1
        assert await listed(store.all_claims()) == [*TALKS.claims, *WAR.claims]


async def test_a_closed_store_leaves_one_file(filled: Path) -> None:
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


async def test_a_store_that_was_not_entered_says_so(path: Path) -> None:
    with pytest.raises(StoreError, match="not open"):
        await store_at(path).version()


async def test_migrations_are_numbered_without_gaps_and_recorded(filled: Path) -> None:
    assert [migration.number for migration in migrations()] == list(range(1, len(migrations()) + 1))
    with sqlite3.connect(filled) as database:
        recorded = database.execute("SELECT number, name FROM migration").fetchall()
    database.close()
    assert recorded == [(migration.number, migration.name) for migration in migrations()]


def failure_to_open(path: Path, error: type[StoreError], said: str) -> StoreError:
    with pytest.raises(error, match=said) as failure:
        asyncio.run(store_at(path).__aenter__())
    assert str(path) in str(failure.value)
    assert failure.value.hint
    return failure.value


def test_a_store_of_a_newer_whowhom_is_left_alone(filled: Path) -> None:
    database = sqlite3.connect(filled)
    database.execute("PRAGMA user_version = 999")
    database.close()
    before = filled.read_bytes()
    failure = failure_to_open(filled, StoreTooNew, "format 999")
    assert "newer whowhom" in (failure.hint or "")
    assert filled.read_bytes() == before


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    failure_to_open(tmp_path, StoreUnavailable, "this is a folder")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    failure_to_open(tmp_path / "no" / "store.db", StoreUnavailable, "cannot be opened")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.write_text("Dear diary, " * 200)
    failure_to_open(path, StoreError, "not a SQLite database")
    assert path.read_text() == "Dear diary, " * 200


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmarks (url TEXT)")
    database.commit()
    database.close()
    before = path.read_bytes()
    failure_to_open(path, StoreError, "not made by whowhom")
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        failure_to_open(tmp_path / "store.db", StoreUnavailable, "store")
    finally:
        tmp_path.chmod(0o700)


async def test_a_locked_store_is_unavailable_for_writing_and_still_read(filled: Path) -> None:
    other = sqlite3.connect(filled, isolation_level=None)
    async with store_at(filled) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="locked by another process") as failure:
            await store.remove(["war"])
        assert isinstance(failure.value.__cause__, sqlite3.OperationalError)
        assert (await store.counts()).documents == 2
        other.execute("ROLLBACK")
        await store.remove(["war"])
        assert (await store.counts()).documents == 1
    other.close()


async def test_a_write_that_fails_halfway_leaves_nothing(filled: Path) -> None:
    database = sqlite3.connect(filled)
    database.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON edge WHEN new.source = 'turkey' "
        "BEGIN SELECT raise(ABORT, 'refused by a test'); END"
    )
    database.close()
    async with store_at(filled) as store:
        with pytest.raises(StoreError, match="refused by a test"):
            await store.put(
                [read_document("war"), read_document("new", claim("turkey", "ATTACKS", "syria"))]
            )
        assert (await store.version()).number == 1
        assert await listed(store.all_claims()) == [*TALKS.claims, *WAR.claims]
        assert await store.check() == []
        assert (await store.put([read_document("fine")])).version.number == 2


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE edge SET denied = 7 WHERE relation = 'SUPPLIES'", "iran SUPPLIES hezbollah"),
        ("DELETE FROM edge WHERE relation = 'ALLIES_WITH'", "hezbollah ALLIES_WITH iran"),
        (
            "INSERT INTO edge SELECT 'a', relation, 'b', claims, asserted, alleged, denied, "
            "hypothetical, documents, forward, backward, first, last, version FROM edge LIMIT 1",
            "the edge a",
        ),
        ("DELETE FROM document WHERE id = 'war'", "document 'war', which is not there"),
        ("DELETE FROM actor WHERE id = 'israel'", "actor 'israel', which is not there"),
        ("UPDATE actor SET claims = 9 WHERE id = 'iran'", "actor 'iran'"),
        ("UPDATE document SET claims = 9 WHERE id = 'war'", "document 'war'"),
    ],
)
async def test_a_check_finds_what_does_not_agree(filled: Path, damage: str, said: str) -> None:
    database = sqlite3.connect(filled)
    with database:
        assert database.execute(damage).rowcount > 0
    database.close()
    async with store_at(filled) as store:
        faults = await store.check()
    assert any(said in fault for fault in faults), faults


async def test_removing_and_putting_again_gives_the_same_rows(filled: Path) -> None:
    def rows() -> dict[str, list[object]]:
        database = sqlite3.connect(filled)
        kept = {}
        for table in ("document", "actor", "belonging", "claim", "attribution", "edge"):
            columns = [
                name
                for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", [table])
                if name not in {"version", "key"}
            ]
            query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2, 3"
            kept[table] = database.execute(query).fetchall()
        database.close()
        return kept

    before = rows()
    assert all(before[table] for table in before if table != "belonging")
    async with store_at(filled) as store:
        await store.remove(["war"])
        await store.put([WAR])
    assert rows() == before


async def test_reads_go_on_while_a_write_waits(filled: Path) -> None:
    other = sqlite3.connect(filled, isolation_level=None)
    async with store_at(filled, busy_timeout=60) as store:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(store.remove(["war"]))
        assert (await store.counts()).documents == 2
        assert len(await listed(store.all_claims())) == 6
        assert not writing.done()
        other.execute("ROLLBACK")
        assert (await writing).removed == ("war",)
    other.close()

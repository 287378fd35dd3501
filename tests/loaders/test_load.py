"""Loading into a real SQLite store, with a tiny real extractor, on threads and in processes."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import DataError, SettingError
from graph.model import Claim, Edge
from graph.query import DocumentFilter
from graph.store import open_store
from graph.store.protocol import Store
from loaders.extract.interface import ExtractSettings
from loaders.load import BatchLimits, LoadProgress, LoadReport, load
from tests.loaders.tiny import build_changed, build_impossible, build_tiny

STATES = ["Iran", "Israel", "Turkey", "Syria", "Russia", "France", "Iraq"]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'graph.db'}"


def write_lines(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def stories(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        source, target = STATES[number % 7], STATES[number * 3 % 7]
        yield {"id": f"n{number}", "text": f"{source} attacks {target} again. It was day {number}."}


async def run(store: Store, *paths: object, **options: Any) -> LoadReport:
    options.setdefault("build", build_tiny)
    return await load(map(str, paths), store, ExtractSettings(), **options)


async def content(store: Store) -> tuple[list[Claim], list[Edge]]:
    return [claim async for claim in store.all_claims()], [e async for e in store.all_edges()]


async def ids(store: Store) -> set[str]:
    page = await store.documents(DocumentFilter(), limit=100)
    return {summary.id for summary in page.items}


async def test_the_report_counts_what_was_read_and_stored(tmp_path: Path, url: str) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(10))
    async with open_store(url) as store:
        report = await run(store, path)
        assert (report.documents, report.added, report.replaced, report.known) == (10, 10, 0, 0)
        assert (report.sentences, report.claims) == (20, 10)
        assert report.edges == len((await content(store))[1]) > 0
        assert not report.failed
        assert report.sentences_per_second > 0
        assert "wire/n0" in await ids(store)


async def test_a_second_load_reads_nothing_again_and_changes_nothing(
    tmp_path: Path, url: str
) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(10))
    async with open_store(url) as store:
        await run(store, path)
        before = await store.version(), await content(store)
        report = await run(store, path)
        assert (report.documents, report.known, report.claims) == (0, 10, 0)
        assert (await store.version(), await content(store)) == before


async def test_a_changed_document_is_replaced_and_the_others_are_left_alone(
    tmp_path: Path, url: str
) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(5))
    async with open_store(url) as store:
        await run(store, path)
        changed = [*stories(5)]
        changed[2]["text"] = "France attacks Russia."
        report = await run(store, write_lines(path, *changed))
        assert (report.added, report.replaced, report.known) == (0, 1, 4)


async def test_a_new_pipeline_reads_known_documents_again(tmp_path: Path, url: str) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(5))
    async with open_store(url) as store:
        await run(store, path)
        report = await run(store, path, build=build_changed)
        assert (report.replaced, report.known) == (5, 0)


async def test_again_reads_the_stored_texts_when_the_files_are_gone(
    tmp_path: Path, url: str
) -> None:
    one = write_lines(tmp_path / "one.jsonl", *stories(3))
    two = write_lines(tmp_path / "two.jsonl", *stories(4))
    async with open_store(url) as store:
        await run(store, one, two)
        before = [claim.id for claim in (await content(store))[0]]
        one.unlink()
        two.unlink()
        assert (await run(store, again=True)).known == 7
        assert (await run(store, two, again=True, build=build_changed)).replaced == 4
        report = await run(store, again=True, build=build_changed)
        assert (report.replaced, report.known) == (3, 4)
        assert [claim.id for claim in (await content(store))[0]] == before
        missing = await run(store, "three.jsonl", again=True)
        assert [s.reason for s in missing.skipped] == [
            "the store holds no document of this collection"
        ]


async def test_the_outcome_depends_neither_on_workers_nor_on_order(
    tmp_path: Path, url: str
) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(30))
    turned = tmp_path / "turned"
    turned.mkdir()
    write_lines(turned / "wire.jsonl", *reversed([*stories(30)]))
    outcomes = []
    for number, (given, workers) in enumerate([(path, 1), (path, 3), (turned / "wire.jsonl", 1)]):
        async with open_store(f"{url}{number}") as store:
            report = await run(store, given, workers=workers)
            assert (report.documents, report.skipped) == (30, ())
            outcomes.append(await content(store))
    assert outcomes[0] == outcomes[1] == outcomes[2]


async def test_one_id_with_two_contents_is_reported_and_the_first_is_kept(
    tmp_path: Path, url: str
) -> None:
    path = write_lines(
        tmp_path / "wire.jsonl",
        {"id": "a", "text": "Iran attacks Israel."},
        {"id": "a", "text": "Iran attacks Israel."},
        {"id": "a", "text": "Turkey attacks Syria."},
    )
    async with open_store(url) as store:
        report = await run(store, path)
        assert (report.added, report.known) == (1, 1)
        assert [s.where for s in report.skipped] == [f"{path}:3"]
        assert "'wire/a' is that of another document" in report.skipped[0].reason
        assert [claim.source.id for claim in (await content(store))[0]] == ["iran"]


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_document_the_extractor_stumbles_over_is_reported_and_the_rest_is_loaded(
    tmp_path: Path, url: str, workers: int
) -> None:
    records = [*stories(6)]
    records[2]["text"] = "STUMBLE here."
    path = write_lines(tmp_path / "wire.jsonl", *records)
    async with open_store(url) as store:
        report = await run(store, path, workers=workers)
        assert report.documents == 5
        assert report.failed
        assert [str(s) for s in report.skipped] == [
            f"{path}:3: it could not be extracted: ValueError: stumbled over a word"
        ]


async def test_a_document_that_kills_its_process_is_reported_and_the_rest_is_loaded(
    tmp_path: Path, url: str
) -> None:
    records = [*stories(12)]
    records[4]["text"] = "DIE here."
    path = write_lines(tmp_path / "wire.jsonl", *records)
    async with open_store(url) as store:
        report = await run(store, path, workers=2)
        assert report.documents == 11
        assert [s.where for s in report.skipped] == [f"{path}:5"]
        assert "the process that read it died" in report.skipped[0].reason


async def test_unreadable_inputs_are_in_the_report_and_the_rest_is_loaded(
    tmp_path: Path, url: str
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text("Iran attacks Israel.")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.jsonl").write_text('{"text": "Iraq attacks Syria."}\n{broken\n')
    (folder / "d.png").write_bytes(b"\x89PNG")
    async with open_store(url) as store:
        report = await run(store, folder, tmp_path / "gone")
        assert report.documents == 2
        assert [(Path(s.file).name, s.line, s.failed) for s in report.skipped] == [
            ("b.txt", None, True),
            ("c.jsonl", 2, True),
            ("d.png", None, False),
            ("gone", None, True),
        ]


async def test_standard_input_has_no_collection_unless_one_is_given(url: str) -> None:
    line = b'{"id": "a", "text": "Iran attacks Israel."}'
    async with open_store(url) as store:
        await run(store, "-", stdin=io.BytesIO(line))
        await run(store, "-", stdin=io.BytesIO(line), collection="wire")
        assert await ids(store) == {"a", "wire/a"}


@pytest.mark.parametrize("workers", [1, 2])
async def test_what_building_the_extractor_raises_is_raised(
    tmp_path: Path, url: str, workers: int
) -> None:
    async with open_store(url) as store:
        with pytest.raises(DataError, match=r"frames\.toml:3: a frame without a predicate"):
            await run(store, tmp_path, build=build_impossible, workers=workers)
        with pytest.raises(SettingError, match="0 workers"):
            await run(store, tmp_path, workers=0)


async def test_cancelling_keeps_what_is_finished_and_the_next_load_goes_on(
    tmp_path: Path, url: str
) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(200))
    async with open_store(url) as store:
        stopping: list[asyncio.Task[LoadReport]] = []

        def stop_after_some(progress: LoadProgress) -> None:
            if progress.documents >= 20 and not stopping[0].cancelling():
                stopping[0].cancel()

        stopping.append(
            asyncio.create_task(
                run(store, path, on_progress=stop_after_some, limits=BatchLimits(documents=10))
            )
        )
        report = await stopping[0]
        assert report.interrupted
        assert report.failed
        assert report.hint is not None
        assert "run the same command again" in report.hint
        assert 20 <= report.documents < 200
        assert (await store.counts()).documents == report.documents
        assert await store.check() == []
        rest = await run(store, path)
        assert (rest.known, rest.documents) == (report.documents, 200 - report.documents)


async def test_progress_ends_at_the_last_byte(tmp_path: Path, url: str) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(20))
    seen: list[LoadProgress] = []
    async with open_store(url) as store:
        await run(store, path, on_progress=seen.append)
    assert [p.bytes_read for p in seen] == sorted(p.bytes_read for p in seen)
    last = seen[-1]
    assert (last.bytes_read, last.documents) == (path.stat().st_size, 20)
    assert last.bytes_total == path.stat().st_size


INTERRUPTED = """
import asyncio, sys
from graph.store import open_store
from loaders.extract.interface import ExtractSettings
from loaders.load import BatchLimits, load
from tests.loaders.tiny import build_tiny

async def main():
    async with open_store(sys.argv[1]) as store:
        def tell(progress):
            print(progress.documents, flush=True)
        report = await load([sys.argv[2]], store, ExtractSettings(), workers=int(sys.argv[3]),
                            build=build_tiny, on_progress=tell, limits=BatchLimits(documents=5))
        print("interrupted" if report.interrupted else "done", report.documents, flush=True)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_a_load_that_is_interrupted_or_killed_leaves_a_whole_store(
    tmp_path: Path, url: str, workers: str, blow: signal.Signals
) -> None:
    path = write_lines(tmp_path / "wire.jsonl", *stories(1500))
    script = tmp_path / "main.py"
    script.write_text(INTERRUPTED)
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(script), url, str(path), workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 10:
            pass
        process.send_signal(blow)
        told, complaint = process.communicate()
    kept, rest = asyncio.run(look_and_go_on(url, path))
    assert 10 <= kept < 1500
    assert (rest.known, rest.added) == (kept, 1500 - kept)
    if blow is signal.SIGINT:
        assert told.splitlines()[-1] == f"interrupted {kept}"
        assert complaint == ""


async def look_and_go_on(url: str, path: Path) -> tuple[int, LoadReport]:
    """How many documents an interrupted load has kept, and what loading again then does."""
    async with open_store(url) as store:
        assert await store.check() == []
        return (await store.counts()).documents, await run(store, path)

"""Several processes and one file: nothing is lost, and nothing is left half written."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from graph.query import ClaimFilter
from tests.graph.store.files import python, store_at


async def test_a_full_disk_is_named_and_leaves_the_store_as_it_was(filled: Path) -> None:
    # A limit on the size of files, set in a process of its own, is as full as a disk can be.
    process = python(
        """
        import asyncio, resource, signal, sys
        from pathlib import Path
        from tests.graph.store.files import many, store_at

        async def main():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
            async with store_at(Path(sys.argv[1])) as store:
                try:
                    await store.put(many("big", 400))
                except Exception as failure:
                    print(type(failure).__name__, failure)

        asyncio.run(main())
        """,
        filled,
    )
    said, complaint = process.communicate()
    assert "StoreUnavailable" in said, complaint
    assert str(filled) in said
    async with store_at(filled) as store:
        assert (await store.counts()).documents == 2
        assert (await store.version()).number == 1
        assert await store.check() == []


async def test_a_reader_in_another_process_sees_what_is_committed(filled: Path) -> None:
    async with store_at(filled) as store:
        process = python(
            """
            import asyncio, sys
            from pathlib import Path
            from tests.graph.store.files import many, store_at

            async def main():
                async with store_at(Path(sys.argv[1]), busy_timeout=60) as store:
                    print((await store.put(many("theirs", 5))).version.number)

            asyncio.run(main())
            """,
            filled,
        )
        said, complaint = process.communicate()
        assert said.strip() == "2", complaint
        assert (await store.version()).number == 2
        page = await store.claims(ClaimFilter(document="theirs-1"), limit=9)
        assert len(page.items) == 5


WRITER = """
    import asyncio, sys
    from pathlib import Path
    from tests.graph.store.files import many, store_at

    async def main(path, name, times):
        async with store_at(Path(path), busy_timeout=60) as store:
            for number in range(int(times)):
                await store.put(many(f"{name}-{number}", 20))
                print(number, flush=True)

    asyncio.run(main(*sys.argv[1:]))
"""


async def test_processes_that_make_and_write_one_store_at_once_lose_nothing(path: Path) -> None:
    writers = [python(WRITER, path, f"writer-{number}", 5) for number in range(3)]
    for writer in writers:
        _, complaint = await asyncio.to_thread(writer.communicate)
        assert writer.returncode == 0, complaint
    async with store_at(path) as store:
        counts = await store.counts()
        assert (counts.documents, counts.claims) == (30, 600)
        assert (await store.version()).number == 15
        assert await store.check() == []


def test_processes_that_open_a_store_not_yet_made_all_find_it_whole(tmp_path: Path) -> None:
    openers = [
        python(
            """
            import sys
            from pathlib import Path
            from graph.store.sqlite.connection import open_file, read_version

            print("ready", flush=True)
            for line in sys.stdin:
                connection = open_file(Path(line.strip()), 60.0)
                print(read_version(connection).number, flush=True)
                connection.close()
            """
        )
        for _ in range(4)
    ]

    def answers() -> list[str]:
        return [opener.stdout.readline().strip() for opener in openers if opener.stdout]

    assert answers() == ["ready"] * 4
    for number in range(12):
        for opener in openers:
            assert opener.stdin is not None
            print(tmp_path / f"{number}.db", file=opener.stdin, flush=True)
        assert answers() == ["0"] * 4
    for opener in openers:
        opener.communicate()


@pytest.mark.parametrize("finished", [1, 2, 4])
async def test_a_killed_writer_leaves_no_half_batch(path: Path, finished: int) -> None:
    writer = python(WRITER, path, "killed", 10_000)
    assert writer.stdout is not None
    for _ in range(finished):
        assert writer.stdout.readline()
    writer.kill()
    writer.communicate()
    async with store_at(path) as store:
        assert await store.check() == []
        version = (await store.version()).number
        counts = await store.counts()
        assert version >= finished
        assert (counts.documents, counts.claims) == (2 * version, 40 * version)


async def test_a_writer_killed_while_it_writes_leaves_what_was_there(filled: Path) -> None:
    writer = python(
        """
        import asyncio, sys
        from pathlib import Path
        from tests.graph.store.files import many, store_at

        async def main():
            async with store_at(Path(sys.argv[1])) as store:
                await store.put(many("big", 3_000))

        asyncio.run(main())
        """,
        filled,
    )
    log = filled.with_name(filled.name + "-wal")
    # The log grows only while the batch is being committed; this process does nothing but look.
    while writer.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        pass
    writer.kill()
    writer.communicate()
    async with store_at(filled) as store:
        assert await store.check() == []
        counts = await store.counts()
        assert (counts.documents, counts.claims) in {(2, 6), (4, 6_006)}

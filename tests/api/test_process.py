"""``whowhom`` as a process: exit codes, output, signals, pipes, and a real socket."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.store import open_store

ROOT = Path(__file__).parents[2]
WHOWHOM = [sys.executable, "-c", "from api.cli import main; main()"]


def environment(url: str | None, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHOWHOM_")}
    store = {} if url is None else {"WHOWHOM_STORE": url}
    return {**kept, "PYTHONPATH": str(ROOT), **store, **more}


def whowhom(
    *arguments: str, url: str | None = None, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WHOWHOM, *arguments],
        env=environment(url),
        input=stdin,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def serving(url: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The service on a free port, and the URLs it prints."""
    process = subprocess.Popen(
        [*WHOWHOM, "serve", "--port", "0"],
        env=environment(url, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        yield process, re.findall(r"^  (http://\S+)$", said, re.MULTILINE)
    finally:
        process.kill()
        process.communicate()


def test_the_service_prints_three_urls_that_answer(url: str) -> None:
    with serving(url) as (_, urls):
        assert len(urls) == 3
        for to_try in urls:
            answer = httpx.get(to_try, timeout=30)
            assert answer.status_code == 200
        assert httpx.get(urls[0], timeout=30).json()["items"]
        assert httpx.get(urls[1], timeout=30).json()["items"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_in_order(url: str, stop: signal.Signals) -> None:
    with serving(url) as (process, urls):
        httpx.get(urls[0], timeout=30)
        process.send_signal(stop)
        _, complaints = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Traceback" not in complaints


def test_a_document_is_read_in_over_a_socket_with_the_real_extractor(tmp_path: Path) -> None:
    with serving(f"sqlite:///{tmp_path}/new.db", WHOWHOM_KEY="k") as (_, urls):
        base = urls[0].split("/v1/")[0]
        document = {"id": "d", "text": "Washington accused Tehran of arming Hezbollah."}
        assert httpx.post(f"{base}/v1/documents", json=document).status_code == 401
        read = httpx.post(
            f"{base}/v1/documents",
            json=document,
            headers={"authorization": "Bearer k"},
            timeout=120,
        )
        assert read.status_code == 201
        edges = httpx.get(f"{base}/v1/relations?relation=ACCUSES").json()["items"]
        assert (edges[0]["source"]["id"], edges[0]["target"]["id"]) == ("united-states", "iran")
        resolved = httpx.get(f"{base}/v1/resolve", params={"text": "Tehran"}, timeout=60).json()
        assert resolved["actor"]["id"] == "iran"


def test_the_service_does_not_listen_to_everybody_without_a_key(url: str) -> None:
    done = whowhom("serve", "--host", "0.0.0.0", "--port", "0", url=url)
    assert done.returncode == 2
    assert "WHOWHOM_KEY" in done.stderr


def test_a_port_that_is_taken_is_one_sentence(url: str) -> None:
    with serving(url) as (_, urls):
        port = str(httpx.URL(urls[0]).port)
        done = whowhom("serve", "--port", port, url=url)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_stops_reading_is_no_error(url: str) -> None:
    for form in ([], ["--json"]):
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write) as closed:
            done = subprocess.run(
                [*WHOWHOM, "relations", *form],
                env=environment(url),
                stdout=closed,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.stderr == ""
        assert done.returncode == 0


def test_a_load_names_what_it_skipped_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Iran armed Hezbollah, and Israel bombed Syria.")
    (tmp_path / "in" / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = whowhom("load", "in", cwd=tmp_path)
    assert done.returncode == 1
    assert "skipped in/bad.txt: " in done.stdout
    assert "1 document read" in done.stdout
    again = whowhom("load", "in/good.txt", "--collection", "in", "--json", cwd=tmp_path)
    assert again.returncode == 0
    assert json.loads(again.stdout)["known"] == 1
    shown = whowhom("relations", "--json", cwd=tmp_path)
    edges: list[Any] = json.loads(shown.stdout)["items"]
    assert ("iran", "SUPPLIES", "hezbollah") in {
        (edge["source"]["id"], edge["relation"], edge["target"]["id"]) for edge in edges
    }


def test_extract_prints_claims_and_echoes_the_id_that_came_with_a_text(tmp_path: Path) -> None:
    lines = [
        {"id": "given/1", "text": "Washington accused Tehran of arming Hezbollah."},
        {"id": "given/2", "text": "The weather was fine."},
    ]
    stdin = "\n".join(map(json.dumps, lines)) + "\n{broken\n"
    done = whowhom("extract", "-", stdin=stdin, cwd=tmp_path)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {claim["document"] for claim in claims} == {"given/1"}
    assert {claim["relation"] for claim in claims} == {"ACCUSES", "SUPPLIES"}
    assert "standard input:3" in done.stderr
    assert done.returncode == 1
    assert not list(tmp_path.iterdir())


def test_resolve_prints_a_line_of_json_for_each_text() -> None:
    done = whowhom("resolve", "--json", "Tehran", "Iranian officials", "xyzzy")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["actor"]["id"] == "iran"
    assert (second["actor"]["id"], second["actor"]["part_of"]) == ("iran:gov", "iran")
    assert third["text"] == "xyzzy"
    assert set(first) == {"text", "actor", "rule", "matched", "alternatives"}


async def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path: Path) -> None:
    many = 20_000
    line = json.dumps({"text": "Iran armed Hezbollah."})[:-1]
    feed = "".join(f'{line}, "id": {number}}}\n' for number in range(many))
    (tmp_path / "feed.jsonl").write_text(feed)
    url = f"sqlite:///{tmp_path}/w.db"
    process = subprocess.Popen(  # noqa: ASYNC220
        [*WHOWHOM, "load", str(tmp_path / "feed.jsonl"), "--json"],
        env=environment(url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        async with open_store(url) as store:
            while (await store.version()).number == 0:
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            said, complaints = process.communicate(timeout=60)
            kept = await store.counts()
    finally:
        process.kill()
    assert process.returncode == 130
    report = json.loads(said)
    assert report["interrupted"] is True
    assert 0 < kept.documents == report["documents"] < many
    assert "run the same command again" in complaints
    assert "Traceback" not in complaints


def test_the_doctor_finds_a_healthy_set_up_healthy(url: str) -> None:
    done = whowhom("doctor", "--json", url=url)
    found = {each["what"]: each["state"] for each in json.loads(done.stdout)["items"]}
    assert done.returncode == 0, done.stdout
    assert found.pop("Freshness") == "warning", "the documents were put there by hand"
    assert set(found.values()) <= {"fine", "warning"}


def test_the_doctor_names_a_store_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all, only a text of some length\n" * 40)
    done = whowhom("doctor", url=f"sqlite:///{tmp_path}/text.db")
    assert done.returncode == 1
    assert "not a SQLite database" in done.stdout


def test_help_imports_no_language_model() -> None:
    heavy = "import sys; from api.cli import run; run(['--help']);"
    heavy += "print([m for m in ('spacy', 'networkx', 'fastapi', 'numpy') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"

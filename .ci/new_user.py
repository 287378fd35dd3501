"""What a new user does with ``make run``: ask, add, remove, load beside the service, stop.

Prints what it asked and what it got; the first thing that is not as the README promises ends it
with exit code 1. Everything it adds it takes away again.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
STORE = "sqlite:///examples.db"
START_WITHIN = 600
"""Seconds for setting up, loading and starting, on a slow machine."""
STOP_WITHIN = 30
FOLLOW_WITHIN = 10

NOTE = {
    "id": "ci/note",
    "title": "A note",
    "date": "2024-05-02",
    "text": "Norway accused Portugal of supplying Hezbollah with drones.",
}
WIRE = "LISBON, May 3, 2024 (Sahara Wire) - Portugal accused Norway of bombing Iceland.\n"


class NotAsPromised(Exception):
    pass


def expect(holds: bool, promise: str, got: object = "") -> None:
    if not holds:
        raise NotAsPromised(f"{promise}\n  got: {got}")
    print(f"  ok: {promise}", flush=True)


def ask(
    base: str, path: str, *, method: str = "GET", body: dict[str, Any] | None = None, **query: str
) -> tuple[int, Any]:
    """Status and parsed body (text as it is) of one request; prints both, shortened."""
    url = base + path + (f"?{urlencode(query)}" if query else "")
    data = None if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    request = Request(url, data=data, headers=headers, method=method)
    try:
        with urlopen(request, timeout=120) as answer:
            status, kind, raw = answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as refused:
        status, kind, raw = refused.code, refused.headers.get_content_type(), refused.read()
    text = raw.decode()
    shown = text if len(text) <= 300 else f"{text[:300]} ..."
    print(f"{method} {url}\n  {status} {shown}", flush=True)
    return status, json.loads(text) if text and kind.endswith("json") else text


def until(holds: Callable[[], bool], within: float, what: str) -> None:
    """Look again until it holds; ``NotAsPromised`` when the time is over."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            raise NotAsPromised(f"{what} within {within:.0f} s")
        time.sleep(0.1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def made_run(port: int) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """``make run`` in a process group of its own, and the file that its output goes to."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "output"
        with said.open("wb") as output:
            process = subprocess.Popen(
                ["make", "run", f"PORT={port}"],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        try:
            yield process, said
        except NotAsPromised:
            print(said.read_text(), flush=True)
            raise
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def ready(base: str, process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is not None:
        raise NotAsPromised(f"make run ended by itself with exit code {process.returncode}")
    try:
        with urlopen(f"{base}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def whowhom(*arguments: str) -> str:
    """What the command prints; fails with what it says if it fails."""
    command = [str(ROOT / ".venv/bin/whowhom"), *arguments]
    print("$", "whowhom", *arguments, flush=True)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print("  " + done.stdout.strip().replace("\n", "\n  "), flush=True)
    expect(done.returncode == 0, "the command ends well", done.stderr)
    return done.stdout


def stop(process: subprocess.Popen[bytes], said: Path, port: int) -> None:
    """Ctrl-C: the terminal sends SIGINT to make and to the service at once."""
    os.killpg(process.pid, signal.SIGINT)
    until(lambda: process.poll() is not None, STOP_WITHIN, "Ctrl-C stops the service")
    # GNU make reports that it was interrupted; the service itself has nothing to complain of.
    expect(process.returncode in (0, 2, 130, -signal.SIGINT), "make ends", process.returncode)
    text = said.read_text()
    expect("Traceback" not in text and "rror:" not in text, "it stops without complaint", text)
    with socket.socket() as knock:
        expect(knock.connect_ex(("127.0.0.1", port)) != 0, "the port is free again")
    log = ROOT / "examples.db-wal"
    expect(not log.exists() or not log.stat().st_size, "the store is closed in order", log)


def ends(edge: dict[str, Any]) -> tuple[str, str, str]:
    return edge["source"]["id"], edge["relation"], edge["target"]["id"]


def accusations(base: str, source: str, target: str) -> list[dict[str, Any]]:
    _, page = ask(base, "/v1/relations", relation="ACCUSES", source=source, target=target)
    items: list[dict[str, Any]] = page["items"]
    return items


def asks(base: str, said: str) -> None:
    expect("best sentence" in said, "make run prints a table of relations", said)
    urls = re.findall(rf"^\s+({re.escape(base)}\S+)$", said, re.MULTILINE)
    expect(len(urls) == 3, "three URLs to try are printed", said)
    for url in urls:
        status, _ = ask(url, "")
        expect(status == 200, "a printed URL has an answer", status)

    _, page = ask(base, "/v1/relations", relation="ACCUSES", limit="5")
    expect(bool(page["items"]), "the examples hold accusations", page)
    expect(
        all(edge["relation"] == "ACCUSES" and edge["best"]["sentence"] for edge in page["items"]),
        "each is an ACCUSES edge with its best sentence",
        page,
    )
    strongest = page["items"][0]
    _, around = ask(base, f"/v1/actors/{quote(strongest['source']['id'])}/neighbourhood")
    expect(
        ends(strongest) in [ends(edge) for edge in around["edges"]],
        f"{strongest['source']['name']}'s neighbourhood holds that edge",
        around,
    )
    status, report = ask(base, "/v1/reports/centrality", format="markdown")
    expect(status == 200 and "PageRank" in report, "the centrality report ranks by PageRank")


def writes(base: str) -> None:
    status, made = ask(base, "/v1/documents", method="POST", body=NOTE)
    expect(status == 201, "a posted document is read in", made)
    _, found = ask(base, "/v1/claims", document=NOTE["id"])
    read = {(ends(claim), claim["status"]) for claim in found["items"]}
    expect(
        read
        == {
            (("norway", "ACCUSES", "portugal"), "asserted"),
            (("portugal", "SUPPLIES", "hezbollah"), "alleged"),
        },
        "it holds the accusation, and what is alleged by it",
        read,
    )
    expect(bool(accusations(base, "norway", "portugal")), "the edge is there at once")
    status, _ = ask(base, f"/v1/documents/{quote(NOTE['id'])}", method="DELETE")
    expect(status == 204, "the document is deleted", status)
    status, _ = ask(base, "/v1/relations", source="norway")
    expect(status == 404, "and with it the edge and the actor", status)


def loads_beside(base: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wire = Path(folder) / "wire.txt"
        wire.write_text(WIRE)
        whowhom("load", str(wire), "--collection", "ci", "--store", STORE)

        def appears() -> bool:
            _, page = ask(base, "/v1/relations", relation="ACCUSES", limit="200")
            return ("portugal", "ACCUSES", "norway") in map(ends, page["items"])

        until(appears, FOLLOW_WITHIN, "the service sees what another process loads")
        expect(True, "the service sees what another process loads")
        whowhom("remove", "ci/wire.txt", "--store", STORE)


def main() -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    for first in (True, False):
        with made_run(port) as (process, said):
            until(lambda: ready(base, process), START_WITHIN, "make run serves")
            until(lambda: "Ctrl-C" in said.read_text(), STOP_WITHIN, "it says so")
            print(said.read_text(), flush=True)
            if first:
                asks(base, said.read_text())
                writes(base)
                loads_beside(base)
            else:
                expect("0 new, 0 replaced" in said.read_text(), "a second run changes nothing")
            stop(process, said, port)


if __name__ == "__main__":
    try:
        main()
    except NotAsPromised as broken:
        print(f"\nNOT AS PROMISED: {broken}", file=sys.stderr)
        sys.exit(1)
    print("\nEverything is as the README promises.")

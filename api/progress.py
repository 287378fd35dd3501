"""How far a load is, as a bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from api.console import console
from graph.network import Network, Reading
from graph.store.protocol import Follower
from loaders.load_report import LoadProgress


@contextmanager
def load_progress() -> Iterator[Callable[[LoadProgress], None]]:
    """Shows what it is told. Where nobody watches (no terminal), nothing."""
    out = console(stderr=True)
    with Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.description}"),
        TimeRemainingColumn(),
        console=out,
        transient=True,
        disable=not out.is_terminal,
    ) as progress:
        # The total is unknown until the first news, and for ever on standard input.
        task = progress.add_task("starting: the language model is being loaded", total=None)

        def tell(news: LoadProgress) -> None:
            speed = news.sentences / news.seconds if news.seconds else 0.0
            progress.update(
                task,
                completed=news.bytes_read,
                total=news.bytes_total or None,
                description=f"{news.documents} documents, {news.known} known, "
                f"{news.skipped} skipped, {news.claims} claims, {speed:.0f} sentences/s",
            )

        yield tell


@contextmanager
def copy_progress() -> Iterator[Callable[[int, int], None]]:
    """The same for a copy, told the documents looked at and all there are."""
    out = console(stderr=True)
    with Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed} of {task.total} documents"),
        TimeRemainingColumn(),
        console=out,
        transient=True,
        disable=not out.is_terminal,
    ) as progress:
        task = progress.add_task("copying", total=None)
        yield lambda seen, whole: progress.update(task, completed=seen, total=whole)


CLAIMS_A_LINE = 100_000
"""Where nobody watches, a graph of fewer claims is read without a word."""


async def read_network(store: Follower) -> Network:
    """The graph of ``store`` in memory; what is read of it shows on standard error."""
    with reading_progress() as tell:
        return await Network.load(store, progress=tell)


@contextmanager
def reading_progress() -> Iterator[Callable[[Reading], None]]:
    """A line that counts; without a terminal, a line for every hundred thousand claims."""
    out = console(stderr=True)
    if not out.is_terminal:
        yield every_so_often(lambda news: typer.echo(f"whowhom: {_so_far(news)}", err=True))
        return
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), console=out, transient=True
    ) as progress:
        task = progress.add_task("reading the graph", total=None)
        yield lambda news: progress.update(task, description=_so_far(news))


def every_so_often(tell: Callable[[Reading], None]) -> Callable[[Reading], None]:
    """``tell``, told once for every ``CLAIMS_A_LINE`` claims."""
    told = 0

    def watch(news: Reading) -> None:
        nonlocal told
        if news.claims // CLAIMS_A_LINE > told:
            told = news.claims // CLAIMS_A_LINE
            tell(news)

    return watch


def _so_far(news: Reading) -> str:
    return f"reading the graph: {news.actors:,} actors, {news.claims:,} claims"

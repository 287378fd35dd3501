"""How far a load is, as a bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from api.console import console
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

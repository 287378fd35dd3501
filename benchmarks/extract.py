"""How fast extraction is, beside the bare language model on the same texts in the same run.

    python benchmarks/extract.py [TEXTS]

TEXTS is a JSON Lines file, or anything else that ``whowhom load`` reads; by default examples/.
Each measurement has processes of its own, which load the model before the clock starts. The bare
pipeline reads whole texts at the best of three batch sizes; everything is done several times, and
the best time counts, since whatever else the machine does can only lengthen it. The last line
is one of JSON: ``figures``, ``ratios``, and ``short``, the ratios that stay below their mark.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.managers import ValueProxy
from pathlib import Path
from queue import Queue
from threading import Barrier, Lock
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.model import Document
from loaders.extract.extractor import build_extractor, load_model
from loaders.extract.interface import ExtractSettings
from loaders.readers import read_paths

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BATCHES = (8, 32, 128)
WARM_UP = 3
"""Texts read before the clock starts: the first calls of a model are slow."""

MARKS = {"extract_to_bare": 1.5, "two_workers_to_one": 1.6, "memory_allowed_to_used": 1.0}
MEBIBYTES_ALLOWED = 1.2 * 1024
"""For each worker."""


@dataclass(frozen=True, slots=True)
class Done:
    """What one process did in one round, on the clock that all processes share."""

    round: int
    began: float
    ended: float
    cpu: float
    sentences: int
    claims: int
    mebibytes: float


def documents_of(path: str) -> list[Document]:
    return [item for item in read_paths([path]) if isinstance(item, Document)]


def mebibytes_used() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def extract(
    path: str, turns: list[ValueProxy[int]], lock: Lock, start: Barrier, done: Queue[Done]
) -> None:
    """A worker: in each round, takes the next document until there is none."""
    documents = documents_of(path)
    extractor = build_extractor()
    for document in documents[:WARM_UP]:
        extractor.read(document)
    for round_, turn in enumerate(turns):
        sentences = claims = 0
        start.wait()
        began, cpu = time.monotonic(), time.process_time()
        while True:
            with lock:
                number = turn.value
                turn.value = number + 1
            if number >= len(documents):
                break
            read = extractor.read(documents[number])
            sentences += read.sentences
            claims += len(read.claims)
        ended, cpu = time.monotonic(), time.process_time() - cpu
        done.put(Done(round_, began, ended, cpu, sentences, claims, mebibytes_used()))


def bare(path: str, rounds: int, done: Queue[dict[int, tuple[float, float]]]) -> None:
    """Every component of the model over whole texts: the best seconds by batch size, and the
    seconds of processor that they took."""
    texts = [document.text for document in documents_of(path)]
    nlp = load_model(ExtractSettings().model)
    for _ in nlp.pipe(texts[:WARM_UP]):
        pass
    seconds: dict[int, tuple[float, float]] = {}
    for batch in BATCHES * rounds:
        began, cpu = time.monotonic(), time.process_time()
        for _ in nlp.pipe(texts, batch_size=batch):
            pass
        took = time.monotonic() - began, time.process_time() - cpu
        seconds[batch] = min(took, seconds.get(batch, took))
    done.put(seconds)


def in_processes(work: Callable[..., None], arguments: tuple[Any, ...], count: int) -> None:
    """Run ``work`` in ``count`` fresh processes to the end; one that fails ends the benchmark."""
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=work, args=arguments) for _ in range(count)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        if process.exitcode:
            sys.exit(f"a process of the benchmark failed with exit code {process.exitcode}")


def with_workers(path: str, workers: int, rounds: int) -> tuple[float, list[Done]]:
    """The best round: the seconds from its first start to its last end, and what each worker
    did in it."""
    with multiprocessing.get_context("spawn").Manager() as shared:
        done: Queue[Done] = shared.Queue()
        turns = [shared.Value("i", 0) for _ in range(rounds)]
        arguments = (path, turns, shared.Lock(), shared.Barrier(workers), done)
        in_processes(extract, arguments, workers)
        results = [done.get() for _ in range(workers * rounds)]
    by_round = [[one for one in results if one.round == number] for number in range(rounds)]
    best = min(by_round, key=seconds_of)
    return seconds_of(best), best


def seconds_of(results: list[Done]) -> float:
    return max(one.ended for one in results) - min(one.began for one in results)


def bare_pipeline(path: str, rounds: int) -> dict[int, tuple[float, float]]:
    with multiprocessing.get_context("spawn").Manager() as shared:
        done: Queue[dict[int, tuple[float, float]]] = shared.Queue()
        in_processes(bare, (path, rounds, done), 1)
        return done.get()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("texts", nargs="?", default=str(EXAMPLES))
    options.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    given = options.parse_args()
    path: str = given.texts
    rounds = max(1, given.rounds)
    documents = documents_of(path)
    if not documents:
        sys.exit(f"{path} holds no document that can be read")

    seconds, (one,) = with_workers(path, 1, rounds)
    by_batch = bare_pipeline(path, rounds)
    seconds_of_two, two = with_workers(path, 2, rounds)

    best = min(by_batch, key=lambda batch: by_batch[batch])
    bare_seconds, bare_cpu = by_batch[best]
    peak = max(worker.mebibytes for worker in (one, *two))
    figures: dict[str, float] = {
        "documents": len(documents),
        "words": sum(len(document.text.split()) for document in documents),
        "sentences": one.sentences,
        "claims": one.claims,
        "extract_seconds": round(seconds, 3),
        "extract_sentences_per_second": round(one.sentences / seconds, 1),
        **{f"bare_seconds_batch_{batch}": round(took, 3) for batch, (took, _) in by_batch.items()},
        "bare_best_batch": best,
        "extract_cpu_seconds": round(one.cpu, 3),
        "bare_cpu_seconds": round(bare_cpu, 3),
        "bare_sentences_per_second": round(one.sentences / bare_seconds, 1),
        "two_workers_seconds": round(seconds_of_two, 3),
        "two_workers_sentences_per_second": round(one.sentences / seconds_of_two, 1),
        "peak_mebibytes_of_a_worker": round(peak),
    }
    for name, figure in figures.items():
        print(f"{name:36} {figure:12}")
    ratios = {
        "extract_to_bare": round(bare_seconds / seconds, 3),
        "two_workers_to_one": round(seconds / seconds_of_two, 3),
        "memory_allowed_to_used": round(MEBIBYTES_ALLOWED / peak, 3),
    }
    short = [name for name, mark in MARKS.items() if ratios[name] < mark]
    print(json.dumps({"figures": figures, "ratios": ratios, "short": short}))


if __name__ == "__main__":
    main()

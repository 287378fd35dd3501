"""Fit confidence on claims that were judged by reading, and write its weights.

    python -m loaders.evaluate.fit_confidence
        fits loaders/lexicon/confidence.toml on the labelled claims that are kept in
        tests/gold/judged/labelled.jsonl (traits and verdicts, no text)

    python -m loaders.evaluate.fit_confidence GOLD... --judged VERDICTS TEXTS
        first reads the texts anew and labels what is claimed of them today: to be done whenever
        extraction has changed. ``make fit`` does, with the texts that lie in ../shared

It prints how the figures hold out of fold. docs/confidence.md says what they mean.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.errors import WhowhomError
from graph.model import Document
from loaders.evaluate.judged import Verdicts, read_verdicts
from loaders.evaluate.labelled import (
    Labelled,
    labelled_documents,
    labelled_gold,
    read_sample,
    write_sample,
)
from loaders.evaluate.logistic import best_penalty, calibration, design_of, fitted, out_of_fold
from loaders.evaluate.run import annotated
from loaders.extract.confidence import WEIGHTS_FILE, ConfidenceModel
from loaders.extract.extractor import build_extractor
from loaders.readers import read_paths

JUDGED = "judged"
SAMPLE = Path("tests/gold/judged/labelled.jsonl")


def fit(rows: Sequence[Labelled], *, on: str) -> ConfidenceModel:
    """The model that a sample gives. The same rows give the same weights."""
    design = design_of(rows, JUDGED)
    penalty = best_penalty(design)
    weights = fitted(design, penalty)
    tables: dict[str, dict[str, float]] = {
        name: {} for name in ("measure", "relation", "status", "end", "frame")
    }
    for (table, name), weight in zip(design.traits, weights[len(design.samples) :], strict=True):
        tables[table][name] = round(float(weight), 3) + 0.0
    likely = out_of_fold(design, penalty)
    return ConfidenceModel.model_validate({
        "intercept": round(float(weights[0]), 3),
        **tables,
        "fitted": {
            "on": on,
            "penalty": penalty,
            "claims": _counts(rows),
            "right": _counts([row for row in rows if row.right]),
            "calibration": calibration(likely[design.judged], design.right[design.judged]),
        },
    })  # fmt: skip


def _counts(rows: Sequence[Labelled]) -> dict[str, int]:
    samples = sorted({row.sample for row in rows})
    return {name: sum(row.sample == name for row in rows) for name in samples}


def toml_of(model: ConfidenceModel) -> str:
    """The model as its data file."""
    data = model.model_dump(mode="json")
    made = data.pop("fitted")
    found = made.pop("calibration")
    bins = found.pop("bins")
    lines = [
        "# Weights of confidence. Written by 'make fit' (loaders/evaluate/fit_confidence.py), not",
        "# by hand; docs/confidence.md says how, and what the figures mean.",
        f"intercept = {data.pop('intercept')}",
    ]
    for table, weights in data.items():
        lines += ["", f"[{table}]", *(f"{_key(name)} = {weights[name]}" for name in weights)]
    lines += ["", "[fitted]", f'on = "{made["on"]}"', f"penalty = {made['penalty']}"]
    lines += [f"{name} = {_inline(made[name])}" for name in ("claims", "right")]
    lines += ["", "# Out of fold, on the judged claims.", "[fitted.calibration]"]
    lines += [f"{name} = {figure}" for name, figure in found.items()]
    lines += ["# from, claims, mean confidence, part right", "bins = ["]
    lines += [f"  {list(each)}," for each in bins]
    return "\n".join([*lines, "]", ""])


def _key(name: str) -> str:
    plain = name.replace("-", "").replace("_", "")
    return name if plain.isalnum() and plain.isascii() else f'"{name}"'


def _inline(counts: dict[str, int]) -> str:
    return "{ " + ", ".join(f"{_key(name)} = {count}" for name, count in counts.items()) + " }"


def label(gold: Sequence[Path], judged: Sequence[tuple[Path, Path]]) -> tuple[list[Labelled], int]:
    """What is claimed today of the texts of gold files, and of texts with verdicts; and how many
    verdicts are of claims that are no more."""
    extractor = build_extractor()
    rows: list[Labelled] = []
    for path in gold:
        rows += labelled_gold(path.stem, annotated(path), extractor)
    unused = 0
    for verdicts_file, texts in judged:
        verdicts = Verdicts(read_verdicts(verdicts_file))
        documents = [item for item in read_paths([str(texts)]) if isinstance(item, Document)]
        rows += labelled_documents(JUDGED, documents, verdicts, extractor)
        unused += verdicts.unused
    return rows, unused


def report(model: ConfidenceModel) -> str:
    made = model.fitted
    if made is None:
        return "nothing is known of how the weights were fitted"
    found: Any = made.calibration
    lines = [
        f"claims {made.claims}, right {made.right}; penalty {made.penalty}",
        f"out of fold: Brier score {found.brier}, log loss {found.log_loss}, "
        f"calibration error {found.error}, area {found.area}",
        "confidence  claims  mean   right",
    ]
    lines += [
        f"{low:.1f} to {low + 0.1:.1f}  {count:6}  {mean:.3f}  {right:.3f}"
        for low, count, mean, right in found.bins
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of confidence.")
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD", help="gold files")
    parser.add_argument(
        "--judged", nargs=2, action="append", default=[], type=Path, metavar=("VERDICTS", "TEXTS")
    )
    parser.add_argument("--sample", type=Path, default=SAMPLE, help="where labelled claims are")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE, help="the file of weights")
    parser.add_argument("--on", default=datetime.date.today().isoformat(), help="the date it bears")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.gold or chosen.judged:
            rows, unused = label(chosen.gold, chosen.judged)
            write_sample(chosen.sample, rows)
            print(f"{unused} claims that were judged are read otherwise today")
        model = fit(read_sample(chosen.sample), on=chosen.on)
    except WhowhomError as error:
        raise SystemExit(str(error)) from error
    chosen.out.write_text(toml_of(model), encoding="utf-8")
    print(report(model))


if __name__ == "__main__":
    main()

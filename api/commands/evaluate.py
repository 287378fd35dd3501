"""``whowhom evaluate``: how good extraction is, against sentences that people have annotated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import (
    ActorsOption,
    JsonOption,
    LexiconOption,
    ShortCutOption,
    settings_of,
)

if TYPE_CHECKING:
    from rich.console import Console

    from loaders.evaluate.run import Evaluation

RELATION_FIGURES = (
    ("recall", "Recall"),
    ("recall_asserted", "Recall, asserted alone"),
    ("recall_by_words", "Recall, ends sharing a content word"),
    ("precision", "Precision on records with a relation"),
    ("precision_by_words", "Precision, ends sharing a content word"),
    ("f1", "F1"),
    ("reversed", "Wrong way round"),
    ("noise_per_100", "Claims per 100 negatives"),
    ("noise_asserted_per_100", "Asserted claims per 100 negatives"),
    ("forbidden_hit", "Forbidden pairs that came out"),
    ("forbidden_asserted", "Forbidden pairs that came out asserted"),
    ("status", "Status right"),
    ("attribution", "Speakers right"),
)
OUT_OF = {
    "recall": "gold",
    "recall_by_words": "gold",
    "precision": "claims_on_gold",
    "precision_by_words": "claims_on_gold",
    "reversed": "gold",
    "noise_per_100": "negatives",
    "noise_asserted_per_100": "negatives",
    "forbidden_hit": "forbidden",
    "forbidden_asserted": "forbidden",
}
"""What a figure is of, where the number says how much it can be trusted."""


def evaluate(
    ctx: typer.Context,
    *,
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD…", help="Gold: JSON Lines of annotated texts, or folders of them."
        ),
    ],
    misses: Annotated[
        bool, typer.Option("--misses", help="Also list what was missed, and what was wrong.")
    ] = False,
    lexicon: LexiconOption = None,
    actors: ActorsOption = None,
    short_cut: ShortCutOption = True,
    json: JsonOption = False,
) -> None:
    """Compare what is read in annotated texts with what people found in them.

    Asserted and alleged claims count alike, unless a line says otherwise. The exit code says
    whether everything could be compared, not how well it went.
    """
    from api.extractor import build_reader
    from loaders.evaluate.run import annotated
    from loaders.evaluate.run import evaluate as compare

    # All files are read before the language model is: a broken one shows at once.
    files = [(path, annotated(path)) for path in gold]
    settings = settings_of(ctx, lexicon=lexicon, actors=actors, short_cut=short_cut)
    extractor = build_reader(settings.extraction())
    results = []
    for path, records in files:
        result = compare(path, records, extractor)
        if not json:
            _print(result, misses=misses)
        results.append(result)
    if json:
        _print_json(results, misses=misses)


def _print_json(results: list[Evaluation], *, misses: bool) -> None:
    from json import dumps

    items = [
        result.figures() | ({"misses": result.misses, "wrong": result.wrong} if misses else {})
        for result in results
    ]
    typer.echo(dumps({"items": items, "next": None}, ensure_ascii=False))


def _print(result: Evaluation, *, misses: bool) -> None:
    from api.console import console, plain

    out = console()
    figures = result.figures()
    out.print(plain(f"{figures['file']}: {figures['records']} records"), style="bold")
    if figures["relations"] is not None:
        _print_relations(out, figures["relations"])
    if figures["speakers"] is not None:
        _print_speakers(out, figures["speakers"])
    if misses:
        for heading, lines in (("Missed", result.misses), ("Wrong", result.wrong)):
            out.print()
            out.print(plain(f"{heading}: {len(lines)}"), style="bold")
            for line in lines:
                out.print(plain(line))
    out.print()


def _print_relations(out: Console, figures: dict[str, Any]) -> None:
    from api.console import plain, table

    overall = table(("measure", "left"), ("figure", "right"), ("of", "right"))
    for name, heading in RELATION_FIGURES:
        if figures[name] is not None:
            whole = figures[OUT_OF[name]] if name in OUT_OF else ""
            overall.add_row(heading, _number(figures[name]), str(whole))
    out.print(overall)
    if figures["by_relation"]:
        columns = ("gold", "claims", "recall", "precision", "f1")
        made = table(("relation", "left"), *((column, "right") for column in columns))
        for relation, row in figures["by_relation"].items():
            made.add_row(plain(relation), *(_number(row[column]) for column in columns))
        out.print()
        out.print(made)
    if figures["by_status"]:
        made = table(("status", "left"), ("gold", "right"), ("recall", "right"))
        for status, row in figures["by_status"].items():
            made.add_row(status, _number(row["gold"]), _number(row["recall"]))
        out.print()
        out.print(made)


def _print_speakers(out: Console, figures: dict[str, Any]) -> None:
    from api.console import table

    made = table(("speakers, of all sentences", "left"), ("figure", "right"), ("of", "right"))
    made.add_row(
        "Found inside an attribution", _number(figures["found"]), str(figures["sentences_inside"])
    )
    made.add_row(
        "Right of those named", _number(figures["precision"]), str(figures["speakers_named"])
    )
    out.print(made)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)

"""Explanations for a terminal, or, where there is none, as plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.console import around, plain
from loaders.extract.explain.marks import MarkKind, pieces
from loaders.extract.explain.telling import (
    lines,
    passed_over,
    silences,
    told_claim,
    told_misuse,
    told_name,
    told_roles,
)

if TYPE_CHECKING:
    from loaders.extract.explain import ExplainedDocument, ExplainedSentence

STYLES: dict[MarkKind, str] = {
    "source": "bold blue",
    "target": "bold red",
    "trigger": "bold yellow",
    "speaker": "green",
    "cue": "magenta",
    "silent": "yellow",
    "named": "underline",
}
INDENT = 4


def print_explained(out: Console, explained: ExplainedDocument) -> None:
    """What is left out, then each sentence with its words marked, its claims, why there are no
    others, and all that was seen. Lines wrap only in a terminal."""
    out.print(plain(f"{explained.title} ({explained.document.id})"), style="bold")
    for passage in explained.furniture:
        _print(out, _aside(f"left out as page furniture: {around(passage, 0, 0)}"), 0)
    for sentence in explained.sentences:
        out.print()
        _print(out, _words(sentence), 0)
        for line in _lines(sentence):
            _print(out, line, INDENT)
    out.print()


def _print(out: Console, line: Text, indent: int) -> None:
    if out.is_terminal:
        out.print(Padding(line, (0, 0, 0, indent)))
    else:
        out.print(Text(" " * indent) + line, soft_wrap=True)


def _words(sentence: ExplainedSentence) -> Text:
    """The sentence; what each word is stands behind it in brackets, not in colour alone."""
    text = Text()
    for piece in pieces(sentence):
        words = plain(piece.text)
        if piece.kinds:
            words.stylize(STYLES[piece.kinds[0]])
        text.append_text(words)
        if piece.labels:
            text.append(f"[{'; '.join(piece.labels)}]", style="dim")
    return text


def _lines(sentence: ExplainedSentence) -> Iterator[Text]:
    for number, each in enumerate(sentence.claims, start=1):
        claim = each.claim
        line = plain(f"{number}. {claim.source.name} {claim.relation} {claim.target.name}: ")
        line.stylize("bold")
        yield line + plain("; ".join(told_claim(each, sentence)))
    for reason in silences(sentence):
        yield plain(f"no claim{' from' if sentence.triggers else ':'} {reason}")
    if sentence.short_cut is not None:
        yield _aside(passed_over(sentence))
    for trigger in sentence.triggers:
        yield _aside(f"“{trigger.text}”, {trigger.part}: {told_roles(trigger)}")
    for tried in lines(sentence):
        outcome = "fired" if tried.fired else "did not fire"
        yield _aside(f"{tried.word}, {tried.relation} {tried.frame} {outcome}: {tried.why}")
    for named in sentence.mentions:
        yield _aside(f"named: {told_name(named)}")
    for excuse in told_misuse(sentence):
        yield _aside(f"no trigger: {excuse}")


def _aside(words: str) -> Text:
    line = plain(words)
    line.stylize("dim")
    return line

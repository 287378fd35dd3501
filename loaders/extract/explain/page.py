"""Explanations as one HTML page that needs nothing else: no script, no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from loaders.extract.explain.marks import pieces
from loaders.extract.explain.model import ExplainedDocument, ExplainedSentence
from loaders.extract.explain.telling import (
    lines,
    passed_over,
    silences,
    told_claim,
    told_misuse,
    told_name,
    told_roles,
)

TEMPLATE = "page.html.jinja"


def render_page(documents: Sequence[ExplainedDocument]) -> str:
    """The page: every sentence with its words marked, its claims, and why there are no others."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        pieces=pieces,
        lines=lines,
        silences=silences,
        told_claim=told_claim,
        told_name=told_name,
        told_roles=told_roles,
        told_misuse=told_misuse,
        passed_over=passed_over,
        state=_state,
    )
    sentences = [sentence for each in documents for sentence in each.sentences]
    return environment.get_template(TEMPLATE).render(
        documents=documents,
        title=documents[0].title if len(documents) == 1 else f"{len(documents)} documents",
        counts={name: sum(_state(s) == name for s in sentences) for name in STATES},
        sentences=len(sentences),
        claims=sum(each.claims for each in documents),
    )


STATES = ("claims", "silent", "passed")
"""A sentence has claims; or a frame was tried in it and gave none; or there was nothing to try."""


def _state(sentence: ExplainedSentence) -> str:
    if sentence.claims:
        return "claims"
    return "silent" if sentence.triggers else "passed"

"""The guide that Neo4j Browser plays: the saved queries, a page each, ready to run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import HTMLResponse
from starlette.routing import Route

_SHIPPED = files("cypher") / "browser"
_ORDER = (
    "who-accuses-whom",
    "evidence-of-an-edge",
    "neighbourhood",
    "paths-of-accusations",
    "disputed-edges",
    "allies-of-my-enemy",
    "timeline-of-an-actor",
    "changed-since",
)
_SAVED = re.compile(r"// (.+)\n// (.+)\n// (:param .+)\n([^/][\s\S]+)\n")


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query: what it answers, the line that sets its parameters, and its Cypher."""

    title: str
    explanation: str
    parameters: str
    query: str


def guide_route() -> Route:
    """``/guide``, which a page of any origin may read: Neo4j Browser comes from another, and
    there is nothing in it but what whowhom ships."""
    page = CORSMiddleware(
        HTMLResponse(guide_page()),
        allow_origins=["*"],
        # Browser asks with whatever headers its telemetry adds.
        allow_headers=["*"],
        allow_private_network=True,
    )
    return Route("/guide", page, methods=["GET", "HEAD", "OPTIONS"])


def guide_page() -> str:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((_SHIPPED / "guide.html").read_text("utf-8"))
    return template.render(questions=questions())


def questions() -> list[Question]:
    """The saved queries, the simplest first."""
    return [_question((_SHIPPED / f"{name}.cypher").read_text("utf-8")) for name in _ORDER]


def _question(text: str) -> Question:
    parts = _SAVED.fullmatch(text)
    assert parts is not None, f"not a title, an explanation, parameters and a query: {text}"
    return Question(*parts.groups())

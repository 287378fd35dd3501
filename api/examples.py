"""Examples of answers, for the description of the service."""

from __future__ import annotations

from typing import Any

CLAIM_ID = "5f0c1d6a2b3e"
DOCUMENT_ID = "news/2006-11-30-charges"
SENTENCE = {"text": "Washington accused Tehran of arming Hezbollah.", "start": 0, "end": 46}
SPEAKER = {
    "id": "united-states",
    "mention": "Washington",
    "start": 0,
    "end": 10,
    "cue": "accused",
}
STATES: dict[str, dict[str, Any]] = {
    "iran": {
        "id": "iran",
        "name": "Iran",
        "kind": "state",
        "sector": "GOV",
        "country": "IRN",
    },
    "united-states": {
        "id": "united-states",
        "name": "United States",
        "kind": "state",
        "sector": "GOV",
        "country": "USA",
    },
    "hezbollah": {
        "id": "hezbollah",
        "name": "Hezbollah",
        "kind": "armed_group",
        "sector": "REB",
        "country": "LBN",
    },
}
IRAN, USA, HEZBOLLAH = STATES["iran"], STATES["united-states"], STATES["hezbollah"]

CLAIM = {
    "id": CLAIM_ID,
    "document": DOCUMENT_ID,
    "relation": "SUPPLIES",
    "source": {**IRAN, "mention": "Tehran", "start": 19, "end": 25, "rule": "capital"},
    "target": {**HEZBOLLAH, "mention": "Hezbollah", "start": 36, "end": 45, "rule": "name"},
    "status": "alleged",
    "cue": "accused",
    "parent": "9a41c07be552",
    "attribution": [SPEAKER],
    "trigger": {"text": "arming", "start": 29, "end": 35},
    "sentence": SENTENCE,
    "topic": "weapons",
    "date": "2006-11-30",
    "date_from": "document",
    "confidence": 0.86,
    "frame": "arm.v",
    "extractor": "rules/1",
}
EVIDENCE = {
    "claim": CLAIM_ID,
    "document": DOCUMENT_ID,
    "status": "alleged",
    "cue": "accused",
    "attribution": [SPEAKER],
    "date": "2006-11-30",
    "confidence": 0.86,
    "trigger": CLAIM["trigger"],
    "sentence": SENTENCE,
}
EDGE = {
    "source": IRAN,
    "relation": "SUPPLIES",
    "target": HEZBOLLAH,
    "weight": 2,
    "documents": 2,
    "claims": 3,
    "asserted": 0,
    "alleged": 2,
    "denied": 1,
    "hypothetical": 0,
    "forward": 3,
    "backward": 0,
    "mutual": 0,
    "first": "2006-11-30",
    "last": "2007-01-15",
    "best": EVIDENCE,
}
DOCUMENT = {
    "id": DOCUMENT_ID,
    "title": "Charges over rockets",
    "url": None,
    "date": "2006-11-30",
    "publisher": None,
    "path": "news/charges.txt",
    "characters": 46,
    "sentences": 1,
    "claims": 2,
}
CLAIM_PAGE = {"version": 12, "items": [CLAIM], "next": None}
RELATION_PAGE = {"version": 12, "items": [EDGE], "next": None}
DOCUMENT_PAGE = {"version": 12, "items": [DOCUMENT], "next": None}
WHOLE_DOCUMENT = {"version": 12, **DOCUMENT, "text": SENTENCE["text"], "metadata": {}}
LOADED = {"version": 13, "id": DOCUMENT_ID, "claims": [CLAIM]}
PATHS = {
    "version": 12,
    "source": USA,
    "target": HEZBOLLAH,
    "items": [
        {
            "hops": 2,
            "cost": 1.5,
            "actors": [USA, IRAN, HEZBOLLAH],
            "steps": [
                {
                    "source": USA,
                    "target": IRAN,
                    "edges": [
                        {
                            **EDGE,
                            "source": USA,
                            "relation": "ACCUSES",
                            "target": IRAN,
                            "weight": 1,
                            "documents": 1,
                            "claims": 1,
                            "asserted": 1,
                            "alleged": 0,
                            "denied": 0,
                            "forward": 1,
                            "last": "2006-11-30",
                            "best": {**EVIDENCE, "status": "asserted", "cue": None},
                        }
                    ],
                },
                {"source": IRAN, "target": HEZBOLLAH, "edges": [EDGE]},
            ],
        }
    ],
    "next": None,
}
NEIGHBOURHOOD = {
    "version": 12,
    "centre": IRAN,
    "actors": [
        {**IRAN, "distance": 0, "strength": 0},
        {**HEZBOLLAH, "distance": 1, "strength": 2},
    ],
    "edges": [EDGE],
    "cut": 0,
}
ACTOR_PAGE = {
    "version": 12,
    "items": [
        {
            **HEZBOLLAH,
            "aliases": ["Hizbollah", "Party of God"],
            "claims": 9,
            "documents": 4,
            "score": 0.93,
        }
    ],
    "next": None,
}
ACTOR = {
    "version": 12,
    **HEZBOLLAH,
    "aliases": ["Hizbollah", "Party of God"],
    "part_of": [],
    "member_of": [{"actor": "axis-of-resistance", "name": "Axis of Resistance"}],
    "wikidata": None,
    "claims": 9,
    "documents": 4,
    "outgoing": {"ATTACKS": 3},
    "incoming": {"ATTACKS": 2, "SUPPLIES": 4},
}
CENTRALITY = {
    "version": 12,
    "measure": "degree",
    "exact": True,
    "note": None,
    "total": 2,
    "items": [{**IRAN, "rank": 1, "score": 4.0}, {**HEZBOLLAH, "rank": 2, "score": 3.0}],
    "next": None,
}
RESOLVED = {
    "text": "Iranian officials",
    "actor": {
        "id": "iran:gov",
        "name": "Iran (government)",
        "kind": "government_body",
        "sector": "GOV",
        "country": "IRN",
        "part_of": "iran",
    },
    "rule": "composition",
    "matched": "Iranian",
    "alternatives": [{"id": "iran", "score": 0.9}],
}
ALIVE = {"status": "ok"}
READY = {
    "status": "ready",
    "version": 12,
    "actors": 7,
    "documents": 4,
    "claims": 18,
    "edges": 11,
}
REPORT = {
    "extent": {
        "version": {"number": 12, "time": "2024-05-02T10:00:00+00:00"},
        "where": {"relation": ["SUPPLIES"], "status": ["asserted", "alleged"]},
        "rollup": "none",
        "actors": 2,
        "edges": 1,
        "claims": 3,
        "self_claims": 0,
        "documents": 2,
        "asserted": 1,
        "alleged": 2,
        "denied": 0,
        "hypothetical": 0,
        "first": "2006-11-30",
        "last": "2007-01-15",
        "largest_component": 2,
        "relations": [{"relation": "SUPPLIES", "edges": 1, "claims": 3}],
    },
    "warnings": ["Two thirds of the claims are only alleged."],
    "rankings": [
        {
            "measure": "out_degree",
            "meaning": "To how many others relations run from it; alliances run both ways.",
            "exact": True,
            "note": None,
            "actors": [{"rank": 1, "actor": "iran", "score": 1.0}],
        }
    ],
    "actors": [
        {
            **IRAN,
            "scores": {"out_degree": 1.0},
            "ties": [
                {
                    "source": "iran",
                    "source_name": "Iran",
                    "relation": "SUPPLIES",
                    "target": "hezbollah",
                    "target_name": "Hezbollah",
                    "documents": 2,
                    "claims": 3,
                    "asserted": 1,
                    "alleged": 2,
                    "best_claim": CLAIM_ID,
                }
            ],
        }
    ],
}
MARKDOWN = """# Centrality report

| Rank | Actor | Kind | Country | Score | Strongest relation |
| ---: | :--- | :--- | :--- | ---: | :--- |
| 1 | Iran | state | IRN | 1 | Iran supplies Hezbollah (2 documents, 1 of 3 claims asserted) |
"""


def content(example: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI content of a JSON answer with an example."""
    return {"application/json": {"example": example}}


def answers(example: dict[str, Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entry of a route's answer, with an example."""
    return {status: {"content": content(example)}}

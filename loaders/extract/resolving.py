"""How a mention is understood, on its own or in a text: what ``whowhom resolve`` answers."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from graph.model import Document
from loaders.actors.knowledge import Knowledge, normalise
from loaders.actors.resolver import Resolution
from loaders.extract.discourse import full_names
from loaders.extract.extractor import RuleExtractor
from loaders.extract.mentions import Discourse, Mention, MentionReader, following
from loaders.extract.resolved import Resolved
from loaders.extract.sentences import split_sentences
from loaders.extract.standing import actors_at

ALTERNATIVES = 5
CLOSE_ENOUGH = 75
"""Of 100, on rapidfuzz's ratio: below it, an alias is another name, not a slip."""


def resolve_mention(
    extractor: RuleExtractor,
    text: str,
    on: str | None = None,
    country: str | None = None,
    context: str | None = None,
) -> Resolved:
    """Read ``text`` as a phrase by the rules that read documents, and as a name by itself where
    those see no actor in it.

    ``on`` is the (partial) date and ``country`` the state (a code or a name) of the document that
    it stands in. ``context`` is what that document says: ``text`` is read where it last stands in
    it, or after it where it does not. In a context nobody is named by words that only say where.
    """
    knowledge = extractor.builder.resources.resolver.knowledge
    document, start = _placed(text, on, country, context)
    found = resolve_at(extractor, document, start, start + len(text))
    if context is None and (found is None or found.rule == "local"):
        found = _as_name(knowledge, text, on) or found
    chosen = None if found is None else found.actor.id
    return Resolved(
        text=text,
        actor=None if found is None else found.actor,
        rule=None if found is None else found.rule,
        matched=None if found is None else found.matched,
        alternatives=_alternatives(knowledge, text, chosen),
    )


def resolve_at(
    extractor: RuleExtractor, document: Document, start: int, end: int
) -> Resolution | None:
    """Who the words of ``document`` from ``start`` to ``end`` name there, if anybody: the actor
    itself, or whose a thing is ("Russian tanks")."""
    text = document.text
    sentences = split_sentences(text, extractor.abbreviations, document.furniture)
    number = next((i for i, (_, last) in enumerate(sentences) if start < last), None)
    if number is None:
        return None
    chosen = sentences[max(0, number - 1) : number + 1]
    *before, here = extractor.parse_alone(document, chosen)
    resources = extractor.builder.resources
    discourse = Discourse(document.id, full_names(text))
    known = extractor.builder.subjects_of(before[-1], discourse) if before else ()
    offset = sentences[number][0]
    reader = MentionReader(
        here,
        here._.names,
        resources.resolver,
        resources.lexicon,
        following(discourse, known),
    )
    found = _mention_within(reader, here, start - offset, end - offset)
    if found is None or found.resolution.matched is not None:
        return None if found is None else found.resolution
    return replace(found.resolution, matched=_name_within(reader, found))


def _name_within(reader: MentionReader, mention: Mention) -> str | None:
    """The alias that gave a described actor its state: "Iranian" in "Iranian officials"."""
    for place, name in sorted(reader.name_at.items()):
        if mention.start <= reader.doc[place].idx < mention.end:
            return name.best.alias
    return None


def _placed(
    text: str, on: str | None, country: str | None, context: str | None
) -> tuple[Document, int]:
    metadata = {"country": country} if country else {}
    if context is None:
        return Document(id="", text=text, date=on, metadata=metadata), 0
    places = list(re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", context))
    if not places:
        context = f"{context}\n\n{text}"
        places = [match for match in [re.search(re.escape(text) + r"\Z", context)] if match]
    return Document(id="", text=context, date=on, metadata=metadata), places[-1].start()


def _mention_within(reader: MentionReader, doc: Doc, start: int, end: int) -> Mention | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    found = reader.mention_at(span.root)
    if found is None:
        found = next(iter(actors_at(reader, span.root, "actor")), None)
    return found


def _as_name(knowledge: Knowledge, text: str, on: str | None) -> Resolution | None:
    readings = knowledge.lookup(text, on)
    if not readings:
        return None
    best = readings[0]
    return Resolution(knowledge.actors[best.actor], best.how, best.alias)


def _alternatives(
    knowledge: Knowledge, text: str, chosen: str | None
) -> tuple[tuple[str, float], ...]:
    close = process.extract(
        normalise(text),
        knowledge.by_alias.keys(),
        scorer=fuzz.ratio,
        score_cutoff=CLOSE_ENOUGH,
        limit=10 * ALTERNATIVES,
    )
    best: dict[str, float] = {}
    for alias, score, _ in close:
        for entry in knowledge.by_alias[alias]:
            if entry.actor != chosen:
                best[entry.actor] = max(best.get(entry.actor, 0.0), round(score / 100, 3))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:ALTERNATIVES])

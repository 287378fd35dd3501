"""How a mention on its own is understood: what ``whowhom resolve`` answers."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from loaders.actors.knowledge import Knowledge, normalise
from loaders.actors.resolver import Resolution
from loaders.extract.components import SENTENCE_COMPONENTS
from loaders.extract.extractor import RuleExtractor
from loaders.extract.mentions import Discourse, MentionReader
from loaders.extract.resolved import Resolved

ALTERNATIVES = 5
CLOSE_ENOUGH = 75
"""Of 100, on rapidfuzz's ratio: below it, an alias is another name, not a slip."""


def resolve_mention(extractor: RuleExtractor, text: str, on: str | None = None) -> Resolved:
    """Read ``text`` as a phrase by the rules that read documents, and as a name by itself where
    those see no actor in it."""
    resources = extractor.builder.resources
    knowledge = resources.resolver.knowledge
    found = _as_phrase(extractor, text, on) or _as_name(knowledge, text, on)
    chosen = None if found is None else found.actor.id
    return Resolved(
        text=text,
        actor=None if found is None else found.actor,
        rule=None if found is None else found.rule,
        matched=None if found is None else found.matched,
        alternatives=_alternatives(knowledge, text, chosen),
    )


def _as_phrase(extractor: RuleExtractor, text: str, on: str | None) -> Resolution | None:
    doc = extractor.nlp.make_doc(text)
    doc._.date = on
    (doc,) = extractor.nlp.pipe([doc], disable=[*SENTENCE_COMPONENTS])
    resources = extractor.builder.resources
    mentions = MentionReader(doc, doc._.names, resources.resolver, resources.lexicon, Discourse(""))
    root = next((token for token in doc if token.head.i == token.i), None)
    found = None if root is None else mentions.mention_at(root)
    return None if found is None else found.resolution


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

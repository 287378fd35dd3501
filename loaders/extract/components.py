"""The steps of extraction as spaCy components, each with a factory of its own.

    whowhom_names    Doc._.names      names of known actors
    whowhom_frames   Doc._.raw        what frames read, with mentions (needs Doc._.discourse)
    whowhom_stances  Doc._.stances    status and attribution of each, in the same order

They run on one sentence at a time and after the model's parser, tagger and entity recogniser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from loaders.actors.resolver import Resolver
from loaders.extract.climb import Stance
from loaders.extract.frames import RawClaim, read_frames
from loaders.extract.lexicon import Lexicon
from loaders.extract.mentions import Discourse, MentionReader
from loaders.extract.names import NameIndex, find_names
from loaders.extract.stance import StanceReader

PARSE_COMPONENTS = ("whowhom_names",)
SENTENCE_COMPONENTS = ("whowhom_frames", "whowhom_stances")


@dataclass(frozen=True, slots=True)
class Resources:
    """What the components share; handed to the pipeline once, as ``nlp.meta`` cannot hold it."""

    lexicon: Lexicon
    resolver: Resolver
    names: NameIndex


class NamesComponent:
    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def __call__(self, doc: Doc) -> Doc:
        doc._.names = find_names(doc, self.resources.names, doc._.date)
        return doc


class FramesComponent:
    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def process(self, doc: Doc) -> tuple[MentionReader, list[RawClaim]]:
        resources = self.resources
        mentions = MentionReader(
            doc, doc._.names, resources.resolver, resources.lexicon, doc._.discourse
        )
        return mentions, read_frames(doc, resources.lexicon, mentions)

    def __call__(self, doc: Doc) -> Doc:
        doc._.mentions, doc._.raw = self.process(doc)
        return doc


class StancesComponent:
    def __init__(self, resources: Resources) -> None:
        self.reader = StanceReader(resources.lexicon)

    def process(self, doc: Doc) -> list[list[Stance]]:
        return [
            self.reader.stances(
                raw.trigger,
                raw.support,
                relation=raw.relation,
                performative=raw.frame.performative,
                relational=raw.frame.relational,
                own_status=raw.own_status,
                target=raw.target.head,
            )
            for raw in doc._.raw
        ]

    def __call__(self, doc: Doc) -> Doc:
        doc._.stances = self.process(doc)
        return doc


def register(resources: Resources, nlp: Language) -> Language:
    """Add the components to a loaded pipeline."""
    for name, default in (
        ("names", None),
        ("date", None),
        ("discourse", Discourse("")),
        ("mentions", None),
        ("raw", None),
        ("stances", None),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    steps: dict[str, Callable[[Doc], Doc]] = {
        "whowhom_names": NamesComponent(resources),
        "whowhom_frames": FramesComponent(resources),
        "whowhom_stances": StancesComponent(resources),
    }
    for name, step in steps.items():
        # A factory made anew for this pipeline: two extractors with other lexicons do not meet.
        Language.component(name, func=_as_function(step))
        nlp.add_pipe(name)
    return nlp


def _as_function(step: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        return step(doc)

    return component

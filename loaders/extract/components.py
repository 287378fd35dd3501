"""The steps of extraction as spaCy components, each with a factory of its own.

    whowhom_words    what the model's attribute ruler and lemmatizer give (``words``)
    whowhom_mending  heads and labels of a parse, where they are known to be wrong
    whowhom_names    Doc._.names      names of known actors
    whowhom_frames   Doc._.raw        what frames read, with mentions (needs Doc._.discourse)
    whowhom_stances  Doc._.stances    status and attribution of each, in the same order
    whowhom_times    Doc._.dates      the date that the text gives each, in the same order

They run on one sentence at a time and after the model's parser, tagger and entity recogniser. A
component that a factory has made is empty; ``register`` hands each its resources, so that two
pipelines with other lexicons do not meet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import SettingError
from graph.model import PartialDate
from loaders.actors.resolver import Resolver
from loaders.extract.climb import Stance
from loaders.extract.context import Context
from loaders.extract.events import Events
from loaders.extract.fiction import Fiction
from loaders.extract.frames import RawClaim, read_frames
from loaders.extract.incumbents import Incumbents
from loaders.extract.lexicon import Lexicon
from loaders.extract.mending import mend
from loaders.extract.mentions import Discourse, MentionReader
from loaders.extract.moments import MomentReader
from loaders.extract.names import NameIndex, find_names
from loaders.extract.stance import StanceReader
from loaders.extract.topics import Topics
from loaders.extract.trace import SILENT
from loaders.extract.when import TimeReader
from loaders.extract.words import use_word_reader

SENTENCE_COMPONENTS = ("whowhom_frames", "whowhom_stances", "whowhom_times")
"""What runs sentence by sentence, in order, since it needs the discourse before it."""

for _attribute, _default in (
    ("names", None),
    ("date", None),
    ("context", Context()),
    ("discourse", Discourse("")),
    ("mentions", None),
    ("raw", None),
    ("stances", None),
    ("before", ()),
    ("in_plot", False),
    ("in_obituary", False),
    ("dates", None),
    ("quoted", ()),
    ("trace", SILENT),
):
    if not Doc.has_extension(_attribute):
        Doc.set_extension(_attribute, default=_default)


@dataclass(frozen=True, slots=True)
class Resources:
    """What the components share."""

    lexicon: Lexicon
    resolver: Resolver
    names: NameIndex
    moments: MomentReader
    topics: Topics
    fiction: Fiction
    incumbents: Incumbents


class Component:
    """A step, empty until it is given what it reads with."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._resources: Resources | None = None

    def use(self, resources: Resources) -> None:
        self._resources = resources

    @property
    def resources(self) -> Resources:
        if self._resources is None:
            raise SettingError(
                f"the component {self.name!r} has no lexicon and knowledge yet",
                hint="add it by loaders.extract.components.register",
            )
        return self._resources


class MendingComponent(Component):
    def __call__(self, doc: Doc) -> Doc:
        mend(doc)
        return doc


class NamesComponent(Component):
    def process(self, doc: Doc) -> list[object]:
        context, index = doc._.context, self.resources.names
        read = partial(context.readings, knowledge=index.knowledge)
        return [*find_names(doc, index, read, context.spoken, context.introduced)]

    def __call__(self, doc: Doc) -> Doc:
        doc._.names = self.process(doc)
        return doc


class FramesComponent(Component):
    def process(self, doc: Doc) -> tuple[MentionReader, list[RawClaim]]:
        resources = self.resources
        mentions = MentionReader(
            doc,
            doc._.names,
            resources.resolver,
            resources.lexicon,
            doc._.discourse,
            doc._.trace,
        )
        reported = []
        for raw in read_frames(doc, resources.lexicon, mentions):
            if doc._.in_plot or resources.fiction.is_plot(raw.trigger, doc._.before):
                doc._.trace.drops(raw, "fiction")
            else:
                reported.append(raw)
        return mentions, reported

    def __call__(self, doc: Doc) -> Doc:
        doc._.mentions, doc._.raw = self.process(doc)
        return doc


class StancesComponent(Component):
    def process(self, doc: Doc) -> list[list[Stance]]:
        reader = StanceReader(self.resources.lexicon)
        return [
            reader.stances(
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


class TimesComponent(Component):
    def process(self, doc: Doc) -> list[PartialDate | None]:
        resources = self.resources
        events = Events(resources.lexicon, resources.moments.times.words)
        reader = TimeReader(resources.moments, events)
        predicates = [(raw.trigger, raw.support) for raw in doc._.raw]
        return reader.dates(doc, predicates, doc._.date, doc._.before)

    def __call__(self, doc: Doc) -> Doc:
        doc._.dates = self.process(doc)
        return doc


@Language.factory("whowhom_mending", requires=["token.dep", "token.tag"], assigns=["token.dep"])
def create_mending(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    return MendingComponent(name)


@Language.factory("whowhom_names", requires=["token.tag"], assigns=["doc._.names"])
def create_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    return NamesComponent(name)


@Language.factory(
    "whowhom_frames",
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents", "doc._.names"],
    assigns=["doc._.mentions", "doc._.raw"],
)
def create_frames(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    return FramesComponent(name)


@Language.factory("whowhom_stances", requires=["token.dep", "doc._.raw"], assigns=["doc._.stances"])
def create_stances(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    return StancesComponent(name)


@Language.factory(
    "whowhom_times", requires=["token.dep", "doc._.raw", "doc._.date"], assigns=["doc._.dates"]
)
def create_times(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    return TimesComponent(name)


def register(resources: Resources, nlp: Language) -> Language:
    """Add the components to a loaded pipeline, with what they read with."""
    use_word_reader(nlp)
    for name in ("whowhom_mending", "whowhom_names", *SENTENCE_COMPONENTS):
        component = cast(Component, nlp.add_pipe(name))
        component.use(resources)
    return nlp

"""The extractor: a document in, claims and the actors they name out.

Sentences are split cheaply; those that may matter are parsed one by one, and where a predicate has
its arguments, so are the neighbours in which a pronoun or a speaker has to be looked for, and
entities are named; frames and stances are read; claims are put together.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex

from graph.errors import SettingError
from graph.model import Actor, Claim, Document
from graph.store.protocol import ReadDocument
from loaders.actors.knowledge import load_knowledge
from loaders.actors.resolver import Resolver
from loaders.actors.roles import load_roles
from loaders.extract.claims import ClaimBuilder
from loaders.extract.components import SENTENCE_COMPONENTS, Resources, register
from loaders.extract.confidence import load_confidence
from loaders.extract.context import Context, read_context
from loaders.extract.coreference import anaphor_pattern
from loaders.extract.discourse import full_names
from loaders.extract.fiction import Fiction, load_fiction
from loaders.extract.frames import may_hold_claim
from loaders.extract.incumbents import build_incumbents
from loaders.extract.inflect import noun_forms
from loaders.extract.interface import ExtractSettings
from loaders.extract.lemmas import teach_verbs
from loaders.extract.lexicon import BUILT_IN, Lexicon, irregular_words, load_lexicon
from loaders.extract.mentions import Discourse, MentionReader, following
from loaders.extract.moments import MomentReader
from loaders.extract.names import build_name_index
from loaders.extract.passages import Passage, passages_of, sentences_to_ask
from loaders.extract.persons import one_each
from loaders.extract.quotes import PassageReader
from loaders.extract.sentences import Abbreviations, load_abbreviations, split_sentences
from loaders.extract.shortcut import ShortCut, build_short_cut
from loaders.extract.speakers import SpokenSentence, speakers_in
from loaders.extract.timewords import load_times
from loaders.extract.topics import load_topics
from loaders.extract.trace import Watch
from loaders.extract.vectors import remember_vectors
from loaders.extract.when import CARRIED

EXTRACTOR = "rules/1"
NER = "ner"
BATCH = 64
"""Sentences handed to the parser at a time; each is still a text of its own."""


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """Frames over a statistical parse. See ``loaders.extract.interface.Extractor``."""

    nlp: Language
    abbreviations: Abbreviations
    short_cut: ShortCut | None
    builder: ClaimBuilder
    takes_up: re.Pattern[str]
    """Words that may stand for whom the sentence before was about."""
    fingerprint: str

    def read(self, document: Document, watch: Watch | None = None) -> ReadDocument:
        """``watch`` hears of every decision, and so every sentence is read to the end; which
        changes no claim."""
        sentences = self.sentences_of(document)
        claims: list[Claim] = []
        actors: dict[str, Actor] = {}
        for start, doc in self.read_sentences(document, sentences, watch):
            for claim, named in self.builder.claims(document, start, doc):
                claims.append(claim)
                actors.update((actor.id, actor) for actor in named)
        merged, known = one_each(claims, actors)
        return ReadDocument(
            document=document,
            claims=merged,
            actors=tuple(known[actor_id] for actor_id in sorted(known)),
            fingerprint=self.fingerprint,
            sentences=len(sentences),
        )

    def sentences_of(self, document: Document) -> list[tuple[int, int]]:
        return split_sentences(document.text, self.abbreviations, document.furniture)

    def read_sentences(
        self,
        document: Document,
        sentences: list[tuple[int, int]],
        watch: Watch | None = None,
    ) -> Iterator[tuple[int, Doc]]:
        """The sentences that hold claims, as (offset, fully read Doc), in order."""
        text = document.text
        all_of_it = watch is not None
        wanted = [i for i, (a, b) in enumerate(sentences) if all_of_it or self._wanted(text[a:b])]
        context = self._context(document) if wanted else Context()
        parsed = self._parse(document, context, sentences, wanted, watch)
        lexicon = self.builder.resources.lexicon
        hopeful = [i for i in wanted if all_of_it or may_hold_claim(parsed[i], lexicon)]
        self._name_entities([parsed[i] for i in hopeful])
        discourse = Discourse(document.id, full_names(text))
        fiction = self.builder.resources.fiction
        plots = fiction.plots(text)
        obituary = bool(hopeful) and fiction.is_obituary(document)
        for i in hopeful:
            parsed[i]._.discourse = discourse
            parsed[i]._.before = same_paragraph(text, sentences, i)
            parsed[i]._.in_obituary = obituary
            start, end = sentences[i]
            parsed[i]._.in_plot = any(first <= start and end <= last for first, last in plots)
            if not all_of_it:
                self._read(parsed[i])
        later = [
            i
            for i in hopeful
            if i > 0 and self.takes_up.search(text, *sentences[i]) and _looks_back(parsed[i])
        ]
        before = {i - 1 for i in later}
        parsed |= self._parse(document, context, sentences, sorted(before - parsed.keys()))
        named = {*hopeful, *before}
        self._name_entities([parsed[i] for i in sorted(named - {*hopeful})])
        for i in later:
            known = self.builder.subjects_of(parsed[i - 1], discourse)
            parsed[i]._.discourse = following(discourse, known)
        for i in hopeful if all_of_it else later:
            self._read(parsed[i])
        telling = [i for i in hopeful if parsed[i]._.raw]
        passages = passages_of(text, sentences)
        asked = {j for i in telling for j in sentences_to_ask(i, sentences, passages)}
        parsed |= self._parse(document, context, sentences, sorted(asked - parsed.keys()))
        self._name_entities([parsed[i] for i in sorted(asked - named)])
        reader = self._passage_reader(sentences, passages, parsed, discourse)
        for i in telling:
            parsed[i]._.quoted = reader.quoted(i)
            yield sentences[i][0], parsed[i]

    def speakers(self, document: Document) -> tuple[SpokenSentence, ...]:
        """Who is speaking in each sentence, whether or not it holds a claim: by the same reading
        of stances and passages that attributes claims. Parses every sentence."""
        sentences = self.sentences_of(document)
        parsed = dict(enumerate(self.parse_alone(document, sentences)))
        discourse = Discourse(document.id, full_names(document.text))
        passages = passages_of(document.text, sentences)
        reader = self._passage_reader(sentences, passages, parsed, discourse)
        lexicon = self.builder.resources.lexicon
        return tuple(
            SpokenSentence(
                start,
                end,
                speakers_in(
                    parsed[i], start, reader.quoted(i), reader.mentions(parsed[i]), lexicon
                ),
            )
            for i, (start, end) in enumerate(sentences)
        )

    def _passage_reader(
        self,
        sentences: list[tuple[int, int]],
        passages: list[Passage],
        parsed: dict[int, Doc],
        discourse: Discourse,
    ) -> PassageReader:
        def mentions(doc: Doc) -> MentionReader:
            return self.builder.mentions_in(doc, discourse)

        lexicon = self.builder.resources.lexicon
        return PassageReader(sentences, passages, parsed, mentions, lexicon)

    def parse_alone(self, document: Document, sentences: list[tuple[int, int]]) -> list[Doc]:
        """Some sentences of a document, parsed and with entities named, whatever is in them."""
        context = self._context(document)
        parsed = self._parse(document, context, sentences, [*range(len(sentences))])
        self._name_entities([*parsed.values()])
        return [parsed[number] for number in range(len(sentences))]

    def _context(self, document: Document) -> Context:
        resources = self.builder.resources
        roles = resources.resolver.roles
        return read_context(document, resources.names, resources.incumbents, roles)

    def _wanted(self, sentence: str) -> bool:
        return self.short_cut is None or self.short_cut.may_matter(sentence)

    def _parse(
        self,
        document: Document,
        context: Context,
        sentences: list[tuple[int, int]],
        numbers: list[int],
        watch: Watch | None = None,
    ) -> dict[int, Doc]:
        """Some sentences, tagged and parsed, by number; entities are named later, where needed."""

        def prepared() -> Iterator[Doc]:
            for number in numbers:
                doc = self.nlp.make_doc(document.text[slice(*sentences[number])])
                doc._.date = document.date
                doc._.context = context
                if watch is not None:
                    doc._.trace = watch(number, doc)
                yield doc

        parsed = self.nlp.pipe(prepared(), batch_size=BATCH, disable=[*SENTENCE_COMPONENTS, NER])
        return dict(zip(numbers, parsed, strict=True))

    def _name_entities(self, docs: list[Doc]) -> None:
        """Named-entity recognition costs as much as parsing, so it comes last."""
        if NER in self.nlp.pipe_names:
            recogniser = cast(Any, self.nlp.get_pipe(NER))
            for _ in recogniser.pipe(iter(docs), batch_size=BATCH):
                pass

    def _read(self, doc: Doc) -> None:
        for name in SENTENCE_COMPONENTS:
            self.nlp.get_pipe(name)(doc)


def same_paragraph(text: str, sentences: list[tuple[int, int]], number: int) -> tuple[str, ...]:
    """The sentences before one in its paragraph, the nearest last, as far as a time carries."""
    found: list[str] = []
    start = sentences[number][0]
    for first, last in reversed(sentences[max(0, number - CARRIED) : number]):
        if "\n" in text[last:start]:
            break
        found.append(text[first:last])
        start = first
    return tuple(reversed(found))


def _looks_back(doc: Doc) -> bool:
    """Whether whom the sentence before was about can matter to a sentence: it was asked for, or
    there is a claim, whose speaker may be "he". A sentence not read yet may look back."""
    return doc._.mentions is None or bool(doc._.raw) or doc._.mentions.looked_back


def build_extractor(settings: ExtractSettings | None = None) -> RuleExtractor:
    """Load model, lexicon and knowledge. Raises ``SettingError`` for a model that is not there,
    ``DataError`` for data that breaks its schema."""
    settings = settings or ExtractSettings()
    lexicon = load_lexicon(settings.lexicon)
    knowledge = load_knowledge(settings.actors)
    roles = load_roles()
    resolver = Resolver(knowledge, roles)
    moments = MomentReader(load_times(BUILT_IN / "time.toml"))
    topics = load_topics(BUILT_IN / "topics.toml")
    fiction = Fiction(load_fiction(BUILT_IN / "fiction.toml"), irregular_words())
    names, incumbents = build_name_index(knowledge), build_incumbents(knowledge, roles)
    resources = Resources(lexicon, resolver, names, moments, topics, fiction, incumbents)
    nlp = load_model(settings.model)
    teach_verbs(nlp, lexicon.verbs(), irregular_words())
    remember_vectors(nlp)
    register(resources, nlp)
    return RuleExtractor(
        nlp=nlp,
        abbreviations=load_abbreviations(BUILT_IN / "abbreviations.toml"),
        short_cut=build_short_cut(lexicon, _goods_forms(lexicon), irregular_words())
        if settings.short_cut
        else None,
        builder=ClaimBuilder(resources, load_confidence(), EXTRACTOR),
        takes_up=anaphor_pattern(lexicon.anaphors),
        fingerprint=_fingerprint(lexicon, knowledge.fingerprint, nlp),
    )


def load_model(name: str) -> Language:
    """The spaCy pipeline in package ``name``, or in the folder of that path."""
    with warnings.catch_warnings():
        # The model is of 3.7 and runs on 3.8: same components; the tests hold what we read by it.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if Path(name).is_dir():
            nlp = spacy.load(name)
        else:
            try:
                package = importlib.import_module(name)
            except ImportError as error:
                raise SettingError(
                    f"the language model {name!r} is not installed",
                    hint="run 'make setup', or name another with --model or WHOWHOM_MODEL",
                ) from error
            nlp = cast(Language, package.load())
    _split_hyphened_initials(nlp)
    return nlp


def _split_hyphened_initials(nlp: Language) -> None:
    """ "U.S.-backed" is three words, as "Iran-backed" is."""
    infixes = [*(nlp.Defaults.infixes or []), r"(?<=[A-Z]\.)[-–‑](?=[A-Za-z])"]
    # "US- and Iran-backed": the first half ends in a hyphen.
    suffixes = [*(nlp.Defaults.suffixes or []), r"(?<=[A-Za-z.])[-–‑]"]
    tokenizer = cast(Any, nlp.tokenizer)
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _goods_forms(lexicon: Lexicon) -> frozenset[str]:
    irregular = irregular_words()
    forms = {form for word in lexicon.goods for form in noun_forms(word.split()[-1], irregular)}
    return frozenset({*forms, "$", "€", "£", "¥", "support", "backing", "bn", "m"})


def _fingerprint(lexicon: Lexicon, knowledge: str, nlp: Language) -> str:
    model = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    code = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*.py")):
        code.update(path.read_bytes())
    parts = (EXTRACTOR, model, code.hexdigest(), lexicon.fingerprint, knowledge)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]

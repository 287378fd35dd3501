"""The linguistic knowledge: frames, word classes and embedding words, read and checked once.

Everything comes from ``loaders/lexicon/*.toml`` and, after it, from a user's folder of further
frame files (``relations`` as files of the same shape). A file that breaks the schema is a
``DataError`` that names file, line, frame and field.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from spacy.strings import get_string_id

from graph.errors import DataError
from graph.model import Kind, RelationType, Status
from loaders.extract.inflect import Irregular, noun_forms, verb_forms
from loaders.extract.wordfiles import EmbeddingFile, IrregularFile, WordFile
from loaders.lexicon_file import BadWord, Lemmas, Words, line_of, read_lexicon_file

BUILT_IN = Path(__file__).parent.parent / "lexicon"
_HINT = "docs/frames.md lists the fields of a frame"
CLASS_FIELDS = ("patient_class", "content_class", "modified_by", "not_modified_by")
"""Fields of a frame that name word classes of ``words.toml``."""
WORD_FIELDS = ("target_by_word", "topics", "status_of", "patient_free", "goods_free", "moves")
"""Fields that say something of single words of their own frame."""

Need = Literal[
    "force",
    "military-source",
    "actor-target",
    "named-target",
    "group-target",
    "bloc-target",
    "fighters",
    "victim-group",
    "armed",
    "by-words",
    "unarmed",
    "not-civilians",
]
Sense = Literal["actor", "victim", "recipient", "culprit", "ally"]
Part = Literal["verb", "noun", "adjective", "preposition", "compound", "prefix"]


class Frame(BaseModel):
    """One way to say a relation: a predicate, and which of its roles are source and target.

    ``source`` and ``target`` list roles in order of preference; ``target_by_word`` narrows the
    target's roles for single predicates; ``goods`` must hold something that can be given;
    ``content`` holds what is claimed of the target, read as claims of its own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    verbs: Lemmas = ()
    nouns: Lemmas = ()
    adjectives: Lemmas = ()
    prepositions: Lemmas = ()
    compound_verbs: Lemmas = ()
    prefixes: Lemmas = ()
    source: Words
    target: Lemmas
    target_by_word: dict[str, Lemmas] = Field(default_factory=dict)
    goods: Lemmas = ()
    agent_words: Lemmas = ()
    patient_words: Lemmas = ()
    patient_free: Lemmas = ()
    patient_class: Lemmas = ()
    patient_class_free: Lemmas = ()
    content: Lemmas = ()
    content_class: Lemmas = ()
    complement: Lemmas = ()
    modified_by: Lemmas = ()
    not_modified_by: Lemmas = ()
    needs: tuple[Need, ...] = ()
    topics: dict[str, str] = Field(default_factory=dict)
    mutual: bool = False
    direct: bool = False
    relational: bool = False
    performative: bool = False
    status_of: dict[str, Status] = Field(default_factory=dict)
    goods_free: Lemmas = ()
    moves: Lemmas = ()
    group: bool = False

    @model_validator(mode="after")
    def _speaks_of_its_own_words(self) -> Frame:
        own = {word for _, word in self.words()}
        if not own:
            raise ValueError("has no word to be found by (verbs, nouns, adjectives …)")
        for field in WORD_FIELDS:
            for word in getattr(self, field):
                if word not in own:
                    raise BadWord(
                        f"{field} speaks of {word!r}, which is no word of the frame", word
                    )
        return self

    def words(self) -> Iterator[tuple[Part, str]]:
        for word in self.verbs:
            yield "verb", word
        for word in self.nouns:
            yield "noun", word
        for word in self.adjectives:
            yield "adjective", word
        for word in self.prepositions:
            yield "preposition", word
        for word in self.compound_verbs:
            yield "compound", word
        for word in self.prefixes:
            yield "prefix", word

    def target_roles(self, word: str) -> tuple[str, ...]:
        return self.target_by_word.get(word, self.target)


class FrameFile(BaseModel):
    """All frames of one relation. ``source_sense`` and ``target_sense`` say how an end that is
    not itself an actor leads to one (an army base to its army, a decision to who made it)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relation: RelationType
    source_sense: Sense = "actor"
    target_sense: Sense = "actor"
    symmetric: bool = False
    frame: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame under one of its words. ``particle`` is what a many-word predicate has besides its
    head: "shoot down" is head "shoot" with particle "down"."""

    frame: Frame
    file: FrameFile
    part: Part
    word: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``entries`` by word form and part of speech; ``form_ids`` are all these forms, as spaCy
    numbers strings."""

    entries: Mapping[tuple[str, Part], tuple[Entry, ...]]
    form_ids: frozenset[int]
    goods: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, frozenset[Kind]]
    support: Mapping[str, frozenset[str]]
    done_by: Mapping[str, frozenset[str]]
    embedding: Mapping[str, Mapping[str, frozenset[str]]]
    relations: tuple[str, ...]
    fingerprint: str

    def verbs(self) -> frozenset[str]:
        """The lemmas of all verbs that frames and embedding words know."""
        framed = {
            entry.word.split()[0]
            for (_, part), entries in self.entries.items()
            if part == "verb"
            for entry in entries
        }
        embedding = {
            word.split()[0] for words in self.embedding["verbs"].values() for word in words
        }
        return frozenset(framed | embedding)

    def topic_of(self, lemma: str) -> str | None:
        """The topic of a thing that can be given, None for anything else."""
        return self.goods.get(lemma)


def read_frames(path: Path) -> FrameFile:
    """One file of frames, checked. Raises ``DataError`` naming file, line, frame and field."""
    return read_lexicon_file(path, FrameFile, hint=_HINT)


def check_frames(files: Sequence[tuple[Path, FrameFile]], classes: Collection[str]) -> None:
    """What only shows beside other files: word classes that are not there, and names that two
    frames bear. Raises ``DataError`` naming file, line and frame."""
    owners: dict[str, Path] = {}
    for path, file in files:
        for number, frame in enumerate(file.frame):
            reason = None
            field = "id"
            if frame.id in owners:
                reason = f"{frame.id!r} is the name of a frame in {owners[frame.id]}"
            for name in CLASS_FIELDS:
                unknown = [each for each in getattr(frame, name) if each not in classes]
                if unknown:
                    field, reason = name, f"there is no word class {unknown[0]!r} in words.toml"
            if reason is not None:
                line = line_of(path.read_text(encoding="utf-8"), ["frame", number, field])
                where = f"{path}:{line}, frame {frame.id}"
                raise DataError(f"field {field!r}: {reason}", where=where, hint=_HINT)
            owners[frame.id] = path


def _forms_of(part: Part, word: str, irregular: Irregular) -> frozenset[str]:
    if part == "verb":
        return verb_forms(word, irregular)
    if part == "noun":
        return noun_forms(word, irregular)
    return frozenset({word})


def _headed(part: Part, word: str) -> tuple[str, tuple[str, ...]]:
    """The head of a many-word predicate, and the rest: verbs lead, nouns end with their head."""
    words = word.split()
    if part == "noun":
        if "of" in words:
            cut = words.index("of")
            return words[cut - 1], (*words[: cut - 1], *words[cut:])
        return words[-1], tuple(words[:-1])
    return words[0], tuple(words[1:])


def frame_paths(extra: Path | None = None) -> list[Path]:
    paths = sorted((BUILT_IN / "relations").glob("*.toml"))
    if extra is not None:
        if not extra.is_dir():
            raise DataError("is not a folder of frame files", where=str(extra))
        paths += sorted(extra.glob("*.toml"))
    return paths


def irregular_words() -> Irregular:
    """The exceptions of English inflection that the lexicon needs."""
    file = read_lexicon_file(BUILT_IN / "irregular.toml", IrregularFile)
    return Irregular(file.verbs, file.nouns, frozenset(file.doubling.verbs))


def _index(files: Sequence[FrameFile], irregular: Irregular) -> dict[tuple[str, Part], list[Entry]]:
    index: dict[tuple[str, Part], list[Entry]] = defaultdict(list)
    for file in files:
        for frame in file.frame:
            for part, word in frame.words():
                head, rest = _headed(part, word)
                entry = Entry(frame, file, part, word, rest)
                for form in _forms_of(part, head, irregular):
                    index[(form, part)].append(entry)
    return index


def _anaphors(words: Mapping[Kind, Sequence[str]]) -> dict[str, frozenset[Kind]]:
    """What kinds of actor a noun after "the" can take up again."""
    found: defaultdict[str, set[Kind]] = defaultdict(set)
    for kind, nouns in words.items():
        for noun in nouns:
            found[noun].add(kind)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The built-in lexicon with the frames of a user's folder added."""
    paths = frame_paths(extra)
    files = [read_frames(path) for path in paths]
    words = read_lexicon_file(BUILT_IN / "words.toml", WordFile)
    check_frames(list(zip(paths, files, strict=True)), words.classes)
    embedding = read_lexicon_file(BUILT_IN / "embedding.toml", EmbeddingFile)
    index = _index(files, irregular_words())
    data_files = [*paths, *sorted(BUILT_IN.glob("*.toml"))]
    digest = hashlib.sha256()
    for path in data_files:
        digest.update(path.read_bytes())
    return Lexicon(
        entries={key: tuple(entries) for key, entries in index.items()},
        form_ids=frozenset(get_string_id(form) for form, _ in index),
        goods={word: topic for topic, list_ in words.goods.items() for word in list_},
        classes={name: frozenset(list_) for name, list_ in words.classes.items()},
        anaphors=_anaphors(words.anaphors),
        support=words.support.classes(),
        done_by={name: frozenset(list_) for name, list_ in words.support.done_by.items()},
        embedding=embedding.classes(),
        relations=tuple(sorted({file.relation for file in files})),
        fingerprint=digest.hexdigest()[:12],
    )

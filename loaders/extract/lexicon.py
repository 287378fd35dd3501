"""The linguistic knowledge: frames, word classes and embedding words, read and checked once.

Everything comes from ``loaders/lexicon/*.toml`` and, after it, from a user's folder of further
frame files (``relations`` as files of the same shape). A file that breaks the schema is a
``DataError`` that names file, frame and field.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import DataError
from graph.model import Kind, RelationType, Status
from loaders.extract.inflect import Irregular, noun_forms, verb_forms

BUILT_IN = Path(__file__).parent.parent / "lexicon"

Need = Literal[
    "force",
    "military-source",
    "actor-target",
    "group-target",
    "bloc-target",
    "fighters",
    "victim-group",
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

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    compound_verbs: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    source: tuple[str, ...]
    target: tuple[str, ...]
    target_by_word: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    goods: tuple[str, ...] = ()
    patient_words: tuple[str, ...] = ()
    patient_free: tuple[str, ...] = ()
    patient_class: tuple[str, ...] = ()
    patient_class_free: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    content_class: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    modified_by: tuple[str, ...] = ()
    not_modified_by: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    topics: dict[str, str] = Field(default_factory=dict)
    mutual: bool = False
    direct: bool = False
    relational: bool = False
    performative: bool = False
    status_of: dict[str, Status] = Field(default_factory=dict)
    goods_free: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    group: bool = False

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
    """``entries`` by word form and part of speech; ``forms`` is what the short cut looks for."""

    entries: Mapping[tuple[str, Part], tuple[Entry, ...]]
    forms: frozenset[str]
    goods: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, frozenset[Kind]]
    support: Mapping[str, frozenset[str]]
    done_by: Mapping[str, frozenset[str]]
    embedding: Mapping[str, Mapping[str, frozenset[str]]]
    relations: tuple[str, ...]
    fingerprint: str

    def topic_of(self, lemma: str) -> str | None:
        """The topic of a thing that can be given, None for anything else."""
        return self.goods.get(lemma)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"is not valid TOML: {error}", where=str(path)) from error
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", where=str(path)) from error


def read_frames(path: Path) -> FrameFile:
    """One file of frames, checked. Raises ``DataError`` naming file, frame and field."""
    data = _read_toml(path)
    try:
        return FrameFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = list(first["loc"])
        where = str(path)
        if len(place) >= 2 and place[0] == "frame" and isinstance(place[1], int):
            frames = data.get("frame", [])
            name = frames[place[1]].get("id", f"number {place[1] + 1}")
            where += f", frame {name}"
            place = place[2:]
        field = ".".join(str(part) for part in place)
        raise DataError(
            f"field {field!r}: {first['msg']}" if field else str(first["msg"]),
            where=where,
            hint="docs/frames.md lists the fields of a frame",
        ) from error


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
    data = _read_toml(BUILT_IN / "irregular.toml")
    return Irregular(data["verbs"], data["nouns"], frozenset(data["doubling"]["verbs"]))


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


def _anaphors(words: Mapping[str, Sequence[str]]) -> dict[str, frozenset[Kind]]:
    """What kinds of actor a noun after "the" can take up again."""
    found: defaultdict[str, set[Kind]] = defaultdict(set)
    for kind, nouns in words.items():
        for noun in nouns:
            found[noun].add(Kind(kind))
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The built-in lexicon with the frames of a user's folder added."""
    paths = frame_paths(extra)
    files = [read_frames(path) for path in paths]
    irregular = irregular_words()
    index = _index(files, irregular)
    words = _read_toml(BUILT_IN / "words.toml")
    embedding = _read_toml(BUILT_IN / "embedding.toml")
    data_files = [*paths, *sorted(BUILT_IN.glob("*.toml"))]
    digest = hashlib.sha256()
    for path in data_files:
        digest.update(path.read_bytes())
    return Lexicon(
        entries={key: tuple(entries) for key, entries in index.items()},
        forms=frozenset(form for form, _ in index),
        goods={word: topic for topic, list_ in words["goods"].items() for word in list_},
        classes={name: frozenset(list_) for name, list_ in words["classes"].items()},
        anaphors=_anaphors(words["anaphors"]),
        support={
            name: frozenset(list_)
            for name, list_ in words["support"].items()
            if isinstance(list_, list)
        },
        done_by={name: frozenset(list_) for name, list_ in words["support"]["done_by"].items()},
        embedding={
            part: {name: frozenset(list_) for name, list_ in classes.items()}
            for part, classes in embedding.items()
        },
        relations=tuple(sorted({file.relation for file in files})),
        fingerprint=digest.hexdigest()[:12],
    )

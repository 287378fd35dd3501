"""Stories that are made up: the plots of films, novels and games make no claims.

Nothing is taken for a plot because a film is spoken of. A sentence must say that the work tells
it ("the film follows a spy who kills …"), or set it in the work ("in the novel, Chad invades …"),
or go on, in the present tense that plots are told in, from a sentence that does, or stand under
the heading "Plot". What an obituary tells is true but long ago: its claims have no date but one of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from graph.model import Document
from loaders.extract.inflect import Irregular, noun_forms, verb_forms
from loaders.extract.syntax import child, is_verb
from loaders.lexicon_file import Words, WordSet, Written, read_lexicon_file

HIGHEST = 20
"""Steps up from a predicate; a broken parse must not run for ever."""
TOP = 600
"""Characters at the head of a document in which an obituary says whose it is."""
HEADING = 60
"""Characters; a longer line is no heading."""


class _Obituary(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    titles: Words
    dies: Words
    lives: Words


class FictionWords(BaseModel):
    """The words of ``lexicon/fiction.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    works: WordSet
    tells: WordSet
    parts: WordSet
    acts: WordSet
    headings: Written
    obituary: _Obituary


def load_fiction(path: Path) -> FictionWords:
    """The words of fiction. Raises ``DataError`` naming file, line and field."""
    return read_lexicon_file(path, FictionWords)


@dataclass(frozen=True)
class Fiction:
    """Tells stories from reports. Make one for a lexicon: its patterns are compiled once."""

    words: FictionWords
    irregular: Irregular

    def is_plot(self, trigger: Token, before: Sequence[str]) -> bool:
        """Whether what a predicate says happens in a story. ``before`` are the sentences before
        this one in its paragraph, the nearest last."""
        if self._work.search(trigger.doc.text) is not None:
            return self._is_told(trigger)
        main = _main_verb(trigger)
        return (
            any(self._opener.search(sentence) is not None for sentence in before)
            and main.tag_ in ("VBZ", "VBP")
            and child(main, "aux") is None
        )

    def plots(self, text: str) -> list[tuple[int, int]]:
        """The parts of a text that stand under a heading of a plot, up to the next heading."""
        found = []
        for heading in self._heading.finditer(text):
            follows = _NEXT_HEADING.search(text, heading.end())
            found.append((heading.end(), follows.start() if follows is not None else len(text)))
        return found

    def is_obituary(self, document: Document) -> bool:
        """Whether a document tells the life of somebody who has died."""
        title = (document.title or "").lower()
        top = document.text[:TOP]
        if any(word in title for word in self.words.obituary.titles):
            return True
        first = top.split("\n", 1)[0].lower()
        if len(first) <= HEADING and any(word in first for word in self.words.obituary.titles):
            return True
        return self._death.search(top) is not None and any(
            words in document.text for words in self.words.obituary.lives
        )

    # -- one sentence -------------------------------------------------------------------------

    def _is_told(self, trigger: Token) -> bool:
        node = trigger
        for _ in range(HIGHEST):
            if is_verb(node) and self._is_set_in_work(node, trigger):
                return True
            above = node.head
            if above.i == node.i:
                return False
            if is_verb(above) and node.dep_ in ("ccomp", "advcl", "dobj", "pcomp", "xcomp"):
                if self._work_tells(above):
                    return True
            elif above.pos_ in ("NOUN", "PROPN") and self._is_within(node, above):
                return True
            node = above
        return False

    def _work_tells(self, verb: Token) -> bool:
        """ "the film tells how …", "the novel imagines a war in which …"."""
        subject = child(verb, "nsubj")
        lemma = verb.lemma_.lower()
        if subject is None or (lemma not in self.words.tells and lemma != "show"):
            return False
        return self._is_work(subject)

    def _is_set_in_work(self, verb: Token, trigger: Token) -> bool:
        """ "In the film, Chad invades Mali"; but "in the film a man claimed that" may be real."""
        past = verb.tag_ in ("VBD", "VBN")
        for kid in verb.children:
            if kid.dep_ == "prep" and kid.lower_ == "in":
                work = child(kid, "pobj")
                opens = kid.i < verb.i and verb.i == trigger.i
                if work is not None and self._is_work(work) and (opens or not past):
                    return True
        return False

    def _is_within(self, node: Token, noun: Token) -> bool:
        """ "a novel about the invasion", "a film in which …", "plays a spy who kills …"."""
        if self._is_work(noun):
            if node.dep_ == "prep":
                return node.lower_ == "about"
            if node.dep_ == "acl":
                return node.lemma_.lower() in self.words.tells
            inside = any(kid.lower_ in ("where", "in") for kid in node.children)
            return node.dep_ == "relcl" and (inside or node.lemma_.lower() in self.words.tells)
        verb = noun.head
        if node.dep_ != "relcl" or noun.dep_ not in ("dobj", "attr", "appos"):
            return False
        if noun.lemma_.lower() in self.words.parts:
            return True
        acted = noun.lemma_.lower() not in ("role", "part", "game")
        return acted and is_verb(verb) and verb.lemma_.lower() in self.words.acts

    def _is_work(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        pair = f"{noun.nbor(-1).lower_} {lemma}" if noun.i else lemma
        return lemma in self.words.works or pair in self.words.works

    # -- patterns -----------------------------------------------------------------------------

    @cached_property
    def _forms(self) -> str:
        forms = {form for word in self.words.works for form in noun_forms(word, self.irregular)}
        return "|".join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))

    @cached_property
    def _work(self) -> re.Pattern[str]:
        parts = {form for word in self.words.parts for form in noun_forms(word, self.irregular)}
        acts = {form for word in self.words.acts for form in verb_forms(word, self.irregular)}
        others = "|".join(sorted(map(re.escape, parts | acts)))
        return re.compile(rf"\b(?:{self._forms}|{others})\b", re.IGNORECASE)

    @cached_property
    def _opener(self) -> re.Pattern[str]:
        """ "The film follows …", "the novel is set in …"."""
        tells = {form for word in self.words.tells for form in verb_forms(word, self.irregular)}
        verbs = "|".join(sorted(map(re.escape, tells)))
        return re.compile(
            rf"\bthe (?:[\w’'-]+ ){{0,3}}(?:{self._forms})\b[^.]{{0,60}}?"
            rf"\b(?:{verbs}|is set|takes place)\b",
            re.IGNORECASE,
        )

    @cached_property
    def _heading(self) -> re.Pattern[str]:
        headings = "|".join(map(re.escape, self.words.headings))
        return re.compile(rf"^[ \t#=*]*(?:{headings})[ \t:=*]*$", re.MULTILINE)

    @cached_property
    def _death(self) -> re.Pattern[str]:
        dies = "|".join(map(re.escape, self.words.obituary.dies))
        return re.compile(
            rf"\b(?:{dies})\b[^.]{{0,80}}\b(?:aged?|at the age of|at)[ ]\d{{2,3}}\b"
            rf"|,[ ]\d{{2,3}},[^.]{{0,80}}\b(?:{dies})\b|, who (?:has )?died\b[^.]{{0,60}}\baged\b"
        )


_NEXT_HEADING = re.compile(r"\n[ \t]*\n[ \t#=*]*[A-Z][^\n.!?:;,]{2,50}[ \t=*]*\n")


def _main_verb(trigger: Token) -> Token:
    """The verb of the clause that a predicate stands in."""
    node = trigger
    for _ in range(HIGHEST):
        if is_verb(node) and node.dep_ not in ("xcomp", "amod", "acl", "pcomp", "advcl"):
            return node
        if node.head.i == node.i:
            return node
        node = node.head
    return node

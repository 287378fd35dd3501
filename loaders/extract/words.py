"""Part of speech, features and lemma of each word, as the model's own two steps give them, but each
sort of word asked for once.

A model's attribute ruler tries all of its patterns at every word, and so takes as long as half a
parse. All but a handful of the patterns look at one word, and so does the lemmatizer: what they
make of a word with its tag and its role is always the same, and can be remembered. A sentence in
which one of the others fits ("there is", "let's") goes through the model's steps themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

WORDS = "whowhom_words"
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
REMEMBERED = 100_000
"""Sorts of words held at a time, in some 50 MB; 175,000 words of news are of 27,000 sorts."""

_GIVEN: list[int | str] = ["ORTH", "TAG", "DEP", "POS", "MORPH"]
_MADE: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_OF_ONE_WORD = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"})
"""What a pattern may ask of a word that is the same wherever the word stands."""

Sort = tuple[int, ...]
"""A word as it is given, or what is made of it: numbers of spaCy's, in the order above."""


class WordReader:
    """Does for a sentence what ``ruler`` and ``lemmatizer`` do, in their order."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._vocab = vocab
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._phrases = Matcher(vocab)
        phrases = [pattern for pattern in _patterns(ruler) if len(pattern) > 1]
        if phrases:
            self._phrases.add("phrases", phrases)
        self._known: dict[Sort, Sort] = {}

    def __call__(self, doc: Doc) -> Doc:
        if self._phrases(doc, allow_missing=True):
            return self._by_the_model(doc)
        known = self._known
        made = []
        for row in doc.to_array(_GIVEN).tolist():
            sort = tuple(row)
            found = known.get(sort)
            made.append(self._read(sort) if found is None else found)
        if made:
            _write(doc, _MADE, made)
        return doc

    def _by_the_model(self, doc: Doc) -> Doc:
        return self._lemmatizer(self._ruler(doc))

    def _read(self, sort: Sort) -> Sort:
        """Ask the model of a word of this sort that stands alone."""
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        orth, *given = sort
        alone = Doc(self._vocab, words=[self._vocab.strings[orth]])
        _write(alone, _GIVEN[1:], [given])
        made = tuple(self._by_the_model(alone).to_array(_MADE)[0].tolist())
        self._known[sort] = made
        return made


def _write(doc: Doc, attributes: list[int | str], rows: Sequence[Sequence[int]]) -> None:
    doc.from_array(attributes, cast(Any, np.array(rows, dtype=np.uint64)))


def use_word_reader(nlp: Language) -> None:
    """Let a reader do the work of both steps of ``nlp``; unless it has others, or patterns that
    look further than at one word without being a phrase."""
    if not {RULER, LEMMATIZER} <= {*nlp.pipe_names}:
        return
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer):
        return
    if all(_looks_at_itself(pattern[0]) for pattern in _patterns(ruler) if len(pattern) == 1):
        nlp.add_pipe(WORDS, after=LEMMATIZER)
        nlp.disable_pipe(RULER)
        nlp.disable_pipe(LEMMATIZER)


@Language.factory(
    WORDS,
    requires=["token.tag", "token.dep"],
    assigns=["token.pos", "token.morph", "token.lemma"],
)
def create_words(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    return WordReader(nlp.vocab, cast(AttributeRuler, ruler), cast(Lemmatizer, lemmatizer))


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules = cast(list[dict[str, Any]], ruler.patterns)
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _looks_at_itself(word: Mapping[str, Any]) -> bool:
    return {str(name).upper() for name in word} <= _OF_ONE_WORD

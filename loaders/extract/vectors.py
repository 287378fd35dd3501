"""The vector with which each word enters a network of the model, worked out once for each sort.

A network first embeds every word by itself, then looks at its neighbours. The first step, a third
of the work, gives the same numbers wherever the word stands; so they are remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

REMEMBERED = 50_000
"""Sorts of words held at a time by each network, in some 35 MB."""

_OF_A_WORD: list[int | str] = ["ORTH", "NORM", "SPACY"]
"""What tells one sort from another: all that ``_FEATURES`` look at follows from these."""
_FEATURES = frozenset({"ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_STEPS = frozenset({
    "extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors",
    "maxout", "layernorm", "dropout", "ragged2list",
})  # fmt: skip
"""Steps of a network that take each word by itself."""

Sort = tuple[int, ...]
Embed = Model[list[Doc], list[Any]]


class VectorReader:
    """Does for sentences what the layer ``embed`` does, each sort of word once."""

    def __init__(self, embed: Embed, vocab: Vocab) -> None:
        self._embed = embed
        self._vocab = vocab
        self._known: dict[Sort, Any] = {}

    def __call__(
        self, _model: Embed, docs: list[Doc], is_train: bool
    ) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
        if is_train:
            return self._embed(docs, is_train=True)
        return self.vectors(docs), lambda _: []

    def vectors(self, docs: list[Doc]) -> list[Any]:
        if len(self._known) >= REMEMBERED:
            self._known = {}
        known = self._known
        sorts: list[list[Sort]] = [[*map(tuple, doc.to_array(_OF_A_WORD).tolist())] for doc in docs]
        new = dict.fromkeys(sort for each in sorts for sort in each if sort not in known)
        if new:
            known.update(zip(new, self._read([*new]), strict=True))
        width = len(next(iter(known.values()), ()))  # a blank sentence has none of its own
        return [
            np.array([known[sort] for sort in each], np.float32).reshape(len(each), width)
            for each in sorts
        ]

    def _read(self, sorts: list[Sort]) -> Any:
        """Ask the layer of these words, as if they were a sentence."""
        strings = self._vocab.strings
        words = [strings[orth] for orth, _, _ in sorts]
        doc = Doc(self._vocab, words=words, spaces=[bool(space) for _, _, space in sorts])
        for token, (_, norm, _) in zip(doc, sorts, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        return self._embed.predict([doc])[0]


def remember_vectors(nlp: Language) -> None:
    """Let a reader do the work of the first layer of each network of ``nlp`` that takes words one
    by one; a network of another build stays as it is."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in [*model.walk()] if isinstance(model, Model) else ():
            embed = node.get_ref("embed") if node.has_ref("embed") else None
            if embed is not None and node.layers[0] is embed and _takes_words_alone(embed):
                reader = VectorReader(embed, nlp.vocab)
                node.layers[0] = cast(Any, Model("remembered", reader, layers=[embed]))


def _takes_words_alone(embed: Embed) -> bool:
    nodes = [*embed.walk()]
    columns = {name for node in nodes for name in node.attrs.get("columns", ())}
    steps = {node.name for node in nodes if not node.layers}
    keys = {node.attrs["key_attr"] for node in nodes if "key_attr" in node.attrs}
    alone = columns | keys <= _FEATURES and steps <= _STEPS
    return alone and isinstance(embed.ops, NumpyOps)

"""The lexicon's verbs taught to the model's lemmatiser.

It undoes an ending to any verb of its index and takes the last that fits: "hopes" is of "hop",
"waged" of "wag". A verb of the lexicon is what a text on our subject means by such a form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from spacy.language import Language

from loaders.extract.inflect import Irregular, verb_forms


def teach_verbs(nlp: Language, verbs: Iterable[str], irregular: Irregular) -> None:
    """Enter ``verbs`` into the lemmatiser's index, and take out of it whatever other verb has a
    regular form of theirs. A pipeline without such an index stays as it is."""
    if not nlp.has_pipe("lemmatizer"):
        return
    lookups = cast(Any, nlp.get_pipe("lemmatizer")).lookups
    if not (lookups.has_table("lemma_rules") and lookups.has_table("lemma_index")):
        return
    rules = [*lookups.get_table("lemma_rules").get("verb", []), ["ied", "y"]]
    lookups.get_table("lemma_rules")["verb"] = rules
    table = lookups.get_table("lemma_index")
    known = {verb for verb in verbs if " " not in verb}
    index = known | {*table.get("verb", ())}
    for verb in known:
        for form in verb_forms(verb, irregular) - {verb}:
            rivals = {
                form[: len(form) - len(ending)] + other
                for ending, other in rules
                if form.endswith(ending)
            }
            if verb in rivals:
                index -= rivals - known
    table["verb"] = index

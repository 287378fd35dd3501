"""Bare words for organs of a state, and for its sides: "the government", "the army".

They are those of the state that the text is about, and nobody's in particular where that is not
plain: unresolved beats wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from graph.model import Actor, Sector
from loaders.actors.resolver import Resolution
from loaders.extract.context import TELLING

if TYPE_CHECKING:
    from loaders.extract.mentions import MentionReader

_WITHOUT_ARTICLE = frozenset({"authority", "force", "troop"})
"""Plurals that mean all of them: "authorities said", "government forces advanced"."""
_SIDES = frozenset({"government", "regime"})
_SILENT_DEPS = frozenset({"det", "punct", "relcl", "prep", "cc", "conj", "appos", "acl", "advcl"})


def national(reader: MentionReader, token: Token, sector: Sector) -> Resolution | None:
    """The sector actor that a bare role word stands for, by what the text is about."""
    state = reader.doc._.context.about
    roles = reader.resolver.roles
    if state is None or _words_at(reader, token).isdisjoint(roles.national):
        return None
    definite = any(kid.lower_ == "the" for kid in token.children)
    definite = definite or (token.is_title and _words_at(reader, token) & roles.seats != set())
    plural = token.tag_ == "NNS" and token.lemma_.lower() in _WITHOUT_ARTICLE
    if not definite and not (plural and not any(kid.dep_ == "det" for kid in token.children)):
        return None
    for kid in token.children:
        plain = kid.dep_ in _SILENT_DEPS or kid.i > token.i
        if not plain and kid.lower_ not in roles.describing:
            return None
    if _speaks_of_another(reader, token, state):
        return None
    return Resolution(reader.resolver.sector_actor(state, sector), "about", state.name)


def side_here(reader: MentionReader, token: Token, sector: Sector) -> Resolution | None:
    """Whose "government forces" and "regime" are, by the one country whose towns the sentence
    names: "regime forces besieged Ghouta". No state's own government is called so elsewhere."""
    before = reader.doc[token.i - 1].lower_ if token.i else ""
    if before not in _SIDES and token.lower_ != "regime":
        return None
    towns = {name.best.actor for name in reader.name_at.values() if name.best.how == "city"}
    if len(towns) != 1:
        return None
    state = reader.resolver.known(towns.pop())
    return Resolution(reader.resolver.sector_actor(state, sector), "about", state.name)


def _words_at(reader: MentionReader, token: Token) -> set[str]:
    """A role word alone, and with the word before it."""
    before = reader.doc[token.i - 1].lower_ if token.i else ""
    lemma = token.lemma_.lower()
    return {lemma, token.lower_, f"{before} {lemma}", f"{before} {token.lower_}"}


def _speaks_of_another(reader: MentionReader, token: Token, state: Actor) -> bool:
    """Whether the sentence names somebody of another country before the word."""
    for place, name in reader.name_at.items():
        actor = reader.actor_of(name)
        if place < token.i and actor.kind in TELLING and actor.country not in (None, state.country):
            return True
    return False

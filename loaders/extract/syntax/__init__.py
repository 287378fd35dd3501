"""Syntax, normalised once: who does what to whom, whatever the construction.

The parse (CLEAR-style labels of spaCy's English pipelines) is turned into logical roles. Passives,
relative clauses, participles, control, coordination, light verbs, nominalisations and compounds
are dealt with here and nowhere else; a frame only names roles.

Roles of a verb: ``agent``, ``patient``, ``recipient``, ``benefactive`` (whom "to help X" helps),
``agent-pair`` (both, of "X and Y allied"), and every preposition by its name ("with", "to").
Roles of a noun: ``agent``, ``undergoer``, ``poss``, ``modifier``, ``subject`` (what the noun is
said of), ``between`` and prepositions. Of an adjective: ``holder`` and prepositions.
"""

from loaders.extract.syntax.adjectives import adjective_roles
from loaders.extract.syntax.nouns import noun_modifiers, noun_roles, possessors, said_of
from loaders.extract.syntax.prepositions import prepositional
from loaders.extract.syntax.subjects import ENABLING, surface_subjects
from loaders.extract.syntax.tree import (
    RELATIVES,
    Roles,
    antecedent,
    child,
    headline_verb,
    hidden_verb,
    is_passive,
    is_verb,
    particles,
    unfold,
)
from loaders.extract.syntax.verbs import verb_roles

__all__ = [
    "ENABLING",
    "RELATIVES",
    "Roles",
    "adjective_roles",
    "antecedent",
    "child",
    "headline_verb",
    "hidden_verb",
    "is_passive",
    "is_verb",
    "noun_modifiers",
    "noun_roles",
    "particles",
    "possessors",
    "prepositional",
    "said_of",
    "surface_subjects",
    "unfold",
    "verb_roles",
]

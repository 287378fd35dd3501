"""The rules about furniture, as data with a checked schema, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from loaders.lexicon_file import BadWord, Words, WordSet, read_lexicon_file

NAME = (
    r"(?:(?-i:[A-Z])[\w.’'-]+"
    r"(?: (?-i:[A-Z])[\w.’'-]*| (?:al|bin|de|der|van|von|el|ibn|da|di)\b){1,3})"
)
MAX_CHARACTERS = 1000
"""A longer line is no furniture however few words it has, and is not worth the patterns' time."""

HANDLE = re.compile(r"https?://|www\.|^[a-z]|[a-z][A-Z]|\d|[@_]")


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Checked):
    """A pattern for a whole line of at most ``max_words`` words."""

    id: str
    pattern: str
    max_words: int = Field(default=20, gt=0)

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern.replace("NAME", NAME), re.IGNORECASE)
        except re.error as broken:
            raise ValueError(f"no regular expression: {broken}") from broken
        return pattern

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern.replace("NAME", NAME), re.IGNORECASE)


class CommentRule(Rule):
    """``weight``: how much a line says that readers' comments begin or go on; 2 is enough."""

    weight: float = Field(gt=0, le=2)


class Vocabulary(_Checked):
    menu: WordSet
    share: WordSet
    roles: Words


class RuleFile(_Checked):
    vocabulary: Vocabulary
    line: tuple[Rule, ...]
    byline: tuple[Rule, ...]
    links: tuple[Rule, ...]
    comments: tuple[CommentRule, ...]
    ending: tuple[Rule, ...]

    @model_validator(mode="after")
    def _have_names_of_their_own(self) -> RuleFile:
        for name in ("line", "byline", "links", "comments", "ending"):
            ids = [rule.id for rule in getattr(self, name)]
            twice = [each for number, each in enumerate(ids) if each in ids[:number]]
            if twice:
                raise BadWord(f"two rules of {name} are called {twice[0]!r}", twice[0], again=True)
        return self


Compiled = tuple[tuple[str, re.Pattern[str], int], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    menu: frozenset[str]
    share: frozenset[str]
    biography: re.Pattern[str]
    lines: Compiled
    bylines: Compiled
    link_headers: Compiled
    comment_signs: tuple[tuple[re.Pattern[str], float], ...]
    endings: tuple[re.Pattern[str], ...]

    def line(self, text: str, words: int) -> str | None:
        """The id of the rule by which a line is furniture."""
        return _first(self.lines, text, words)

    def links(self, text: str, words: int) -> bool:
        """Whether a line stands above a list of links."""
        return _first(self.link_headers, text, words) is not None

    def byline(self, text: str, words: int) -> str | None:
        """Whom a byline names."""
        if len(text) > MAX_CHARACTERS:
            return None
        for _, pattern, most in self.bylines:
            if words <= most and (match := pattern.fullmatch(text)):
                return match["name"]
        return None

    def comment_weight(self, text: str) -> float:
        """How much a line says that here are readers' comments, 0 to 2."""
        if len(text) > 200:
            return 0.0
        found = (weight for pattern, weight in self.comment_signs if pattern.fullmatch(text))
        return max(found, default=0.0)

    def ending(self, text: str, start: int, end: int) -> int | None:
        """Where in ``text[start:end]`` furniture begins that goes on to ``end``."""
        window = max(start, end - 600)
        for pattern in self.endings:
            for match in pattern.finditer(text, window, end):
                if match.end() == end:
                    return match.start()
        return None


def load_rules(path: Path) -> Rules:
    """The rules of a file. Raises ``DataError`` naming file, line and field."""
    checked = read_lexicon_file(path, RuleFile)
    return Rules(
        menu=checked.vocabulary.menu,
        share=checked.vocabulary.share,
        biography=_biography(checked.vocabulary.roles),
        lines=_compiled(checked.line),
        bylines=_compiled(checked.byline),
        link_headers=_compiled(checked.links),
        comment_signs=tuple((rule.compiled(), rule.weight) for rule in checked.comments),
        endings=tuple(rule.compiled() for rule in checked.ending),
    )


def is_handle(name: str) -> bool:
    """Whether ``name`` looks like a commenter's and not like a heading: an address, no capital,
    a capital inside, a figure."""
    return bool(HANDLE.search(name))


def _compiled(rules: tuple[Rule, ...]) -> Compiled:
    return tuple((rule.id, rule.compiled(), rule.max_words) for rule in rules)


def _first(rules: Compiled, text: str, words: int) -> str | None:
    if len(text) > MAX_CHARACTERS:
        return None
    for identity, pattern, most in rules:
        if words <= most and pattern.fullmatch(text):
            return identity
    return None


def _biography(roles: tuple[str, ...]) -> re.Pattern[str]:
    """ "Jane Doe is a reporter for …", "Jane Doe covers …" with the name, and the role if any."""
    role = "|".join(map(re.escape, sorted(roles, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?:Dr|Prof|Professor|Sir|Lt|Col|Gen|Maj)\.? )?(?P<name>{NAME})(?: \([^)]*\))?,? "
        rf"(?:(?:is|was|are)\b(?P<role>[^.;]{{0,90}}?\b(?:{role})s?\b)?"
        r"|has\b|writes\b|covers\b|reports\b|works\b|teaches\b|served\b|wrote\b|blogs\b|lives\b)",
        re.IGNORECASE,
    )

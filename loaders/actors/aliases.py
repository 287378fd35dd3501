"""Words that name an actor: how they are compared, and which actor each stands for, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from graph.errors import DataError

How = Literal[
    "name", "alias", "metonym", "demonym", "capital", "city",
    "initials", "surname", "short", "variant",
]  # fmt: skip
"""How words name an actor. The last are a text's own: it introduced the actor in full, or
misspells the name."""
HOWS: tuple[How, ...] = (
    "name", "alias", "metonym", "demonym", "capital", "city",
    "initials", "surname", "short", "variant",
)  # fmt: skip

_APOSTROPHES = re.compile("[’‘ʼʻ`´ʿʾ′＇]")
_DASHES = re.compile("[-‐‑‒–—―−_/]")
_INNER_APOSTROPHE = re.compile(r"'(?!s\b)")
_SPACED_INITIALS = re.compile(r"\b(\w)\.\s+(?=\w\.)")
_LEADING_THE = re.compile(r"^(?:the\s+)+(?=\S)")
# Letters that have no decomposition but an accepted plain spelling.
_PLAIN_LETTERS = str.maketrans("ıłøđð", "ilodd")


@lru_cache(maxsize=16_384)  # News names the same few over and over.
def normalise(text: str) -> str:
    """The form under which two spellings of a name are one.

    Case, accents, periods, kinds of dash and apostrophe, spaces and a leading "the" do not
    count; a hyphen equals a space; a possessive ``'s`` stays. ``normalise("The U.S.") == "us"``.
    """
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN_LETTERS))
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = _DASHES.sub(" ", _APOSTROPHES.sub("'", text))
    text = _SPACED_INITIALS.sub(r"\1.", text).replace(".", "")
    text = _INNER_APOSTROPHE.sub("", text)
    return _LEADING_THE.sub("", " ".join(text.split()))


def _as_cased(text: str) -> str:
    """What case-sensitive names compare by: the words without periods and a leading "the"."""
    text = _SPACED_INITIALS.sub(r"\1.", _APOSTROPHES.sub("'", text)).replace(".", "")
    words = " ".join(_DASHES.sub(" ", text).split())
    return re.sub(r"^[Tt]he ", "", words)


def needs_case(alias: str) -> bool:
    """Whether an alias is read only in its own case: abbreviations in capitals, short words."""
    letters = [char for char in alias if char.isalpha()]
    return len(letters) <= 3 or all(char.isupper() for char in letters)


def first_day(date: str | None) -> str:
    """The first day that a partial date covers; before all others where there is none."""
    return "0000-00-00" if date is None else date + "-00-00"[len(date) - 4 :]


def last_day(date: str | None) -> str:
    """The last day that a partial date covers; after all others where there is none."""
    return "9999-99-99" if date is None else date + "-99-99"[len(date) - 4 :]


def overlap(since: str | None, until: str | None, since2: str | None, until2: str | None) -> bool:
    """Whether two periods share more than the (partial) date at which they meet."""
    if _meet(until, since2) or _meet(until2, since):
        return False
    return first_day(since) < last_day(until2) and first_day(since2) < last_day(until)


def _meet(until: str | None, since: str | None) -> bool:
    if until is None or since is None:
        return False
    return until.startswith(since) or since.startswith(until)


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """That ``alias``, as written, names ``actor``, from one date until another.

    ``ambiguous`` marks a lesser reading of words that others have a better claim to; ``near``
    the countries (alpha-3) of which a text must speak for its words to be read so.
    """

    actor: str
    alias: str
    how: How
    since: str | None = None
    until: str | None = None
    case_sensitive: bool = False
    ambiguous: bool = False
    near: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        """Whether ``text``, whose normal form is this alias's, is written as the alias needs."""
        return not self.case_sensitive or _as_cased(text) == _as_cased(self.alias)

    def holds_on(self, date: str | None) -> bool:
        """Whether the alias was in use on a (partial) date; every alias is, where none is known."""
        if date is None:
            return True
        return first_day(self.since) <= last_day(date) and first_day(date) <= last_day(self.until)


def index_aliases(
    entries: Iterable[AliasEntry], countries: Mapping[str, str | None]
) -> dict[str, tuple[AliasEntry, ...]]:
    """Entries by normal form, the best claim first.

    ``countries`` gives each actor's country. Raises ``DataError`` where two actors of one
    country claim the same words in the same period and neither calls its claim ambiguous.
    """
    by_alias: dict[str, dict[tuple[object, ...], AliasEntry]] = {}
    for entry in entries:
        same_words = by_alias.setdefault(normalise(entry.alias), {})
        spelling = _as_cased(entry.alias) if entry.case_sensitive else None
        key = (entry.actor, entry.since, entry.until, spelling, entry.near)
        known = same_words.get(key)
        if known is None or HOWS.index(entry.how) < HOWS.index(known.how):
            same_words[key] = entry
    index = {}
    for words, claims in by_alias.items():
        index[words] = tuple(sorted(claims.values(), key=_rank))
        if len(claims) > 1:
            _refuse_clash(index[words], countries)
    return index


def _rank(entry: AliasEntry) -> tuple[bool, bool, int, int, str]:
    """What needs no context comes first. Undated mentions mean the latest to bear a name; ids
    settle what is still tied."""
    latest_first = -int(first_day(entry.since).replace("-", ""))
    how = HOWS.index(entry.how)
    return entry.ambiguous, bool(entry.near), how, latest_first, entry.actor


def _refuse_clash(claims: tuple[AliasEntry, ...], countries: Mapping[str, str | None]) -> None:
    for one, other in combinations(claims, 2):
        if (
            one.actor != other.actor
            and countries[one.actor] == countries[other.actor]
            and not (one.ambiguous or other.ambiguous or one.near or other.near)
            and not (one.case_sensitive and not other.fits(one.alias))
            and not (other.case_sensitive and not one.fits(other.alias))
            and overlap(one.since, one.until, other.since, other.until)
        ):
            raise DataError(
                f"'{one.alias}' names both {one.actor} ({one.how}) and {other.actor} "
                f"({other.how}) at the same time",
                where=f"actor {other.actor}, alias '{other.alias}'",
                hint='write the lesser reading as {alias = "...", ambiguous = true}, '
                "or give both their dates",
            )

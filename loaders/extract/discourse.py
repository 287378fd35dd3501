"""What a sentence needs to know of the rest of its document, found without a parse."""

from __future__ import annotations

import re

_FULL_NAME = re.compile(
    r"\b((?:[A-Z][\w’'-]+\.?\s+){1,3}(?:(?:al|bin|ibn|van|von|de|el|der|du|da)[\s-])*[A-Z][\w’-]+)"
)
_NOT_FIRST = frozenset(
    {
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Later",
        "Earlier",
        "Last",
        "Meanwhile",
        "Then",
        "Now",
        "Also",
        "Since",
        "Both",
        "Although",
        "Though",
        "Yet",
        "So",
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "But",
        "And",
        "This",
        "That",
        "He",
        "She",
        "It",
        "They",
        "We",
        "As",
        "For",
        "With",
        "From",
        "By",
        "After",
        "Before",
        "When",
        "While",
        "If",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "President",
        "Minister",
        "Prime",
        "Foreign",
        "Defence",
        "Defense",
        "Secretary",
        "General",
        "Gen",
        "Sen",
        "Senator",
        "King",
        "Queen",
        "Prince",
        "Sheikh",
        "Colonel",
        "Lieutenant",
        "Captain",
        "Ambassador",
        "Governor",
        "Mayor",
        "Chancellor",
        "Former",
        "Ayatollah",
        "Crown",
        "Commander",
        "Major",
        "Admiral",
        "Judge",
        "Justice",
        "Pope",
        "Sir",
        "Lord",
        "Lady",
        "Imam",
        "Mullah",
        "Republican",
        "Democratic",
        "Attorney",
        "Vice",
        "Deputy",
        "Chief",
        "Director",
        "Rep",
        "US",
        "UK",
    }
)


def introductions(text: str) -> dict[str, set[str]]:
    """Last names, each with the full names of the text ("Cappelaere": "Geert Cappelaere")."""
    found: dict[str, set[str]] = {}
    for match in _FULL_NAME.finditer(text):
        words = match.group(1).replace("’s", "").split()
        while words and words[0].strip(".") in _NOT_FIRST:
            words = words[1:]
        if len(words) > 1:
            found.setdefault(words[-1], set()).add(" ".join(words))
    return found


def full_names(text: str) -> dict[str, str]:
    """Last names to the full name that introduced them ("Cappelaere" to "Geert Cappelaere").

    A last name that two full names of one document share is left out: unresolved beats wrong.
    """
    return {
        last: full
        for last, fulls in introductions(text).items()
        if len(fulls) == 1
        for full in fulls
    }

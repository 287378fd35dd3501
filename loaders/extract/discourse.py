"""What a sentence needs to know of the rest of its document, found without a parse."""

from __future__ import annotations

import re

_SHORTENED = (
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Cmdr|Prof|Rev|Hon|St)\."
)
"""What a period may stand after within a name: initials and titles, not the end of a sentence."""
_FULL_NAME = re.compile(
    rf"\b((?:(?:[A-Z][\w’'-]+|{_SHORTENED})(?:[^\S\n]+|\n(?=\S))){{1,3}}"
    r"(?:(?:al|bin|ibn|van|von|de|el|der|du|da)[\s-])*[A-Z][\w’-]+)"
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
        "Suddenly",
        "Recently",
        "Finally",
        "Eventually",
        "Apparently",
        "Reportedly",
        "Instead",
        "However",
        "Only",
        "Even",
        "Perhaps",
        "Still",
        "Until",
        "Because",
        "Once",
        "Today",
        "Yesterday",
        "Unlike",
        "Like",
        "Despite",
        "During",
        "To",
        "Where",
        "What",
        "Who",
        "Why",
        "How",
        "Not",
        "Or",
        "Nor",
        "Officer",
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
    """Last names, each with the full names of the text ("Lee": "Ann Lee")."""
    found: dict[str, set[str]] = {}
    for match in _FULL_NAME.finditer(text):
        words = match.group(1).replace("’s", "").split()
        while words and words[0].strip(".") in _NOT_FIRST:
            words = words[1:]
        if len(words) > 1:
            found.setdefault(words[-1], set()).add(" ".join(words))
    return found


def full_names(text: str) -> dict[str, str]:
    """Last names to the full name that introduced them ("Lee" to "Ann Lee").

    A last name that two full names of one document share is left out: unresolved beats wrong.
    They are one where each is the shortest with more before it or within it ("Officer Ann Lee",
    "Ann Lee", "Ann Maria Lee").
    """
    found = {}
    for last, fulls in introductions(text).items():
        shortest = min(fulls, key=len)
        if all(_is_longer(full, shortest) for full in fulls):
            found[last] = shortest
    return found


def _is_longer(full: str, short: str) -> bool:
    """Whether a name is another with more before it, or between first and last name."""
    first = short.split(maxsplit=1)[0]
    return full == short or full.endswith(f" {short}") or full.startswith(f"{first} ")

"""From a text as found to a document: its id, its date, its furniture."""

from __future__ import annotations

import hashlib

from graph.errors import UnreadableDocument
from graph.model import Document
from loaders.dates import document_date, parse_date
from loaders.furniture import built_in_cleaner
from loaders.readers.found import Found, ReadSettings
from loaders.readers.language import built_in_languages

MAX_TITLE_WORDS = 25


def document_of(
    found: Found,
    settings: ReadSettings,
    *,
    collection: str | None = None,
    name: str | None = None,
    path: str | None = None,
) -> Document:
    """The document ``found`` is. Its id is the one it came with, else its address, else ``name``
    (its path in the collection), else a hash of its text; ``collection`` is put before it.

    Raises ``UnreadableDocument`` if the text is empty or in another language than English.
    """
    text = found.text
    if not text.strip():
        raise UnreadableDocument("it is empty" if found.line is None else "its text is empty")
    language = built_in_languages().foreign(text, min_words=settings.min_language_words)
    if language:
        raise UnreadableDocument(f"looks like {language}, only English is read")
    own_id = found.id or found.url or name or hashlib.sha256(text.encode()).hexdigest()
    furniture = found.furniture
    if not found.clean:
        furniture = built_in_cleaner().furniture(text)
    metadata = dict(found.metadata)
    if found.date and not parse_date(found.date):
        metadata.setdefault("date", found.date)
    return Document(
        id=f"{collection}/{own_id}" if collection else own_id,
        text=text,
        title=_one_line(found.title) or _headline(text, furniture),
        url=found.url,
        date=document_date(found.date, found.url, text, found.fallback_date),
        publisher=found.publisher,
        path=path,
        metadata=metadata,
        furniture=furniture,
    )


def _one_line(title: str | None) -> str | None:
    return " ".join(title.split()) or None if title else None


def _headline(text: str, furniture: tuple[tuple[int, int], ...]) -> str | None:
    """The first line that is no furniture, where it reads like a headline: short, without a full
    stop, and with text after it."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        words = line.split()
        if words and not any(begin <= start and stop >= start + len(line.rstrip())
                             for begin, stop in furniture):  # fmt: skip
            short = len(words) <= MAX_TITLE_WORDS and not line.rstrip().endswith((".", ":", ";"))
            return " ".join(words) if short and text[end:].strip() else None
        start = end
    return None

"""PDF files, page by page, with lines joined to paragraphs again."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from graph.errors import UnreadableDocument
from loaders.readers.found import Found

PAGE_NUMBER = re.compile(r"^(?:page\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I)
LIST_ITEM = re.compile(r"^(?:[•●▪◦*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
# A word broken at a line's end is put together; a compound keeps its hyphen, because
# "Iran-backed" says what "Iranbacked" does not.
BROKEN_WORD = re.compile(r"(?<![\w-])[a-z]{2,}[-\u00ad]$")
SECOND_HALF = re.compile(
    r"(?:back|l[ei]d|mad|bas|suppli|train|fund|arm|control|link|relat|rang|style|held|run|sponsor"
    r"|financ|support|align|affiliat|own|built|wide|old|year|term|level)\w*\b"
)
PDF_DATE = re.compile(r"^D:(\d{4})(\d{2})(\d{2})")
MIN_PAGES_FOR_FURNITURE = 3


def read_pdf(data: bytes) -> Found:
    """The text of a PDF. Its creation date is less sure than a dateline: reports are exported
    again years later.

    Raises ``UnreadableDocument`` if it is broken, needs a password, or holds only pictures.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("it is not a PDF")
    pages, title, created = _pages(data)
    text = "\n\n".join(filter(None, (_paragraphs(page) for page in _without_running_heads(pages))))
    if not text.strip():
        raise UnreadableDocument(
            "the PDF holds no text, only pictures", hint="run it through text recognition first"
        )
    date = PDF_DATE.match(created or "")
    return Found(
        text=text,
        title=title or None,
        fallback_date="-".join(date.groups()) if date else None,
        metadata={"pages": len(pages)},
        clean=True,
    )


def _pages(data: bytes) -> tuple[list[list[str]], str | None, str | None]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("the PDF is encrypted", hint="remove its password first")
        pages = [(page.extract_text() or "").splitlines() for page in reader.pages]
        about: Mapping[str, Any] = reader.metadata or {}
        title, created = (str(about[key]) if about.get(key) else None
                          for key in ("/Title", "/CreationDate"))  # fmt: skip
    except UnreadableDocument:
        raise
    except (FileNotDecryptedError, DependencyError) as locked:
        raise UnreadableDocument(
            "the PDF is encrypted", hint="remove its password first"
        ) from locked
    except Exception as broken:  # pypdf raises whatever a damaged file makes it stumble over
        raise UnreadableDocument(
            f"the PDF is broken: {broken or type(broken).__name__}"
        ) from broken
    return pages, title, created


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers, and without lines repeated at the edge of most pages."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page if line.strip()]
        edges.update({*lines[:2], *lines[-2:]})
    often = max(MIN_PAGES_FOR_FURNITURE, len(pages) // 2 + 1)
    running = {line for line, count in edges.items() if count >= often}
    return [
        [
            line
            for line in page
            if line.strip() not in running and not PAGE_NUMBER.match(line.strip())
        ]
        for page in pages
    ]


def _paragraphs(lines: list[str]) -> str:
    """Lines joined to paragraphs: one that fills the column goes on in the next."""
    longest = max((len(line.strip()) for line in lines), default=0)
    text = ""
    fills = False
    for line in (line.strip() for line in lines):
        if not line:
            fills = False
            continue
        if not text:
            text = line
        elif not fills or LIST_ITEM.match(line):
            text += "\n" + line
        elif BROKEN_WORD.search(text) and line[0].islower() and not SECOND_HALF.match(line):
            text = text[:-1] + line
        elif text.endswith("-") and line[0].isalpha():
            text += line
        else:
            text += " " + line
        fills = len(line) >= 0.6 * longest and not (
            line.endswith((".", "!", "?", ":")) and len(line) < 0.85 * longest
        )
    return text

"""Web pages. trafilatura finds the article and leaves menus, comments and links behind."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import lxml.html  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from graph.errors import UnreadableDocument
from loaders.dates import parse_date
from loaders.readers.decoding import decode
from loaders.readers.found import Found

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
# In order of trust: when a page's own words differ, the first that can be read decides.
DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)


def read_html(data: bytes, *, url: str | None = None) -> Found:
    """The article of a page, with its title, address, publisher and date.

    Raises ``UnreadableDocument`` if the bytes are not text or no article is found in them.
    """
    named = CHARSET.search(data[:4096])
    decoded = decode(data, declared=named[1].decode("ascii", "replace") if named else None)
    page = XML_DECLARATION.sub("", decoded.text)  # lxml refuses a declared encoding in a str
    if not page.strip():
        raise UnreadableDocument("it is empty")
    try:
        article = bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            # Dates are read below: a guess at day and month would be taken for knowledge.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, AssertionError, lxml.etree.LxmlError) as broken:
        raise UnreadableDocument(f"its HTML cannot be read: {broken}") from broken
    text = "" if article is None or isinstance(article, dict) else article.text or ""
    if article is None or isinstance(article, dict) or not text.strip():
        raise UnreadableDocument("no article text was found in the page")
    extra = {"author": article.author, "description": article.description}
    return Found(
        text=text,
        url=url or _own_address(article.url),
        title=article.title,
        date=_date(page),
        publisher=article.sitename or article.hostname,
        metadata={**decoded.metadata, **{key: value for key, value in extra.items() if value}},
        clean=True,
    )


def _own_address(url: str | None) -> str | None:
    """A page's canonical address, unless that is merely its site's front page."""
    if not url:
        return None
    parts = urlsplit(url)
    return url if parts.scheme and (parts.path.strip("/") or parts.query) else None


def _date(page: str) -> str | None:
    try:
        tree = lxml.html.document_fromstring(page)
    except (ValueError, lxml.etree.LxmlError):
        return None  # a page trafilatura could repair but lxml alone cannot: it has no metadata
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(key.lower(), meta.get("content") or "")
    candidates = [named[name] for name in DATE_NAMES if name in named]
    candidates[1:1] = JSON_LD_DATE.findall(page)
    candidates += [time.get("datetime") or "" for time in tree.iter("time")][:1]
    return next((value for value in candidates if parse_date(value)), None)

"""Web pages give their article and what they say of it, and nothing around it."""

from __future__ import annotations

import pytest

from graph.errors import UnreadableDocument
from loaders.readers.html import read_html

ARTICLE = """
<p>Iran accused Israel on Thursday of bombing a convoy near Damascus and promised that an answer
would come in due course, officials in Tehran said.</p>
<p>Israel denied that it had carried out any such attack, and a spokesman for the government said
that it does not comment on foreign reports.</p>
"""


def page(head: str = "", body: str = ARTICLE) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>A convoy is bombed | The Example</title>
<meta property="og:title" content="A convoy is bombed">
<meta property="og:site_name" content="The Example">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>A convoy is bombed</h1>{body}</article>
<aside><h2>Related stories</h2><a href="/x">Turkey attacks Syria in the north again</a></aside>
<section id="comments"><h3>Comments</h3><div class="comment"><p>Russia bombed them, I am sure of
it, and nobody will ever tell you.</p></div></section>
<footer>Copyright 2006 The Example. All rights reserved.</footer></body></html>"""


def test_the_article_is_found_and_menus_comments_and_footers_are_not() -> None:
    found = read_html(page().encode())
    assert "Iran accused Israel on Thursday" in found.text
    assert "Israel denied" in found.text
    for other in ("Home", "Turkey attacks", "Russia bombed", "All rights reserved"):
        assert other not in found.text
    assert (found.title, found.publisher, found.clean) == (
        "A convoy is bombed",
        "The Example",
        True,
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2006-11-30T10:00:00Z">',
        '<meta name="DC.date.issued" content="30 November 2006">',
        '<meta name="pubdate" content="Thu, 30 Nov 2006 10:00:00 GMT">',
        '<script type="application/ld+json">{"datePublished": "2006-11-30"}</script>',
    ],
)
def test_the_date_is_the_one_the_page_declares(head: str) -> None:
    date = read_html(page(head).encode()).date
    assert date is not None
    assert "30" in date


def test_the_address_is_the_canonical_one_unless_that_is_the_front_page() -> None:
    canonical = '<link rel="canonical" href="https://example.org/2006/11/30/convoy">'
    assert read_html(page(canonical).encode()).url == "https://example.org/2006/11/30/convoy"
    front = '<link rel="canonical" href="https://example.org/">'
    assert read_html(page(front).encode()).url is None


def test_the_declared_encoding_is_believed() -> None:
    data = page(body=ARTICLE.replace("Tehran", "Čačak")).replace("utf-8", "iso-8859-2")
    assert "Čačak" in read_html(data.encode("iso-8859-2")).text


def test_an_xhtml_page_with_an_xml_declaration_is_read() -> None:
    data = '<?xml version="1.0" encoding="utf-8"?>\n' + page()
    assert "Iran accused Israel" in read_html(data.encode()).text


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<", b"\xef\xbb\xbf"])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_html(data)

"""The page: it stands alone, and shows a text as it is."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from graph.model import Document
from loaders.extract.explain import explain, render_page
from loaders.extract.extractor import RuleExtractor

VOID = {"meta", "input", "br", "link"}


class Reader(HTMLParser):
    """Checks that tags nest, and keeps what can be read, and the classes of marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        assert tag not in ("script", "img", "iframe", "link")
        assert not given.keys() & {"src", "href", "onclick"}
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append((given["class"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words.append(data)
        if self.open[-1:] == ["mark"]:
            self.marks[-1] = (self.marks[-1][0], data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page_of(extractor: RuleExtractor, *texts: str) -> str:
    documents = [Document(id=f"d{i}", text=text) for i, text in enumerate(texts)]
    return render_page([explain(extractor, document) for document in documents])


def test_the_page_needs_nothing_from_elsewhere(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    page = render_page([explain(extractor, document) for document in example_documents])
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import|https?:", style)
    read = Reader(page)
    assert len(read.ids) == len(set(read.ids))
    for document in example_documents:
        assert document.id in read.text


def test_words_are_marked_and_claims_told(extractor: RuleExtractor) -> None:
    read = Reader(page_of(extractor, "Syria said Iran had attacked Iraq."))
    for mark in (
        ("speaker", "Syria"),
        ("cue", "said"),
        ("source", "Iran"),
        ("trigger", "attacked"),
        ("target", "Iraq"),
    ):
        assert mark in read.marks
    assert "Iran ATTACKS Iraq alleged by “said”" in read.text
    assert "according to “Syria” (syria) by “said”" in read.text


def test_a_silence_is_explained_under_its_sentence(extractor: RuleExtractor) -> None:
    read = Reader(page_of(extractor, "Iran attacked on Monday. It snowed."))
    assert "No claim from “attacked”: no target" in read.text
    assert "No claim: no word of any frame stands in it" in read.text
    assert "0 claims in 2 sentences" in read.text


def test_a_text_cannot_write_into_the_page(extractor: RuleExtractor) -> None:
    read = Reader(page_of(extractor, "Iran attacked Iraq & <script>print('x')</script> left."))
    assert "& <script>print('x')</script> left." in read.text


def test_what_is_left_out_as_furniture_is_shown(extractor: RuleExtractor) -> None:
    text = "Home | World | Africa\n\nIran attacked Iraq."
    document = Document(id="page", text=text, furniture=((0, 21),))
    read = Reader(render_page([explain(extractor, document)]))
    assert "Left out as page furniture: 1 passage Home | World | Africa" in read.text
    assert "1 claim in 1 sentence," in read.text


@pytest.mark.parametrize("texts", [(), ("",), ("Iran attacked Iraq.", "Syria left.")])
def test_there_is_a_page_for_any_number_of_documents(
    extractor: RuleExtractor, texts: tuple[str, ...]
) -> None:
    assert Reader(page_of(extractor, *texts)).text

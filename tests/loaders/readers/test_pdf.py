"""PDF files give paragraphs again."""

from __future__ import annotations

from loaders.readers.pdf import read_pdf
from tests.loaders.readers.pdfs import pdf


def test_lines_of_a_column_become_one_paragraph() -> None:
    found = read_pdf(
        pdf(
            [
                "Iran has for many years been the chief source of arms for the Shia",
                "militias of the south, and the officers who train them are from Iran-",
                "backed units that report to a com-",
                "mand in Tehran, officials said.",
            ]
        )
    )
    assert "chief source of arms for the Shia militias of the south" in found.text
    assert "from Iran-backed units" in found.text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        ["The Example Institute", f"Iran accused Israel of attack {n} on the convoy.", str(n)]
        for n in range(1, 5)
    ]
    text = read_pdf(pdf(*pages)).text
    assert "Example Institute" not in text
    assert [line for line in text.splitlines() if line] == [page[1] for page in pages]


def test_the_day_of_its_making_is_only_a_fallback_for_its_date() -> None:
    found = read_pdf(pdf(["Iran accused Israel."], created="D:20061130101500Z"))
    assert (found.date, found.fallback_date, found.title) == (None, "2006-11-30", "A Report")


def test_a_file_locked_without_a_password_is_read() -> None:
    assert "Iran" in read_pdf(pdf(["Iran accused Israel."])).text

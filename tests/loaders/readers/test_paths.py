"""What is found on paths, how documents are called, and what is said of inputs that give none.

Every test writes its own small files and reads them with the real readers.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from graph.model import Document
from loaders.readers import Naming, ReadSettings, Skipped, read_paths, read_steps, total_bytes
from tests.loaders.readers.foreign import TEXTS
from tests.loaders.readers.pdfs import pdf

STORY = "Iran accused Israel of bombing a convoy near Damascus.\n"


def documents(*paths: object, **options: object) -> list[Document]:
    return [item for item in read_paths(map(str, paths), **options) if isinstance(item, Document)]  # type: ignore[arg-type]


def skipped(*paths: object, **options: object) -> list[Skipped]:
    return [item for item in read_paths(map(str, paths), **options) if isinstance(item, Skipped)]  # type: ignore[arg-type]


def test_a_folder_is_read_through_in_order_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name)
    found = documents(tmp_path)
    assert [document.id for document in found] == ["a/z.txt", "b.txt", "c.md"]
    assert skipped(tmp_path) == []


def test_a_glob_reads_what_it_matches_and_says_when_that_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "two.md").write_text(STORY)
    assert [d.id for d in documents(tmp_path / "*.txt")] == ["one.txt"]
    assert [d.id for d in documents(tmp_path / "**/*")] == ["one.txt", "two.md"]
    assert [s.reason for s in skipped(tmp_path / "*.pdf")] == ["no file matches"]


def test_extraction_keeps_a_given_id_and_loading_puts_the_collection_before_it(
    tmp_path: Path,
) -> None:
    lines = tmp_path / "wire.jsonl"
    lines.write_text(json.dumps({"id": "n-1", "text": STORY}) + "\n")
    assert documents(lines)[0].id == "n-1"
    assert documents(lines, collection=Naming.BY_ROOT)[0].id == "wire/n-1"
    assert documents(lines, collection="own")[0].id == "own/n-1"


def test_a_document_is_called_by_its_id_or_address_or_path_or_content(tmp_path: Path) -> None:
    root = tmp_path / "news"
    (root / "sub").mkdir(parents=True)
    (root / "sub" / "a.txt").write_text(STORY)
    records = [{"text": STORY, "url": "https://example.org/x"}, {"text": STORY + "!"}]
    (root / "b.jsonl").write_text("\n".join(map(json.dumps, records)))
    path, address, content = (d.id for d in documents(root, collection=Naming.BY_ROOT))
    # Sorted by name: the JSON Lines file stands before the folder "sub".
    assert (path, content) == ("news/https://example.org/x", "news/sub/a.txt")
    assert len(address.removeprefix("news/")) == 64


def test_standard_input_is_json_lines_if_it_opens_a_brace_and_text_otherwise() -> None:
    lines = io.BytesIO(b'\n  {"id": 7, "text": "Iran accused Israel."}\n')
    assert [(d.id, d.text) for d in documents("-", stdin=lines)] == [("7", "Iran accused Israel.")]
    text = documents("-", stdin=io.BytesIO(STORY.encode()), collection=Naming.BY_ROOT)[0]
    assert (text.text, len(text.id), text.path) == (STORY, 64, None)
    assert [s.where for s in skipped("-", stdin=io.BytesIO(b""))] == ["standard input"]


def test_every_bad_input_is_named_with_its_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = {
        "empty.txt": (b"", "it is empty"),
        "blank.txt": (b" \n\t\n", "it is empty"),
        "binary.txt": (bytes(range(256)) * 40, "binary"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a picture"),
        "archive.md": (b"PK\x03\x04rest", "ZIP"),
        "greek.txt": ("Η Αθήνα κατηγόρησε".encode("iso8859-7"), "byte 0xc7 at position 0"),
        "empty.jsonl": (b"", "it is empty"),
        "blank.jsonl": (b"\n\n", "it holds no documents"),
        "broken.pdf": (b"%PDF-1.4\nnonsense", "the PDF is broken"),
        "fake.pdf": (b"hello", "it is not a PDF"),
        "pictures.pdf": (pdf([]), "the PDF holds no text"),
        "locked.pdf": (pdf(["Iran accused Israel."], password="secret"), "the PDF is encrypted"),
        "nothing.html": (b"<html><body></body></html>", "no article text"),
        "columns.csv": (b"a,b\n1,2\n", "no column is named text, content or body; there are: a, b"),
    }  # fmt: skip
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    reasons = {Path(item.file).name: item.reason for item in skipped(tmp_path)}
    assert len(reasons) == len(bad) + 1
    for name, (_, reason) in bad.items():
        assert reason in reasons[name], name
    assert "No such file" in reasons["gone.txt"]
    assert [document.id for document in documents(tmp_path)] == ["good.txt"]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    assert str(skipped(tmp_path / "no.txt")[0]) == (
        f"{tmp_path / 'no.txt'}: there is no such file or folder"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "secret.txt").chmod(0)
    assert "Permission denied" in skipped(tmp_path)[0].reason


def test_a_file_over_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000_000)
    reason = skipped(tmp_path, settings=ReadSettings(max_bytes=1_000_000))[0].reason
    assert reason.startswith("it is too large: 2 MB, the limit is 1 MB")


def test_a_sparse_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100_000_000)
    assert "100 MB" in skipped(tmp_path)[0].reason


def test_a_kind_without_a_reader_fails_only_where_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (inside,), (asked,) = skipped(tmp_path), skipped(tmp_path / "a.docx")
    assert not inside.failed
    assert asked.failed
    assert "there is no reader for .docx" in asked.reason


def test_a_file_without_an_ending_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(STORY)
    assert [document.text for document in documents(tmp_path / "story")] == [STORY]
    assert not skipped(tmp_path)[0].failed


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_another_language_is_passed_over_by_name(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[language])
    assert [s.reason for s in skipped(tmp_path)] == [f"looks like {language}, only English is read"]


def test_english_with_foreign_names_and_words_is_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The newspaper Al-Hayat and the daily Die Zeit reported that the Frente de Liberación had"
        " been trained by the Légion in the town of Ville de la Paix, which is held by militias."
        " The word دولة was painted on the wall, and they said that it was not the first time."
    )
    assert len(documents(tmp_path)) == 1


def test_a_text_too_short_to_tell_is_taken_for_english(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Spiegel: Iran accuses Israel")
    assert len(documents(tmp_path)) == 1


def test_the_headline_is_the_title_and_not_the_menu_above_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Politics\n\nConvoy bombed near Damascus\n\n{STORY}")
    assert documents(tmp_path)[0].title == "Convoy bombed near Damascus"


def test_progress_reaches_the_number_of_bytes_there_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 3)
    positions = [step.bytes_read for step in read_steps([tmp_path])]
    assert positions == sorted(positions)
    assert positions[-1] == total_bytes([tmp_path])


def test_a_file_name_that_is_no_utf8_can_still_be_an_id(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write(STORY)
    assert documents(tmp_path)[0].id == "caf�.txt"

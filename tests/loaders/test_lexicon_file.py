"""Files of the lexicon as they are broken in practice: each is named with file, line and reason.

Every case breaks one line of a file that ships, which so far is whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from graph.errors import DataError
from loaders.actors.roles import load_roles
from loaders.extract.confidence import load_confidence
from loaders.extract.fiction import load_fiction
from loaders.extract.lexicon import BUILT_IN
from loaders.extract.sentences import load_abbreviations
from loaders.extract.timewords import load_times
from loaders.extract.topics import load_topics
from loaders.extract.wordfiles import EmbeddingFile, IrregularFile, WordFile
from loaders.lexicon_file import line_of, read_lexicon_file
from loaders.page.rules import load_rules


def _reads(schema: type[BaseModel]):  # type: ignore[no-untyped-def]
    return lambda path: read_lexicon_file(path, schema)


READERS = {
    "words": _reads(WordFile),
    "embedding": _reads(EmbeddingFile),
    "irregular": _reads(IrregularFile),
    "abbreviations": load_abbreviations,
    "time": load_times,
    "topics": load_topics,
    "fiction": load_fiction,
    "roles": load_roles,
    "furniture": load_rules,
    "confidence": load_confidence,
}
CASES = [
    ("words", 'weapons = ["', 'weapons = ["", "', "holds an empty word"),
    ("words", 'weapons = ["', 'weapons = ["Spear", "', "'Spear' has a capital"),
    ("words", 'weapons = ["', 'weapons = [" spear", "', "' spear' has white space"),
    ("words", 'weapons = ["', 'weapons = ["spear", "spear", "', "'spear' stands there twice"),
    ("words", "weapons = [", "weapons = [3, ", "Input should be a valid string"),
    ("words", 'fuel = ["', 'fuel = ["rifle", "', "'rifle' stands under both 'weapons' and 'fuel'"),
    ("words", "sports = [", "games = [", "has no class 'sports'"),
    ("words", "active = [", "aktive = [", "Field required"),
    ("words", "passive = [", "pasive = [", "Field required"),
    ("words", 'state = ["country"', 'stat = ["country"', "Input should be 'state'"),
    ("words", "none = [", 'all = ["every"]\nnone = [', "Extra inputs are not permitted"),
    ("embedding", 'says = ["say"', 'sais = ["say"', "Field required"),
    ("embedding", 'thinks = ["believe"', 'thinks = ["believe", "believe"', "stands there twice"),
    ("embedding", "[modals]", "[modal]", "Field required"),
    ("irregular", 'arm = ["armed"]', 'arm = "armed"', "Input should be a valid tuple"),
    ("irregular", 'arm = ["armed"]', "arm = []", "holds no word"),
    ("irregular", 'arm = ["armed"]', 'Arm = ["armed"]', "'Arm' is no lemma"),
    ("irregular", 'verbs = ["commit"', 'verbs = ["torpedo-", "commit"', "'torpedo-' is no lemma"),
    ("abbreviations", 'titles = ["mr"', 'titles = ["Mr"', "'Mr' has a capital"),
    ("abbreviations", "starters = [", "starter = [", "Field required"),
    ("time", 'present = ["now"', 'present = ["now", "now"', "'now' stands there twice"),
    ("time", '"9/11" = "2001-09-11"', '"9/11" = "11.9.2001"', "String should match pattern"),
    ("topics", 'treason = ["', 'treason = ["genocide", "', "'genocide' stands under both"),
    ("fiction", "tells = [", "tolds = [", "Field required"),
    ("roles", 'LEG = "government_body"', 'LEG = "gov"', "Input should be 'state'"),
    ("furniture", 'id = "share-to"', 'id = "share"', "two rules of line are called 'share'"),
    ("furniture", 'roles = ["editor"', 'roles = ["Editor"', "'Editor' has a capital"),
    ("confidence", "intercept = ", "intercept = 1\nslope = ", "Extra inputs are not permitted"),
    ("confidence", "[measure]", "[measure]\ndistance = 0.1\n[old]", "less than or equal to 0"),
]
ELSEWHERE = {"Field required", "has no class 'sports'", "two rules of line are called 'share'"}
"""What is missing stands on no line, and of two that are the same only one was changed here."""


@pytest.mark.parametrize("name", sorted(READERS))
def test_what_ships_is_whole(name: str) -> None:
    READERS[name](BUILT_IN / f"{name}.toml")


@pytest.mark.parametrize("name", sorted(path.stem for path in BUILT_IN.glob("*.toml")))
def test_every_file_of_the_lexicon_has_a_schema(name: str) -> None:
    assert name in READERS


@pytest.mark.parametrize(("name", "line", "broken", "reason"), CASES)
def test_a_broken_line_is_named_with_file_line_and_reason(
    tmp_path: Path, name: str, line: str, broken: str, reason: str
) -> None:
    whole = (BUILT_IN / f"{name}.toml").read_text(encoding="utf-8")
    assert line in whole
    path = tmp_path / f"{name}.toml"
    path.write_text(whole.replace(line, broken, 1), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        READERS[name](path)
    assert reason in raised.value.message
    where = str(raised.value.where).removeprefix(f"{path}:").split(",")[0]
    number = whole[: whole.index(line)].count("\n") + 1
    if reason in ELSEWHERE:
        assert where.isdecimal()
    else:
        assert int(where) in (number, number + 1)


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_file_that_is_no_toml_is_named_with_the_line_where_it_ceases_to_be(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text("# words\nsays = [\n", encoding="utf-8")
    with pytest.raises(DataError, match="is not valid TOML") as raised:
        READERS[name](path)
    assert str(raised.value.where).startswith(f"{path}:")


def test_a_file_that_is_not_there_or_not_utf_8_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_topics(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes('[light]\nwords = ["attaché"]'.encode("latin-1"))
    with pytest.raises(DataError, match="is not UTF-8"):
        load_topics(path)


def test_a_key_is_found_under_its_own_table() -> None:
    text = "a = 1\n[one]\na = 2\n[[rule]]\na = 3\n[[rule]]\n'b c' = 4\n[rule.sub]\na = 5\n"
    assert line_of(text, ["a"]) == 1
    assert line_of(text, ["one", "a"]) == 3
    assert line_of(text, ["rule", 0, "a"]) == 5
    assert line_of(text, ["rule", 1, "b c", 0]) == 7
    assert line_of(text, ["rule", 1, "sub", "a"]) == 9
    assert line_of(text, ["rule", 1, "missing"]) == 6
    assert line_of(text, ["missing"]) == 1

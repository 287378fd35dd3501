"""Words that say what sort of actor somebody is, as they ship and as a broken file has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Kind, Sector
from loaders.actors.roles import ROLES_FILE, Roles, load_roles

ROLES = load_roles()

WHOLE = ROLES_FILE.read_text(encoding="utf-8")


def loaded(folder: Path, text: str) -> Roles:
    path = folder / "roles.toml"
    path.write_text(text, encoding="utf-8")
    return load_roles(path)


@pytest.mark.parametrize(
    ("word", "sector"),
    [
        ("official", Sector.GOV),
        ("diplomat", Sector.GOV),
        ("foreign minister", Sector.GOV),
        ("troop", Sector.MIL),
        ("army", Sector.MIL),
        ("police", Sector.COP),
        ("rebel", Sector.REB),
        ("militia", Sector.REB),
        ("lawmaker", Sector.LEG),
        ("court", Sector.JUD),
        ("civilian", Sector.CVL),
        ("newspaper", Sector.MED),
        ("camel", None),
    ],
)
def test_a_word_says_the_sector(word: str, sector: Sector | None) -> None:
    assert ROLES.sector(word) is sector


def test_the_first_phrase_that_is_known_decides() -> None:
    assert ROLES.sector("purple police", "police", "army") is Sector.COP
    assert ROLES.sector("purple army") is None
    assert ROLES.sector() is None


def test_every_sector_has_a_kind_and_a_name() -> None:
    assert set(ROLES.kinds) == set(ROLES.names) == set(Sector)
    assert ROLES.kinds[Sector.REB] is Kind.ARMED_GROUP
    assert all(ROLES.names.values())


def test_words_are_plain_and_in_small_letters() -> None:
    words = {*ROLES.sector_of, *ROLES.titles, *ROLES.opposed, *ROLES.bare}
    assert len(words) > 100
    assert all(word == word.lower().strip() != "" for word in words)


def test_a_sector_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"sectors\.KING") as raised:
        loaded(tmp_path, WHOLE.replace("[sectors]", '[sectors]\nKING = ["monarch"]'))
    line = WHOLE.split("\n").index("[sectors]") + 2
    assert str(raised.value.where).endswith(f"roles.toml:{line}")


def test_a_word_under_two_sectors_is_named_with_both(tmp_path: Path) -> None:
    text = WHOLE.replace('MIL = ["', 'MIL = ["potentate", "').replace(
        'GOV = ["', 'GOV = ["potentate", "'
    )
    with pytest.raises(DataError, match="'potentate' stands under both 'GOV' and 'MIL'"):
        loaded(tmp_path, text)


def test_a_sector_without_a_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="says nothing of the sector MIL"):
        loaded(tmp_path, WHOLE.replace('MIL = "military"\n', ""))


@pytest.mark.parametrize("text", ["[sectors]\n", 'GOV = ["envoy"]\n', "[sectors\n"])
def test_a_file_that_breaks_the_schema_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"roles\.toml:\d"):
        loaded(tmp_path, text)

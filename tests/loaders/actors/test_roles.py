"""Words that say what sort of actor somebody is, as they ship and as a broken file has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import Kind, Sector
from loaders.actors.roles import Roles, load_roles

ROLES = load_roles()

REST = """
[kinds]
GOV = "government_body"
MIL = "military"
[names]
GOV = "government"
MIL = "military"
[titles]
words = ["general"]
[opposed]
words = ["critic"]
[bare]
words = ["troops"]
"""


def loaded(folder: Path, sectors: str) -> Roles:
    path = folder / "roles.toml"
    path.write_text(f"[sectors]\n{sectors}\n{REST}", encoding="utf-8")
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


def test_a_sector_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no sector 'KING'") as raised:
        loaded(tmp_path, 'KING = ["monarch"]')
    assert "roles.toml, [sectors]" in str(raised.value.where)


def test_a_word_under_two_sectors_is_named_with_both(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'guard' stands under both GOV and MIL"):
        loaded(tmp_path, 'GOV = ["guard"]\nMIL = ["guard"]')


def test_a_file_that_is_whole_is_read(tmp_path: Path) -> None:
    roles = loaded(tmp_path, 'GOV = ["envoy"]\nMIL = ["troops"]')
    assert roles.sector("envoy") is Sector.GOV
    assert (roles.titles, roles.opposed, roles.bare) == (
        frozenset({"general"}),
        frozenset({"critic"}),
        frozenset({"troops"}),
    )


@pytest.mark.parametrize("text", ["[sectors]\n", 'GOV = ["envoy"]\n', "[sectors\n"])
def test_a_file_that_breaks_the_schema_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "roles.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        load_roles(path)

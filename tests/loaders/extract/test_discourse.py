"""Whom a last name was introduced as, found without a parse."""

from __future__ import annotations

import pytest

from loaders.extract.discourse import full_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Maria Keller spoke. Keller left.", {"Keller": "Maria Keller"}),
        ("President Maria Keller spoke.", {"Keller": "Maria Keller"}),
        ("The Maria Keller affair", {"Keller": "Maria Keller"}),
        ("Ahmad al-Sayed spoke.", {"al-Sayed": "Ahmad al-Sayed"}),
        ("Jan van Dijk spoke.", {"Dijk": "Jan van Dijk"}),
        ("Maria Keller met Otto Keller.", {}),
        ("Keller spoke.", {}),
        ("it rained", {}),
        ("", {}),
        ("Maria Keller spoke. On Monday Keller left.", {"Keller": "Maria Keller"}),
        ("Maria Keller spoke. Later Keller left.", {"Keller": "Maria Keller"}),
    ],
)
def test_a_last_name_stands_for_the_one_full_name_of_the_document(
    text: str, names: dict[str, str]
) -> None:
    assert full_names(text) == names

"""How close names come: the quick way over many next to the plain one for each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.store.ranking import LEAST_SCORE, close_names, closeness

# Few letters, so that names often come close to what is asked.
_words = st.text("abn", min_size=1, max_size=7)
_names = st.lists(_words, min_size=1, max_size=4).map(" ".join)


@given(_names, st.lists(_names, unique=True, max_size=12))
def test_of_many_names_just_those_that_are_close_enough_are_found_the_closest_first(
    q: str, names: list[str]
) -> None:
    found = close_names(q, names)
    each = {name: closeness(q, [name]) for name in names}
    assert found == {name: score for name, score in each.items() if score >= LEAST_SCORE}
    assert list(found.values()) == sorted(found.values(), reverse=True)

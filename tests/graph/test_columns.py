from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.columns import ClaimColumns, Interner
from graph.model import Status
from graph.store.protocol import ClaimRow

WORDS = st.text(min_size=1, max_size=5)
ROWS = st.builds(
    ClaimRow,
    id=WORDS,
    source=WORDS,
    relation=st.sampled_from(["ACCUSES", "ATTACKS"]),
    target=WORDS,
    status=st.sampled_from(list(Status)),
    document=WORDS,
    first=st.integers(0, 3_652_059),
    last=st.integers(0, 3_652_059),
    confidence=st.floats(0, 1),
    speakers=st.lists(WORDS, max_size=2).map(tuple),
)


@given(st.lists(ROWS, unique_by=lambda row: row.id))
def test_columns_give_back_the_claims_put_in(rows: list[ClaimRow]) -> None:
    columns = ClaimColumns()
    for row in rows:
        columns.add(row)
    assert list(columns) == rows
    assert len(columns) == len(rows)
    snapshot = columns.snapshot()
    assert [snapshot.actors[code] for code in snapshot.source] == [row.source for row in rows]
    assert snapshot.confidence.tolist() == [row.confidence for row in rows]


@given(st.lists(ROWS, min_size=1, unique_by=lambda row: row.id))
def test_a_snapshot_does_not_see_what_comes_after_it(rows: list[ClaimRow]) -> None:
    columns = ClaimColumns()
    columns.add(rows[0])
    before = columns.snapshot()
    columns.remove(rows[0].id)
    for row in rows[1:]:
        columns.add(row)
    assert before.alive.tolist() == [True]
    assert columns.snapshot().alive.tolist() == [False] + [True] * (len(rows) - 1)
    assert (len(columns), columns.dead) == (len(rows) - 1, 1)


def test_a_value_keeps_its_number() -> None:
    numbers: Interner[str] = Interner()
    assert [numbers.code(value) for value in "abcab"] == [0, 1, 2, 0, 1]
    assert numbers.values == ["a", "b", "c"]
    assert (numbers.find("c"), numbers.find("d")) == (2, None)

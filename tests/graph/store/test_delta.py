"""What an edge gains by a write, next to the edge summed afresh."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Claim, Edge
from graph.store.delta import Delta, StoredClaim, claims_of
from graph.store.protocol import ReadDocument
from graph.store.rows import edge_of
from tests.graph.builders import claim, read_document
from tests.graph.store.laws import summed

_claims = st.builds(
    claim,
    st.sampled_from(["iran", "iraq", "syria"]),
    st.sampled_from(["ALLIES_WITH", "ATTACKS"]),
    st.sampled_from(["iran", "iraq", "syria"]),
    st.sampled_from(["asserted", "alleged", "denied", "hypothetical"]),
    date=st.sampled_from([None, "2006", "2006-03", "2006-03-31", "2005-12-31", "2007"]),
)
_documents = st.dictionaries(st.sampled_from("abcd"), st.lists(_claims, max_size=4)).map(
    lambda drawn: {id: read_document(id, *claims) for id, claims in drawn.items()}
)

Key = tuple[str, str, str]


def stored(documents: dict[str, ReadDocument]) -> dict[str, StoredClaim]:
    return claims_of(documents.values())


def edges(documents: dict[str, ReadDocument]) -> dict[Key, Edge]:
    said: list[Claim] = [each for read in documents.values() for each in read.claims]
    return {(edge.source, edge.relation, edge.target): edge for edge in summed(said)}


def gains(delta: Delta) -> dict[Key, Edge]:
    found = [edge_of(row) for row in delta.gains()]
    return {(edge.source, edge.relation, edge.target): edge for edge in found}


def together(edge: Edge, gain: Edge) -> dict[str, int]:
    counted = edge.model_dump(exclude={"source", "relation", "target", "mutual", "first", "last"})
    return {name: value + getattr(gain, name) for name, value in counted.items()}


@given(documents=_documents)
def test_what_an_empty_store_gains_are_the_edges(documents: dict[str, ReadDocument]) -> None:
    assert gains(Delta({}, stored(documents))) == edges(documents)


@settings(deadline=None)
@given(before=_documents, after=_documents)
def test_an_edge_loses_a_claim_or_is_as_it_was_and_what_it_gains(
    before: dict[str, ReadDocument], after: dict[str, ReadDocument]
) -> None:
    # As a store has it: what is replaced is known, and the rest stays as it is.
    replaced = {id: read for id, read in before.items() if id in after}
    delta = Delta(stored(replaced), stored(after))
    loosened = {ends[:3] for ends in delta.loosened()}
    gained = gains(delta)
    old, new = edges(before), edges(before | after)
    assert loosened.isdisjoint(gained)
    for key in (old.keys() | new.keys()) - loosened:
        if key not in gained:
            assert new.get(key) == old[key]
        elif key not in old:
            assert new[key] == gained[key]
        else:
            counted = new[key].model_dump(include=set(together(old[key], gained[key])))
            assert counted == together(old[key], gained[key])


def test_a_document_that_says_it_again_is_counted_once() -> None:
    once = read_document("d", claim("iran", "ATTACKS", "iraq"))
    twice = read_document("d", claim("iran", "ATTACKS", "iraq"), claim("iran", "ATTACKS", "iraq"))
    delta = Delta(claims_of([once]), claims_of([twice]))
    [gain] = gains(delta).values()
    assert (gain.claims, gain.documents) == (1, 0)


def test_a_document_that_takes_a_claim_back_leaves_the_edge_to_be_summed_afresh() -> None:
    once = read_document("d", claim("iran", "ALLIES_WITH", "syria"))
    delta = Delta(claims_of([once]), {})
    assert delta.gains() == []
    assert delta.loosened() == {
        ("iran", "ALLIES_WITH", "syria", "iran", "syria"),
        ("iran", "ALLIES_WITH", "syria", "syria", "iran"),
    }


def test_a_claim_between_an_actor_and_itself_is_no_edge() -> None:
    said = read_document("d", claim("iran", "ATTACKS", "iran"))
    assert Delta({}, claims_of([said])).gains() == []

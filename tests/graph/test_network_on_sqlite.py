"""The network on the real store: what it shows is what the store keeps."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Belonging, Claim, Edge, EdgeKey, Kind, Sector, Status
from graph.network import Network
from graph.query import ClaimFilter, Rollup
from graph.store import open_store
from graph.store.protocol import Store
from tests.graph.builders import actor, claim, read_document

EVERYTHING = ClaimFilter()
ARMY = actor(
    "iran:mil",
    kind=Kind.MILITARY,
    sector=Sector.MIL,
    country="IRN",
    part_of=[Belonging(actor="iran")],
)


async def assert_shows(network: Network, store: Store) -> None:
    """The network is what a fresh one would be, and its edges are those the store keeps."""
    fresh = await Network.load(store)
    assert network.version == fresh.version == await store.version()
    for rollup in Rollup:
        assert network.view(EVERYTHING, rollup).edges() == fresh.view(EVERYTHING, rollup).edges()
    assert network.actors == fresh.actors
    kept = sorted([e async for e in store.all_edges()], key=_ends)
    shown = network.view(EVERYTHING).edges()
    assert [_counts(edge) for edge in shown] == [_counts(edge) for edge in kept]
    counts = await store.counts()
    assert counts.self_claims == network.view(EVERYTHING).self_claims
    assert counts.claims == network.claims


def _ends(edge: Edge) -> tuple[str, str, str]:
    return edge.source, edge.relation, edge.target


def _counts(edge: Edge) -> dict[str, object]:
    return edge.model_dump()


STATEMENTS = st.builds(
    claim,
    st.sampled_from(["iran", "iraq", "hezbollah"]),
    st.sampled_from(["ACCUSES", "ALLIES_WITH"]),
    st.sampled_from(["iran", "iraq", "hezbollah"]),
    st.sampled_from(list(Status)),
    date=st.sampled_from([None, "2006", "2007-03"]),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "three"]),
        st.one_of(st.none(), st.lists(STATEMENTS, max_size=3)),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(STEPS)
async def test_a_network_follows_whatever_is_put_and_removed(
    steps: list[tuple[str, list[Claim] | None]],
) -> None:
    with TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{Path(folder) / 'graph.db'}") as store:
            network = await Network.load(store)
            for name, claims in steps:
                if claims is not None:
                    await store.put([read_document(name, *claims, actors=[ARMY])])
                elif await store.known([name]):
                    await store.remove([name])
                await network.refresh(store)
            await assert_shows(network, store)


async def test_the_army_is_folded_into_its_state_and_evidence_can_be_fetched(
    tmp_path: Path,
) -> None:
    async with open_store(f"sqlite:///{tmp_path / 'graph.db'}") as store:
        await store.put(
            [
                read_document(
                    "one",
                    claim(ARMY, "SUPPLIES", "hezbollah", date="2006-11-30"),
                    claim("iran", "SUPPLIES", "hezbollah", "alleged", speakers=["israel"]),
                    actors=[ARMY, actor("iran")],
                )
            ]
        )
        network = await Network.load(store)
        (edge,) = network.view(rollup=Rollup.STATE).edges()
        assert (edge.source, edge.claims, edge.asserted, edge.alleged) == ("iran", 2, 1, 1)
        view = network.view(rollup=Rollup.STATE)
        best, _ = view.claim_ids(EdgeKey(source="iran", relation="SUPPLIES", target="hezbollah"))
        claims = await store.claims_by_id([best])
        assert claims[best].source.id == "iran:mil"
        said = network.view(ClaimFilter(speaker="israel")).edges()
        assert [e.source for e in said] == ["iran"]

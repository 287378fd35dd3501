"""Putting, replacing and removing: what a store keeps, and the sums that follow."""

from __future__ import annotations

import pytest

from graph.errors import Conflict, NotFound, StoreError
from graph.model import Belonging, Document, Edge, EdgeKey, Kind, Version
from graph.query import ClaimFilter
from graph.store.protocol import Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.suite import TALKS, WAR, StoreSuite, listed


class KeepingSuite(StoreSuite):
    async def test_a_fresh_store_is_empty_and_sound(self, store: Store) -> None:
        assert (await store.version()).number == 0
        counts = await store.counts()
        assert (counts.actors, counts.documents, counts.claims, counts.edges) == (0, 0, 0, 0)
        assert await store.check() == []
        assert [type(item) for item in await listed(store.snapshot())] == [Version]

    async def test_trying_to_write_changes_nothing(self, filled: Store) -> None:
        before = await listed(filled.snapshot())
        await filled.try_writing()
        assert await listed(filled.snapshot()) == before

    async def test_claims_come_back_as_they_were_put(self, filled: Store) -> None:
        assert await listed(filled.all_claims()) == [*TALKS.claims, *WAR.claims]
        given = WAR.claims[1]
        assert await filled.claim(given.id) == given
        assert await filled.claims_by_id([given.id, "nonsense"]) == {given.id: given}
        assert await filled.claim("nonsense") is None

    async def test_documents_come_back_as_they_were_put(self, store: Store) -> None:
        document = Document(
            id="d\u00e9j\u00e0/vu?",
            text="Line\u0000with\u0007control \U0001f680 and\r\nbreaks",
            title="T",
            url="https://example.org/a?b#c",
            date="2006-11",
            publisher="P",
            path="a/b.txt",
            metadata={"section": ["world", 1, None], "deep": {"x": 1.5}},
            furniture=((0, 4), (5, 6)),
        )
        read = read_document("x")
        await store.put([type(read)(document, (), (), "f/1", sentences=2)])
        found = await store.document(document.id)
        assert found is not None
        assert found[0] == document
        assert found[0].content_hash == document.content_hash
        summary = found[1]
        assert (summary.characters, summary.sentences, summary.claims) == (len(document.text), 2, 0)
        known = await store.known([document.id, "other"])
        assert set(known) == {document.id}
        assert known[document.id].content_hash == document.content_hash
        assert known[document.id].fingerprint == "f/1"
        assert await store.document("other") is None

    async def test_actors_come_back_as_they_were_put(self, store: Store) -> None:
        guard = actor(
            "guard",
            "Revolutionary Guard",
            kind=Kind.MILITARY,
            aliases=["IRGC", "Pasdaran"],
            part_of=[
                Belonging(actor="iran", since="1979-05"),
                Belonging(actor="old", until="1979"),
            ],
            member_of=["axis"],
        )
        everybody = [guard, actor("iran"), actor("old"), actor("axis", kind=Kind.BLOC)]
        await store.put([read_document("d", claim(guard, "ATTACKS", "israel"), actors=everybody)])
        for given in everybody:
            found = await store.actor(given.id)
            assert found is not None
            assert found.actor == given
            assert found.claims == (1 if given is guard else 0)
        assert await store.actor("nobody") is None

    async def test_an_edge_sums_its_claims(self, filled: Store) -> None:
        [edge] = await filled.edges([EdgeKey.of("iran", "SUPPLIES", "hezbollah")])
        assert edge == Edge(
            source="iran",
            relation="SUPPLIES",
            target="hezbollah",
            claims=2,
            alleged=1,
            denied=1,
            documents=2,
            forward=2,
            first="2006",
            last="2007-01-02",
        )

    async def test_a_symmetric_edge_is_one_and_found_from_either_side(self, filled: Store) -> None:
        keys = [
            EdgeKey(source="iran", relation="ALLIES_WITH", target="hezbollah"),
            EdgeKey(source="hezbollah", relation="ALLIES_WITH", target="iran"),
        ]
        edges = await filled.edges(keys)
        assert edges[0] == edges[1]
        assert (edges[0].source, edges[0].target) == ("hezbollah", "iran")
        assert (edges[0].forward, edges[0].backward, edges[0].mutual) == (1, 1, 1)

    async def test_a_key_without_an_edge_is_left_out(self, filled: Store) -> None:
        assert await filled.edges([EdgeKey.of("hezbollah", "SUPPLIES", "iran")]) == []

    @pytest.mark.parametrize(
        ("dates", "first", "last"),
        [
            (["2006", "2006-03-01"], "2006", "2006"),
            (["2005-12-31", "2006"], "2005-12-31", "2006"),
            (["2006-11", "2006-11-30", "2006-10-31"], "2006-10-31", "2006-11"),
            ([None, "2006-02"], "2006-02", "2006-02"),
            ([None], None, None),
        ],
    )
    async def test_first_is_the_least_start_and_last_the_greatest_end(
        self, store: Store, dates: list[str | None], first: str | None, last: str | None
    ) -> None:
        said = [claim("iran", "SUPPLIES", "hezbollah", date=date) for date in dates]
        await store.put([read_document("d", *said)])
        [edge] = await listed(store.all_edges())
        assert (edge.first, edge.last) == (first, last)

    async def test_a_claim_of_an_actor_on_itself_is_kept_and_makes_no_edge(
        self, store: Store
    ) -> None:
        await store.put([read_document("d", claim("syria", "ATTACKS", "syria"))])
        counts = await store.counts()
        assert (counts.claims, counts.edges, counts.self_claims) == (1, 0, 1)
        syria = await store.actor("syria")
        assert syria is not None
        assert (syria.claims, syria.documents) == (1, 1)
        assert await store.check() == []

    async def test_the_same_batch_twice_changes_nothing(self, filled: Store) -> None:
        version = await filled.version()
        again = await filled.put([TALKS, WAR])
        assert again.version == version == await filled.version()
        assert again.added == again.replaced == again.removed == ()

    async def test_each_committed_change_raises_the_version_once(self, store: Store) -> None:
        first = await store.put([WAR, TALKS])
        assert first.added == ("war", "talks")
        assert first.version.number == 1
        second = await store.remove(["war", "talks"])
        assert second.removed == ("war", "talks")
        assert second.version == await store.version()
        assert second.version.number == 2

    async def test_a_changed_document_replaces_its_claims(self, filled: Store) -> None:
        shorter = read_document("war", claim("israel", "ATTACKS", "lebanon"))
        written = await filled.put([shorter])
        assert written.replaced == ("war",)
        assert written.added == ()
        page = await filled.claims(ClaimFilter(document="war"), limit=10)
        assert page.items == shorter.claims
        assert await filled.edges([EdgeKey.of("israel", "ATTACKS", "hezbollah")]) == []
        assert await filled.check() == []

    async def test_another_fingerprint_replaces_a_document_of_the_same_content(
        self, filled: Store
    ) -> None:
        again = read_document(
            "war", *WAR.claims, title=WAR.document.title, date="2006-08-14", fingerprint="test/2"
        )
        assert (await filled.put([again])).replaced == ("war",)
        assert (await filled.counts()).fingerprints == {"test/1": 1, "test/2": 1}
        changes = await listed(filled.changes(1))
        assert [type(item) for item in changes] == [Version]

    async def test_a_known_document_can_be_refused(self, filled: Store) -> None:
        with pytest.raises(Conflict, match="war"):
            await filled.put([read_document("new"), WAR], replace=False)
        assert await filled.document("new") is None
        assert (await filled.version()).number == 1

    async def test_one_id_with_two_contents_in_one_batch_is_a_conflict(self, store: Store) -> None:
        with pytest.raises(Conflict, match="'war'"):
            await store.put([WAR, read_document("war")])
        assert (await store.counts()).documents == 0

    async def test_a_claim_of_an_actor_not_handed_in_is_refused_whole(self, store: Store) -> None:
        whole = read_document("d", claim("iran", "ATTACKS", "iraq"))
        broken = type(whole)(whole.document, whole.claims, whole.actors[:1], "f")
        with pytest.raises(StoreError):
            await store.put([WAR, broken])
        assert (await store.counts()).documents == 0
        assert (await store.version()).number == 0

    async def test_removing_a_document_corrects_the_edges(self, filled: Store) -> None:
        await filled.remove(["talks"])
        [edge] = await filled.edges([EdgeKey.of("iran", "SUPPLIES", "hezbollah")])
        assert (edge.claims, edge.alleged, edge.denied, edge.last) == (1, 1, 0, "2006")
        assert await filled.edges([EdgeKey.of("united-states", "ACCUSES", "iran")]) == []
        assert await filled.actor("united-states") is None
        assert await filled.check() == []

    async def test_removing_an_unknown_document_removes_none(self, filled: Store) -> None:
        with pytest.raises(NotFound, match="'no-such'"):
            await filled.remove(["war", "no-such"])
        assert (await filled.counts()).documents == 2

    async def test_an_actor_stays_while_somebody_who_is_named_belongs_to_it(
        self, store: Store
    ) -> None:
        office = actor("office", part_of=["ministry"])
        actors = [office, actor("ministry", part_of=["state"]), actor("state")]
        await store.put([read_document("a", claim(office, "ATTACKS", "iran"), actors=actors)])
        await store.put([read_document("b", claim("state", "ATTACKS", "iran"), actors=actors)])
        await store.remove(["b"])
        assert await store.actor("state") is not None
        await store.remove(["a"])
        assert (await store.counts()).actors == 0

    async def test_a_speaker_stays_while_its_word_does(self, store: Store) -> None:
        await store.put([read_document("a", claim("iran", "ATTACKS", "iraq", speakers=["turkey"]))])
        await store.put([read_document("b", claim("turkey", "ATTACKS", "syria"))])
        await store.remove(["b"])
        turkey = await store.actor("turkey")
        assert turkey is not None
        assert (turkey.claims, turkey.documents) == (0, 0)

    async def test_what_a_changed_actor_no_longer_belongs_to_goes(self, store: Store) -> None:
        moved = actor("guard", part_of=["iran"])
        await store.put(
            [read_document("d", claim(moved, "ATTACKS", "iraq"), actors=[moved, actor("iran")])]
        )
        left = actor("guard")
        await store.put([read_document("d", claim(left, "ATTACKS", "iraq"), title="Left")])
        assert await store.actor("iran") is None
        guard = await store.actor("guard")
        assert guard is not None
        assert guard.actor.part_of == ()

"""What every store must do. A store's own test module subclasses ``StoreConformance`` and says
how a fresh, empty one is made; pytest then runs all of this against it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

import pytest

from graph.errors import Conflict, NotFound, SettingError, StoreError
from graph.model import Actor, Belonging, Document, Edge, EdgeKey, Kind, Status, Version
from graph.partial_date import ordinals
from graph.query import ActorFilter, ClaimFilter, DocumentFilter
from graph.store.protocol import Change, ClaimRow, Store
from tests.graph.builders import actor, claim, read_document

T = TypeVar("T")


async def listed(stream: AsyncIterator[T]) -> list[T]:
    return [item async for item in stream]


WAR = read_document(
    "war",
    claim("israel", "ATTACKS", "hezbollah", date="2006-07-12"),
    claim("iran", "SUPPLIES", "hezbollah", "alleged", speakers=["israel", None], date="2006"),
    claim("hezbollah", "ALLIES_WITH", "iran", date="2006-08"),
    title="A summer of rockets",
    date="2006-08-14",
)
TALKS = read_document(
    "talks",
    claim("iran", "SUPPLIES", "hezbollah", "denied", speakers=["iran"], date="2007-01-02"),
    claim("iran", "ALLIES_WITH", "hezbollah", "alleged"),
    claim("united-states", "ACCUSES", "iran", date="2007-01-01", confidence=0.4),
    title="Talks about sanctions",
    date="2007-01",
)


class StoreConformance:
    def fresh(self) -> AbstractAsyncContextManager[Store]:
        """An empty store, gone when left."""
        raise NotImplementedError

    @pytest.fixture
    async def store(self) -> AsyncIterator[Store]:
        async with self.fresh() as store:
            yield store

    @pytest.fixture
    async def filled(self, store: Store) -> Store:
        await store.put([WAR, TALKS])
        return store

    async def test_a_fresh_store_is_empty_and_sound(self, store: Store) -> None:
        assert (await store.version()).number == 0
        counts = await store.counts()
        assert (counts.actors, counts.documents, counts.claims, counts.edges) == (0, 0, 0, 0)
        assert await store.check() == []
        assert [type(item) for item in await listed(store.snapshot())] == [Version]

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

    @pytest.mark.parametrize(
        ("where", "found"),
        [
            (ClaimFilter(), 6),
            (ClaimFilter(relation=frozenset({"SUPPLIES", "ACCUSES"})), 3),
            (ClaimFilter(source="iran"), 4),
            (ClaimFilter(source="hezbollah"), 2),
            (ClaimFilter(target="hezbollah"), 5),
            (ClaimFilter(source="iran", target="hezbollah"), 4),
            (ClaimFilter(source="hezbollah", target="iran"), 2),
            (ClaimFilter(actor="israel"), 1),
            (ClaimFilter(status=frozenset({Status.DENIED})), 1),
            (ClaimFilter(status=frozenset()), 0),
            (ClaimFilter(speaker="israel"), 1),
            (ClaimFilter(document="war"), 3),
            (ClaimFilter(since="2006-08-31"), 4),
            (ClaimFilter(until="2006-07"), 2),
            (ClaimFilter(since="2006-09", until="2006-12"), 1),
            (ClaimFilter(since="2008"), 0),
            (ClaimFilter(min_confidence=0.5), 5),
            (ClaimFilter(actor="iran", relation=frozenset({"ALLIES_WITH"}), document="war"), 1),
        ],
    )
    async def test_a_filter_passes_what_it_says(
        self, filled: Store, where: ClaimFilter, found: int
    ) -> None:
        page = await filled.claims(where, limit=10)
        assert len(page.items) == found
        assert page.next is None

    async def test_claims_come_latest_first_and_undated_last(self, filled: Store) -> None:
        page = await filled.claims(ClaimFilter(), limit=10)
        dates = [item.date for item in page.items]
        assert dates == ["2007-01-02", "2007-01-01", "2006", "2006-08", "2006-07-12", None]

    async def test_claims_of_one_day_come_by_document_and_place(self, store: Store) -> None:
        said = [claim("iran", "ATTACKS", "iraq", date="2006") for _ in range(3)]
        a, b = read_document("a", *said), read_document("b", *said)
        await store.put([b, a])
        page = await store.claims(ClaimFilter(), limit=10)
        assert page.items == (*a.claims, *b.claims)

    @pytest.mark.parametrize("limit", [1, 2, 4])
    async def test_pages_together_are_the_whole_list(self, filled: Store, limit: int) -> None:
        whole = (await filled.claims(ClaimFilter(), limit=10)).items
        pages = [await filled.claims(ClaimFilter(), limit=limit)]
        while pages[-1].next is not None:
            pages.append(await filled.claims(ClaimFilter(), limit=limit, cursor=pages[-1].next))
        assert tuple(item for page in pages for item in page.items) == whole

    async def test_pages_of_actors_and_documents_go_on_where_they_ended(
        self, filled: Store
    ) -> None:
        await filled.put([read_document(f"u{number}") for number in range(3)])
        documents, cursor = [], None
        while True:
            page = await filled.documents(DocumentFilter(), limit=2, cursor=cursor)
            documents += [item.id for item in page.items]
            if (cursor := page.next) is None:
                break
        assert documents == ["talks", "war", "u0", "u1", "u2"]
        actors = []
        while True:
            found = await filled.actors(ActorFilter(), limit=1, cursor=cursor)
            actors += [item.actor.id for item in found.items]
            if (cursor := found.next) is None:
                break
        assert actors == ["hezbollah", "iran", "israel", "united-states"]

    @pytest.mark.parametrize(
        "cursor", ["", "nonsense", "WyJjbGFpbXMiXQ", "\u00e9", "bnVsbA", "W1tbW1tb", "e30"]
    )
    async def test_a_nonsense_cursor_is_named(self, filled: Store, cursor: str) -> None:
        for query in (
            filled.claims(ClaimFilter(), limit=1, cursor=cursor),
            filled.documents(DocumentFilter(), limit=1, cursor=cursor),
            filled.actors(ActorFilter(), limit=1, cursor=cursor),
            filled.actors(ActorFilter(q="iran"), limit=1, cursor=cursor),
        ):
            with pytest.raises(SettingError) as failure:
                await query
            assert repr(cursor) in failure.value.message

    async def test_a_cursor_of_another_list_is_refused(self, filled: Store) -> None:
        page = await filled.actors(ActorFilter(), limit=1)
        with pytest.raises(SettingError, match="claims"):
            await filled.claims(ClaimFilter(), limit=1, cursor=page.next)

    @pytest.mark.parametrize(
        ("q", "best"),
        [
            ("Hezbollah", "hezbollah"),
            ("hezbolah", "hezbollah"),
            ("hizbalah", "hezbollah"),
            ("HEZB", "hezbollah"),
            ("he", "hezbollah"),
            ("party of god", "hezbollah"),
            ("cote d'ivoire", "ivory-coast"),
            ("ivoire", "ivory-coast"),
            ("un", "united-nations"),
            ("nations united", "united-nations"),
        ],
    )
    async def test_an_actor_is_found_in_spite_of_how_it_is_written(
        self, store: Store, q: str, best: str
    ) -> None:
        group = actor("hezbollah", aliases=["Hizballah", "Party of God"])
        coast = actor("ivory-coast", "C\u00f4te d\u2019Ivoire", aliases=["Cote d'Ivoire"])
        nations = actor("united-nations", "United Nations", aliases=["UN"])
        said = [claim(group, "ATTACKS", who) for who in (coast, nations, "united-states", "iran")]
        await store.put([read_document("d", *said, actors=[group, coast, nations])])
        page = await store.actors(ActorFilter(q=q), limit=5)
        assert page.items[0].actor.id == best
        scores = [item.score for item in page.items]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)

    @pytest.mark.parametrize("q", ["zzzzzz", '"', "*", "x OR y", "\x00", "NEAR(", "%", "-- ;"])
    async def test_odd_queries_find_nobody_and_break_nothing(self, filled: Store, q: str) -> None:
        assert (await filled.actors(ActorFilter(q=q), limit=5)).items == ()
        assert (await filled.documents(DocumentFilter(q=q), limit=5)).items == ()

    async def test_equally_good_matches_come_by_how_much_is_said_of_them(
        self, store: Store
    ) -> None:
        said = [claim("north", "ATTACKS", "south"), claim("north", "ATTACKS", "iran")]
        namesakes = [actor("south", "Front"), actor("north", "Front")]
        await store.put([read_document("d", *said, actors=namesakes)])
        page = await store.actors(ActorFilter(q="front"), limit=5)
        assert [item.actor.id for item in page.items] == ["north", "south"]

    async def test_a_renamed_actor_is_found_by_its_new_name_only(self, filled: Store) -> None:
        renamed: Actor = actor("israel", "Zion")
        await filled.put([read_document("n", claim(renamed, "ATTACKS", "iran"), actors=[renamed])])
        assert (await filled.actors(ActorFilter(q="israel"), limit=5)).items == ()
        [found] = (await filled.actors(ActorFilter(q="zion"), limit=5)).items
        assert (found.claims, found.documents) == (2, 2)

    async def test_actors_are_filtered_by_kind_and_country(self, filled: Store) -> None:
        states = await filled.actors(ActorFilter(kind=frozenset({Kind.STATE})), limit=9)
        assert [item.actor.id for item in states.items] == ["iran", "israel", "united-states"]
        both = ActorFilter(q="i", kind=frozenset({Kind.STATE}), country="ISR")
        assert [item.actor.id for item in (await filled.actors(both, limit=9)).items] == ["israel"]

    async def test_documents_are_found_by_their_words(self, filled: Store) -> None:
        for q, ids in (("sanction", ["talks"]), ("Israel attack", ["war"]), ("rockets war", [])):
            page = await filled.documents(DocumentFilter(q=q), limit=5)
            assert [item.id for item in page.items] == ids
        await filled.put([read_document("talks", title="Nothing")])
        assert (await filled.documents(DocumentFilter(q="sanctions"), limit=5)).items == ()

    async def test_documents_are_filtered_by_date(self, filled: Store) -> None:
        await filled.put([read_document("undated")])
        page = await filled.documents(DocumentFilter(since="2007-01-31"), limit=5)
        assert [item.id for item in page.items] == ["talks"]
        page = await filled.documents(DocumentFilter(until="2006"), limit=5)
        assert [item.id for item in page.items] == ["war"]

    @pytest.mark.parametrize("limit", [0, -1])
    async def test_a_page_has_room_for_one_at_least(self, store: Store, limit: int) -> None:
        with pytest.raises(SettingError, match="page"):
            await store.claims(ClaimFilter(), limit=limit)

    async def test_a_snapshot_holds_what_a_network_needs(self, filled: Store) -> None:
        version, *changes = await listed(filled.snapshot())
        assert version == await filled.version()
        kinds = [change.kind for change in changes if isinstance(change, Change)]
        assert kinds == ["actor"] * 4 + ["claim"] * 6
        rows = {
            change.id: change.claim
            for change in changes
            if isinstance(change, Change) and change.claim
        }
        given = WAR.claims[1]
        first, last = ordinals("2006")
        assert rows[given.id] == ClaimRow(
            id=given.id,
            source="iran",
            relation="SUPPLIES",
            target="hezbollah",
            status=Status.ALLEGED,
            document="war",
            first=first,
            last=last,
            confidence=0.9,
            speakers=("israel",),
        )
        assert (rows[TALKS.claims[1].id].first, rows[TALKS.claims[1].id].last) == (0, 0)

    async def test_changes_tell_only_what_changed(self, filled: Store) -> None:
        longer = read_document("war", *WAR.claims[:2], claim("iran", "ATTACKS", "iraq"))
        await filled.put([longer])
        version, *changes = await listed(filled.changes(1))
        assert version == await filled.version()
        assert [(c.kind, c.id) for c in changes if isinstance(c, Change)] == [
            ("actor", "iraq"),
            ("claim-removed", WAR.claims[2].id),
            ("claim", longer.claims[2].id),
        ]
        assert [type(item) for item in await listed(filled.changes(2))] == [Version]

    async def test_changes_from_a_version_the_store_never_had_are_refused(
        self, filled: Store
    ) -> None:
        with pytest.raises(StoreError, match="version 1, before 7"):
            await listed(filled.changes(7))

    async def test_a_snapshot_sees_one_point_in_time(self, filled: Store) -> None:
        stream = filled.snapshot()
        assert await anext(stream) == await filled.version()
        await filled.remove(["war", "talks"])
        rest = [item.kind async for item in stream if isinstance(item, Change)]
        assert rest == ["actor"] * 4 + ["claim"] * 6

    async def test_a_stream_can_be_left_early(self, filled: Store) -> None:
        async for _ in filled.all_claims():
            break
        await filled.remove(["war"])
        assert (await filled.counts()).documents == 1

"""Filters, orders, pages and searches."""

from __future__ import annotations

import pytest

from graph.errors import SettingError
from graph.model import Actor, Kind, Status
from graph.query import ActorFilter, ClaimFilter, DocumentFilter
from graph.store.protocol import Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.suite import StoreSuite, listed


class AnsweringSuite(StoreSuite):
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
        everything = await listed(filled.all_claims())
        assert [each for each in everything if where.passes(each)] == sorted(
            page.items, key=lambda each: (each.document, each.trigger.start)
        )

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

    async def test_of_many_who_begin_alike_the_shortest_names_come_first(
        self, store: Store
    ) -> None:
        longer = [actor(f"a{number}", f"Front {number:03}") for number in range(100)]
        front = actor("z", "Front")
        said = [claim(front, "ATTACKS", other) for other in longer]
        await store.put([read_document("d", *said, actors=[*longer, front])])
        page = await store.actors(ActorFilter(q="fron"), limit=2)
        assert [item.actor.id for item in page.items] == ["z", "a0"]

    async def test_pages_of_a_search_go_on_where_they_ended(self, store: Store) -> None:
        names = ["Front", "Frontier", "Front of Hope", "Fronnt", "Hope Front", "Fronit", "Council"]
        people = [actor(f"a{number}", name) for number, name in enumerate(names)]
        said = [claim(one, "ATTACKS", other) for one in people for other in people[:3]]
        await store.put([read_document("d", *said, actors=people)])
        whole = (await store.actors(ActorFilter(q="front"), limit=9)).items
        assert len(whole) == 6
        for limit in (1, 2, 4):
            pages = [await store.actors(ActorFilter(q="front"), limit=limit)]
            while (cursor := pages[-1].next) is not None:
                pages.append(await store.actors(ActorFilter(q="front"), limit=limit, cursor=cursor))
            assert tuple(item for page in pages for item in page.items) == whole

    @pytest.mark.parametrize("q", ["ferryn water board", "ferrin waer board", "ferrinwater board"])
    async def test_one_among_many_of_the_same_words_is_found_in_spite_of_a_slip(
        self, store: Store, q: str
    ) -> None:
        towns = [a + b + c for a in ("fer", "mol", "tas") for b in ("ri", "lo") for c in ("n", "k")]
        bodies = [f"{town} {one} Board" for town in towns for one in ("Water", "Power")]
        people = [actor(f"a{number}", name) for number, name in enumerate(bodies)]
        wanted = people[bodies.index("ferrin Water Board")]
        said = [claim(wanted, "ATTACKS", other) for other in people]
        await store.put([read_document("d", *said, actors=people)])
        page = await store.actors(ActorFilter(q=q), limit=3)
        assert page.items[0].actor.id == wanted.id

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

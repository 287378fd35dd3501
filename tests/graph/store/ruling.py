"""Merging, splitting and rejecting by hand: what a store does under rules, and when they go."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import Conflict, NotFound, SettingError, WhowhomError
from graph.model import EdgeKey
from graph.query import ActorFilter, ClaimFilter
from graph.rules import Draft, RuleKind
from graph.store.protocol import ReadDocument, Store
from tests.graph.builders import actor, claim, read_document
from tests.graph.store.laws import ACTORS, DOCUMENTS, NAMED, Follower, batches, summed
from tests.graph.store.suite import TALKS, WAR, StoreSuite, listed

ONE = actor("~hassan-1", "Ahmed Hassan", aliases=["Abu Omar"])
TWO = actor("~hassan-2", "Ahmed Hassan", part_of=["iran"])
FIRST = read_document(
    "first", claim(ONE, "ATTACKS", "israel"), claim("iraq", "ACCUSES", ONE), actors=[ONE]
)
SECOND = read_document(
    "second",
    claim(TWO, "ATTACKS", "israel", speakers=["~hassan-2"]),
    claim(ONE, "ALLIES_WITH", TWO),
    actors=[ONE, TWO, actor("iran")],
)
MERGE = Draft(kind=RuleKind.MERGE, actor="~hassan-1", into="~hassan-2", note="one man")


def reject(claim_id: str) -> Draft:
    return Draft(kind=RuleKind.REJECT, claim=claim_id)


async def state(store: Store) -> object:
    """All that a store answers with, but for versions."""
    follower = Follower()
    follower.take(await listed(store.snapshot()))
    documents = [*DOCUMENTS, "first", "second", "war"]
    return (
        follower.state()[1:],
        await listed(store.all_claims()),
        await listed(store.all_edges()),
        await store.known(documents),
        await store.rejected(),
    )


@dataclass(frozen=True)
class Ruling:
    """A rule to try: it may concern nothing that is there."""

    kind: str
    one: str
    other: str | None
    document: str
    at: int


_rulings = st.builds(
    Ruling,
    st.sampled_from(["merge", "split", "say", "reject", "undo"]),
    st.sampled_from([*NAMED, "front"]),
    st.sampled_from([*NAMED, None]),
    st.sampled_from(DOCUMENTS),
    st.integers(0, 3),
)


class RulingSuite(StoreSuite):
    async def test_a_merged_actor_goes_and_the_other_has_its_claims_and_names(
        self, store: Store
    ) -> None:
        await store.put([FIRST, SECOND])
        rule = await store.rule(MERGE)
        assert (rule.number, rule.names, rule.note) == (1, ("Ahmed Hassan", "Abu Omar"), "one man")
        assert await store.actor("~hassan-1") is None
        whole = await store.actor("~hassan-2")
        assert whole is not None
        assert (whole.actor.aliases, whole.claims, whole.documents) == (("Abu Omar",), 4, 2)
        [attack] = await store.edges([EdgeKey.of("~hassan-2", "ATTACKS", "israel")])
        assert (attack.claims, attack.documents) == (2, 2)
        found = await store.actors(ActorFilter(q="Abu Omar"), limit=5)
        assert [each.actor.id for each in found.items] == ["~hassan-2"]
        # The two were allies: now that is no edge, but the claim stays.
        assert (await store.counts()).self_claims == 1
        assert await store.check() == []
        assert await store.rules() == [rule]

    async def test_a_merge_holds_for_documents_loaded_again_and_later(self, store: Store) -> None:
        await store.put([FIRST, SECOND])
        await store.rule(MERGE)
        merged = await state(store)
        await store.remove(["first", "second"])
        await store.put([FIRST])
        await store.put([SECOND])
        assert await state(store) == merged
        later = read_document("later", claim(ONE, "ATTACKS", "iraq"), actors=[ONE])
        await store.put([later])
        [edge] = await store.edges([EdgeKey.of("~hassan-2", "ATTACKS", "iraq")])
        assert edge.claims == 1

    async def test_undoing_gives_back_the_graph_as_it_was(self, store: Store) -> None:
        await store.put([FIRST, SECOND, WAR])
        before = await state(store)
        await store.rule(MERGE)
        await store.rule(
            Draft(kind=RuleKind.SPLIT, actor="~hassan-2", documents=("first",), name="Another")
        )
        await store.rule(reject(WAR.claims[0].id))
        assert await state(store) != before
        assert [(await store.withdraw()).number for _ in range(3)] == [3, 2, 1]
        assert await state(store) == before
        assert all(rule.withdrawn for rule in await store.rules())

    async def test_a_chain_of_merges_is_followed_and_a_link_can_be_taken_out(
        self, store: Store
    ) -> None:
        await store.put([FIRST, SECOND, WAR])
        await store.rule(MERGE)
        merged = await state(store)
        await store.rule(Draft(kind=RuleKind.MERGE, actor="~hassan-2", into="hezbollah"))
        [edge] = await store.edges([EdgeKey.of("hezbollah", "ATTACKS", "israel")])
        assert edge.claims == 2
        await store.withdraw(1)
        whole = await store.actor("~hassan-1")
        assert whole is not None
        assert whole.claims == 3
        assert await store.actor("~hassan-2") is None
        await store.rule(MERGE.model_copy(update={"into": "hezbollah"}))
        await store.withdraw(2)
        assert await state(store) != merged
        assert await store.check() == []

    async def test_what_makes_no_sense_is_refused_and_changes_nothing(self, store: Store) -> None:
        await store.put([FIRST, SECOND])
        await store.rule(MERGE)
        before, version = await state(store), await store.version()
        back = Draft(kind=RuleKind.MERGE, actor="~hassan-2", into="~hassan-1")
        with pytest.raises(NotFound, match="merged into ~hassan-2"):
            await store.rule(back)
        with pytest.raises(SettingError, match="with itself"):
            await store.rule(back.model_copy(update={"into": "~hassan-2"}))
        with pytest.raises(NotFound, match="nobody"):
            await store.rule(back.model_copy(update={"into": "nobody"}))
        split = Draft(kind=RuleKind.SPLIT, actor="~hassan-2")
        with pytest.raises(SettingError, match="which documents or mentions"):
            await store.rule(split)
        with pytest.raises(NotFound, match="'none'"):
            await store.rule(split.model_copy(update={"documents": ("none",)}))
        with pytest.raises(NotFound, match="in these words"):
            await store.rule(split.model_copy(update={"mentions": ("the mayor",)}))
        with pytest.raises(NotFound, match="no claim"):
            await store.rule(reject("none"))
        with pytest.raises(NotFound, match="no rule 7"):
            await store.withdraw(7)
        assert (await state(store), await store.version()) == (before, version)
        await store.withdraw(1)
        with pytest.raises(Conflict, match="already"):
            await store.withdraw(1)
        with pytest.raises(NotFound, match="no rule to undo"):
            await store.withdraw()

    async def test_a_split_takes_documents_or_mentions_to_a_new_actor(self, store: Store) -> None:
        await store.put([FIRST, SECOND])
        split = Draft(kind=RuleKind.SPLIT, actor="~hassan-1", documents=("first",), name="A Baker")
        rule = await store.rule(split)
        assert rule.made is not None
        made = await store.actor(rule.made.id)
        assert made is not None
        assert (made.actor.name, made.actor.kind, made.claims) == ("A Baker", ONE.kind, 2)
        rest = await store.actor("~hassan-1")
        assert rest is not None
        assert rest.claims == 1
        merge = Draft(kind=RuleKind.MERGE, actor="~hassan-2", into=made.actor.id)
        await store.rule(merge)
        with pytest.raises(Conflict, match="undo rule 2 first"):
            await store.withdraw(1)
        words = ("ahmed  HASSAN", "~hassan-2")  # The second is the speaker's.
        by_mention = Draft(kind=RuleKind.SPLIT, actor=made.actor.id, mentions=words, into="iraq")
        await store.rule(by_mention)
        assert await store.actor(made.actor.id) is None
        assert await store.check() == []

    async def test_a_rejected_claim_makes_no_edge_and_is_counted_apart(self, store: Store) -> None:
        await store.put([WAR])
        attack = WAR.claims[0]
        await store.rule(reject(attack.id))
        assert await store.claim(attack.id) is None
        assert await store.edges([EdgeKey.of("israel", "ATTACKS", "hezbollah")]) == []
        assert await store.rejected() == [attack]
        counts = await store.counts()
        assert (counts.claims, counts.rejected) == (2, 1)
        page = await store.claims(ClaimFilter(document="war"), limit=9)
        assert attack not in page.items
        assert (await store.known(["war"]))["war"].claims == 2
        with pytest.raises(Conflict, match="already"):
            await store.rule(reject(attack.id))
        await store.remove(["war"])
        assert await store.rejected() == []
        await store.put([WAR])
        assert await store.rejected() == [attack]
        assert await store.check() == []
        await store.withdraw()
        assert await store.claim(attack.id) == attack

    async def test_a_follower_follows_rules(self, store: Store) -> None:
        await store.put([FIRST, SECOND, WAR, TALKS])
        follower = Follower()
        follower.take(await listed(store.snapshot()))
        for step in (store.rule(MERGE), store.rule(reject(WAR.claims[1].id)), store.withdraw(1)):
            await step
            follower.take(await listed(store.changes(follower.version)))
            afresh = Follower()
            afresh.take(await listed(store.snapshot()))
            assert follower.state() == afresh.state()

    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
        database=None,
    )
    @given(steps=st.lists(st.one_of(batches, _rulings), max_size=8))
    def test_after_any_history_the_graph_is_what_its_documents_and_rules_give(
        self, steps: list[object]
    ) -> None:
        async def live() -> None:
            held: dict[str, ReadDocument] = {}
            async with self.fresh() as store:
                follower = Follower()
                follower.take(await listed(store.snapshot()))
                for step in steps:
                    await _step(store, held, step)
                follower.take(await listed(store.changes(follower.version)))
                afresh = Follower()
                afresh.take(await listed(store.snapshot()))
                assert follower.state() == afresh.state()
                claims = await listed(store.all_claims())
                assert await listed(store.all_edges()) == summed(claims)
                assert await store.check() == []
                lived, rules = await state(store), await store.rules()
                _, kept = await store.as_read([])
                for rule in reversed(rules):
                    if rule.stands:
                        await store.withdraw(rule.number)
                undone = await state(store)
            async with self.fresh() as store:
                await store.put(list(held.values()))
                assert await state(store) == undone
            async with self.fresh() as store:
                await store.take_rules(rules, kept)
                for read in held.values():
                    await store.put([read])
                assert await state(store) == lived

        asyncio.run(live())


async def _step(store: Store, held: dict[str, ReadDocument], step: object) -> None:
    if isinstance(step, list):
        await store.put(step)
        held |= {read.document.id: read for read in step}
        return
    assert isinstance(step, Ruling)
    claims = await listed(store.all_claims())
    try:
        if step.kind == "undo":
            standing = [rule.number for rule in await store.rules() if rule.stands]
            await store.withdraw(standing[step.at % len(standing)] if standing else None)
        elif step.kind == "reject":
            await store.rule(reject(claims[step.at % len(claims)].id if claims else "none"))
        elif step.kind == "merge":
            await store.rule(Draft(kind=RuleKind.MERGE, actor=step.one, into=step.other))
        else:
            said = (ACTORS[step.one].name,) if step.kind == "say" else ()
            place = () if said else (step.document,)
            draft = Draft(
                kind=RuleKind.SPLIT,
                actor=step.one,
                into=step.other,
                mentions=said,
                documents=place,
            )
            await store.rule(draft)
    except WhowhomError as refused:
        assert isinstance(refused, NotFound | Conflict | SettingError)  # noqa: PT017

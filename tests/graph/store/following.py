"""Snapshots and changes, as a network follows them."""

from __future__ import annotations

import pytest

from graph.dates import interval
from graph.errors import StoreError
from graph.model import Status, Version
from graph.store.protocol import Change, ClaimRow, Store
from tests.graph.builders import claim, read_document
from tests.graph.store.suite import TALKS, WAR, StoreSuite, listed


class FollowingSuite(StoreSuite):
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
        first, last = interval("2006")
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

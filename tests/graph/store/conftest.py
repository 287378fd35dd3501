"""A path for a database, and a database there that holds two documents; new for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.store.files import store_at
from tests.graph.store.suite import TALKS, WAR


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
async def filled(path: Path) -> Path:
    async with store_at(path) as store:
        await store.put([WAR, TALKS])
    return path

"""What every store must do. A store's own test module subclasses ``StoreConformance`` and says
how a fresh, empty one is made; pytest then runs all of this against it.
"""

from __future__ import annotations

from tests.graph.store.answering import AnsweringSuite
from tests.graph.store.following import FollowingSuite
from tests.graph.store.keeping import KeepingSuite
from tests.graph.store.laws import LawsSuite
from tests.graph.store.ruling import RulingSuite


class StoreConformance(KeepingSuite, AnsweringSuite, FollowingSuite, RulingSuite, LawsSuite):
    pass

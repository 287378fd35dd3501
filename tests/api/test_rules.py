"""Putting right by hand: the commands, and what HTTP answers about an actor merged away."""

from __future__ import annotations

import json

import httpx
import pytest

from api.cli import run
from api.settings import read_settings
from graph.copying import copy_graph
from graph.errors import Conflict
from graph.rules import Draft, RuleKind
from graph.store import open_store
from tests.api.conftest import DOCUMENTS, client_of

Answer = tuple[int, str, str]


class Commands:
    def __init__(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self._url, self._capsys = url, capsys

    def __call__(self, *arguments: str) -> Answer:
        code = run(["--store", self._url, *arguments])
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *arguments: str) -> dict[str, object]:
        code, out, err = self(*arguments, "--json")
        assert code == 0, err
        found: dict[str, object] = json.loads(out)
        return found


@pytest.fixture
def whowhom(url: str, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(url, capsys)


MERGE = Draft(kind=RuleKind.MERGE, actor="iran:mil", into="hezbollah")


async def test_an_actor_merged_away_answers_with_the_way_to_the_other(
    client: httpx.AsyncClient, url: str
) -> None:
    async with open_store(url) as store:
        await store.rule(MERGE)
    for path, there in (
        ("/v1/actors/iran:mil", "/v1/actors/hezbollah"),
        (
            "/v1/actors/iran%3Amil/neighbourhood?depth=2&relation=ATTACKS",
            "/v1/actors/hezbollah/neighbourhood?depth=2&relation=ATTACKS",
        ),
    ):
        moved = await client.get(path)
        assert moved.status_code == 308
        assert moved.headers["location"] == there
        assert moved.headers["x-whowhom-version"] == "2"
        followed = await client.get(path, follow_redirects=True)
        assert followed.status_code == 200
        assert "hezbollah" in followed.text
    # Where an id is only part of a question, it stands for the other.
    edges = (await client.get("/v1/relations", params={"source": "iran:mil"})).json()["items"]
    assert {edge["source"]["id"] for edge in edges} == {"hezbollah"}
    paths = await client.get("/v1/paths", params={"source": "iran:mil", "target": "israel"})
    assert paths.json()["items"][0]["steps"][0]["source"]["id"] in {"hezbollah", "israel"}
    async with open_store(url) as store:
        await store.withdraw()
    assert (await client.get("/v1/actors/iran:mil")).status_code == 200


async def test_a_rejected_claim_is_shown_on_request_only(
    client: httpx.AsyncClient, url: str
) -> None:
    claim = DOCUMENTS[0].claims[0]
    async with open_store(url) as store:
        await store.rule(Draft(kind=RuleKind.REJECT, claim=claim.id))
    shown = (await client.get("/v1/claims", params={"source": "united-states"})).json()["items"]
    assert claim.id not in {item["id"] for item in shown}
    apart = await client.get("/v1/claims", params={"rejected": True, "relation": "ACCUSES"})
    assert [item["id"] for item in apart.json()["items"]] == [claim.id]
    other = await client.get("/v1/claims", params={"rejected": True, "relation": "ATTACKS"})
    assert other.json()["items"] == []
    gone = await client.get(f"/v1/claims/{claim.id}")
    assert gone.status_code == 404
    assert "rejected" in gone.json()["detail"]


def test_merging_and_undoing_on_the_command_line(whowhom: Commands) -> None:
    before = whowhom("relations", "--json")
    code, out, _ = whowhom("merge", "Iran (military)", "Party of God", "--note", "a test")
    assert (code, out) == (0, "rule 1: merge iran:mil into hezbollah\n")
    merged = whowhom.json("actors", "Iran (military)")["items"]
    assert isinstance(merged, list)
    assert merged[0]["id"] == "hezbollah"
    code, _, err = whowhom("merge", "iran:mil", "hezbollah")
    assert code == 2
    assert "itself" in err
    code, out, _ = whowhom("rules")
    assert "merge iran:mil into hezbollah" in out
    assert "a test" in out
    assert whowhom("undo")[1].startswith("undone: rule 1")
    after = whowhom("relations", "--json")
    assert json.loads(after[1])["items"] == json.loads(before[1])["items"]
    code, _, err = whowhom("undo")
    assert (code, "no rule to undo" in err) == (1, True)


def test_splitting_on_the_command_line(whowhom: Commands) -> None:
    split = whowhom.json("split", "iran", "--document", "news/1", "--into", "Another Iran")
    rule = split["rule"]
    assert isinstance(rule, dict)
    made = rule["into"]
    claims = whowhom.json("claims", "--actor", "Another Iran")["items"]
    assert isinstance(claims, list)
    assert len(claims) == 2
    back = whowhom.json("split", made, "--mention", "iran", "--into", "Israel")["rule"]
    assert isinstance(back, dict)
    assert back["into"] == "israel"
    code, _, err = whowhom("split", "iran", "--mention", "the mayor")
    assert (code, "in these words" in err) == (1, True)
    code, _, err = whowhom("undo", "1")
    assert (code, "undo rule 2 first" in err) == (1, True)
    log = whowhom.json("rules")["items"]
    assert isinstance(log, list)
    assert [entry["kind"] for entry in log] == ["split", "split"]


def test_rejecting_and_restoring_on_the_command_line(whowhom: Commands) -> None:
    claim = DOCUMENTS[0].claims[0].id
    assert whowhom("reject", claim, "--note", "irony")[0] == 0
    rejected = whowhom.json("claims", "--rejected")["items"]
    assert isinstance(rejected, list)
    assert [item["id"] for item in rejected] == [claim]
    assert "1 claims rejected" in whowhom("doctor")[1].replace("\n", " ")
    assert whowhom("reject", claim)[0] == 1
    assert whowhom("restore", claim)[1].startswith("undone: rule 1")
    assert whowhom("restore", claim)[0] == 1
    assert whowhom.json("claims", "--rejected")["items"] == []


async def test_a_copy_carries_the_rules_along(url: str, tmp_path: object) -> None:
    there = f"sqlite:///{tmp_path}/there.db"
    async with open_store(url) as source, open_store(there) as target:
        await source.rule(MERGE)
        await source.rule(Draft(kind=RuleKind.REJECT, claim=DOCUMENTS[1].claims[0].id))
        done = await copy_graph(source, target)
        assert done.differences == ()
        assert done.counts == await source.counts()
        assert await target.rules() == await source.rules()
        for number in (1, 2):
            await source.withdraw(number)
            await target.withdraw(number)
        assert (await copy_rules_aside(source), await target.check()) == (
            await copy_rules_aside(target),
            [],
        )
        await source.rule(MERGE)
        with pytest.raises(Conflict, match="rules"):
            await copy_graph(source, target)


async def copy_rules_aside(store: object) -> list[object]:
    return [claim async for claim in store.all_claims()]  # type: ignore[attr-defined]


async def test_a_document_put_again_answers_with_the_claims_in_force(url: str) -> None:
    async with client_of(read_settings(store=url)) as client:
        text = {"id": "note", "text": "Iran attacked Israel. Iran supplied Hezbollah."}
        first = (await client.post("/v1/documents", json=text)).json()
        async with open_store(url) as store:
            await store.rule(Draft(kind=RuleKind.MERGE, actor="israel", into="syria"))
            await store.rule(Draft(kind=RuleKind.REJECT, claim=first["claims"][1]["id"]))
        longer = {"text": text["text"] + " No more."}
        again = (await client.put(f"/v1/documents/{first['id']}", json=longer)).json()
        assert [claim["target"]["id"] for claim in again["claims"]] == ["syria"]

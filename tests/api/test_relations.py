"""Edges over HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest


async def get(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def triples(page: Any) -> list[tuple[str, str, str]]:
    return [(e["source"]["id"], e["relation"], e["target"]["id"]) for e in page["items"]]


async def test_the_edge_with_the_most_documents_comes_first(client: httpx.AsyncClient) -> None:
    page = await get(client, "/v1/relations")
    assert triples(page)[0] == ("iran", "SUPPLIES", "hezbollah") or triples(page)[0] == (
        "united-states",
        "ACCUSES",
        "iran",
    )
    assert [edge["weight"] for edge in page["items"]] == [2, 2, 1, 1, 1, 1]
    assert page["next"] is None


async def test_an_edge_names_its_ends_counts_its_claims_and_shows_its_best_sentence(
    client: httpx.AsyncClient,
) -> None:
    (edge,) = (await get(client, "/v1/relations", relation="SUPPLIES", source="iran"))["items"]
    assert edge["source"] == {
        "id": "iran",
        "name": "Iran",
        "kind": "state",
        "sector": "GOV",
        "country": "IRN",
    }
    counts = {status: edge[status] for status in ("asserted", "alleged", "denied", "hypothetical")}
    assert counts == {"asserted": 0, "alleged": 1, "denied": 1, "hypothetical": 0}
    assert (edge["claims"], edge["documents"]) == (2, 2)
    assert (edge["first"], edge["last"]) == ("2006-11-30", "2007-01-15")
    best = edge["best"]
    assert best["status"] == "alleged"
    assert best["document"] == "news/1"
    assert best["sentence"]["text"] == "Iran supplied Hezbollah."
    assert best["cue"] == "reportedly"
    assert best["attribution"][0]["id"] == "united-states"
    claim = await get(client, f"/v1/claims/{best['claim']}")
    assert claim["sentence"] == best["sentence"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"relation": "attacks"}, {"hezbollah ATTACKS israel", "israel ATTACKS hezbollah"}),
        ({"relation": "ATTACKS", "status": "asserted"}, {"hezbollah ATTACKS israel"}),
        ({"relation": ["ACCUSES", "ALLIES_WITH"]},
         {"united-states ACCUSES iran", "iran ALLIES_WITH syria"}),
        ({"source": "Party of God"}, {"hezbollah ATTACKS israel"}),
        ({"source": "syria"}, {"iran ALLIES_WITH syria"}),
        ({"target": "Israel"}, {"hezbollah ATTACKS israel"}),
        ({"speaker": "united-states"}, {"iran SUPPLIES hezbollah"}),
        ({"since": "2007"}, {"united-states ACCUSES iran", "iran SUPPLIES hezbollah",
                             "iran ALLIES_WITH syria"}),
        ({"until": "2006-07-01", "relation": "SUPPLIES"}, {"iran:mil SUPPLIES hezbollah"}),
        ({"min_confidence": "0.95"}, set()),
        ({"status": ["denied", "hypothetical"]},
         {"iran SUPPLIES hezbollah", "israel ATTACKS hezbollah"}),
        ({"rollup": "state", "relation": "SUPPLIES"}, {"iran SUPPLIES hezbollah"}),
        ({"rollup": "state", "source": "iran:mil"}, {"iran SUPPLIES hezbollah"}),
    ],
)  # fmt: skip
async def test_filters_choose_claims_and_edges_follow(
    client: httpx.AsyncClient, query: dict[str, Any], expected: set[str]
) -> None:
    page = await get(client, "/v1/relations", **query)
    assert {" ".join(triple) for triple in triples(page)} == expected


async def test_a_filtered_edge_is_summed_from_the_claims_that_pass(
    client: httpx.AsyncClient,
) -> None:
    (edge,) = (await get(client, "/v1/relations", source="iran", status="denied"))["items"]
    assert (edge["claims"], edge["denied"], edge["alleged"]) == (1, 1, 0)
    assert edge["best"]["status"] == "denied"


async def test_folding_an_army_into_its_state_adds_its_claims_to_the_states(
    client: httpx.AsyncClient,
) -> None:
    (edge,) = (await get(client, "/v1/relations", relation="SUPPLIES", rollup="state"))["items"]
    assert (edge["claims"], edge["asserted"], edge["documents"]) == (3, 1, 3)


async def test_pages_put_together_are_the_whole(client: httpx.AsyncClient) -> None:
    whole = triples(await get(client, "/v1/relations"))
    seen: list[tuple[str, str, str]] = []
    cursor: dict[str, str] = {}
    while True:
        page = await get(client, "/v1/relations", limit=2, **cursor)
        seen += triples(page)
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == whole
    assert len(seen) == 6


async def test_paths_show_every_edge_of_a_step_with_its_evidence(
    client: httpx.AsyncClient,
) -> None:
    answer = await get(client, "/v1/paths", source="united-states", target="Hizbollah")
    (first,) = answer["items"]
    assert [actor["id"] for actor in first["actors"]] == ["united-states", "iran", "hezbollah"]
    assert first["hops"] == 2
    (edge,) = first["steps"][1]["edges"]
    assert edge["relation"] == "SUPPLIES"
    assert edge["best"]["sentence"]["text"] == "Iran supplied Hezbollah."
    assert edge["alleged"] == 1
    assert edge["denied"] == 0, "paths take asserted and alleged claims"


async def test_two_actors_that_nothing_joins_have_an_empty_answer(
    client: httpx.AsyncClient,
) -> None:
    answer = await get(client, "/v1/paths", source="syria", target="israel", max_hops=1)
    assert answer["items"] == []
    directed = await get(client, "/v1/paths", source="israel", target="iran", directed="true")
    assert directed["items"] == []


async def test_a_neighbourhood_holds_all_edges_among_the_actors_in_reach(
    client: httpx.AsyncClient,
) -> None:
    answer = await get(client, "/v1/actors/iran/neighbourhood")
    assert answer["centre"]["id"] == "iran"
    assert {near["id"]: near["distance"] for near in answer["actors"]} == {
        "iran": 0,
        "united-states": 1,
        "hezbollah": 1,
        "syria": 1,
    }
    assert len(answer["edges"]) == 3
    assert all(edge["best"] for edge in answer["edges"])
    assert answer["cut"] == 0


async def test_a_limit_cuts_a_neighbourhood_and_says_how_much(client: httpx.AsyncClient) -> None:
    answer = await get(client, "/v1/actors/iran/neighbourhood", limit=1)
    assert len(answer["actors"]) == 2
    assert answer["cut"] == 2


async def test_centrality_ranks_actors_and_ties_share_a_rank(client: httpx.AsyncClient) -> None:
    answer = await get(client, "/v1/analytics/centrality", measure="degree")
    ranks = {item["id"]: (item["rank"], item["score"]) for item in answer["items"]}
    assert ranks["hezbollah"] == (1, 3.0)
    assert ranks["iran"] == (1, 3.0)
    assert ranks["syria"] == (3, 1.0)
    assert answer["exact"] is True
    assert answer["total"] == 6

"""What holds for every route: errors, headers, unknown parameters, keys, the description."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.errors import TABLE
from api.settings import read_settings
from graph import errors
from tests.api.conftest import client_of

PROBLEM = "application/problem+json"
LISTS = ["/v1/relations", "/v1/actors", "/v1/claims", "/v1/documents"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/v1/nothing", 404),
        ("DELETE", "/v1/relations", 405),
        ("POST", "/healthz", 405),
        ("GET", "/v1/claims/none", 404),
        ("GET", "/v1/documents/none", 404),
        ("GET", "/v1/actors/nobody-at-all", 404),
        ("GET", "/v1/paths", 422),
        ("GET", "/v1/relations?limit=0", 422),
        ("GET", "/v1/relations?since=2006-13", 422),
        ("GET", "/v1/relations?since=2007&until=2006", 422),
        ("GET", "/v1/relations?relation=HATES", 422),
        ("GET", "/v1/relations?status=maybe", 422),
        ("GET", "/v1/relations?cursor=nonsense", 422),
        ("GET", "/v1/claims?cursor=%00%ff", 422),
        ("GET", "/v1/documents?cursor=nonsense", 422),
        ("GET", "/v1/actors?cursor=nonsense", 422),
        ("GET", "/v1/actors?country=Iran", 422),
        ("GET", "/v1/paths?source=iran&target=iran", 422),
    ],
)
async def test_every_error_is_a_problem(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:whowhom:problem:")
    assert problem["title"]
    assert problem["detail"]
    if status == 422:
        assert problem["errors"][0]["field"] in path or path == "/v1/paths"
    if status == 405:
        assert answer.headers["allow"]


@pytest.mark.parametrize("path", [*LISTS, "/v1/analytics/centrality", "/healthz", "/v1/claims/x"])
async def test_an_unknown_parameter_is_refused_and_the_known_are_named(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(path, params={"colour": "red"})
    assert answer.status_code == 422
    problem = answer.json()
    assert "colour" in problem["detail"]
    if path in LISTS:
        assert {"limit", "cursor"} <= set(problem["accepted"])
        assert "limit" in problem["hint"]


@pytest.mark.parametrize(
    "path",
    [
        "/v1/actors/hezbola",
        "/v1/actors/hezbola/neighbourhood",
        "/v1/paths?source=hezbola&target=iran",
        "/v1/relations?target=hezbola",
        "/v1/claims?speaker=hezbola",
    ],
)
async def test_an_unknown_actor_says_which_names_come_close(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert answer.json()["near"][0] == "hezbollah"


async def test_every_answer_names_the_version_of_the_graph(client: httpx.AsyncClient) -> None:
    for path in [*LISTS, "/healthz", "/nothing", "/v1/actors/nobody"]:
        assert (await client.get(path)).headers["x-whowhom-version"] == "1"
    assert (await client.get("/v1/relations")).json()["version"] == 1


async def test_readiness_counts_what_the_store_holds(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    ready = (await client.get("/readyz")).json()
    assert ready["status"] == "ready"
    assert (ready["documents"], ready["claims"], ready["actors"]) == (3, 8, 6)


async def test_writing_needs_the_key_once_there_is_one(url: str) -> None:
    async with client_of(read_settings(store=url, key="secret")) as client:
        assert (await client.get("/v1/relations")).status_code == 200
        for method, path in [
            ("POST", "/v1/documents"),
            ("PUT", "/v1/documents/news/1"),
            ("DELETE", "/v1/documents/news/1"),
        ]:
            for header in [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic x"}]:
                refused = await client.request(method, path, headers=header)
                assert refused.status_code == 401
                assert refused.headers["www-authenticate"].startswith("Bearer")
        key = {"authorization": "Bearer secret"}
        assert (await client.delete("/v1/documents/news/1", headers=key)).status_code == 204


async def test_reading_can_be_closed(url: str) -> None:
    async with client_of(read_settings(store=url, key="secret", closed=True)) as client:
        assert (await client.get("/v1/relations")).status_code == 401
        assert (await client.get("/healthz")).status_code == 200
        key = {"authorization": "Bearer secret"}
        assert (await client.get("/v1/relations", headers=key)).status_code == 200


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    described = create_app(read_settings()).openapi()
    return [
        (method, path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.mark.parametrize(("method", "path", "operation"), operations())
def test_every_route_is_described_with_an_example(
    method: str, path: str, operation: dict[str, Any]
) -> None:
    assert operation["summary"]
    assert operation["description"]
    answers = [answer for code, answer in operation["responses"].items() if code.startswith("2")]
    for answer in answers:
        for content in answer.get("content", {}).values():
            assert "example" in content or "examples" in content, f"{method} {path}"
    for code, answer in operation["responses"].items():
        if code >= "400":
            assert list(answer["content"]) == [PROBLEM]
    for parameter in operation.get("parameters", []):
        assert parameter.get("description"), f"{path}: {parameter['name']}"


def test_every_error_of_whowhom_has_a_status() -> None:
    own = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert len(own) > 5
    for error in own:
        assert any(issubclass(error, row[0]) for row in TABLE)


WORDS = st.text(max_size=12)
NAMES = st.sampled_from(
    ["relation", "source", "target", "status", "since", "until", "speaker", "min_confidence",
     "rollup", "limit", "cursor", "k", "max_hops", "depth", "direction", "q", "kind", "country",
     "measure", "document", "actor", "sort", "directed"]
)  # fmt: skip


@given(
    path=st.sampled_from(
        [*LISTS, "/v1/paths", "/v1/analytics/centrality", "/v1/actors/iran/neighbourhood"]
    ),
    query=st.dictionaries(NAMES, WORDS, max_size=4),
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_no_query_whatever_makes_the_service_fail(
    client: httpx.AsyncClient, path: str, query: dict[str, str]
) -> None:
    answer = await client.get(path, params=query)
    assert answer.status_code in {200, 404, 422}


@given(document_id=st.text(min_size=1, max_size=30))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_no_id_whatever_makes_the_service_fail(
    client: httpx.AsyncClient, document_id: str
) -> None:
    from urllib.parse import quote

    for kind in ("documents", "claims", "actors"):
        answer = await client.get(f"/v1/{kind}/{quote(document_id, safe='')}")
        assert answer.status_code in {200, 404, 422}

"""The guide that Neo4j Browser plays, as its page asks for it: from another origin."""

from __future__ import annotations

import httpx

BROWSER = "http://127.0.0.1:7474"


async def test_a_page_of_another_origin_may_read_the_guide(client: httpx.AsyncClient) -> None:
    asked = await client.options(
        "/guide",
        headers={
            "origin": BROWSER,
            "access-control-request-method": "GET",
            # Browser's telemetry adds one of its own.
            "access-control-request-headers": "cache-control,pragma,sentry-trace",
            "access-control-request-private-network": "true",
        },
    )
    assert asked.status_code == 200
    assert "sentry-trace" in asked.headers["access-control-allow-headers"]
    guide = await client.get("/guide", headers={"origin": BROWSER})
    assert guide.headers["access-control-allow-origin"] == "*"
    assert guide.headers["content-type"].startswith("text/html")
    assert guide.text.startswith("<slide>")


async def test_nothing_else_may_be_read_from_another_origin(client: httpx.AsyncClient) -> None:
    for path in ("/v1/relations", "/readyz", "/docs"):
        answer = await client.get(path, headers={"origin": BROWSER})
        assert "access-control-allow-origin" not in answer.headers


async def test_the_guide_is_only_read(client: httpx.AsyncClient) -> None:
    refused = await client.post("/guide")
    assert refused.status_code == 405
    assert refused.headers["content-type"] == "application/problem+json"

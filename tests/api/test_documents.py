"""Documents over HTTP: read in, listed, replaced, removed."""

from __future__ import annotations

import math
from urllib.parse import quote

import httpx
import pytest

from api.settings import read_settings
from graph.store import open_store
from tests.api.conftest import client_of
from tests.graph.builders import claim, read_document

TEXT = {"id": "post/1", "text": "Russia supplied Syria.", "date": "2015-09-30", "desk": "east"}


async def test_a_posted_text_is_read_and_seen_at_once(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/documents", json=TEXT)
    assert answer.status_code == 201
    assert [claim["relation"] for claim in answer.json()["claims"]] == ["SUPPLIES"]
    edges = (await client.get("/v1/relations", params={"source": "russia"})).json()
    assert edges["items"][0]["best"]["document"] == "post/1"
    assert edges["version"] == answer.json()["version"]
    assert answer.headers["x-whowhom-version"] == str(answer.json()["version"])


async def test_location_leads_to_the_document_that_was_posted(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/documents", json={**TEXT, "id": "https://x.org//a b?c=ü#d"})
    document = (await client.get(answer.headers["location"])).json()
    assert document["id"] == "https://x.org//a b?c=ü#d"
    assert document["text"] == TEXT["text"]
    assert document["date"] == "2015-09-30"
    assert document["metadata"] == {"desk": "east"}


async def test_posting_a_known_id_is_a_conflict_and_changes_nothing(
    client: httpx.AsyncClient,
) -> None:
    await client.post("/v1/documents", json=TEXT)
    again = await client.post("/v1/documents", json={**TEXT, "text": "Iran attacked Iraq."})
    assert again.status_code == 409
    assert again.json()["hint"].startswith("PUT /v1/documents/post%2F1")
    assert (await client.get("/v1/documents/post/1")).json()["text"] == TEXT["text"]


async def test_a_text_without_an_id_is_named_by_its_content(client: httpx.AsyncClient) -> None:
    plain = {"content-type": "text/plain; charset=utf-8"}
    body = "Iran attacked Iraq."
    first = await client.post("/v1/documents", content=body, headers=plain)
    assert first.status_code == 201
    again = await client.post("/v1/documents", content=body, headers=plain)
    assert again.status_code == 409


async def test_what_a_body_cannot_say_of_itself_is_said_in_the_query(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post(
        "/v1/documents",
        params={"id": "t", "date": "1980-09-22", "title": "Invasion"},
        content="Iraq attacked Iran.",
        headers={"content-type": "text/plain"},
    )
    assert answer.json()["claims"][0]["date"] == "1980-09-22"
    assert (await client.get("/v1/documents/t")).json()["title"] == "Invasion"


async def test_a_web_page_is_read_without_its_menus(client: httpx.AsyncClient) -> None:
    page = """<html><head><title>War</title></head><body><nav>Iraq attacked Turkey.</nav><article>
    <p>Iraq attacked Iran. The fighting at the border went on for the whole of the day and the
    night, and the people of the towns nearby left their houses for the hills.</p>
    <p>It was the first time in years that the guns were heard so far from the front.</p>
    </article></body></html>"""
    answer = await client.post("/v1/documents", content=page, headers={"content-type": "text/html"})
    assert answer.status_code == 201
    assert [claim["target"]["id"] for claim in answer.json()["claims"]] == ["iran"]


async def test_put_replaces_a_document_and_its_claims(client: httpx.AsyncClient) -> None:
    created = await client.put("/v1/documents/post/1", json={"text": "Russia supplied Syria."})
    assert created.status_code == 201
    replaced = await client.put("/v1/documents/post/1", json={"text": "Russia attacked Syria."})
    assert replaced.status_code == 200
    page = (await client.get("/v1/claims", params={"document": "post/1"})).json()
    assert [claim["relation"] for claim in page["items"]] == ["ATTACKS"]
    edges = (await client.get("/v1/relations", params={"source": "russia"})).json()["items"]
    assert [edge["relation"] for edge in edges] == ["ATTACKS"]


async def test_put_refuses_a_body_with_another_id(client: httpx.AsyncClient) -> None:
    answer = await client.put("/v1/documents/one", json={"id": "two", "text": "x"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "id"


async def test_a_removed_document_takes_its_claims_along(client: httpx.AsyncClient) -> None:
    removed = await client.delete("/v1/documents/news/2")
    assert removed.status_code == 204
    assert (await client.get("/v1/documents/news/2")).status_code == 404
    edges = (await client.get("/v1/relations", params={"relation": "ALLIES_WITH"})).json()
    assert edges["items"] == []
    assert (await client.delete("/v1/documents/news/2")).status_code == 404


async def test_documents_come_latest_first_and_page_by_page(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/documents", params={"limit": 2})).json()
    assert [item["id"] for item in first["items"]] == ["news/2", "news/1"]
    rest = (await client.get("/v1/documents", params={"cursor": first["next"]})).json()
    assert [item["id"] for item in rest["items"]] == ["https://example.org/a/b?c=d#e"]
    assert rest["next"] is None
    assert "text" not in rest["items"][0]


async def test_documents_are_found_by_their_words(client: httpx.AsyncClient) -> None:
    page = (await client.get("/v1/documents", params={"q": "rockets"})).json()
    assert [item["id"] for item in page["items"]] == ["news/1"]


async def test_an_id_that_is_an_address_is_found_however_it_is_written(
    client: httpx.AsyncClient,
) -> None:
    document_id = "https://example.org/a/b?c=d#e"
    for safe in ("", "/:"):
        answer = await client.get(f"/v1/documents/{quote(document_id, safe=safe)}")
        assert answer.json()["id"] == document_id


async def test_what_another_process_loads_is_seen_without_a_restart(url: str) -> None:
    settings = read_settings(store=url, follow_every=0)
    async with client_of(settings) as client, open_store(url) as other:
        await other.put([read_document("other", claim("russia", "ATTACKS", "turkey"))])
        edges = (await client.get("/v1/relations", params={"source": "russia"})).json()
        assert edges["items"][0]["best"]["document"] == "other"
        await other.remove(["other"])
        gone = await client.get("/v1/relations", params={"source": "russia"})
        assert gone.status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "body"),
        (b"{", "body"),
        (b"[]", "body"),
        (b"\xff\xfe", "body"),
        (b'{"text": 3}', "text"),
        (b"{}", "text"),
        (b'{"text": ""}', "text"),
        (b'{"text": "x", "id": []}', "id"),
        (b'{"text": "x", "id": "a\\nb"}', "id"),
        (b'{"text": "x", "title": {"a": 1}}', "title"),
        (b'{"text": "x", "size": NaN}', "body"),
        (b'{"text": "x", "size": 1e999}', "body"),
        (b'{"text": "x", "size": ' + b"9" * 5000 + b"}", "body"),
        (b'{"text": ' + b"[" * 100_000, "body"),
        (b'{"text": "\\ud800"}', "text"),
        (b'{"text": "x", "note": "\\udfff"}', "note"),
    ],
)
async def test_nonsense_is_refused_and_the_field_is_named(
    client: httpx.AsyncClient, body: bytes, field: str
) -> None:
    answer = await client.post(
        "/v1/documents", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert field in [error["field"] for error in answer.json()["errors"]]


async def test_a_text_in_another_language_is_refused_with_the_reason(
    client: httpx.AsyncClient,
) -> None:
    german = "Der Sprecher der Regierung sagte, dass die Truppen nicht an der Grenze sind. " * 8
    answer = await client.post("/v1/documents", json={"text": german})
    assert answer.status_code == 422
    assert "German" in answer.json()["detail"]


async def test_a_body_of_an_unknown_type_is_refused_with_the_types_that_are_read(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.post("/v1/documents", data={"text": "x"})
    assert answer.status_code == 415
    assert "application/json" in answer.json()["hint"]


@pytest.mark.parametrize("declared", [True, False])
async def test_a_body_over_the_limit_is_refused_whatever_length_it_declares(
    url: str, declared: bool
) -> None:
    body = b'{"text": "' + b"x" * 2000 + b'"}'

    async def in_parts():  # type: ignore[no-untyped-def]
        for start in range(0, len(body), 100):
            yield body[start : start + 100]

    async with client_of(read_settings(store=url, max_body=1000)) as client:
        answer = await client.post(
            "/v1/documents",
            content=body if declared else in_parts(),
            headers={"content-type": "application/json"},
        )
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.json()["detail"]


async def test_numbers_in_metadata_come_back_as_they_went(client: httpx.AsyncClient) -> None:
    sent = {"id": "m", "text": "x", "pi": math.pi, "big": 2**70, "nested": {"a": [None, True]}}
    assert (await client.post("/v1/documents", json=sent)).status_code == 201
    assert (await client.get("/v1/documents/m")).json()["metadata"] == {
        key: value for key, value in sent.items() if key not in {"id", "text"}
    }

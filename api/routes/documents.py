"""The documents that claims stand in: listed, read in, replaced, removed."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field

from api.answers.documents import document_page, find_document, unknown_document
from api.bodies import OPENAPI, DocumentId, Line, found_in_body
from api.dependencies import Asked
from api.errors import RequestError
from api.examples import DOCUMENT_PAGE, LOADED, WHOLE_DOCUMENT, answers, content
from api.models import DocumentAnswer, DocumentPage, LoadedAnswer
from api.parameters import DocumentQuery
from api.problems import responses
from api.security import may_write
from api.service import Service
from graph.errors import Conflict
from graph.model import Document
from loaders.readers import Found, ReadSettings, document_of

router = APIRouter(prefix="/v1", tags=["evidence"])
writing = [Depends(may_write)]

ID = "The document's id; it may hold slashes."
KnownId = Annotated[str, Path(description=ID, examples=["news/2006-11-30-charges"])]


class Described(BaseModel):
    """What is known of a document whose body cannot say it, such as a web page or a PDF."""

    url: Line | None = Field(default=None, description="Its address.")
    title: Line | None = Field(default=None, description="Its headline.")
    date: Line | None = Field(default=None, description="Its date, best as ISO 8601.")
    publisher: Line | None = Field(default=None, description="Who published it.")


class Named(Described):
    id: DocumentId | None = Field(
        default=None, description="Its id; else its address, else a hash of its content."
    )


@router.get("/documents", summary="Documents, latest first", responses=answers(DOCUMENT_PAGE))
async def get_documents(service: Asked, query: Annotated[DocumentQuery, Query()]) -> DocumentPage:
    """Documents without their texts; `q` searches titles and texts."""
    await service.network()
    return await document_page(service.store, query, service.version)


@router.post(
    "/documents",
    summary="Read in one document",
    status_code=201,
    dependencies=writing,
    openapi_extra=OPENAPI,
    responses={
        **responses(401, 409, 413, 415),
        201: {
            "description": "It was read in; Location names it.",
            "headers": {"Location": {"schema": {"type": "string"}}},
            "content": content(LOADED),
        },
    },
)
async def post_document(
    service: Asked, request: Request, response: Response, described: Annotated[Named, Query()]
) -> LoadedAnswer:
    """JSON with a `text`, plain text, Markdown, a web page or a PDF. Answers with the claims that
    were read out of it. An id that is known already is a 409: PUT replaces."""
    found = await found_in_body(request, service.settings.max_body)
    document = await service.on_reading_thread(_document, found, described, described.id)
    if await service.store.known([document.id]):
        raise Conflict(
            f"the document {document.id!r} is known already",
            hint=f"PUT {_location(document.id)} replaces it",
        )
    response.headers["Location"] = _location(document.id)
    return await _load(service, document, replace_known=False)


@router.get(
    "/documents/{document_id:path}",
    summary="One document",
    responses={**responses(404), **answers(WHOLE_DOCUMENT)},
)
async def get_document(service: Asked, document_id: KnownId) -> DocumentAnswer:
    """One document with the text that all offsets of its claims count in."""
    await service.network()
    return await find_document(service.store, document_id, service.version)


@router.put(
    "/documents/{document_id:path}",
    summary="Replace one document, or read it in under this id",
    dependencies=writing,
    openapi_extra=OPENAPI,
    responses={
        **responses(401, 413, 415),
        **answers(LOADED),
        201: {
            "model": LoadedAnswer,
            "description": "It was not known, and was read in.",
            "content": content(LOADED),
        },
    },
)
async def put_document(
    service: Asked,
    request: Request,
    response: Response,
    document_id: Annotated[DocumentId, Path(description=ID)],
    described: Annotated[Described, Query()],
) -> LoadedAnswer:
    """Takes what POST takes. What was read out of the former text goes, in one transaction."""
    found = await found_in_body(request, service.settings.max_body)
    if found.id not in {None, document_id}:
        raise RequestError(
            f"the body's id {found.id!r} is not the path's, {document_id!r}", where="id"
        )
    document = await service.on_reading_thread(_document, found, described, document_id)
    if not await service.store.known([document.id]):
        response.status_code = 201
        response.headers["Location"] = _location(document.id)
    return await _load(service, document, replace_known=True)


@router.delete(
    "/documents/{document_id:path}",
    summary="Remove one document",
    status_code=204,
    dependencies=writing,
    responses=responses(401, 404),
)
async def delete_document(service: Asked, document_id: KnownId) -> None:
    """Removes it with its claims, and corrects the edges, in one transaction."""
    if not await service.store.known([document_id]):
        raise unknown_document(document_id)
    await service.remove(document_id)


def _document(found: Found, described: Described, document_id: str | None) -> Document:
    given = described.model_dump(exclude={"id"}, exclude_none=True)
    if document_id is not None:
        given["id"] = document_id
    return document_of(replace(found, **given), ReadSettings())


async def _load(service: Service, document: Document, *, replace_known: bool) -> LoadedAnswer:
    read = await service.read(document)
    written = await service.put(read, replace=replace_known)
    # As they are in force: rules made by hand may have changed or rejected some.
    found = await service.store.claims_by_id([claim.id for claim in read.claims])
    claims = list(found.values())
    return LoadedAnswer(version=written.version.number, id=document.id, claims=claims)


def _location(document_id: KnownId) -> str:
    return f"/v1/documents/{quote(document_id, safe='')}"

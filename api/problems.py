"""Errors over HTTP: one shape (RFC 9457) for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from api.errors import TABLE
from graph.errors import WhowhomError

PROBLEM_TYPE = "application/problem+json"
log = structlog.get_logger(__name__)

HEADERS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": 'Bearer realm="whowhom"'},
    503: {"Retry-After": "1"},
}


class FieldProblem(BaseModel):
    """What is wrong with one parameter, header or field of the body."""

    field: str
    place: str
    reason: str


class Problem(BaseModel):
    """An error after RFC 9457. ``near`` holds ids that come close to an unknown one,
    ``accepted`` the values or names that would have been understood."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:whowhom:problem:not-found",
                    "title": "There is no such thing here",
                    "status": 404,
                    "detail": "no actor is called 'hezbola'",
                    "instance": "/v1/paths",
                    "near": ["hezbollah"],
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    hint: str | None = None
    near: list[str] | None = None
    accepted: list[str] | None = None
    errors: list[FieldProblem] | None = None


class DescribedApp(FastAPI):
    """Describes its errors as what they are: FastAPI would add JSON beside problem+json."""

    def openapi(self) -> dict[str, Any]:
        fresh = self.openapi_schema is None
        described = super().openapi()
        if fresh:
            for methods in described["paths"].values():
                for operation in methods.values():
                    for status, answer in operation["responses"].items():
                        if status >= "400":
                            answer["content"].pop("application/json", None)
        return described


def install(app: FastAPI) -> None:
    """Let ``app`` answer every error as a problem."""
    app.add_exception_handler(WhowhomError, _answer_own)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(Exception, _answer_unexpected)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries of a route that can end in ``statuses``; 422 and 503 always can."""
    titles: dict[int, str] = {}
    for _, status, _, title in TABLE:
        titles.setdefault(status, title)
    return {
        status: {
            "model": Problem,
            "description": titles[status],
            "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({422, 503, *statuses})
    }


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        status_code=problem.status,
        headers={**HEADERS.get(problem.status, {}), **(headers or {})},
        media_type=PROBLEM_TYPE,
    )


async def _answer_own(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, WhowhomError)
    status, kind, title = next(row[1:] for row in TABLE if isinstance(error, row[0]))
    if status == 500:
        log.error("request failed", path=request.url.path, exc_info=error)
    field = error.where or "body" if status == 422 else None
    return problem_response(
        Problem(
            type=f"urn:whowhom:problem:{kind}",
            title=title,
            status=status,
            detail=error.message,
            instance=request.url.path,
            hint=error.hint,
            near=list(getattr(error, "near", ())) or None,
            accepted=list(getattr(error, "accepted", ())) or None,
            errors=[FieldProblem(field=field, place=_place(request), reason=error.message)]
            if field
            else None,
        )
    )


async def _answer_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = [
        FieldProblem(
            field=str(entry["loc"][min(1, len(entry["loc"]) - 1)]),
            place=str(entry["loc"][0]),
            reason=entry["msg"].removeprefix("Value error, "),
        )
        for entry in error.errors()
    ]
    return problem_response(
        Problem(
            type="urn:whowhom:problem:invalid",
            title="The request cannot be understood",
            status=422,
            detail="; ".join(f"{entry.field}: {entry.reason}" for entry in found),
            instance=request.url.path,
            errors=found,
        )
    )


async def _answer_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    details = {
        404: ("not-found", "There is no such thing here", f"nothing is at {request.url.path}"),
        405: (
            "method-not-allowed",
            "This cannot be done here",
            f"{request.method} is not understood at {request.url.path}",
        ),
    }
    kind, title, detail = details.get(
        error.status_code, ("http", "The request cannot be answered", str(error.detail))
    )
    return problem_response(
        Problem(
            type=f"urn:whowhom:problem:{kind}",
            title=title,
            status=error.status_code,
            detail=detail,
            instance=request.url.path,
            hint="see /docs for what there is" if error.status_code == 404 else None,
        ),
        error.headers,
    )


async def _answer_unexpected(request: Request, error: Exception) -> JSONResponse:
    # The server logs the error itself; what it says of our insides is not for the asker.
    return problem_response(
        Problem(
            type="urn:whowhom:problem:failure",
            title="The service failed",
            status=500,
            detail=f"an unexpected {type(error).__name__}; the service's log says more",
            instance=request.url.path,
        )
    )


def _place(request: Request) -> str:
    return "body" if request.method in {"POST", "PUT"} else "query"

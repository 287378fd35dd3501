"""Bodies that are sent: read up to a limit, and turned into a text as found."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from api.errors import BodyTooLarge, RequestError, UnknownMediaType
from graph.errors import UnreadableDocument
from loaders.readers import Found
from loaders.readers.html import read_html
from loaders.readers.pdf import read_pdf
from loaders.readers.records import refuse_half_characters
from loaders.readers.text import read_markdown, read_text

JSON = "application/json"
READERS: dict[str, Callable[[bytes], Found]] = {
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "text/html": read_html,
    "application/pdf": read_pdf,
}
ACCEPTED = (JSON, *READERS)


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Line = Annotated[
    str,
    BeforeValidator(_number_as_text),
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
]
DocumentId = Annotated[
    str,
    BeforeValidator(_number_as_text),
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=1000, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]


class DocumentIn(BaseModel):
    """A document as it is sent. Fields other than these are kept as its metadata."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "id": "example-1",
                    "title": "Exchange of charges",
                    "date": "2024-05-02",
                    "text": "Washington accused Tehran of arming the militias. "
                    "Iran denied the charge.",
                }
            ]
        },
    )

    text: str = Field(min_length=1, description="All offsets count its Unicode characters.")
    id: DocumentId | None = Field(default=None, description="Else its address, else its content.")
    url: Line | None = None
    title: Line | None = None
    date: Line | None = Field(default=None, description="Best as ISO 8601: 2006-11-30.")
    publisher: Line | None = None

    def found(self) -> Found:
        return Found(
            text=self.text,
            id=self.id,
            url=self.url,
            title=self.title,
            date=self.date,
            publisher=self.publisher,
            metadata=dict(self.model_extra or {}),
        )


OPENAPI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {
                "schema": {
                    key: value
                    for key, value in DocumentIn.model_json_schema().items()
                    if key != "$defs"
                }
            },
            "text/plain": {
                "schema": {"type": "string"},
                "example": "Tehran blamed Israel for the explosion.",
            },
            "text/markdown": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


async def found_in_body(request: Request, limit: int) -> Found:
    """The text that ``request`` carries, by its content type.

    Raises ``UnknownMediaType``, ``BodyTooLarge`` (over ``limit`` bytes, whatever the length the
    request declares), ``UnreadableDocument``, or a validation error naming the field.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ACCEPTED:
        raise UnknownMediaType(
            f"a body of type {kind or '(none named)'} is not read",
            hint=f"send the header Content-Type: one of {', '.join(ACCEPTED)}",
        )
    body = await _body(request, limit)
    if kind == JSON:
        return _document_in(body).found()
    if not body.strip():
        raise UnreadableDocument("it is empty", where="body")
    return READERS[kind](body)


async def _body(request: Request, limit: int) -> bytes:
    declared = request.headers.get("content-length", "")
    parts = bytearray()
    if not (declared.isdecimal() and int(declared) > limit):
        async for part in request.stream():
            parts += part
            if len(parts) > limit:
                break
        else:
            return bytes(parts)
    raise BodyTooLarge(
        f"the body has more than {limit:,} bytes",
        hint="load a large file with whowhom load, or raise WHOWHOM_MAX_BODY",
    )


def _document_in(body: bytes) -> DocumentIn:
    try:
        record = json.loads(body, parse_constant=_refuse_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"this is not JSON: {error}", where="body") from error
    if not isinstance(record, dict):
        raise RequestError("the body is JSON, but not an object", where="body")
    for name, value in record.items():
        try:
            refuse_half_characters({name: value})
        except UnreadableDocument as error:
            # The name itself may hold the half, and could not be answered as it is.
            where = name.encode("ascii", "backslashreplace").decode()
            raise RequestError(error.message, where=where) from error
    try:
        return DocumentIn.model_validate(record)
    except ValidationError as error:
        raise RequestValidationError(
            [{**entry, "loc": ("body", *entry["loc"])} for entry in error.errors()]
        ) from error


def _refuse_number(name: str) -> float:
    raise ValueError(f"{name} is not a number that JSON knows")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large a number")
    return number

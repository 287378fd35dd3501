"""What routes are handed."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.errors import RequestError
from api.service import Service
from api.waiting import Waiting


async def service_of(request: Request) -> Service:
    """Raises the ``StoreError`` that keeps the store away."""
    waiting: Waiting = request.app.state.waiting
    return await waiting.service()


def known_parameters_only(request: Request) -> None:
    """Refuse a query parameter that the route does not have, naming those it has: a filter that
    is misspelt and passed over would give an answer to another question."""
    route = request.scope["route"]
    paths = request.app.openapi()["paths"]
    described = paths[route.path_format][request.method.lower()].get("parameters", [])
    accepted = tuple(entry["name"] for entry in described if entry["in"] == "query")
    for name in request.query_params:
        if name not in accepted:
            raise RequestError(
                f"there is no parameter {name!r} here",
                where=name,
                hint=f"accepted are {', '.join(accepted)}" if accepted else "there are none",
                accepted=accepted,
            )


Asked = Annotated[Service, Depends(service_of)]

"""The HTTP application, put together in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import Depends, FastAPI

from api import problems
from api.dependencies import known_parameters_only
from api.extractor import build_reader
from api.guide import guide_route
from api.middleware import VersionHeader
from api.routes import (
    actors,
    analytics,
    claims,
    documents,
    health,
    paths,
    relations,
    reports,
    resolve,
)
from api.security import may_read
from api.service import BuildReader, Service, running
from api.settings import Settings
from api.stores import may_heal
from api.waiting import waiting
from graph.store import open_store

DESCRIPTION = """Who accuses, attacks, supplies and allies with whom, according to whom, on what
evidence. Every edge leads back to its sentence, and a claim is never shown as a fact: its status
says whether a document asserts it, somebody alleges or denies it, or it is only a threat or plan.

Errors are problem+json (RFC 9457). Lists are `{"items": [...], "next": cursor or null}`. Each
answer names the version of the graph it was computed on, in `X-Whowhom-Version`."""

TAGS = [
    {"name": "relations", "description": "Who has which relation to whom"},
    {"name": "actors", "description": "Those who act, and what surrounds them"},
    {"name": "evidence", "description": "Claims and the documents they stand in"},
    {"name": "analytics", "description": "What is computed on the network"},
    {"name": "operation", "description": "Whether the service lives and is ready"},
]

V1 = (relations, actors, paths, claims, documents, analytics, reports, resolve)


def create_app(settings: Settings, reader: BuildReader = build_reader) -> FastAPI:
    """The application for ``settings``. It opens the store when it starts, or once its server is
    there, and closes it when it stops; ``reader`` builds what reads texts when the first one comes
    in."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Service]:
        async with (
            open_store(settings.store) as store,
            running(store, settings, reader) as service,
        ):
            yield service

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        heals = partial(may_heal, settings.store)
        async with waiting(opened, heals, settings.reopen_after) as app.state.waiting:
            yield

    app = problems.DescribedApp(
        title="whowhom",
        version="1",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        lifespan=lifespan,
    )
    app.state.settings = settings
    problems.install(app)
    for routes in V1:
        app.include_router(
            routes.router,
            dependencies=[Depends(may_read), Depends(known_parameters_only)],
            responses=problems.responses(),
        )
    app.include_router(health.router, dependencies=[Depends(known_parameters_only)])
    app.router.routes.append(guide_route())
    app.add_middleware(VersionHeader)
    return app

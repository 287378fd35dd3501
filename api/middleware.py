"""What is said with every answer."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.waiting import Waiting

VERSION_HEADER = "X-Whowhom-Version"


class VersionHeader:
    """Names, with every answer and every error, the version of the graph it was computed on.
    Before the store is there, there is none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_version(message: Message) -> None:
            waiting: Waiting = scope["app"].state.waiting
            service = waiting.opened
            if message["type"] == "http.response.start" and service is not None:
                headers = MutableHeaders(scope=message)
                if VERSION_HEADER not in headers:
                    headers[VERSION_HEADER] = str(service.version)
            await send(message)

        await self._app(scope, receive, send_with_version)

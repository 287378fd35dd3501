"""The service on a socket: says where it is once it can be asked, and stops in order."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

import structlog
import uvicorn
from fastapi import FastAPI

from api.settings import Settings
from graph.errors import SettingError


class Announcing(uvicorn.Server):
    """Calls ``announce`` when the first request can be answered."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any that is free. ``SettingError`` if it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise SettingError(
            f"cannot listen on {host} port {port}: {error.strerror or error}",
            hint="another service may have it; try --port",
        ) from error


def address(listening: socket.socket) -> str:
    """The URL under which the service is found."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve_on(
    listening: socket.socket, app: FastAPI, settings: Settings, announce: Callable[[], None]
) -> None:
    """Serve until interrupted or terminated. Requests under way get ``stop_after`` seconds."""
    # Standard output belongs to what the command says.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.stop_after,
        lifespan="on",
    )
    # uvicorn raises the signal again once it has stopped in order; that is a good end.
    signal.signal(signal.SIGTERM, _end_well)
    try:
        Announcing(config, announce).run(sockets=[listening])
    except KeyboardInterrupt:
        return


def _end_well(*_: object) -> None:
    raise SystemExit(0)

"""One line in the log for each request, under an id that the caller may give and always gets back.

The line holds the route's name, never the address itself, and nothing of query or body.
"""

import re
import time
from typing import Final
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import unforeseen
from infra.logging import log_context

__all__ = ["REQUEST_ID", "Journal"]

REQUEST_ID: Final = "X-Request-Id"
_GIVEN: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_QUIET: Final = frozenset({"live", "ready", "metrics"})

log = structlog.get_logger()


class Journal:
    """ASGI middleware: the correlation id and the access log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request and write its line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = given if _GIVEN.fullmatch(given) else str(uuid4())
        began, status = time.monotonic(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        with log_context(request_id=request_id):
            try:
                await self._app(scope, receive, sending)
            except Exception as error:  # noqa: BLE001 -- the last door: whatever it is, it gets its id and its line
                problem = unforeseen(error)
                if not status:
                    await problem.response(Request(scope))(scope, receive, sending)
            finally:
                _write(scope, status, time.monotonic() - began)


def _write(scope: Scope, status: int, took: float) -> None:
    route = getattr(scope.get("route"), "name", "none")
    if route not in _QUIET:
        log.info("request", method=scope["method"], route=route, status=status, took_ms=round(took * 1000, 1))

"""Bodies that are too large are sent away: at once if they say so themselves, else when too many bytes have come.

FastAPI's own limit stands outside every middleware and answers in plain text, without a request id.
"""

from typing import Final

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Kind, Problem

__all__ = ["BodyLimit"]

_DOCUMENT: Final = "/documents/"
"""Part of the address under which documents are uploaded."""


class BodyLimit:
    """ASGI middleware; ``largest`` in bytes, ``largest_document`` for bodies that are documents."""

    def __init__(self, app: ASGIApp, largest: int, largest_document: int) -> None:
        self._app = app
        self._largest = largest
        self._largest_document = largest_document

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or answer 413."""
        largest = self._largest_document if _DOCUMENT in scope.get("path", "") else self._largest
        length = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if length.isdecimal() and int(length[:20]) > largest:
            await _too_large(largest).response(Request(scope))(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive, largest), send)

    def _counted(self, receive: Receive, largest: int) -> Receive:
        read = 0

        async def counting() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > largest:
                raise _too_large(largest)
            return message

        return counting


def _too_large(largest: int) -> Problem:
    return Problem(Kind.TOO_LARGE, f"At most {largest} bytes.", headers={"Connection": "close"})

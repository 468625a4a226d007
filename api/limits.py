"""Bodies that are too large are sent away: at once if they say so themselves, else when too many bytes have come.

FastAPI's own limit stands outside every middleware and answers in plain text, without a request id.
"""

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Kind, Problem

__all__ = ["BodyLimit"]


class BodyLimit:
    """ASGI middleware; ``largest`` in bytes."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or answer 413."""
        if scope["type"] == "http" and self._says_too_large(Headers(scope=scope).get("content-length", "")):
            await self._too_large().response(Request(scope))(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _says_too_large(self, length: str) -> bool:
        return length.isdecimal() and int(length[:20]) > self._largest

    def _counted(self, receive: Receive) -> Receive:
        read = 0

        async def counting() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._largest:
                raise self._too_large()
            return message

        return counting

    def _too_large(self) -> Problem:
        return Problem(Kind.TOO_LARGE, f"At most {self._largest} bytes.", headers={"Connection": "close"})

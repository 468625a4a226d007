"""What stands before every page: headers that let nothing in or out, and problems told on a page of their own."""

from typing import Final
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import api.problems
from api.bodies import media_type
from api.problems import Kind, Problem
from console.page import base_of, page
from console.session import FORM, MARK, Posted, StrangersForm, posted

__all__ = ["Headers", "install", "next_of"]

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_ALWAYS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_STATIC: Final = "/static/"


class Headers:
    """ASGI middleware: no page is kept by a browser or a proxy, loads anything from elsewhere or stands in a frame."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        kept = _STATIC in scope.get("path", "")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)  # a letter brings a policy of its own, which is stricter
                headers["Cache-Control"] = "max-age=3600" if kept else "no-store"
            await send(message)

        await self._app(scope, receive, sending)


def install(app: FastAPI) -> None:
    """Let every error of the console leave as a page."""
    api.problems.install(app, shown=_shown)
    app.add_exception_handler(StrangersForm, _send_again)
    app.add_exception_handler(Exception, _fault)


async def _shown(problem: Problem, request: Request) -> Response:
    if problem.kind is Kind.UNAUTHENTICATED:
        return await _signed_out(problem, request)
    return page(request, "problem.html.j2", status=problem.kind.status, headers=problem.headers, problem=problem)


async def _fault(request: Request, _error: Exception) -> Response:
    """The fault itself goes on to the journal, which writes it down."""
    problem = Problem(Kind.INTERNAL, "It was recorded. Try again; if it happens again, tell whoever runs Caseclock.")
    return page(request, "problem.html.j2", status=500, problem=problem)


async def _signed_out(problem: Problem, request: Request) -> Response:
    """A page is asked for again after the sign-in; what was typed into a form waits in the form itself.

    A file cannot wait in a form: its page is asked for again, and the file is chosen again.
    """
    if request.method in {"GET", "HEAD"} or media_type(request) != FORM:
        wanted = request.url.path.removeprefix(base_of(request))
        asked = f"{wanted}?{request.url.query}" if request.url.query else wanted
        return RedirectResponse(f"{base_of(request)}/sign-in?{urlencode({'next': asked})}", 303)
    sent = await posted(request)
    return page(request, "again.html.j2", status=401, problem=problem, fields=_fields(sent))


async def _send_again(request: Request, error: Exception) -> Response:
    sent = error.sent if isinstance(error, StrangersForm) else Posted({})
    return page(request, "again.html.j2", status=403, problem=None, fields=_fields(sent))


def _fields(sent: Posted) -> list[tuple[str, str]]:
    return [(name, value) for name, values in sent.values.items() if name != MARK for value in values]


def next_of(wanted: str) -> str:
    """Where to go after the sign-in: a place of ours, or the first page."""
    inside = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if inside else "/"

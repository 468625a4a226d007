"""Problems as RFC 9457 says them: what is wrong, which rules stand in the way, and which field would mend it.

A problem never repeats what was sent: it may be personal. Its ``rules`` are catalogue ids or the kernel's own.
"""

import math
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from enum import Enum
from typing import Any

import asyncpg
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from domain.kernel.refusal import Objection

__all__ = [
    "MEDIA_TYPE",
    "Kind",
    "Problem",
    "ProblemDocument",
    "form_objections",
    "install",
    "responses",
    "unavailable",
    "unforeseen",
]

MEDIA_TYPE = "application/problem+json"
RETRY = timedelta(seconds=2)

_FEW = 10
"""So many names can be read in one line."""

_log = structlog.get_logger()

_WORDS = {
    "missing": "This field is required.",
    "extra_forbidden": "This field is not known here.",
}
_LETTERS = {"a-z": "small letters", "A-Z": "capitals", "0-9": "digits"}
_MARKS = {"-": "dashes", "_": "underscores", ".": "full stops", ":": "colons"}


class Kind(Enum):
    """Every kind of problem: its name in the ``type`` URI, its status, its title."""

    KEY_MISSING = ("key-missing", 400, "The Idempotency-Key header is missing or malformed")
    BAD_REQUEST = ("bad-request", 400, "The request cannot be understood")
    UNAUTHENTICATED = ("unauthenticated", 401, "The bearer token is missing or not accepted")
    FORBIDDEN = ("forbidden", 403, "The token does not allow this")
    NOT_FOUND = ("not-found", 404, "There is nothing here")
    METHOD = ("method", 405, "This address does not take this method")
    REFUSED = ("refused", 409, "The command is refused")
    TOO_LARGE = ("too-large", 413, "The body is too large")
    NOT_JSON = ("not-json", 415, "The body must be JSON")
    NO_DOCUMENT = ("no-document", 415, "This kind of document is not taken")
    MALFORMED = ("malformed", 422, "The request is not well formed")
    KEY_REUSED = ("key-reused", 422, "The Idempotency-Key was used for another command")
    INTERNAL = ("internal", 500, "Something went wrong here")
    BUSY = ("busy", 503, "Too many commands wait on this case")
    UNAVAILABLE = ("unavailable", 503, "A part of the system is away")

    @property
    def uri(self) -> str:
        """The ``type`` of the problem document."""
        return f"urn:caseclock:problem:{self.value[0]}"

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.value[1]

    @property
    def title(self) -> str:
        """The title, the same for every problem of this kind."""
        return self.value[2]


class RuleInTheWay(BaseModel):
    """One rule that was not satisfied, in words for the person who asked."""

    model_config = ConfigDict(frozen=True)

    rule: str = Field(description="Catalogue id, or one of the system's own (CASE-...)", examples=["S42-CLOSE-BARRED"])
    words: str
    field: str | None = Field(default=None, description="Dotted path of the input that would mend it")


class ProblemDocument(BaseModel):
    """An RFC 9457 problem. ``rules`` names every rule that stands in the way, not only the first."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(examples=[Kind.REFUSED.uri])
    title: str
    status: int
    detail: str
    instance: str = Field(description="The address that was asked")
    rules: tuple[RuleInTheWay, ...] = ()


class Problem(Exception):  # noqa: N818 -- RFC 9457's own word
    """Ends a request with a problem document."""

    def __init__(
        self, kind: Kind, detail: str, objections: Iterable[Objection] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(kind.title)
        self.kind = kind
        self.detail = detail
        self.objections = tuple(objections)
        self.headers = dict(headers or {})

    def response(self, request: Request) -> Response:
        """The problem as it is sent."""
        document = ProblemDocument(
            type=self.kind.uri, title=self.kind.title, status=self.kind.status, detail=self.detail,
            instance=request.url.path,
            rules=tuple(RuleInTheWay(**objection.model_dump()) for objection in self.objections),
        )  # fmt: skip
        return Response(document.model_dump_json(), self.kind.status, self.headers, MEDIA_TYPE)


Shown = Callable[[Problem, Request], Awaitable[Response]]
"""How a problem leaves the application."""


def unavailable(detail: str) -> Problem:
    """A server that we need is away: nothing is lost if the same request is sent again."""
    return Problem(Kind.UNAVAILABLE, detail, headers={"Retry-After": str(math.ceil(RETRY.total_seconds()))})


def form_objections(errors: Iterable[Mapping[str, Any]]) -> tuple[Objection, ...]:
    """An objection for each field that does not fit, from pydantic's errors. The input is left out."""
    return tuple(Objection(rule="CASE-FORM", words=_words(each), field=_path(each["loc"])) for each in errors)


def _words(error: Mapping[str, Any]) -> str:
    if error["type"] == "union_tag_invalid":
        return _nearest(str(error["ctx"]["tag"]), re.findall("'([^']*)'", error["ctx"]["expected_tags"]))
    if error["type"] == "string_pattern_mismatch":
        return form_of(error["ctx"]["pattern"])
    return _WORDS.get(error["type"]) or f"{error['msg']}."


def form_of(pattern: str) -> str:
    """What a code may be made of, as people read it; of any other pattern only that there is one."""
    found = "".join(re.findall(r"\[([^\]]*)\]", pattern))
    letters = [words for token, words in _LETTERS.items() if token in found]
    marks = [words for mark, words in _MARKS.items() if mark in re.sub("|".join(_LETTERS), "", found)]
    if "\\S" in pattern:
        return "Say it in words; blanks are not enough."
    if not letters or "@" in pattern:
        return "It does not have the form that is asked for."
    spaces = "" if " " in found else ", without spaces"
    first = ", beginning with a small letter" if re.match(r"\^\(?\[a-z\]\[", pattern) else ""
    return f"A code of {', '.join((*letters, *marks))} is asked for{first}{spaces}."


def _nearest(tag: str, known: list[str]) -> str:
    """A pathway has a hundred commands: the nearest name helps, all of them do not."""
    near = get_close_matches(tag, known, n=1)
    if near or len(known) > _FEW:
        return f"No such type here; did you mean {near[0]}?" if near else "No such type here."
    return f"No such type here; known: {', '.join(known)}."


def responses(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries of these kinds of problem."""
    found: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        before = found.get(kind.status, {}).get("description")
        title = f"{before}; or: {kind.title}" if before else kind.title
        content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}
        found[kind.status] = {"description": title, "content": content}
    return found


async def _as_document(problem: Problem, request: Request) -> Response:
    return problem.response(request)


def install(app: FastAPI, shown: Shown = _as_document) -> None:
    """Let every error of the application leave as a problem document, or as ``shown`` makes it."""

    def handle(error: type[Exception], problem_of: Callable[[Any], Problem]) -> None:
        async def answer(request: Request, error: Exception) -> Response:
            return await shown(problem_of(error), request)

        app.add_exception_handler(error, answer)

    handle(Problem, lambda error: error)
    handle(RequestValidationError, _from_validation)
    handle(HTTPException, _from_http)
    for away in (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, OSError, asyncpg.OperatorInterventionError):
        handle(away, _from_away("The database is away."))
    handle(ClientDisconnect, _gone)


def _from_validation(error: RequestValidationError) -> Problem:
    return Problem(Kind.MALFORMED, "Some of the request does not fit.", form_objections(error.errors()))


def _from_http(error: HTTPException) -> Problem:
    kind = next((each for each in Kind if each.status == error.status_code), Kind.BAD_REQUEST)
    return Problem(kind, f"{error.detail}.".replace("..", "."), headers=error.headers)


def _from_away(words: str) -> Callable[[Exception], Problem]:
    def problem(error: Exception) -> Problem:
        _log.warning("a server is away", exc_info=error)
        return unavailable(words)

    return problem


def _gone(_error: ClientDisconnect) -> Problem:
    """Nobody reads this; it keeps a caller that went away out of the log of errors."""
    return Problem(Kind.BAD_REQUEST, "The body did not arrive.")


def unforeseen(error: Exception) -> Problem:
    """A fault of ours: it goes into the log and stays out of the answer."""
    _log.error("request failed", exc_info=error)
    return Problem(Kind.INTERNAL, "It was recorded; the X-Request-Id header of this answer names it.")


def _path(location: tuple[int | str, ...]) -> str | None:
    """``("command", "CloseConcern", "reason")`` is ``command.reason``: a tag is no part of the sender's document."""
    parts = list(location)
    if parts[:1] in (["body"], ["query"], ["path"], ["header"]):
        parts = parts[1:]
    if len(parts) > 1 and parts[0] == "command" and str(parts[1])[:1].isupper():
        del parts[1]
    return ".".join(str(part) for part in parts) or None

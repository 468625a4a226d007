"""The chronology of a case in words, and the case as at an instant: what was true then, and what was known then."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError

import api.reading
from api.instants import Instant
from api.problems import Kind, Problem
from api.services import Wired
from console.case import Ref
from console.forms.drawn import typed_instant
from console.page import page, zone_of
from console.session import Visitor
from domain.kernel.codes import code_in_words

__all__ = ["router"]

router = APIRouter()

_INSTANT: Final[TypeAdapter[datetime]] = TypeAdapter(Instant)
_PAGE: Final = 200
_CODED: Final = ("rule", "law", "explanation", "dates")
"""Of an event's content what the chronology tells in other places."""


@router.get("/cases/{lifecycle}/{case}/chronology")
async def chronology(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """What happened, a page at a time; ``as_at`` and ``known`` are typed on the area's clocks."""
    typed = {name: request.query_params.get(name, "").strip() for name in ("as_at", "known")}
    as_at, known = (_instant(value, zone_of(services, caller)) for value in typed.values())
    asked = {name: value for name, value in request.query_params.items() if value and name in {*typed, "latest"}}
    told = await api.reading.chronology(
        ref=ref, caller=caller, services=services, as_at=as_at, known=known, content=True, limit=_PAGE,
        latest="latest" in asked, cursor=request.query_params.get("cursor") or None,
    )  # fmt: skip
    then = None
    if as_at or known:
        then = await api.reading.events(ref=ref, caller=caller, services=services, as_at=as_at, known=known, limit=1)
    return page(
        request, "chronology.html.j2", caller, ref=ref, typed=typed, then=then, chapters=told.entries,
        latest="latest" in asked, bodies={each.seq: _facts(each.body) for each in told.entries},
        first_page=f"?{urlencode(asked)}" if "cursor" in request.query_params else "",
        next_page=urlencode({**asked, "cursor": told.next}) if told.next else None,
    )  # fmt: skip


def _instant(typed: str, zone: Any) -> datetime | None:
    try:
        return _INSTANT.validate_python(typed_instant(typed, zone)) if typed else None
    except ValidationError:
        raise Problem(Kind.MALFORMED, "Write the instant as a date and a time of day.") from None


def _facts(body: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """An event's content, line by line, in words; what is empty is left out."""
    return [] if body is None else list(_lines(body, ""))


def _lines(body: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in body.items():
        label = f"{before}{code_in_words(name)}"
        if isinstance(value, dict):
            yield from _lines(value, f"{label}: ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for n, each in enumerate(value, 1):
                yield from _lines(each, f"{label} {n}: ")
        elif value not in (None, "", [], {}) and name not in _CODED:
            yield label, _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

"""The chronology of a case in words, and the case as at an instant: what was true then, and what was known then."""

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
from domain.kernel.recorded import recorded

__all__ = ["router"]

router = APIRouter()

_INSTANT: Final[TypeAdapter[datetime]] = TypeAdapter(Instant)
_PAGE: Final = 200


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
    kinds, zone = services.books.codebook(ref.lifecycle), zone_of(services, caller)
    bodies = {each.seq: recorded(each.body, kinds.kind_of(each.event), zone) for each in told.entries}
    return page(
        request, "chronology.html.j2", caller, ref=ref, typed=typed, then=then, chapters=told.entries,
        latest="latest" in asked, bodies=bodies,
        first_page=f"?{urlencode(asked)}" if "cursor" in request.query_params else "",
        next_page=urlencode({**asked, "cursor": told.next}) if told.next else None,
    )  # fmt: skip


def _instant(typed: str, zone: Any) -> datetime | None:
    try:
        return _INSTANT.validate_python(typed_instant(typed, zone)) if typed else None
    except ValidationError:
        raise Problem(Kind.MALFORMED, "Write the instant as a date and a time of day.") from None

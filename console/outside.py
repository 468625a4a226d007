"""What came from outside and was not taken, and what cases ask of other cases and is not delivered."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request, Response

import api.lists
from api.services import Wired
from console.page import page
from console.session import Visitor

__all__ = ["router"]

router = APIRouter()

Kind = Annotated[Literal["refused", "unmatched", "waiting"], Path()]


@router.get("/outside/{kind}")
async def outside(request: Request, kind: Kind, caller: Visitor, services: Wired) -> Response:
    """One page: refused, unmatched, or waiting for another case."""
    cursor = request.query_params.get("cursor") or None
    found: api.lists.OutsidePage | api.lists.FollowUpPage
    if kind == "waiting":
        found = await api.lists.follow_ups(caller, services, cursor=cursor)
    else:
        found = await api.lists.outside_events(kind, caller, services, cursor=cursor)
    return page(
        request, "outside.html.j2", caller, kind=kind, items=found.items,
        law=services.books.lawbook.in_force(services.now().date()),
        next_page=urlencode({"cursor": found.next}) if found.next else None,
    )  # fmt: skip

"""Work lists: open duties, and open cases; mine, my team's, or all of the area."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

import api.lists
from api.problems import Kind, Problem
from api.security import may_read
from api.services import Wired
from console.page import base_of, page
from console.session import Visitor
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES

__all__ = ["pathways_of", "router"]

router = APIRouter()

Whose = Annotated[Literal["mine", "team", "all"], Path()]

_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "order": ("urgency", "due"),
    "standing": ("overdue", "approaching", "suspended"),
    "unowned": ("true", "false"),
    "lifecycle": tuple(LIFECYCLES),
}
_PATTERNS: Final = {"waits_for": r"[a-z_]{2,40}", "stage": r"[A-Za-z0-9_]{1,60}", "cursor": r"[A-Za-z0-9_-]{1,2000}"}
WAITS: Final = ("agency", "approval", "sign_off", "to_be_told", "new_worker", "handed_over")
"""What cases wait for in every pathway; a pathway's own codes can be typed."""


@router.get("/")
async def first(request: Request, _caller: Visitor) -> Response:
    """Everybody begins with their own work."""
    return RedirectResponse(f"{base_of(request)}/work/mine", 303)


@router.get("/work/{whose}")
async def work(request: Request, whose: Whose, caller: Visitor, services: Wired) -> Response:
    """One page of a work list."""
    asked = _asked(request, ("order", "standing", "lifecycle", "waits_for", "unowned", "cursor"))
    found = api.lists.WorkPage(items=(), next=None)
    if whose != "team" or caller.team:
        wanted = {**asked, "unowned": _yes(asked)}
        found = await api.lists.worklist(whose=whose, caller=caller, services=services, **wanted)
    return page(
        request, "work.html.j2", caller, whose=whose, items=found.items, asked=asked, now=services.now(),
        pathways=pathways_of(caller), waits=WAITS, next_page=_next(asked, found.next),
    )  # fmt: skip


@router.get("/caseload/{whose}")
async def caseload(request: Request, whose: Whose, caller: Visitor, services: Wired) -> Response:
    """One page of a caseload."""
    asked = _asked(request, ("lifecycle", "stage", "waits_for", "unowned", "cursor"))
    found = api.lists.CaseloadPage(items=(), next=None)
    if whose != "team" or caller.team:
        wanted = {**asked, "unowned": _yes(asked)}
        found = await api.lists.caseload(whose=whose, caller=caller, services=services, **wanted)
    return page(
        request, "caseload.html.j2", caller, whose=whose, items=found.items, asked=asked, now=services.now(),
        pathways=pathways_of(caller), waits=WAITS, next_page=_next(asked, found.next),
    )  # fmt: skip


def pathways_of(caller: Actor) -> tuple[tuple[str, str], ...]:
    """Name and title of the pathways whose cases the caller's roles read."""
    return tuple((name, each.title) for name, each in LIFECYCLES.items() if may_read(caller, name))


def _asked(request: Request, names: tuple[str, ...]) -> dict[str, Any]:
    """What the address asks for; a form sends every field, so an empty one asks for nothing. Raises 422 problems."""
    found = {name: value for name in names if (value := request.query_params.get(name, "").strip())}
    for name, value in found.items():
        fits = value in _CHOICES[name] if name in _CHOICES else re.fullmatch(_PATTERNS[name], value)
        if not fits:
            raise Problem(Kind.MALFORMED, f"The list has no {name.replace('_', ' ')} of this kind.")
    return found


def _yes(asked: Mapping[str, Any]) -> bool | None:
    return asked["unowned"] == "true" if "unowned" in asked else None


def _next(asked: Mapping[str, Any], cursor: str | None) -> str | None:
    """The query of the next page."""
    return urlencode({**asked, "cursor": cursor}) if cursor else None

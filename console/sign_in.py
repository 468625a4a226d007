"""The way in and out: a token is pasted; on a machine for development anybody may be played without one."""

import re
from datetime import UTC, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import ValidationError

from api.problems import Kind, Problem
from api.security import actor_of
from api.services import Services, Wired
from console.doors import next_of
from console.page import base_of, page
from console.session import Posted, Sent, checked, is_this_machine, keep_signed_in, posted, sign_out
from domain.permissions import known_roles
from infra.tokens import Identity, mint

__all__ = ["router"]

router = APIRouter()

Next = Annotated[str, Query(alias="next", max_length=2000)]

LONGEST: Final = 3800
"""Browsers drop a cookie of more than 4,096 bytes without a word."""
PLAYED: Final = (
    ("dana", "Dana", "DSO", "Thanet"), ("ines", "Ines", "IO", "TeamB"),
    ("cal", "Cal", "CommunityTeamManager", "Thanet"),
    ("tess", "Tess", "TeamLeader", "forensic"), ("sid", "Sid", "SocialWorker", "forensic"),
    ("sasha", "Sasha", "SocialSupervisor", "forensic"), ("stella", "Stella", "ServiceManager", "forensic"),
    ("mona", "Mona", "MappaCoordinator", "kent"), ("polly", "Polly", "ProbationPractitioner", "kent"),
    ("chair", "The Chair", "SmbChair", "kent"), ("fay", "Fay", "ForensicMentalHealthPractitioner", "court-liaison"),
    ("maeve", "Maeve", "MentalHealthActAdministrator", "invented-unit"),
    ("milo", "Milo", "MentalHealthPractitioner", "invented-unit"),
)  # fmt: skip
"""Invented workers to play: id, name, roles, team; those of the demonstration, so that each finds work of their own."""


@router.get("/sign-in")
async def sign_in(request: Request, services: Wired, wanted: Next = "/") -> Response:
    """The page that asks who you are."""
    return _asked(request, services, wanted)


@router.post("/sign-in")
async def signed_in(request: Request, services: Wired) -> Response:
    """Look at the token, and keep it if it is good."""
    form = checked(request, await posted(request))
    try:
        token = _played(request, services, form) if "play" in form else form.one("token").removeprefix("Bearer ")
        await actor_of(services, HTTPAuthorizationCredentials(scheme="Bearer", credentials=token))
        _fits_a_cookie(token)
    except Problem as problem:
        return _asked(request, services, form.one("next", "/"), problem, form)
    response = RedirectResponse(base_of(request) + next_of(form.one("next", "/")), 303)
    keep_signed_in(request, response, token)
    return response


@router.post("/sign-out")
async def signed_out(request: Request, _form: Sent) -> Response:
    """Forget who it was."""
    response = RedirectResponse(f"{base_of(request)}/sign-in", 303)
    sign_out(request, response)
    return response


def _asked(
    request: Request, services: Services, wanted: str, problem: Problem | None = None, form: Posted | None = None
) -> Response:
    return page(
        request, "sign-in.html.j2", status=problem.kind.status if problem else 200, problem=problem,
        next=next_of(wanted), may_play=_may_play(request, services), played=PLAYED, areas=tuple(services.books.areas),
        form=form or Posted({}),
    )  # fmt: skip


def _fits_a_cookie(token: str) -> None:
    if len(token) > LONGEST:
        raise Problem(Kind.TOO_LARGE, "This token is too long for a browser to keep: ask for one with fewer claims.")


def _may_play(request: Request, services: Services) -> bool:
    """Only where the installation says so, no issuer is named, and the browser runs on this machine."""
    settings = services.settings
    return (
        services.limits.console_open and not (settings.jwks_url or settings.jwt_key_file) and is_this_machine(request)
    )


def _played(request: Request, services: Services, form: Posted) -> str:
    if not _may_play(request, services):
        raise Problem(Kind.FORBIDDEN, "Here a token is needed: nobody is played on this installation.")
    roles = frozenset(re.split(r"[\s,]+", form.one("roles"))) - {""}
    if strange := sorted(roles - known_roles() - {"SystemAdministrator", "Operations"}):
        raise Problem(Kind.MALFORMED, f"No pathway has the role {strange[0]}.")
    try:
        who = Identity(
            worker=form.one("worker"), roles=roles, team=form.one("team") or None, area=form.one("area") or None
        )
    except ValidationError:
        raise Problem(Kind.MALFORMED, "A worker's id is of small letters, digits and dots.") from None
    return mint(services.settings, who, now=datetime.now(UTC))

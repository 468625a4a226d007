"""A new case: which pathway, about whom, and the form of the command that opens it."""

from uuid import UUID, uuid4

from fastapi import APIRouter, Request, Response

import api.people
from activities.messages import CaseRef
from api.problems import Kind, Problem
from api.security import area_of
from api.services import Wired
from console.doing import Asking, Desk, draw, send
from console.page import page
from console.people import person_of
from console.session import Posted, Sent, Visitor
from domain.kernel.case import AnyLifecycle
from domain.kernel.register import Actor
from domain.registry import LIFECYCLES

__all__ = ["router"]

router = APIRouter()

_PERSON = "person"
_CASE = "case-id"


@router.get("/new")
async def new(request: Request, caller: Visitor, services: Wired) -> Response:
    """The pathways, those first that the caller may open."""
    area_of(caller, services)
    mine = [each for each in LIFECYCLES.values() if _may_open(each, caller)]
    others = [each for each in LIFECYCLES.values() if each not in mine]
    return page(request, "new.html.j2", caller, mine=mine, others=others, person=request.query_params.get(_PERSON, ""))


@router.get("/new/{lifecycle}")
async def about(request: Request, lifecycle: str, caller: Visitor, services: Wired) -> Response:
    """Whom it is about; once that is known, the form."""
    area_of(caller, services)
    known = _named(lifecycle)
    reference = request.query_params.get(_PERSON, "")
    if not reference and _PERSON in known.opening.model_fields:
        return page(request, "new-whom.html.j2", caller, lifecycle=known, made=uuid4())
    person = person_of(reference) if reference else None
    desk = Desk(request, caller, services)
    return await draw(desk, await _asking(desk, known, person, uuid4()), Posted({}))


@router.post("/new/{lifecycle}")
async def opened(*, request: Request, lifecycle: str, caller: Visitor, services: Wired, sent: Sent) -> Response:
    """Open it; sending the form twice opens one case, since its id was drawn with the form."""
    area_of(caller, services)
    known = _named(lifecycle)
    person = person_of(sent.one(_PERSON)) if _PERSON in known.opening.model_fields else None
    desk = Desk(request, caller, services)
    return await send(desk, await _asking(desk, known, person, person_of(sent.one(_CASE))), sent)


async def _asking(desk: Desk, lifecycle: AnyLifecycle, person: UUID | None, case: UUID) -> Asking:
    ref = CaseRef(lifecycle=lifecycle.name, case=case)
    taken = ((_CASE, str(case)),)
    if person is None:
        return Asking(ref, lifecycle, lifecycle.opening, opening=True, taken=taken)
    cases = (await api.people.cases_of(person, desk.caller, desk.services)).cases
    about = (_PERSON, str(person))
    return Asking(ref, lifecycle, lifecycle.opening, opening=True, taken=(about, *taken), cases=cases)


def _named(name: str) -> AnyLifecycle:
    if name not in LIFECYCLES:
        raise Problem(Kind.NOT_FOUND, "There is no such pathway.")
    return LIFECYCLES[name]


def _may_open(lifecycle: AnyLifecycle, caller: Actor) -> bool:
    step = lifecycle.step(lifecycle.opening)
    return step is None or not step.roles or caller.has_role(*step.roles)

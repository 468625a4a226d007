"""The pages of questions: which there are over all cases, and each with what it is asked with and its answer."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter, ValidationError

from activities.messages import CaseRef
from api.lists import Cursor
from api.problems import Kind, Problem
from api.security import may_read, require_role
from api.services import Services, Wired
from console.case import Ref
from console.page import base_of, page, zone_of
from console.questions import QUESTIONS, over_all
from console.questions.question import Ask, NotAskedSoError, Question
from console.session import Visitor
from domain.kernel.register import Actor

__all__ = ["router"]

router = APIRouter()

_CURSOR: Final = "cursor"
_CURSORS: Final[TypeAdapter[str | None]] = TypeAdapter(Cursor)
_CASE: Final = Ask("case", "Reference of the case", "Its id, as whoever opened the case was told it.", needed=True)
"""What is asked of those who read no case of the pathway, but may ask this of one."""


@router.get("/over")
async def over(request: Request, caller: Visitor) -> Response:
    """Which questions the caller may ask over all cases."""
    found = over_all(caller)
    if not found:
        raise Problem(Kind.FORBIDDEN, "Nothing is asked over all cases with your roles.")
    return page(request, "over.html.j2", caller, questions=found)


@router.get("/over/{code}")
async def over_one(request: Request, code: str, caller: Visitor, services: Wired) -> Response:
    """One question over all cases; one that is asked of a case asks first which."""
    question = _named(code)
    _may_ask(caller, question)
    if not question.of:
        return await _answered(request, caller, services, question)
    typed = {_CASE.name: request.query_params.get(_CASE.name, "").strip()}
    try:
        ref = CaseRef(lifecycle=question.of, case=UUID(typed[_CASE.name]))
    except ValueError:
        return _drawn(request, caller, question, typed, wrong=_CASE.name if typed[_CASE.name] else "", asks=(_CASE,))
    return RedirectResponse(f"{base_of(request)}{question.address(ref)}", 303)


@router.get("/cases/{lifecycle}/{case}/asked/{code}")
async def of_case(request: Request, ref: Ref, code: str, caller: Visitor, services: Wired) -> Response:
    """One question about a case."""
    question = _named(code, ref.lifecycle)
    _may_ask(caller, question)
    return await _answered(request, caller, services, question, ref)


def _named(code: str, lifecycle: str | None = None) -> Question:
    """The question of this code, if it is asked of such cases. Raises a 404 problem."""
    for question in QUESTIONS:
        if question.code == code and lifecycle in {None, question.of}:
            return question
    raise Problem(Kind.NOT_FOUND, "There is no such page.")


def _may_ask(caller: Actor, question: Question) -> None:
    """The roles that the route asks for; its function asks for the rest. Raises a 403 problem."""
    if question.roles:
        require_role(caller, *question.roles)
    elif not question.is_for(caller):
        raise Problem(Kind.FORBIDDEN, "Your roles do not read this.")


async def _answered(
    request: Request, caller: Actor, services: Services, question: Question, ref: CaseRef | None = None
) -> Response:
    """The page with the answer; only with the form where something needed was not typed, or does not fit."""
    typed = {each.name: request.query_params.get(each.name, "").strip() for each in question.asks}
    if any(ask.needed and not typed[ask.name] for ask in question.asks):
        return _drawn(request, caller, question, typed, ref)
    try:
        asked = question.asked(typed)
    except NotAskedSoError as odd:
        return _drawn(request, caller, question, typed, ref, wrong=odd.name)
    found = await question.answer(caller=caller, services=services, **asked, **_place(request, question, ref))
    shown = question.usual() | {name: value for name, value in typed.items() if value}
    return _drawn(
        request, caller, question, shown, ref, told=tuple(question.told(found, zone_of(services, caller))),
        next_page=urlencode({**shown, _CURSOR: found.next}) if question.paged and found.next else None,
        law=services.books.lawbook.in_force(services.now().date()),
    )  # fmt: skip


def _place(request: Request, question: Question, ref: CaseRef | None) -> dict[str, Any]:
    """Of which case, and from which page of a list on."""
    of: dict[str, Any] = {"ref": ref} if ref else {}
    return {**of, _CURSOR: _cursor(request)} if question.paged else of


def _cursor(request: Request) -> str | None:
    try:
        return _CURSORS.validate_python(request.query_params.get(_CURSOR) or None)
    except ValidationError:
        raise Problem(Kind.MALFORMED, "There is no such page of the list.") from None


def _drawn(
    request: Request, caller: Actor, question: Question, typed: dict[str, str], ref: CaseRef | None = None, **more: Any
) -> Response:
    shown = {"asks": question.asks, "wrong": "", "told": (), "next_page": None, **more}
    return page(
        request, "question.html.j2", caller, status=422 if shown["wrong"] else 200, question=question, ref=ref,
        typed=typed, reads=ref is not None and may_read(caller, ref.lifecycle), **shown,
    )  # fmt: skip

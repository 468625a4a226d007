"""One case: how it stands, who it is about, what is owed and why then, what may be done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response

import api.overview
import api.people
import api.reading
from activities.messages import Answer, CaseRef
from api.allowed import CommandAllowed, CommandClosed, closed_commands
from api.people import PersonSeen
from api.problems import Kind, Problem
from api.security import Caller
from api.services import Services, Wired
from console.page import page
from console.session import Visitor
from domain.kernel.codes import code_in_words
from domain.registry import LIFECYCLES

__all__ = ["Ref", "router"]

router = APIRouter()

_LATEST = 6


async def _ref(lifecycle: Annotated[str, Path()], case: Annotated[str, Path()]) -> CaseRef:
    try:
        found = CaseRef(lifecycle=lifecycle, case=UUID(case))
    except ValueError:
        found = None
    if found is None or lifecycle not in LIFECYCLES:
        raise Problem(Kind.NOT_FOUND, "There is no such case.")
    return found


Ref = Annotated[CaseRef, Depends(_ref)]
"""The case that the address names, for a page's signature."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The person a case is about, as far as the caller may see."""

    id: UUID
    seen: PersonSeen | None
    why_not: str = ""


@router.get("/cases/{lifecycle}/{case}")
async def case(
    *, request: Request, ref: Ref, caller: Visitor, services: Wired, done: str = "", find: str = ""
) -> Response:
    """The case on one page.

    ``done`` is the key of a command whose answer is told at its top, ``find`` a word that the commands shown must have.
    """
    seen = await api.reading.case(ref, caller, services)
    told = await api.overview.overview(ref, caller, services)
    latest = await api.reading.chronology(ref=ref, caller=caller, services=services, latest=True, limit=_LATEST)
    lifecycle = LIFECYCLES[ref.lifecycle]
    at_stage, any_time = _parted(ref, [each for each in seen.commands if _has(each, find)])
    closed = () if seen.closed else closed_commands(lifecycle, seen.stage, caller)
    return page(
        request, "case.html.j2", caller, ref=ref, seen=seen, told=told, latest=latest.entries,
        whom=await whom(caller, services, told.person), answer=await _answer(services, ref, done),
        at_stage=at_stage, any_time=any_time, law=services.books.lawbook.in_force(services.now().date()),
        closed=[each for each in closed if _has(each, find)], find=find.strip(),
    )  # fmt: skip


@router.get("/cases/{lifecycle}/{case}/duties")
async def duties(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """Every duty that the case ever had."""
    seen = await api.reading.duties_of(ref, caller, services)
    return page(
        request, "duties.html.j2", caller, ref=ref, open=[each for each in seen.duties if not each.ended_at],
        ended=[each for each in seen.duties if each.ended_at],
    )  # fmt: skip


async def whom(caller: Caller, services: Services, person: UUID | None) -> Whom | None:
    """The person of this id, or why they are not shown."""
    if person is None:
        return None
    try:
        return Whom(person, await api.people.person(person, caller, services))
    except Problem as problem:
        if problem.kind not in {Kind.NOT_FOUND, Kind.FORBIDDEN}:
            raise
        return Whom(person, None, problem.detail)


def _has(command: CommandAllowed | CommandClosed, word: str) -> bool:
    told = f"{code_in_words(command.type)} {command.words}".lower()
    return word.strip().lower() in told


def _parted(ref: CaseRef, commands: Sequence[CommandAllowed]) -> tuple[list[CommandAllowed], list[CommandAllowed]]:
    """Commands that belong to few stages, and those that most of them take."""
    lifecycle = LIFECYCLES[ref.lifecycle]
    running = len(set(lifecycle.stages) - lifecycle.final)
    narrow = {step.command.tag() for step in lifecycle.steps if step.stages and 2 * len(step.stages) <= running}
    at_stage = [each for each in commands if each.type in narrow]
    return at_stage, [each for each in commands if each.type not in narrow]


async def _answer(services: Services, ref: CaseRef, key: str) -> Answer | None:
    stored = await services.reads.answer(ref.stream, key) if key else None
    return Answer.model_validate(stored.outcome) if stored else None

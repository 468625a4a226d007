"""Commands given from a page: the form, the refusal at its fields, the answer.

The key of a command is made when its form is drawn, so that a double click, a reload or a second sending of the same
form is one command. What was refused is drawn again under a new key, with everything that was typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

from activities.messages import CaseRef
from api.bodies import parse
from api.cases import head_seen_by
from api.commands import Instruction, give, given_to, instructions_of
from api.people import CaseOfPerson
from api.problems import Kind, Problem
from api.services import Services, Wired
from console.case import Ref
from console.forms.drawn import Form
from console.forms.field import Field, fields_of
from console.hints import codes_in
from console.page import base_of, page, zone_of
from console.questions import looked_at_before
from console.session import Posted, Sent, Visitor
from domain.kernel.advice import Advised
from domain.kernel.case import AnyLifecycle
from domain.kernel.codes import code_in_words
from domain.kernel.message import Command
from domain.kernel.register import Actor
from domain.law.rule import Strength
from domain.registry import LIFECYCLES

__all__ = ["ADD", "KEY", "Asking", "Desk", "draw", "router", "send"]

router = APIRouter()

KEY: Final = "command-key"
ADD: Final = "add"
_TYPED_ANEW: Final = frozenset({Kind.REFUSED, Kind.MALFORMED, Kind.KEY_REUSED})
_SENT_AGAIN: Final = frozenset({Kind.BUSY, Kind.UNAVAILABLE})
_UNDER_WAY: Final = 202
_REASONS: Final = "reasons"


@dataclass(frozen=True, slots=True)
class Desk:
    """Who asks, from which page, and with what."""

    request: Request
    caller: Actor
    services: Services

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which instants are typed."""
        return zone_of(self.services, self.caller)


@dataclass(frozen=True, slots=True)
class Asking:
    """One command being asked of one case."""

    ref: CaseRef
    lifecycle: AnyLifecycle
    command: type[Command]
    opening: bool = False
    taken: tuple[tuple[str, str], ...] = ()
    """Fields that the page knows already: whom the case is about, the case's own id."""
    cases: tuple[CaseOfPerson, ...] = ()
    """What the person has already, before another case is opened."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is to be filled in."""
        known = {name for name, _ in self.taken}
        return tuple(field for field in _fields(self.command) if field.name not in known)


@router.get("/cases/{lifecycle}/{case}/do/{command}")
async def form(request: Request, ref: Ref, command: str, caller: Visitor, services: Wired) -> Response:
    """The empty form of a command."""
    await head_seen_by(caller, services, ref, "form")
    asking = Asking(ref, LIFECYCLES[ref.lifecycle], command_named(ref, command))
    return await draw(Desk(request, caller, services), asking, Posted({}))


@router.post("/cases/{lifecycle}/{case}/do/{command}")
async def instructed(
    *, request: Request, ref: Ref, command: str, caller: Visitor, services: Wired, sent: Sent
) -> Response:
    """Have it done, or say what stands in the way."""
    await head_seen_by(caller, services, ref, "form")
    asking = Asking(ref, LIFECYCLES[ref.lifecycle], command_named(ref, command))
    return await send(Desk(request, caller, services), asking, sent)


def command_named(ref: CaseRef, name: str) -> type[Command]:
    """The command of this name. Raises a 404 problem."""
    for command in given_to(LIFECYCLES[ref.lifecycle]):
        if command.tag() == name and command is not LIFECYCLES[ref.lifecycle].opening:
            return command
    raise Problem(Kind.NOT_FOUND, "There is no such command for this case.")


async def send(desk: Desk, asking: Asking, sent: Posted) -> Response:
    """Send what was posted; the page that says what became of it."""
    if ADD in sent:
        return await draw(desk, asking, sent)
    key = sent.one(KEY)
    try:
        instruction = _instruction(desk, asking, sent)
        answer = await give(desk.services, desk.caller, asking.ref, key, instruction, done=200)
    except Problem as problem:
        if problem.kind not in _TYPED_ANEW | _SENT_AGAIN:
            raise
        return await draw(desk, asking, sent, problem)
    if answer.status_code == _UNDER_WAY:
        return page(desk.request, "under-way.html.j2", desk.caller, status=202, fields=_all(sent))
    return RedirectResponse(f"{base_of(desk.request)}/cases/{asking.ref.stream}?done={key}", 303)


async def draw(desk: Desk, asking: Asking, sent: Posted, problem: Problem | None = None) -> Response:
    """The form with what was typed, and what stands in its way."""
    form = Form(asking.fields, sent, desk.zone, sent.one(ADD))
    objections, wrong = form.place(problem.objections if problem else ())
    same = problem is None or problem.kind in _SENT_AGAIN
    return page(
        desk.request, "command.html.j2", desk.caller, status=problem.kind.status if problem else 200, asking=asking,
        form=form, problem=problem, objections=objections, wrong=wrong, key_name=KEY, add_name=ADD,
        key=(same and sent.one(KEY)) or f"console-{uuid4()}", title=code_in_words(asking.command.tag()),
        law=desk.services.books.lawbook.in_force(desk.services.now().date()),
        codes=await codes_in(desk.services, asking.ref), advisory=_advisory(asking.lifecycle),
        what=(asking.command.__doc__ or "").strip(), looks=looked_at_before(asking.command, desk.caller),
    )  # fmt: skip


def _instruction(desk: Desk, asking: Asking, sent: Posted) -> Instruction:
    whole = Posted({**sent.values, **{name: [value] for name, value in asking.taken}})
    form = Form(_fields(asking.command), whole, desk.zone)
    return parse(_adapter(asking.lifecycle.name, opening=asking.opening), form.body(asking.command.tag()))


@cache
def _adapter(lifecycle: str, *, opening: bool) -> TypeAdapter[Instruction]:
    first, later = instructions_of(lifecycle)
    return TypeAdapter(first if opening else later)


@cache
def _fields(command: type[Command]) -> tuple[Field, ...]:
    """The command's fields, the reasons against advice behind all others."""
    found = fields_of(command.model_json_schema())
    if not issubclass(command, Advised):
        return found
    return tuple(sorted(found, key=lambda field: field.name == _REASONS))


def _advisory(lifecycle: AnyLifecycle) -> list[tuple[str, str]]:
    return [(rule.id, rule.title) for rule in lifecycle.rules if rule.strength is Strength.WARN]


def _all(sent: Posted) -> Iterable[tuple[str, str]]:
    return [(name, value) for name, values in sent.values.items() for value in values]

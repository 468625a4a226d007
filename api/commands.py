"""Commands: one address per pathway, so that the OpenAPI document shows exactly what each of them takes.

``Idempotency-Key`` follows the IETF draft (draft-ietf-httpapi-idempotency-key-header): missing is 400, the same key
with another body is 422. The draft's 409 "still in flight" is not needed: the second request joins the first and
gets its answer. 409 is a command that a rule refused; the same key then gets the same refusal for ever.
"""

import re
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Annotated, Any, Final, Union

from fastapi import APIRouter, Depends, Header, Path, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from activities.messages import Answer, CaseRef, Order
from activities.parsing import commands_of
from api.bodies import body_schema, json_body
from api.cases import Ref, case_url
from api.examples import examples_of
from api.instants import Instant
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import Caller, may_see_answer
from api.services import Services, Wired, temporal_needed
from domain.kernel.case import AnyLifecycle
from domain.kernel.commands import LinkCase
from domain.kernel.house_rules import for_the_system
from domain.kernel.message import Command
from domain.kernel.refusal import Objection
from domain.registry import LIFECYCLES
from infra.letters.uploads import UPLOADED

__all__ = [
    "IDEMPOTENCY_KEY",
    "KEY_PATTERN",
    "Instruction",
    "Key",
    "StillUnderWay",
    "answers",
    "give",
    "given_to",
    "instructions_of",
    "late",
    "router_of",
]

IDEMPOTENCY_KEY: Final = "Idempotency-Key"
KEY_PATTERN: Final = r"^[A-Za-z0-9._:/-]{1,200}$"

_PROBLEMS: Final = (
    Kind.KEY_MISSING, Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.REFUSED, Kind.TOO_LARGE, Kind.NOT_JSON,
    Kind.MALFORMED, Kind.KEY_REUSED, Kind.BUSY, Kind.UNAVAILABLE,
)  # fmt: skip


class Instruction(BaseModel):
    """A command and, if it did not happen just now, when it happened."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: Command
    effective_at: Instant | None = Field(
        default=None, description="When it happened in the world, with its offset; left out: just now"
    )


class StillUnderWay(BaseModel):
    """The answer takes longer than a request should: ask again at ``location``, or send the same key again."""

    status: str = Field(examples=["under way"])
    location: str


async def _key(
    idempotency_key: Annotated[
        str | None,
        Header(
            description="Names this command for ever: the same key again gives the same answer and does nothing "
            "twice. 1 to 200 of A-Z a-z 0-9 . _ : / - (quotes around it are taken off). Required.",
            examples=["6f1e2c3a-close-concern"],
        ),
    ] = None,
) -> str:
    key = (idempotency_key or "").strip()
    key = key[1:-1] if key.startswith('"') and key.endswith('"') and len(key) > 1 else key
    if not re.fullmatch(KEY_PATTERN, key):
        words = "Send the Idempotency-Key header: 1 to 200 of A-Z a-z 0-9 . _ : / -, new for each command."
        raise Problem(Kind.KEY_MISSING, words)
    return key


Key = Annotated[str, Depends(_key)]


def router_of(lifecycle: AnyLifecycle) -> APIRouter:
    """The routes that take this lifecycle's commands."""
    router = APIRouter(route_class=StrictRoute, responses=responses(*_PROBLEMS))
    opening, instruction = instructions_of(lifecycle.name)
    _add_opening(router, lifecycle, opening)
    _add_commands(router, lifecycle, instruction, examples_of(given_to(lifecycle)))
    return router


def given_to(lifecycle: AnyLifecycle) -> tuple[type[Command], ...]:
    """Every command that somebody who holds a token may give to a case of this lifecycle."""
    return tuple(command for command in commands_of(lifecycle) if not for_the_system(lifecycle, command))


@cache
def instructions_of(lifecycle: str) -> tuple[type[Instruction], type[Instruction]]:
    """What opens a case of the lifecycle of this name, and what is said to one."""
    known = LIFECYCLES[lifecycle]
    union = Annotated[Union[given_to(known)], Field(discriminator="type")]  # type: ignore[valid-type]  # noqa: UP007 -- made at run time
    return (
        _instruction(f"{known.workflow}Opening", _named(known.opening)),
        _instruction(f"{known.workflow}Instruction", union),
    )


def _named(command: type[Command]) -> Any:
    """The command, which must be sent with its ``type`` although only one is taken here."""

    def check(sent: Command) -> Command:
        if "type" not in sent.model_fields_set:
            raise PydanticCustomError("command_type", "Name the command by its type")
        return sent

    return Annotated[command, AfterValidator(check)]


def _instruction(name: str, command: Any) -> type[Instruction]:
    return create_model(name, __base__=Instruction, __doc__=Instruction.__doc__, command=(command, ...))


def _add_opening(router: APIRouter, lifecycle: AnyLifecycle, model: type[Instruction]) -> None:
    opening = lifecycle.opening.tag()
    router.put(
        "",
        status_code=201,
        name="open_case",
        operation_id=f"open_{lifecycle.name}",
        summary=f"Open a case: {lifecycle.title}",
        description=f"{opening} under a case id that you choose (a new UUID). The same key again is answered alike. "
        "409 when a rule refuses it.",
        responses=_done(201, "The case is open") | late(),
        openapi_extra=body_schema(model, examples_of((lifecycle.opening,))),
    )(_taking(model, done=201))


def _add_commands(
    router: APIRouter, lifecycle: AnyLifecycle, model: type[Instruction], examples: dict[str, Any]
) -> None:
    router.post(
        "/commands",
        name="give_command",
        operation_id=f"instruct_{lifecycle.name}",
        summary=f"Give a command: {lifecycle.title}",
        description="Done or refused as a whole. A refusal (409) names every rule that stands in the way, and writes "
        "nothing but itself. 202 when the answer takes longer than five seconds.",
        responses=_done(200, "Done") | late(),
        openapi_extra=body_schema(model, examples),
    )(_taking(model, done=200))


def _taking(model: type[Instruction], *, done: int) -> Callable[..., Awaitable[Response]]:
    """The handler of a route that takes such instructions."""

    async def take(
        ref: Ref,
        key: Key,
        caller: Caller,
        services: Wired,
        instruction: Annotated[Instruction, Depends(json_body(model))],
    ) -> Response:
        return await give(services, caller, ref, key, instruction, done=done)

    return take


def _done(status: int, words: str) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Answer, "description": words}}


def late() -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entry of an answer that is not there yet."""
    header = {"description": "Where the answer will be", "schema": {"type": "string"}}
    return {202: {"model": StillUnderWay, "description": "Under way", "headers": {"Location": header}}}


async def give(
    services: Services, caller: Caller, ref: CaseRef, key: str, instruction: Instruction, *, done: int
) -> Response:
    """Have the command carried out; the answer as it is sent. Raises problems: refusals among them."""
    _leads_somewhere(instruction.command)
    await _was_uploaded(services, ref, instruction.command)
    await _in_own_area(services, caller, ref)
    order = Order(id=key, by=caller, command=_as_json(instruction.command), effective_at=instruction.effective_at)
    began = services.now()
    try:
        with services.gate.place(ref.stream, key) as place, temporal_needed():
            answer = await services.cases.instruct(ref, order, services.limits.answer_within)
            place.unanswered = answer is None
    except TimeoutError:
        raise Problem(Kind.BUSY, "Nothing was done: try again soon.", headers={"Retry-After": "1"}) from None
    services.count(ref.lifecycle, answer, began)
    return _under_way(ref, key) if answer is None else _answered(ref, answer, done)


async def _in_own_area(services: Services, caller: Caller, ref: CaseRef) -> None:
    """Commands stay in the caller's area too; services and new cases have none to compare."""
    areas = await services.areas_of_case(ref.stream)
    if areas is not None and (caller.area or services.home_area) not in areas:
        raise Problem(Kind.FORBIDDEN, "This case belongs to another area.")


def _leads_somewhere(command: Command) -> None:
    """The kernel knows no lifecycles, so it cannot tell that a link leads to none: its message would wait for ever."""
    if isinstance(command, LinkCase) and command.lifecycle not in LIFECYCLES:
        objection = Objection(rule="CASE-FORM", words="There is no such pathway.", field="command.lifecycle")
        raise Problem(Kind.MALFORMED, "The body does not fit; each field that is wrong is named.", (objection,))


async def _was_uploaded(services: Services, ref: CaseRef, command: Command) -> None:
    """The domain keeps references; whether an uploaded document is there, and of this case, only the store can tell."""
    named = [(name, each) for name, each in command if isinstance(each, str) and each.startswith(UPLOADED)]
    ours, kept = f"{UPLOADED}{ref.stream}/", services.store.documents.is_kept
    absent = [name for name, each in named if not (each.startswith(ours) and await kept(each))]
    if absent:
        words = "This case has no such document."
        objections = [Objection(rule="CASE-FORM", words=words, field=f"command.{name}") for name in absent]
        raise Problem(Kind.MALFORMED, "The body does not fit; each field that is wrong is named.", objections)


def _as_json(command: Command) -> dict[str, Any]:
    """The command in one form, however it was written: what is left out and what is the default are the same."""
    return {"type": command.tag(), **command.model_dump(mode="json", exclude={"type"}, exclude_defaults=True)}


def _under_way(ref: CaseRef, key: str) -> Response:
    location = f"{case_url(ref)}/commands/{key}"
    body = StillUnderWay(status="under way", location=location).model_dump_json()
    headers = {"Location": location, "Retry-After": "2"}
    return Response(body, 202, headers, "application/json")


def _answered(ref: CaseRef, answer: Answer, done: int) -> Response:
    if answer.refused:
        raise _refused(answer)
    return Response(answer.model_dump_json(), done, {"Location": case_url(ref)}, "application/json")


def _refused(answer: Answer) -> Problem:
    rules = {objection.rule for objection in answer.objections}
    if "CASE-KEY-REUSED" in rules:
        return Problem(Kind.KEY_REUSED, "Send a new command under a new key.", answer.objections)
    if "CASE-UNKNOWN" in rules:
        return Problem(Kind.NOT_FOUND, "There is no such case.", answer.objections)
    if "CASE-FORM" in rules:
        return Problem(Kind.MALFORMED, "The command does not fit.", answer.objections)
    return Problem(Kind.REFUSED, "Nothing was done; every rule that stands in the way is named.", answer.objections)


answers = APIRouter(route_class=StrictRoute)


@answers.get(
    "/commands/{key:path}",
    summary="The answer to a command",
    description="What a command brought, refused ones with the rules in `objections`. 202 while this server waits for "
    "it; 404 when nothing is known of the key: then send the command again under the same key, it is never done twice.",
    response_model=Answer,
    responses=_done(200, "The answer")
    | late()
    | responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.MALFORMED, Kind.UNAVAILABLE),
)
async def answer_to_command(
    ref: Ref,
    key: Annotated[str, Path(pattern=KEY_PATTERN)],
    caller: Caller,
    services: Wired,
) -> Response:
    """The stored answer, from PostgreSQL."""
    stored = await services.reads.answer(ref.stream, key)
    areas = await services.areas_of_case(ref.stream) if stored else None
    await may_see_answer(caller, services, ref.stream, areas)
    if stored is None:
        if services.gate.under_way(ref.stream, key):
            return _under_way(ref, key)
        raise Problem(Kind.NOT_FOUND, "Nothing is known of this key.")
    answer = Answer.model_validate(stored.outcome)
    return Response(answer.model_dump_json(), 200, media_type="application/json")

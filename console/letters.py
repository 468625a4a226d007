"""Letters: which wait, of whom and of which case; what one says, what it lacks, and the form that completes it."""

from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

import api.letters
from activities.letter_additions import Addition
from activities.letter_content import LetterContent
from activities.letter_messages import WAITING, LetterRef
from api.bodies import parse
from api.letters import LetterOpened
from api.problems import Kind, Problem
from api.services import Wired
from console.case import Ref
from console.doing import KEY
from console.forms.drawn import Form
from console.forms.field import Field, fields_of
from console.page import base_of, page, zone_of
from console.session import Posted, Sent, Visitor
from infra.letters.directory import Addressee

__all__ = ["router"]

router = APIRouter()

Whose = Annotated[Literal["mine", "team", "all"], Path()]

_STATES: Final = ("waiting", "under_way", "delivered", "failed", "withdrawn")
_ADDITION: Final = TypeAdapter(Addition)
_ONE: Final = "/cases/{lifecycle}/{case}/letters/{seq}/{number}"


async def _letter(
    ref: Ref, seq: Annotated[int, Path(ge=1, lt=2**31)], number: Annotated[int, Path(ge=0, lt=2**15)]
) -> LetterRef:
    return LetterRef(stream=ref.stream, seq=seq, ordinal=number)


OneLetter = Annotated[LetterRef, Depends(_letter)]


@router.get("/letters/{whose}")
async def letters(request: Request, whose: Whose, caller: Visitor, services: Wired) -> Response:
    """Letters of the area; those that wait for somebody unless another state is asked for."""
    state = request.query_params.get("state", "") or "waiting"
    if state not in _STATES:
        raise Problem(Kind.MALFORMED, "There are no letters in such a state.")
    cursor, found = request.query_params.get("cursor") or None, api.letters.LetterPage(items=(), next=None)
    if whose != "team" or caller.team:
        known: Any = state
        found = await api.letters.letters(caller=caller, services=services, state=known, whose=whose, cursor=cursor)
    return page(
        request, "letters.html.j2", caller, whose=whose, state=state, all_states=_STATES, items=found.items,
        next_page=urlencode({"state": state, "cursor": found.next}) if found.next else None,
    )  # fmt: skip


@router.get("/cases/{lifecycle}/{case}/letters")
async def letters_of_case(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """All that the case ever owed."""
    cursor = request.query_params.get("cursor") or None
    found = await api.letters.letters_of_case(ref, caller, services, cursor=cursor)
    after = urlencode({"cursor": found.next}) if found.next else None
    return page(request, "case-letters.html.j2", caller, ref=ref, items=found.items, next_page=after)


@router.get(_ONE)
async def letter(request: Request, ref: Ref, one: OneLetter, caller: Visitor, services: Wired) -> Response:
    """How it stands and, while it waits, the form that completes it."""
    seen = await api.letters.letter(ref, one, caller, services)
    form = Form(_lacking(seen, await services.contents.of(one)), Posted({}), zone_of(services, caller))
    return _drawn(request, caller, seen, form)


@router.post(_ONE)
async def completed(
    *, request: Request, ref: Ref, one: OneLetter, caller: Visitor, services: Wired, sent: Sent
) -> Response:
    """Keep what was added, and wake the letter."""
    seen = await api.letters.letter(ref, one, caller, services)
    zone, content = zone_of(services, caller), await services.contents.of(one)
    form = Form(_lacking(seen, content), sent, zone, sent.one("add"))
    if "add" in sent:
        return _drawn(request, caller, seen, form)
    # What the letter lacks changes under the form; sent twice, it must say the same twice.
    whole = Form(_fields_of(content, everything=True), sent, zone)
    try:
        addition = parse(_ADDITION, whole.facts())
        await api.letters.add_to_letter(
            ref=ref, one=one, key=sent.one(KEY), caller=caller, services=services, addition=addition
        )
    except Problem as problem:
        if problem.kind not in {Kind.MALFORMED, Kind.REFUSED, Kind.KEY_REUSED}:
            raise
        return _drawn(request, caller, seen, form, problem)
    return RedirectResponse(f"{base_of(request)}/cases/{ref.stream}/letters", 303)


@router.get(f"{_ONE}/document")
async def document(request: Request, ref: Ref, one: OneLetter, caller: Visitor, services: Wired) -> Response:
    """The letter as it went out; ``draft`` as it would be by now. A page, or with ``form=pdf`` a PDF."""
    draft, pdf = "draft" in request.query_params, request.query_params.get("form") == "pdf"
    return await api.letters.document(
        ref=ref, one=one, caller=caller, services=services, form="pdf" if pdf else "html", draft=draft
    )


def _lacking(seen: LetterOpened, content: LetterContent | None) -> tuple[Field, ...]:
    """What it lacks, where it is to go, and why it is not to go; nothing once it does not wait any more."""
    if seen.state not in WAITING:
        return ()
    return _fields_of(content, frozenset(gap.field.partition(".")[0] for gap in seen.gaps))


def _fields_of(
    content: LetterContent | None, lacking: frozenset[str] = frozenset(), *, everything: bool = False
) -> tuple[Field, ...]:
    """The fields of an addition."""
    schema = type(content.due.letter).model_json_schema() if content else {}
    known = {name: each for name, each in schema.get("properties", {}).items() if name != "kind"}
    asked = {name: each for name, each in known.items() if everything or name in lacking}
    parts: dict[str, Any] = {"fields": {"type": "object", "properties": asked}} if asked else {}
    parts["addressee"] = Addressee.model_json_schema()
    parts["withdrawn_because"] = Addition.model_json_schema()["properties"]["withdrawn_because"]
    return fields_of({"type": "object", "properties": parts, "$defs": schema.get("$defs", {})})


def _drawn(
    request: Request, caller: Visitor, seen: LetterOpened, form: Form, problem: Problem | None = None
) -> Response:
    objections, wrong = form.place(problem.objections if problem else ())
    key = form.posted.one(KEY) if problem is None else ""
    return page(
        request, "letter.html.j2", caller, status=problem.kind.status if problem else 200, seen=seen, form=form,
        problem=problem, objections=objections, wrong=wrong, add_name="add", codes={}, key_name=KEY,
        key=key or f"console-{uuid4()}", address=seen.letter.removeprefix("/v1"), stream=seen.case.split("/cases/")[1],
    )  # fmt: skip

"""Other people and bodies of a case: who they are, how they are reached, and the form that records them."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

import api.people
from activities.messages import CaseRef
from api.bodies import parse
from api.people import PartySeen
from api.problems import Problem
from api.services import Services, Wired
from console.case import Ref
from console.doing import Desk
from console.facts import ADD, REDRAWN, drawn, key_typed, known_of, lines_of, not_so
from console.forms.drawn import Form, typed
from console.forms.field import Field, Kind, fields_of
from console.page import base_of, page, zone_of
from console.session import Posted, Sent, Visitor
from domain.people.party import Party

__all__ = ["router"]

router = APIRouter()

_KEY: Final = "party"
_KNOWN: Final = "known"
_TAKEN_BACK: Final = "taken-back"
_FIELDS: Final = fields_of(Party.model_json_schema())
_FIRST: Final = Field(
    Kind.TEXT, _KEY, "Who in this case",
    "A role and, where there may be several, a code; no name: referrer, representative, perpetrator:1, child:1, "
    "agency:invented-care. Where a letter is for this reader, it goes to the address below.",
    required=True,
)  # fmt: skip
_HOW: Final = "Write a role in small letters and, behind a colon, a code: referrer, child:1, agency:invented-care."
_PARTY: Final = TypeAdapter(Party)
_KEYS: Final[TypeAdapter[str]] = TypeAdapter(api.people.PartyKey)
_ONE: Final = "/cases/{lifecycle}/{case}/parties/one"


@router.get("/cases/{lifecycle}/{case}/parties")
async def parties(request: Request, ref: Ref, caller: Visitor, services: Wired) -> Response:
    """Everybody who belongs to the case, as recorded now."""
    found = (await _known(ref, caller, services)).values()
    zone = zone_of(services, caller)
    known = [(each, lines_of(each.facts, zone)) for each in found]
    return page(request, "parties.html.j2", caller, ref=ref, parties=known)


@router.get(_ONE)
async def one(
    *,
    request: Request,
    ref: Ref,
    caller: Visitor,
    services: Wired,
    party: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The form: empty for somebody new, else with what is known of this party."""
    known = (await _known(ref, caller, services)).get(party)
    facts = typed(_FIELDS, known_of(known.facts)) if known else Posted({})
    desk = Desk(request, caller, services)
    return _form(desk, ref, Form(_FIELDS, facts, desk.zone), known.party if known else "")


@router.post(_ONE)
async def recorded(*, request: Request, ref: Ref, caller: Visitor, services: Wired, sent: Sent) -> Response:
    """Record a version, or one that says nothing any more: the party is taken back."""
    desk, party = Desk(request, caller, services), sent.one(_KEY) if _KNOWN in sent else ""
    form = Form(_FIELDS, sent, desk.zone, sent.one(ADD))
    if ADD in sent:
        return _form(desk, ref, form, party)
    try:
        key = party or await _new_key(ref, sent.one(_KEY), caller, services)
        facts = Party() if _TAKEN_BACK in sent else _typed(form)
        await api.people.record_party(
            ref=ref, party=key_typed(_KEYS, key, _KEY, _HOW), facts=facts, caller=caller, services=services,
            response=Response(),
        )  # fmt: skip
    except Problem as problem:
        if problem.kind not in REDRAWN:
            raise
        return _form(desk, ref, form, party, problem)
    return RedirectResponse(f"{base_of(request)}/cases/{ref.stream}/parties", 303)


def _typed(form: Form) -> Party:
    facts = parse(_PARTY, form.facts())
    if facts == Party():
        raise not_so("name", "Say at least who it is.")
    return facts


async def _new_key(ref: CaseRef, typed: str, caller: Visitor, services: Services) -> str:
    """The key of somebody new. Raises a 422 problem where somebody has it: nobody is written over unseen."""
    if typed in await _known(ref, caller, services):
        raise not_so(_KEY, "Somebody is recorded under this key: change it there, or choose another code.")
    return typed


async def _known(ref: CaseRef, caller: Visitor, services: Services) -> Mapping[str, PartySeen]:
    """Who is recorded now, without those taken back."""
    found = (await api.people.parties(ref, caller, services)).parties
    return {each.party: each for each in found if each.facts != Party()}


def _form(desk: Desk, ref: CaseRef, form: Form, party: str, problem: Problem | None = None) -> Response:
    whole = Form(_FIELDS if party else (_FIRST, *_FIELDS), form.posted, form.zone, form.added)
    return page(
        desk.request, "party-form.html.j2", desk.caller, ref=ref, party=party, key_name=_KEY, taken_back=_TAKEN_BACK,
        **drawn(whole, problem),
    )  # fmt: skip

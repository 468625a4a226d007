"""The address book: where bodies are reached in an area. Caseworkers read it, administrators change it."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

import api.people
from api.bodies import parse
from api.problems import Problem
from api.security import ADMINISTRATOR, require_role
from api.services import Wired
from console.facts import ADD, REDRAWN, drawn, key_typed, known_of, lines_of, short
from console.forms.drawn import Form, typed
from console.forms.field import Field, Kind, fields_of
from console.page import base_of, page, zone_of
from console.session import Posted, Sent, Visitor
from infra.letters.directory import Addressee

__all__ = ["router"]

router = APIRouter()

_KEY: Final = "reader"
_KNOWN: Final = "known"
_EVERYWHERE: Final = "everywhere"
_KEYS: Final[TypeAdapter[str]] = TypeAdapter(api.people.PartyKey)
_ADDRESSEE: Final = TypeAdapter(Addressee)
_HOW: Final = "Write a role in small letters and, behind a colon, a code: agency:invented-care, regulator:cqc."
_FIELDS: Final = short(fields_of(Addressee.model_json_schema()))
_FIRST: Final = Field(Kind.TEXT, _KEY, "Whom letters name", _HOW, required=True)


@router.get("/addresses")
async def addresses(request: Request, caller: Visitor, services: Wired) -> Response:
    """Where bodies are reached in the caller's area."""
    found = (await api.people.address_book(caller, services)).addressees
    zone = zone_of(services, caller)
    entries = [(each, lines_of(each.addressee, zone)) for each in found]
    return page(request, "addresses.html.j2", caller, entries=entries, changes=caller.has_role(ADMINISTRATOR))


@router.get("/addresses/one")
async def one(
    request: Request, caller: Visitor, services: Wired, reader: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """The form: empty for another body, else with what is known of this one."""
    require_role(caller, ADMINISTRATOR)
    found = (await api.people.address_book(caller, services)).addressees
    known = next((each for each in found if each.reader == reader), None)
    facts = typed(_FIELDS, known_of(known.addressee)) if known else Posted({})
    return _form(request, caller, Form(_FIELDS, facts, zone_of(services, caller)), known.reader if known else "")


@router.post("/addresses/one")
async def recorded(*, request: Request, caller: Visitor, services: Wired, sent: Sent) -> Response:
    """Record a version; letters that waited for an address are looked at anew."""
    require_role(caller, ADMINISTRATOR)
    form = Form(_FIELDS, sent, zone_of(services, caller), sent.one(ADD))
    reader = sent.one(_KEY) if _KNOWN in sent else ""
    try:
        key = key_typed(_KEYS, sent.one(_KEY), _KEY, _HOW)
        await api.people.record_addressee(
            reader=key, addressee=parse(_ADDRESSEE, form.facts()), caller=caller, services=services,
            response=Response(), everywhere=_EVERYWHERE in sent,
        )  # fmt: skip
    except Problem as problem:
        if problem.kind not in REDRAWN:
            raise
        return _form(request, caller, form, reader, problem)
    return RedirectResponse(f"{base_of(request)}/addresses", 303)


def _form(request: Request, caller: Visitor, form: Form, reader: str, problem: Problem | None = None) -> Response:
    whole = Form(_FIELDS if reader else (_FIRST, *_FIELDS), form.posted, form.zone)
    return page(
        request, "address-form.html.j2", caller, reader=reader, key_name=_KEY, everywhere=_EVERYWHERE,
        **drawn(whole, problem),
    )  # fmt: skip

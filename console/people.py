"""People: what the register holds of somebody, their cases, and the forms to register or change them.

The register is sealed: nobody is found by name. Whoever knows a person's reference finds them by it.
"""

from typing import Annotated, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

import api.people
from api.bodies import parse
from api.problems import Kind, Problem
from api.security import area_of
from api.services import Wired
from console.facts import ADD, drawn, known_of, lines_of
from console.forms.drawn import Form, typed
from console.forms.field import fields_of
from console.page import base_of, page, zone_of
from console.session import Posted, Sent, Visitor
from domain.kernel.register import Actor
from domain.people.person import PersonRecord
from domain.registry import LIFECYCLES

__all__ = ["PersonId", "person_of", "router"]

router = APIRouter()

_FIELDS: Final = tuple(
    sorted(fields_of(PersonRecord.model_json_schema()), key=lambda field: field.name != "name")  # a name comes first
)
_RECORD: Final = TypeAdapter(PersonRecord)
_THEN: Final = "then"


def person_of(reference: str) -> UUID:
    """The person of this reference. Raises a 422 problem."""
    try:
        return UUID(reference.strip())
    except ValueError:
        words = "A person's reference looks like 7c9e6679-7425-40de-944b-e07fc1f90ae7."
        raise Problem(Kind.MALFORMED, words) from None


async def _person_id(person: Annotated[str, Path()]) -> UUID:
    return person_of(person)


PersonId = Annotated[UUID, Depends(_person_id)]
"""The person that the address names, for a page's signature."""


@router.get("/people")
async def people(request: Request, caller: Visitor, services: Wired) -> Response:
    """Find somebody by their reference, or register somebody new."""
    area_of(caller, services)
    if reference := request.query_params.get("reference", "").strip():
        return RedirectResponse(f"{base_of(request)}/people/{person_of(reference)}", 303)
    return page(request, "people.html.j2", caller)


@router.get("/people/new")
async def new(request: Request, caller: Visitor, services: Wired) -> Response:
    """The empty form; the reference is made with it, so that sending it twice registers one person."""
    area_of(caller, services)
    form = Form(_FIELDS, Posted({}), zone_of(services, caller))
    return _form(request, caller, form, uuid4(), then=_pathway(request.query_params.get(_THEN, "")))


@router.get("/people/{person}")
async def person(request: Request, person: PersonId, caller: Visitor, services: Wired) -> Response:
    """What is known of somebody."""
    seen = await api.people.person(person, caller, services)
    cases = (await api.people.cases_of(person, caller, services)).cases
    facts = lines_of(seen.facts, zone_of(services, caller))
    return page(request, "person.html.j2", caller, id=person, seen=seen, facts=facts, cases=cases)


@router.get("/people/{person}/change")
async def change(request: Request, person: PersonId, caller: Visitor, services: Wired) -> Response:
    """The form with what is known."""
    seen = await api.people.person(person, caller, services)
    facts = typed(_FIELDS, known_of(seen.facts))
    return _form(request, caller, Form(_FIELDS, facts, zone_of(services, caller)), person)


@router.post("/people/{person}/change")
async def registered(*, request: Request, person: PersonId, caller: Visitor, services: Wired, sent: Sent) -> Response:
    """Record a version; then on to the case that is to be opened, if that is why it was asked."""
    area_of(caller, services)
    form, then = Form(_FIELDS, sent, zone_of(services, caller), sent.one(ADD)), _pathway(sent.one(_THEN))
    if ADD in sent:
        return _form(request, caller, form, person, then=then)
    try:
        facts = parse(_RECORD, form.facts())
        await api.people.register_person(person, facts, caller, services, Response())
    except Problem as problem:
        if problem.kind is not Kind.MALFORMED:
            raise
        return _form(request, caller, form, person, problem, then=then)
    onwards = f"/new/{then}?{urlencode({'person': str(person)})}" if then else f"/people/{person}"
    return RedirectResponse(base_of(request) + onwards, 303)


def _form(
    request: Request, caller: Actor, form: Form, person: UUID, problem: Problem | None = None, *, then: str = ""
) -> Response:
    return page(
        request, "person-form.html.j2", caller, id=person, then=then, new=request.url.path.endswith("/new"),
        action=f"{base_of(request)}/people/{person}/change", **drawn(form, problem),
    )  # fmt: skip


def _pathway(name: str) -> str:
    return name if name in LIFECYCLES else ""

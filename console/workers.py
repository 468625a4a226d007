"""The register of workers: found by id, read by who may see it, changed by administrators."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import TypeAdapter

import api.registers
from api.bodies import parse
from api.problems import Kind, Problem
from api.registers import READERS, WorkerId
from api.security import ADMINISTRATOR, require_role
from api.services import Wired
from console.facts import ADD, REDRAWN, drawn, key_typed, known_of, lines_of, short
from console.forms.drawn import Form, typed
from console.forms.field import fields_of
from console.page import base_of, page, zone_of
from console.session import Posted, Sent, Visitor
from domain.kernel.register import WorkerFacts

__all__ = ["router"]

router = APIRouter()

_IDS: Final[TypeAdapter[str]] = TypeAdapter(WorkerId)
_HOW: Final = "A worker's id is of small letters, digits, dots and hyphens, as in a token."
_FIELDS: Final = short(fields_of(WorkerFacts.model_json_schema(), without=frozenset({"record"})))
"""What administrators write down: that a worker has a staff record, the record says."""
_FACTS: Final = TypeAdapter(WorkerFacts)


async def _worker_id(worker: Annotated[str, Path()]) -> str:
    return key_typed(_IDS, worker, "worker", _HOW)


OneWorker = Annotated[str, Depends(_worker_id)]


@router.get("/workers")
async def workers(request: Request, caller: Visitor) -> Response:
    """Find a worker by their id: the register is not read through."""
    require_role(caller, *READERS)
    problem, worker = None, request.query_params.get("worker", "").strip()
    try:
        if worker:
            return RedirectResponse(f"{base_of(request)}/workers/{key_typed(_IDS, worker, 'worker', _HOW)}", 303)
    except Problem as odd:
        problem = odd
    return page(
        request, "workers.html.j2", caller, status=problem.kind.status if problem else 200, worker=worker,
        wrong=_HOW if problem else "", changes=caller.has_role(ADMINISTRATOR),
    )  # fmt: skip


@router.get("/workers/{worker}")
async def one(request: Request, worker: OneWorker, caller: Visitor, services: Wired) -> Response:
    """What gates may ask about a worker."""
    require_role(caller, *READERS)
    changes = caller.has_role(ADMINISTRATOR)
    try:
        seen = await api.registers.worker(worker, caller, services)
    except Problem as problem:
        if problem.kind is not Kind.NOT_FOUND:
            raise
        return page(request, "worker-none.html.j2", caller, status=404, id=worker, changes=changes)
    facts = lines_of(seen.facts.model_copy(update={"record": None}), zone_of(services, caller))
    kept = seen.facts.record is not None
    return page(request, "worker.html.j2", caller, id=worker, seen=seen, facts=facts, changes=changes and not kept)


@router.get("/workers/{worker}/change")
async def change(request: Request, worker: OneWorker, caller: Visitor, services: Wired) -> Response:
    """The form with what is known; empty for somebody new."""
    require_role(caller, ADMINISTRATOR)
    try:
        facts = typed(_FIELDS, known_of((await api.registers.worker(worker, caller, services)).facts))
    except Problem as problem:
        if problem.kind is not Kind.NOT_FOUND:
            raise
        facts = Posted({})
    return _form(request, caller, worker, Form(_FIELDS, facts, zone_of(services, caller)))


@router.post("/workers/{worker}/change")
async def registered(*, request: Request, worker: OneWorker, caller: Visitor, services: Wired, sent: Sent) -> Response:
    """Record a version."""
    require_role(caller, ADMINISTRATOR)
    form = Form(_FIELDS, sent, zone_of(services, caller), sent.one(ADD))
    if ADD in sent:
        return _form(request, caller, worker, form)
    try:
        await api.registers.register_worker(worker, parse(_FACTS, form.facts()), caller, services, Response())
    except Problem as problem:
        if problem.kind not in REDRAWN:
            raise
        return _form(request, caller, worker, form, problem)
    return RedirectResponse(f"{base_of(request)}/workers/{worker}", 303)


def _form(request: Request, caller: Visitor, worker: str, form: Form, problem: Problem | None = None) -> Response:
    return page(request, "worker-form.html.j2", caller, id=worker, **drawn(form, problem))

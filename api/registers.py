"""The registers of people and workers: what gates may ask about them. Every change is a new version."""

from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel

from api.bodies import body_schema, json_body
from api.people import Version, stamp
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import ADMINISTRATOR, CASEWORKERS, Caller, needs_role
from api.services import Services, Wired
from domain.kernel.register import WorkerFacts, facts_in
from domain.workforce.lifecycle import WORKER
from infra.store import Registered

__all__ = ["READERS", "WorkerId", "router"]

router = APIRouter(
    tags=["Registers"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)

READERS: Final = (ADMINISTRATOR, *CASEWORKERS)
WorkerId = Annotated[str, Path(pattern=r"^[a-z0-9._-]{1,64}$", description="Opaque id, as in the token's `sub`")]
_WRITES = responses(Kind.TOO_LARGE, Kind.NOT_JSON)


class WorkerSeen(BaseModel):
    """A worker as registered now."""

    version: int
    recorded_at: datetime
    recorded_by: str
    facts: WorkerFacts


@router.put(
    "/workers/{worker_id}",
    summary="Register a worker",
    description="201 for the first version, 200 for a later one; the same facts again add none. For administrators.",
    responses={201: {"model": Version, "description": "Registered"}, **_WRITES, **responses(Kind.REFUSED)},
    openapi_extra=body_schema(
        WorkerFacts, {"invented": {"value": {"roles": ["DSO"], "grade": "KR11", "team": "Thanet", "employer": "KCC"}}}
    ),
    dependencies=[Depends(needs_role(ADMINISTRATOR))],
)
async def register_worker(
    worker_id: WorkerId,
    facts: Annotated[WorkerFacts, Depends(json_body(WorkerFacts))],
    caller: Caller,
    services: Wired,
    response: Response,
) -> Version:
    """Record a version, unless nothing changed."""
    body = facts.model_dump(mode="json")
    before = await _worker_now(services, worker_id)
    # A version from before a fact was known to this system says the same as one that leaves it at its default.
    if before and facts_in(WorkerFacts, before.body) == facts:
        return Version(version=before.version)
    if before and before.body and before.body.get("record"):
        raise Problem(Kind.REFUSED, "This worker has a staff record: change it there, and the register follows.")
    version = await services.store.workers.record(worker_id, body, services.now(), caller.id)
    response.status_code = _status(version)
    return Version(version=version)


@router.get(
    "/workers/{worker_id}",
    summary="A worker",
    description="What gates may ask about a worker: codes only. With whom a worker must not work is for the worker, "
    "line managers and administrators: others see no `conflicts`. `record` is the id of the staff record "
    "(`/v1/cases/worker/{record}`), which workers read of themselves and line managers of all.",
    responses=responses(Kind.NOT_FOUND),
    dependencies=[Depends(needs_role(*READERS))],
)
async def worker(worker_id: WorkerId, caller: Caller, services: Wired) -> WorkerSeen:
    """The newest version, with conflicts of interest for whom they concern."""
    found = await _worker_now(services, worker_id)
    if found is None:
        raise Problem(Kind.NOT_FOUND, "The register knows no such worker.")
    facts = facts_in(WorkerFacts, found.body)
    if caller.id != worker_id and not caller.has_role(ADMINISTRATOR, *WORKER.readers):
        facts = facts.model_copy(update={"conflicts": ()})
    return WorkerSeen(**stamp(found), facts=facts)


async def _worker_now(services: Services, worker_id: str) -> Registered | None:
    return (await services.store.workers.at(services.now(), [worker_id])).get(worker_id)


def _status(version: int) -> int:
    return 201 if version == 1 else 200

"""Addresses of cases: the lifecycle, the case's id and, from them, the stream."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request

from activities.messages import CaseRef
from api.problems import Kind, Problem
from api.security import Caller, may_see
from api.services import Services
from domain.kernel.case import AnyLifecycle
from infra.store.worklists import CaseHead

__all__ = ["CASES", "Ref", "case_url", "head_seen_by", "of_lifecycle"]

CASES: Final = "/cases"


def of_lifecycle(lifecycle: AnyLifecycle, *routers: APIRouter) -> APIRouter:
    """The routes of a case at the addresses of this lifecycle's cases.

    Each lifecycle has addresses of its own, so that the OpenAPI document can say exactly what each of them takes.
    """
    found = APIRouter()
    for router in routers:
        found.include_router(router, prefix=f"{CASES}/{lifecycle.name}/{{case_id}}", tags=[lifecycle.title])
    return found


async def _ref(
    request: Request, case_id: Annotated[UUID, Path(description="The case's id, chosen by who opens it")]
) -> CaseRef:
    lifecycle = request.url.path.removeprefix(request.scope.get("root_path", "")).removeprefix(f"/v1{CASES}/")
    return CaseRef(lifecycle=lifecycle.partition("/")[0], case=case_id)


Ref = Annotated[CaseRef, Depends(_ref)]
"""The case that the address names, for a route's signature."""


def case_url(ref: CaseRef) -> str:
    """The address of a case."""
    return f"/v1{CASES}/{ref.stream}"


async def head_seen_by(caller: Caller, services: Services, ref: CaseRef, what: str) -> CaseHead:
    """How the case stands, for somebody who may see it; logged. Raises 403 and 404 problems."""
    head = await services.reads.head(ref.stream)
    await may_see(caller, services, ref.stream, services.areas_of(head) if head else None, what)
    if head is None:
        raise Problem(Kind.NOT_FOUND, "There is no such case.")
    return head

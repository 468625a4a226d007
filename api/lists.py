"""Work lists: open duties of an area, mine, my team's or all; and the outside events that need somebody's eye."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.cursors import decoded, encoded
from api.problems import Kind, Problem, RuleInTheWay, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, hidden_from
from api.services import Wired
from domain.kernel.duty import DutyState
from domain.kernel.register import Actor
from domain.law.pack import LawPack
from domain.registry import LIFECYCLES
from infra.store.team import FollowUpPlace, FollowUpRow
from infra.store.worklists import (
    CaseloadPlace,
    CaseloadRow,
    DueFirst,
    OutsidePlace,
    OutsideRow,
    UrgentFirst,
    Wanted,
    WorkRow,
)  # fmt: skip

__all__ = ["Cursor", "Limit", "Pathway", "codes_of", "router", "team_of", "wanted_by"]

router = APIRouter(
    tags=["Work lists"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)

_STANDING = {
    "overdue": (DutyState.DUE, DutyState.BREACHED, DutyState.ESCALATED),
    "approaching": (DutyState.APPROACHING,),
    "suspended": (DutyState.SUSPENDED,),
}

Pathway = StrEnum("Pathway", {name: name for name in LIFECYCLES})  # type: ignore[misc]  # made from the registry

Limit = Annotated[int, Query(ge=1, le=200, description="How many items a page holds")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the page before")]
Whose = Annotated[Literal["mine", "team", "all"], Path()]
OnePathway = Annotated[Pathway | None, Query(description="One pathway")]
Waiting = Annotated[
    str | None,
    Query(
        pattern=r"^[a-z_]{2,40}$",
        description="Only cases that wait for this: `agency` (a report), `approval`, `sign_off`, `to_be_told` (bodies),"
        " `new_worker` (whoever had it is away), `handed_over` (it came to a cover who has not acknowledged it), or"
        " another code of a pathway",
    ),
]
Unowned = Annotated[bool | None, Query(description="true: only cases that nobody has in hand; false: only the others")]


class WorkItem(BaseModel):
    """One open duty on a work list; nothing personal."""

    case: str = Field(description="Address of the case")
    lifecycle: str
    stage: str
    duty: str
    rule: str
    title: str = Field(description="What is owed, in the words of the rule in force today")
    subject: str | None
    state: str
    holder: str = Field(description="The role that owes it")
    worker: str | None
    team: str | None
    arose_at: datetime
    target: datetime | None
    due: datetime
    breach: datetime
    urgency: int = Field(description="0 is the most urgent")
    waits_for: tuple[str, ...] = Field(description="Codes of what the case waits for; empty: nothing")


class WorkPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[WorkItem, ...]
    next: str | None


class CaseloadItem(BaseModel):
    """One open case; nothing personal."""

    case: str = Field(description="Address of the case")
    lifecycle: str
    stage: str
    worker: str | None
    team: str | None
    urgency: int = Field(description="0 is the most urgent")
    waits_for: tuple[str, ...] = Field(description="Codes of what the case waits for; empty: nothing")
    opened_at: datetime
    updated_at: datetime
    open_duties: int
    overdue: int = Field(description="How many of them are past their due date")
    next_due: datetime | None


class CaseloadPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[CaseloadItem, ...]
    next: str | None


class FollowUpItem(BaseModel):
    """A command for another case that waits; its content stays sealed."""

    case: str = Field(description="Address of the case that asks")
    target: str = Field(description="Pathway and id of the case that is asked")
    since: datetime
    attempts: int
    because: str | None = Field(description="Why it has not been delivered: a code", examples=["no such pathway yet"])


class FollowUpPage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[FollowUpItem, ...]
    next: str | None


class OutsideItem(BaseModel):
    """An outside event that was refused, or that matches no case. Its content stays sealed."""

    source: str
    id: str
    type: str
    case: str | None
    status: str
    received_at: datetime
    rules: tuple[RuleInTheWay, ...]


class OutsidePage(BaseModel):
    """One page; `next` is null on the last one."""

    items: tuple[OutsideItem, ...]
    next: str | None


@router.get(
    "/worklists/{whose}",
    summary="A work list",
    description="Open duties of your area. `mine`: on cases that you hold; `team`: of your token's team; `all`: of "
    "the area. `order=urgency` (then due date) or `due`. Read on with `cursor`.",
)
async def worklist(
    *,
    whose: Whose,
    caller: Caller,
    services: Wired,
    order: Annotated[Literal["urgency", "due"], Query()] = "urgency",
    standing: Annotated[
        Literal["overdue", "approaching", "suspended"] | None, Query(description="Left out: all that are open")
    ] = None,
    lifecycle: OnePathway = None,
    waits_for: Waiting = None,
    unowned: Unowned = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> WorkPage:
    """One page of a work list."""
    area = area_of(caller, services)
    after: UrgentFirst | DueFirst = decoded(UrgentFirst, cursor) if order == "urgency" else decoded(DueFirst, cursor)
    rows = await services.worklists.page(
        area, after, limit + 1, wanted_by(caller, whose, lifecycle, waits_for, unowned),
        _STANDING[standing] if standing else None,
    )  # fmt: skip
    page, more = rows[:limit], len(rows) > limit
    place = (_urgent_place if order == "urgency" else _due_place)(page[-1]) if more else None
    law = services.books.lawbook.in_force(services.now().date())
    return WorkPage(items=tuple(_item(row, law) for row in page), next=encoded(place) if place else None)


@router.get(
    "/caseloads/{whose}",
    summary="A caseload",
    description="Open cases of your area, the most urgent first, with how many duties are open and overdue. `mine`: "
    "that you hold; `team`: of your token's team; `all`: of the area. Read on with `cursor`.",
)
async def caseload(
    *,
    whose: Whose,
    caller: Caller,
    services: Wired,
    lifecycle: OnePathway = None,
    stage: Annotated[str | None, Query(max_length=60, pattern=r"^[A-Za-z0-9_]+$", description="One stage")] = None,
    waits_for: Waiting = None,
    unowned: Unowned = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> CaseloadPage:
    """One page of a caseload."""
    area = area_of(caller, services)
    wanted = wanted_by(caller, whose, lifecycle, waits_for, unowned)
    rows = await services.worklists.caseload(area, decoded(CaseloadPlace, cursor), limit + 1, wanted, stage)
    page = rows[:limit]
    last = page[-1] if len(rows) > limit else None
    place = encoded(CaseloadPlace(last.urgency, last.opened_at, last.stream)) if last else None
    return CaseloadPage(items=tuple(_case(row) for row in page), next=place)


@router.get(
    "/follow-ups",
    summary="Commands for other cases that wait",
    description="What cases of your area ask of other cases and that has not been delivered, the oldest first. "
    "`because` is `no such pathway yet` where it waits for a pathway that this release does not have.",
)
async def follow_ups(caller: Caller, services: Wired, limit: Limit = 50, cursor: Cursor = None) -> FollowUpPage:
    """One page of what waits."""
    area = area_of(caller, services)
    rows = await services.team.follow_ups(area, decoded(FollowUpPlace, cursor).id, limit + 1, hidden_from(caller))
    page = rows[:limit]
    place = encoded(FollowUpPlace(page[-1].id)) if len(rows) > limit else None
    return FollowUpPage(items=tuple(_waiting(row) for row in page), next=place)


@router.get(
    "/outside-events",
    summary="Outside events that need somebody's eye",
    description="`refused`: a rule stood in the way, or the data did not fit. `unmatched`: no case was named that "
    "exists. The oldest first.",
)
async def outside_events(
    status: Annotated[Literal["refused", "unmatched"], Query()],
    caller: Caller,
    services: Wired,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> OutsidePage:
    """One page of outside events."""
    area = area_of(caller, services)
    rows = await services.worklists.outside(status, area, decoded(OutsidePlace, cursor), limit + 1, hidden_from(caller))
    page = rows[:limit]
    last = page[-1] if len(rows) > limit else None
    place = encoded(OutsidePlace(last.received_at, last.source, last.id)) if last else None
    return OutsidePage(items=tuple(_outside(row) for row in page), next=place)


def wanted_by(caller: Actor, whose: str, lifecycle: str | None, waits_for: str | None, unowned: bool | None) -> Wanted:
    """What a list of the caller shows; never of pathways whose cases the caller's roles do not read."""
    worker = caller.id if whose == "mine" else None
    team = team_of(caller) if whose == "team" else None
    return Wanted(worker, team, lifecycle, waits_for, unowned, hidden_from(caller))


def team_of(caller: Caller) -> str:
    """The team of whoever asks. Raises a 403 problem if the token names none."""
    if caller.team is None:
        raise Problem(Kind.FORBIDDEN, "Your token names no team.")
    return caller.team


def _item(row: WorkRow, law: LawPack) -> WorkItem:
    return WorkItem(
        case=f"/v1/cases/{row.stream}", lifecycle=row.lifecycle, stage=row.stage, duty=row.duty, rule=row.rule,
        title=law.title_of(row.rule), subject=row.subject, state=row.state, holder=row.holder_role,
        worker=row.worker, team=row.team, arose_at=row.arose_at, target=row.target_at, due=row.due_at,
        breach=row.breach_at, urgency=row.urgency, waits_for=codes_of(row.waits_for),
    )  # fmt: skip


def _case(row: CaseloadRow) -> CaseloadItem:
    fields = {name: getattr(row, name) for name in CaseloadItem.model_fields if name not in {"case", "waits_for"}}
    return CaseloadItem(case=f"/v1/cases/{row.stream}", waits_for=codes_of(row.waits_for), **fields)


def codes_of(waits_for: str | None) -> tuple[str, ...]:
    """What a case waits for, as its head keeps it: codes with commas between."""
    return tuple(waits_for.split(",")) if waits_for else ()


def _urgent_place(row: WorkRow) -> UrgentFirst | DueFirst:
    return UrgentFirst(row.urgency, row.due_at, row.stream, row.duty)


def _due_place(row: WorkRow) -> UrgentFirst | DueFirst:
    return DueFirst(row.due_at, row.stream, row.duty)


def _waiting(row: FollowUpRow) -> FollowUpItem:
    return FollowUpItem(
        case=f"/v1/cases/{row.stream}", target=row.target, since=row.created_at, attempts=row.attempts,
        because=row.last_error,
    )  # fmt: skip


def _outside(row: OutsideRow) -> OutsideItem:
    return OutsideItem(
        source=row.source, id=row.id, type=row.type, case=f"/v1/cases/{row.stream}" if row.stream else None,
        status=row.status, received_at=row.received_at, rules=tuple(RuleInTheWay(**o) for o in row.objections or ()),
    )  # fmt: skip

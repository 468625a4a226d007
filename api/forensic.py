"""What the forensic team asks beside its cases: who could hold a case, and what the joint meeting talks about."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from activities.allocating import figures_of, propose_for, worker_figures_of
from api.cases import Ref, head_seen_by
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role
from api.services import Wired
from domain.forensic.figures import Figures
from domain.forensic.proposal import Proposal, Wanted
from domain.workforce.figures import WorkerFigures

__all__ = ["ALLOCATES", "DISCUSSES", "Agenda", "of_case", "router"]

AGENDA_RULE = "FOR-JOINT-MTG-ALL-ACCEPTED"
ALLOCATES = ("TeamLeader", "AdvancedPractitioner", "ServiceManager")
DISCUSSES = (*ALLOCATES, "SocialWorker", "AdministrationOfficer")
_PROBLEMS = responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE)

Codes = Annotated[
    str | None,
    Query(max_length=400, pattern=r"^[a-z0-9_-]+(,[a-z0-9_-]+)*$", description="Codes, joined by commas"),
]
Month = Annotated[str, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-03"])]


class AgendaItem(BaseModel):
    """One accepted referral on the agenda; nothing personal."""

    case: str = Field(description="Address of the case")
    stage: str
    worker: str | None
    accepted_at: datetime
    due: datetime


class Agenda(BaseModel):
    """The accepted referrals that the joint meeting has not discussed yet."""

    until: date
    items: tuple[AgendaItem, ...]


router = APIRouter(prefix="/forensic", tags=["Forensic social work"], route_class=StrictRoute, responses=_PROBLEMS)
of_case = APIRouter(route_class=StrictRoute, responses=_PROBLEMS | responses(Kind.NOT_FOUND))


@of_case.get(
    "/allocation-proposal",
    summary="Who could hold this case",
    description="Workers of the service who may hold the case, the best first, each with the reasons; and who is left "
    "out for which rules. Asked in this order: continuity, skills, experience (restricted or social supervision only), "
    "load, location. The Team Leader decides.",
    dependencies=[Depends(needs_role(*ALLOCATES))],
)
async def allocation_proposal(
    *,
    ref: Ref,
    caller: Caller,
    services: Wired,
    skills: Codes = None,
    languages: Codes = None,
    location: Annotated[
        str | None, Query(max_length=80, pattern=r"^[a-z0-9_-]+$", description="Where the person lives, a code")
    ] = None,
) -> Proposal:
    """From the register and the loads as they are now."""
    await head_seen_by(caller, services, ref, "allocation proposal")
    wanted = Wanted(skills=_codes(skills), languages=_codes(languages), location=location)
    try:
        return await propose_for(services.allocating, ref, wanted, services.now())
    except LookupError:
        raise Problem(Kind.NOT_FOUND, "Nothing can be read of this case.") from None


@router.get(
    "/joint-meeting",
    summary="The joint meeting's agenda",
    description="Accepted referrals of your area that are to be discussed by `until` (left out: all that wait).",
    dependencies=[Depends(needs_role(*DISCUSSES))],
)
async def joint_meeting(
    caller: Caller, services: Wired, until: Annotated[date, Query(description="Day of the meeting")] = date.max
) -> Agenda:
    """Made from the open duties, so that it can never differ from them."""
    area = services.books.areas[area_of(caller, services)]
    calendar = services.books.calendars.named(area.calendar)
    end = calendar.end_of_day(min(until, _LAST_DAY))
    rows = await services.team.agenda(area.name, AGENDA_RULE, end)
    items = (
        AgendaItem(case=f"/v1/cases/{row.stream}", stage=row.stage, worker=row.worker, accepted_at=row.arose_at,
                   due=row.due_at)
        for row in rows
    )  # fmt: skip
    return Agenda(until=until, items=tuple(items))


@router.get(
    "/figures",
    summary="The figures of a month",
    description="People placed out of area (stock, new, repatriated) and time in secure hospital; for managers.",
    dependencies=[Depends(needs_role(*ALLOCATES))],
)
async def month_figures(caller: Caller, services: Wired, month: Month) -> Figures:
    """Counted from the placements that the cases record."""
    return await figures_of(services.allocating, area_of(caller, services), date.fromisoformat(f"{month}-01"))


@router.get(
    "/worker-figures",
    summary="The figures of the workforce at the end of a month",
    description="Supervision, training and forums, trainees, refreshers, and practising social supervisors by service "
    "area, qualification and employer, over the staff records of your area; for managers.",
    dependencies=[Depends(needs_role(*ALLOCATES))],
)
async def month_worker_figures(caller: Caller, services: Wired, month: Month) -> WorkerFigures:
    """Counted from the staff records and from what each service records."""
    return await worker_figures_of(services.allocating, area_of(caller, services), date.fromisoformat(f"{month}-01"))


def _codes(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(",")) if joined else ()


_LAST_DAY = date(9998, 12, 31)

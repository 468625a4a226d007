"""What is asked over all cases of social supervision: a month's figures, and the reports across the county."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from activities.allocating import Allocating
from activities.supervising import reports_across, supervision_figures_of
from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role
from api.services import Services, Wired
from domain.supervision.figures.counted import SupervisionFigures
from domain.supervision.figures.listed import ListedReport
from domain.supervision.reports.auditing import AUDITORS

__all__ = ["GOVERNS", "router"]

GOVERNS = (
    "SocialSupervisor", "LineManager", "TeamLeader", "AdvancedPractitioner", "ServiceManager", "AssistantDirector",
    "DASS", "PSW",
)  # fmt: skip
"""The row "Governance metrics" of the pathway's table: who sees them, and who makes them."""

Month = Annotated[str, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2027-03"])]
Day = Annotated[date, Query(examples=["2027-03-31"])]

router = APIRouter(
    prefix="/supervision", tags=["Social supervision"], route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)  # fmt: skip


@router.get(
    "/figures",
    summary="The figures of a month",
    description="People conditionally discharged, reports scheduled and missed, recalls, tribunals, absolute "
    "discharges, exceptions, people out of area, demographics, audits, cases for each supervisor. `published` leaves "
    "out groups of one to four people.",
    dependencies=[Depends(needs_role(*GOVERNS))],
)
async def month_figures(
    caller: Caller, services: Wired, month: Month, *, published: bool = False
) -> SupervisionFigures:
    """Counted from what the cases record, as it is known now."""
    first = date.fromisoformat(f"{month}-01")
    area = caller.area or services.home_area  # directors do no casework and read no case: these are numbers
    return await supervision_figures_of(_desk(services), area, first, services.now(), published=published)


@router.get(
    "/reports",
    summary="The reports across the county",
    description="Every report due between two days, whose ever team, with how it stands and the audits that looked at "
    "it; for those who audit.",
    dependencies=[Depends(needs_role(*AUDITORS))],
)
async def reports(caller: Caller, services: Wired, since: Day, until: Day) -> tuple[ListedReport, ...]:
    """Codes and days only: what a report says is read in its case, where reading is logged."""
    return await reports_across(_desk(services), area_of(caller, services), since, until)


def _desk(services: Services) -> Allocating:
    return Allocating(services.store, services.team, services.books)

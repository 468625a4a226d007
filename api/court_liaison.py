"""What court liaison asks beside its cases: the reports that a court was given, and the figures of a period."""

from datetime import datetime
from typing import Final, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from activities.liaison import liaison_figures_of
from api.cases import Ref
from api.periods import Period
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role, within_area
from api.services import Wired
from api.story import happened_of
from domain.court_liaison.figures import CourtFigures
from domain.court_liaison.reporting import ManagementReportGiven, ReportGiven
from domain.court_liaison.roles import COURT, FMHP, MANAGER, READERS
from domain.kernel.happened import Happened

__all__ = ["FIGURES_FOR", "REPORTS_FOR", "ReportSeen", "ReportsSeen", "of_case", "router"]

_PROBLEMS: Final = responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE)
FIGURES_FOR: Final = tuple(sorted(FMHP | MANAGER))
REPORTS_FOR: Final = tuple(sorted(COURT | READERS))

router = APIRouter(
    prefix="/court-liaison", tags=["Court liaison and offender management support"], route_class=StrictRoute,
    responses=_PROBLEMS,
)  # fmt: skip
of_case = APIRouter(route_class=StrictRoute, responses=_PROBLEMS | responses(Kind.NOT_FOUND))


class ReportSeen(BaseModel):
    """One report as the court was given it: nothing else of the case."""

    given_at: datetime
    given_by: str = Field(description="Opaque id of the practitioner")
    form: Literal["written", "oral"]
    document: str = Field(description="A written report: the document's reference")
    to: str
    note: str = Field(description="An oral report: what was said")
    recommendations: str
    advice: str
    recommends: tuple[str, ...]
    alternatives: tuple[str, ...]


class ReportsSeen(BaseModel):
    """Every report that the court was given in these proceedings, in their order."""

    reports: tuple[ReportSeen, ...]


@of_case.get(
    "/reports",
    summary="What the court was given",
    description="The reports on this person and nothing else of the case; the one thing that a court officer reads.",
    dependencies=[Depends(needs_role(*REPORTS_FOR))],
)
async def reports(ref: Ref, caller: Caller, services: Wired) -> ReportsSeen:
    """From the events; the reading is written down."""
    areas = await services.areas_of_case(ref.stream)
    if areas is None:
        raise Problem(Kind.NOT_FOUND, "There is no such case.")
    await within_area(caller, services, ref.stream, areas, "court reports")
    happened = happened_of(await services.store.events(ref.stream), services.books.codebook(ref.lifecycle))
    return ReportsSeen(reports=tuple(found for each in happened if (found := _seen(each))))


@router.get(
    "/figures",
    summary="The figures of a period",
    description="Identification, diversion from custody, remand, adjournments, orders, access to services, groups, "
    "multi-agency work and outcomes, over the liaison cases of your area.",
    dependencies=[Depends(needs_role(*FIGURES_FOR))],
)
async def period_figures(caller: Caller, services: Wired, period: Period) -> CourtFigures:
    """Counted from what the cases recorded by the end of the period."""
    return await liaison_figures_of(services.allocating, area_of(caller, services), *period)


def _seen(each: Happened) -> ReportSeen | None:
    event = each.event
    if not isinstance(event, ReportGiven | ManagementReportGiven):
        return None
    told = event.model_dump(include=set(ReportSeen.model_fields))
    return ReportSeen(given_at=each.effective_at, given_by=each.by, **told)

"""What is asked over all cases of social supervision: a month's figures, and the reports across the county."""

from datetime import date
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, Field

from activities.printed_reports import printed_report, reports_of
from activities.supervising import reports_across, supervision_figures_of
from api.cases import Ref, case_url, head_seen_by
from api.letter_paper import HTML, PDF, paper_answer
from api.problems import Kind, Problem, responses
from api.routing import StrictRoute
from api.security import Caller, area_of, needs_role
from api.services import Wired
from domain.kernel.area import Area
from domain.supervision.figures.counted import SupervisionFigures
from domain.supervision.figures.listed import ListedReport
from domain.supervision.reports.auditing import AUDITORS
from infra.letters.rendering import html_of, pdf_of

__all__ = ["GOVERNS", "ReportKey", "ReportSeen", "ReportsSeen", "of_case", "router"]

GOVERNS = (
    "SocialSupervisor", "LineManager", "TeamLeader", "AdvancedPractitioner", "ServiceManager", "AssistantDirector",
    "DASS", "PSW",
)  # fmt: skip
"""The row "Governance metrics" of the pathway's table: who sees them, and who makes them."""

Month = Annotated[str, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2027-03"])]
Day = Annotated[date, Query(examples=["2027-03-31"])]

ReportKey = Annotated[str, Path(pattern=r"^r[1-9][0-9]{0,3}$", description="The report, e.g. `r1`")]

_PROBLEMS: Final = responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE)
router = APIRouter(
    prefix="/supervision", tags=["Social supervision"], route_class=StrictRoute, responses=_PROBLEMS,
)  # fmt: skip
of_case = APIRouter(route_class=StrictRoute, responses=_PROBLEMS | responses(Kind.NOT_FOUND))


class ReportSeen(BaseModel):
    """One report of a case; what it says stands in its document."""

    report: str
    due_on: date
    state: str = Field(description="As the chart names it: SCHEDULED, LM_QA, SIGNED, SUBMITTED, MISSED and so on")
    version: int
    document: str | None = Field(description="Its address; null: nobody has written at it")


class ReportsSeen(BaseModel):
    """Every report that was owed."""

    reports: tuple[ReportSeen, ...]


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
    return await supervision_figures_of(services.allocating, area, first, services.now(), published=published)


@router.get(
    "/reports",
    summary="The reports across the county",
    description="Every report due between two days, whose ever team, with how it stands and the audits that looked at "
    "it; for those who audit.",
    dependencies=[Depends(needs_role(*AUDITORS))],
)
async def reports(caller: Caller, services: Wired, since: Day, until: Day) -> tuple[ListedReport, ...]:
    """Codes and days only: what a report says is read in its case, where reading is logged."""
    return await reports_across(services.allocating, area_of(caller, services), since, until)


@of_case.get(
    "/reports",
    summary="The reports of a case",
    description="Every report that was owed, how far it has come, and where what was written is read as a form.",
)
async def reports_of_case(ref: Ref, caller: Caller, services: Wired) -> ReportsSeen:
    """In the order in which they were scheduled."""
    await head_seen_by(caller, services, ref, "reports")
    found = await reports_of(services.store, services.books, ref)
    return ReportsSeen(reports=tuple(
        ReportSeen(
            report=key, due_on=each.due_on, state=each.state, version=each.version,
            document=f"{case_url(ref)}/reports/{key}/document" if found.of(key) else None,
        )
        for key, each in found.file.reports.known.items()
    ))  # fmt: skip


@of_case.get(
    "/reports/{report}/document",
    summary="A report as a form",
    description="Parts A and B with the line manager's comments and who signed, as PDF/UA or one HTML page; marked as "
    "a draft on every page until it is signed off. Part C is the clinical supervisor's own. The look at it is logged.",
    response_class=Response,
    responses={200: {"content": {PDF: {}, HTML: {}}, "description": "The form"}},
)
async def report_document(
    *,
    ref: Ref,
    report: ReportKey,
    caller: Caller,
    services: Wired,
    form: Annotated[Literal["pdf", "html"], Query()] = "pdf",
) -> Response:
    """Typeset from the events, so that it says what was signed."""
    head = await head_seen_by(caller, services, ref, "report")
    area = head.area or services.home_area
    calendar = services.books.calendars.named((services.books.areas.get(area) or Area(name=area)).calendar)
    sheet = await printed_report(
        services.contents, await reports_of(services.store, services.books, ref), ref, report, area=area,
        today=calendar.local_date(services.now()),
    )  # fmt: skip
    if sheet is None:
        raise Problem(Kind.NOT_FOUND, "Nobody has written at such a report.")
    return paper_answer(await pdf_of(sheet) if form == "pdf" else html_of(sheet).encode(), form)

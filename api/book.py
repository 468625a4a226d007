"""The co-ordinator's book of a MAPPA area: what is set, what is owed, by whom, and who came.

Nothing personal: addresses of cases, codes of agencies, counts. Who may open a case is asked when it is opened.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from api.problems import Kind, responses
from api.routing import StrictRoute
from api.security import needs_role
from api.services import Wired
from domain.calendar.registry import SHIPPED
from domain.calendar.working_days import Calendar
from domain.kernel.area import Area
from domain.kernel.register import Actor
from domain.mappa.book import MEETINGS_A_DAY
from infra.store.book import (
    AgencyActions,
    AgencyAttendance,
    AreaBook,
    BookedMeeting,
    CasesAt,
    Kept,
    Offered,
    ReviewOwed,
)
from infra.store.pool import Pool

__all__ = ["CADENCE", "READERS", "REVIEWS", "Book", "read_book", "router"]

router = APIRouter(
    tags=["Work lists"],
    route_class=StrictRoute,
    responses=responses(Kind.UNAUTHENTICATED, Kind.FORBIDDEN, Kind.MALFORMED, Kind.UNAVAILABLE),
)

CADENCE: Final = ("MAPPA-MTG-REVIEW-L2-16W", "MAPPA-MTG-REVIEW-L3-8W")
"""The limits whose keeping the area reports (MAPPA-MTG-KPI-CADENCE, 13a.37)."""
REVIEWS: Final = (
    *CADENCE, "MAPPA-RMP-REVIEW-DATE", "MAPPA-RISK-REVIEW", "MAPPA-LVL-L1-REVIEW", "MAPPA-LVL-RECALL-FIXED",
    "MAPPA-LVL-RECALL-STD-28", "MAPPA-LVL-RECALL-STD-6M", "MAPPA-CT-REVIEW-8M", "MAPPA-CH-TRANS-6M",
    "MAPPA-END-REREGISTER-REVIEW",
)  # fmt: skip
"""Whatever is a review of a case: its meeting, its plan, its risk, its level, and before its eligibility ends."""
READERS = ("MappaCoordinator", "MappaAdministrator", "MappaChair", "StrategicManagementBoard")
_MOST = 500
_AHEAD, _YEAR = timedelta(weeks=16), timedelta(days=365)

Reader = Annotated[Actor, Depends(needs_role(*READERS))]
_FIRST, _LAST = date(2015, 4, 1), date(2100, 1, 1)
Day = Annotated[date, Field(ge=_FIRST, le=_LAST)]
Since = Annotated[Day | None, Query(alias="from", description="First day; left out: today")]
Until = Annotated[Day | None, Query(description="Last day; left out: 16 weeks after the first")]


class DayOfMeetings(BaseModel):
    """One day of the calendar. `capacity` is the area's own choice; null: it is not set."""

    day: date
    meetings: int
    capacity: int | None
    over: bool


class Book(BaseModel):
    """One area's book, as of now."""

    area: str
    since: date = Field(serialization_alias="from")
    until: date
    meetings: tuple[BookedMeeting, ...] = Field(description="In their order, 500 at most")
    days: tuple[DayOfMeetings, ...]
    cases: tuple[CasesAt, ...]
    reviews: tuple[ReviewOwed, ...] = Field(description="Owed by the last day, past ones too, 500 at most")
    actions: tuple[AgencyActions, ...]
    offered: tuple[Offered, ...] = Field(description="Cases of other areas that this one is asked to take")
    attendance: tuple[AgencyAttendance, ...] = Field(description="A report counts as not having come")
    cadence: tuple[Kept, ...] = Field(description="Review meetings that fell due in the year before the first day")


@router.get(
    "/mappa/book",
    summary="The co-ordinator's book",
    description="Your area's meetings with capacity, cases by category and level, reviews owed, actions by agency with "
    "those overdue, cases offered to your area, attendance by agency, and how the 16 and 8 weeks were kept.",
)
async def book(caller: Reader, services: Wired, since: Since = None, until: Until = None) -> Book:
    """The book between two days."""
    name = caller.area or services.home_area
    area = services.books.areas.get(name) or Area(name=name)
    return await read_book(services.pool, area, services.now(), since=since, until=until)


async def read_book(
    pool: Pool, area: Area, now: datetime, *, since: date | None = None, until: date | None = None
) -> Book:
    """An area's book between two days of the area, from today for 16 weeks unless told otherwise."""
    calendar, found = SHIPPED.named(area.calendar), AreaBook(pool)
    first = since or calendar.local_date(now)
    last = until or first + _AHEAD
    start, end = calendar.start_of_day(first), calendar.start_of_day(last + timedelta(days=1))
    meetings = await found.meetings(area.name, start, end, _MOST)
    cases, actions, attendance = await found.counts(area.name, now)
    return Book(
        area=area.name, since=first, until=last, meetings=meetings, days=tuple(_days(area, calendar, meetings)),
        cases=cases, actions=actions, attendance=attendance,
        reviews=await found.reviews(area.name, REVIEWS, end, _MOST), offered=await found.offered(area.name, _MOST),
        cadence=await found.kept(area.name, CADENCE, start - _YEAR, start),
    )  # fmt: skip


def _days(area: Area, calendar: Calendar, meetings: tuple[BookedMeeting, ...]) -> Iterator[DayOfMeetings]:
    for day, number in sorted(Counter(calendar.local_date(meeting.at) for meeting in meetings).items()):
        chosen = area.chosen(MEETINGS_A_DAY, day)
        capacity = chosen if isinstance(chosen, int) else None
        yield DayOfMeetings(day=day, meetings=number, capacity=capacity, over=number > (capacity or number))

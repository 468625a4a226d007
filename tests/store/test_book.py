"""The co-ordinator's book: what stands in the heads of cases and in their duties, over an area."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from domain.mappa.book import standing
from domain.mappa.eligibility.state import Eligibility
from domain.mappa.file import MappaFile
from domain.mappa.meetings.state import Action, Attendance, Meeting, Meetings
from infra.store.book import AgencyActions, AgencyAttendance, AreaBook, CasesAt, Kept

DAY = date(2026, 4, 8)
MEETING = Meeting(id="m1", level=3, on=DAY, at=time(10), first_on=DAY, chair="cher", state="invited")
FILE = MappaFile(
    eligibility=Eligibility(category=2),
    meetings=Meetings(
        current={"m1": MEETING},
        actions={
            "a1": Action(agency="police", by=DAY, meeting="m1", state="accepted"),
            "a2": Action(agency="police", by=DAY + timedelta(days=30), meeting="m1"),
            "a3": Action(agency="housing", by=DAY, meeting="m1", state="done"),
        },
        attendance={"police": Attendance(asked=4, came=4), "housing": Attendance(asked=4, came=1, reported=2)},
    ),
)


def head(words, area, file=FILE):
    shown = tuple(each.model_dump(mode="json") for each in standing(file))
    return words.head(lifecycle="mappa", area=area, team=area, standing=shown)


async def test_meetings_cases_actions_and_attendance_over_an_area(case, another_case, words, pool):
    """MAPPA-DTC-REPORT-NOT-ATTENDANCE: a report is counted beside coming, never as coming."""
    area, nine = f"area-{uuid4().hex[:8]}", words.nine
    for each in (case, another_case):
        await each.take("c1", words.event(), head=head(words, area))
    book, now = AreaBook(pool), datetime.fromisoformat("2026-04-20T12:00:00+00:00")
    meetings = await book.meetings(area, nine, nine + timedelta(days=60), 10)
    assert [(m.meeting, m.state, m.level, m.at.isoformat()) for m in meetings] == [
        ("m1", "invited", 3, "2026-04-08T09:00:00+00:00")
    ] * 2
    assert {m.stream for m in meetings} == {case.stream, another_case.stream}
    cases, actions, attendance = await book.counts(area, now)
    assert cases == (CasesAt("category-2", 0, 2),)
    assert actions == (AgencyActions("police", 4, 2),)
    assert attendance == (AgencyAttendance("housing", 8, 2, 4), AgencyAttendance("police", 8, 8, 0))


async def test_another_area_or_another_time_has_none_of_it(case, words, pool):
    area, nine = f"area-{uuid4().hex[:8]}", words.nine
    await case.take("c1", words.event(), head=head(words, area))
    book = AreaBook(pool)
    assert await book.meetings(area, nine - timedelta(days=60), nine, 10) == ()
    assert await book.counts("nowhere", nine) == ((), (), ())


async def test_reviews_owed_and_how_the_weeks_were_kept(case, another_case, words, pool):
    """MAPPA-MTG-KPI-CADENCE: in time, late and missed over a span of due dates."""
    area, nine, rule = f"area-{uuid4().hex[:8]}", words.nine, "MAPPA-MTG-REVIEW-L2-16W"
    dates = {"rule": rule, "due_at": nine, "breach_at": nine}
    met = words.duty("r/1", **dates, state="met", ended_at=nine)
    late = words.duty("r/2", **dates, state="met_late", ended_at=nine)
    owed = words.duty("r/3", **dates, state="breached")
    await case.take("c1", words.event(), head=head(words, area), duties=(met, late))
    await another_case.take("c1", words.event(), head=head(words, area), duties=(owed,))
    book, span = AreaBook(pool), timedelta(days=1)
    assert await book.kept(area, [rule], nine - span, nine + span) == (Kept(rule, 1, 1, 1),)
    (review,) = await book.reviews(area, [rule], nine + span, 10)
    assert (review.stream, review.state) == (another_case.stream, "breached")
    assert await book.reviews(area, ["another"], nine + span, 10) == ()

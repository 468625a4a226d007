"""Beyond the calendar no date is guessed: a refusal that names the year, and nothing written."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import ENGLAND_AND_WALES, CalendarHorizonError
from domain.calendar.spans import Span, Unit
from domain.kernel.commands import ExtendDuty, ReviewTimetable
from domain.kernel.decider import decide, pass_time
from tests.domain.kernel.library import (
    DORA,
    LAW,
    LOAN,
    RITA,
    RULES,
    SYSTEM,
    AskForChapter,
    Borrow,
    Loan,
    ReportLost,
    borrowed,
)

LAST = ENGLAND_AND_WALES.last_year
SHORT = replace(
    ENGLAND_AND_WALES, last_year=2026,
    holidays={day: name for day, name in ENGLAND_AND_WALES.holidays.items() if day.year <= 2026},
)  # fmt: skip


def assert_beyond(loan: Loan, year: int, version: int) -> None:
    assert loan.refused == ("CASE-CALENDAR-HORIZON",)
    assert str(year) in loan.words
    assert (loan.last.happened, loan.case.version) == ((), version)


def test_a_case_whose_first_date_cannot_be_reckoned_is_not_opened():
    assert_beyond(Loan().at(f"{LAST}-12-28T09:00").give(Borrow(), RITA), LAST + 1, 0)


def test_the_last_date_that_can_be_reckoned_is():
    loan = Loan(calendar=replace(SHORT, name="short")).at("2026-12-22T09:00").do(Borrow(), RITA)
    assert loan.duty("LIB-RETURN").dates.rungs[-1].at.date() == date(2026, 12, 31)
    later = Loan(calendar=SHORT).at("2026-12-22T18:00").give(Borrow(), RITA)
    assert_beyond(later, 2027, 0)


def test_a_clock_that_needs_no_working_days_runs_beyond_the_calendar():
    loan = borrowed("2026-03-02T09:00", until=date(2026, 4, 1), calendar=SHORT)
    loan.at("2026-03-03T09:00").do(ReportLost())
    assert "LIB-NOTICE" in loan.case.docket.open


def test_an_extension_beyond_the_calendar_is_refused_and_the_duty_stays():
    loan = borrowed(calendar=SHORT)
    before = loan.case
    assert_beyond(loan.give(ExtendDuty(duty="LIB-RETURN", n=300, because="Far"), DORA), 2027, before.version)
    assert loan.case == before


def test_a_review_beyond_the_calendar_is_refused_whole():
    loan = borrowed("2026-11-02T09:00", until=date(2027, 1, 20))
    loan.do(AskForChapter())
    version = loan.case.version
    loan.with_calendar(SHORT).at("2026-11-02T10:00").give(ReviewTimetable(because="To be sure"), SYSTEM)
    assert_beyond(loan, 2027, version)


def test_rungs_that_time_reached_are_recorded_beside_the_refusal():
    loan = borrowed(calendar=SHORT).at("2026-03-04T10:00")
    loan.give(ExtendDuty(duty="LIB-RETURN", n=300, because="Far"), DORA)
    assert (loan.refused, loan.brought) == (("CASE-CALENDAR-HORIZON",), ["DutyApproaching"])


def test_a_consequence_that_cannot_be_timed_stops_the_tick_and_refuses_the_command():
    """A reminder in working days, started by a breach near the end of the calendar."""
    weekly = replace(RULES[3], limit=replace(RULES[3].limit, due=Span(5, Unit.WORKING_DAY)))
    rules = {**LAW.rules, weekly.id: weekly}
    loan = Loan(calendar=SHORT).at("2026-12-21T09:00").do(Borrow(), RITA)
    before, law = loan.case, replace(LAW, rules=rules)
    loan.at("2026-12-31T12:00")
    now = replace(loan.circumstances(RITA), law=law)
    with pytest.raises(CalendarHorizonError, match="2027"):
        pass_time(LOAN, before, now)

    decision = decide(LOAN, ReportLost(), before, now)
    assert decision.refusal
    assert decision.refusal.rules == ("CASE-CALENDAR-HORIZON",)
    assert (decision.case, decision.happened) == (before, ())

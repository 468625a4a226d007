"""What is done to a budget: stopped, restarted, extended, reckoned anew. The sums against an independent oracle.

The oracle walks day by day over numpy's business days and never multiplies or adds budgets: a day counts when
it lies after day zero, is a day of the rule's kind, and the clock did not stand still at its end.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import ENGLAND_AND_WALES, Unit
from domain.kernel.commands import ExtendDuty, ResumeDuty, ReviewTimetable, SuspendDuty
from domain.kernel.duty import DutyState
from domain.kernel.duty_events import DutyApproaching, DutyBreached, DutyExtended, DutyFellDue, DutyMet, DutyRetimed
from tests.domain.kernel.library import (
    DORA,
    LIB,
    LONDON,
    RITA,
    SYSTEM,
    AskForChapter,
    Loan,
    Renew,
    ReportLost,
    ReturnBook,
    SendChapter,
    TellOwner,
    borrowed,
    instant,
    local,
    with_holidays,
)

HOLIDAYS = [np.datetime64(day) for day in ENGLAND_AND_WALES.holidays]
WHY = "The branch was closed after a flood"
RETURN, SCAN, NOTICE = "LIB-RETURN", "LIB-SCAN/1", "LIB-NOTICE"

Stretch = tuple[datetime, datetime]


def oracle(zero: date, n: int, kind: Unit, stretches: Iterable[Stretch]) -> date:
    """The day on which the n-th counted day after ``zero`` lies."""
    still = [(a.astimezone(LONDON).date(), b.astimezone(LONDON).date()) for a, b in stretches]
    day = zero
    while n > 0:
        day += timedelta(days=1)
        of_its_kind = kind is Unit.CALENDAR_DAY or bool(np.is_busday(day, holidays=HOLIDAYS))
        n -= of_its_kind and not any(stopped <= day < restarted for stopped, restarted in still)
    return day


def stop(loan: Loan, duty: str, effective: datetime | str | None = None) -> Loan:
    return loan.do(SuspendDuty(duty=duty, because=WHY), LIB, effective)


def go_on(loan: Loan, duty: str, effective: datetime | str | None = None) -> Loan:
    return loan.do(ResumeDuty(duty=duty), LIB, effective)


def long_loan() -> Loan:
    """A loan that is out of the way, and a chapter that is asked for on Monday 2 March 2026."""
    return borrowed(until=date(2026, 12, 1)).do(AskForChapter())


starts = st.integers(0, 500 * 24 * 60).map(lambda m: instant("2025-01-02T00:00") + timedelta(minutes=m))
minutes = st.integers(1, 3 * 24 * 60).map(lambda m: timedelta(minutes=m))
stretches = st.lists(st.tuples(minutes, st.integers(0, 20 * 24 * 60).map(lambda m: timedelta(minutes=m))), max_size=3)


def stopped_and_restarted(loan: Loan, duty: str, plan: list[tuple[timedelta, timedelta]]) -> list[Stretch]:
    """Stop and restart the clock as planned, as long as it has not run out."""
    found: list[Stretch] = []
    for after, length in plan:
        if loan.now + after > min(loan.duty(duty).dates.due, loan.duty(duty).dates.breach):
            break
        stop(loan.at(loan.now + after), duty)
        assert loan.passes(length).ladder == []
        go_on(loan, duty)
        found.append((loan.now - length, loan.now))
    return found


@settings(max_examples=60, deadline=None)
@given(starts, stretches)
def test_working_days_on_which_the_clock_stood_still_do_not_count(start, plan):
    loan = borrowed(start)
    found = stopped_and_restarted(loan, RETURN, plan)
    dates = loan.duty(RETURN).dates
    zero = dates.explanation.day_zero
    assert dates.breach.astimezone(LONDON).date() == oracle(zero, 3, Unit.WORKING_DAY, found)
    assert dates.explanation.suspensions == tuple(
        s.model_copy(update={"since": a, "until": b})
        for s, (a, b) in zip(dates.explanation.suspensions, found, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(starts, stretches, st.integers(0, 5))
def test_calendar_days_and_their_breach_in_working_days_each_get_their_own_lost_days(start, plan, more):
    loan = borrowed(start, until=date(2028, 6, 1)).do(AskForChapter())
    found = stopped_and_restarted(loan, SCAN, plan)
    if more:
        loan.do(ExtendDuty(duty=SCAN, n=more, because=WHY), DORA)
    zero = start.astimezone(LONDON).date()
    due = oracle(zero, 14 + more, Unit.CALENDAR_DAY, found)
    breach = max(due, oracle(zero, 12 + more, Unit.WORKING_DAY, found))
    dates = loan.duty(SCAN).dates
    assert [at.astimezone(LONDON).date() for at in (dates.due, dates.breach)] == [due, breach]


@settings(max_examples=40, deadline=None)
@given(starts, stretches, st.integers(0, 5))
def test_hours_lose_exactly_the_time_for_which_the_clock_stood_still(start, plan, more):
    loan = borrowed(start, until=date(2028, 6, 1)).do(ReportLost())
    began = loan.now
    found = stopped_and_restarted(loan, NOTICE, plan)
    if more:
        loan.do(ExtendDuty(duty=NOTICE, n=more, because=WHY), DORA)
    lost = sum((until - since for since, until in found), timedelta())
    assert loan.duty(NOTICE).dates.breach == began + timedelta(hours=24 + more) + lost


def test_a_clock_that_stands_still_climbs_nothing_and_wakes_nobody():
    loan = stop(borrowed().at("2026-03-03T10:00"), RETURN)
    assert loan.duty(RETURN).state is DutyState.SUSPENDED
    assert loan.case.docket.next_alarm is None
    assert loan.passes("2026-09-01T00:00").brought == []


def test_a_clock_that_runs_again_climbs_its_ladder_at_the_later_dates():
    loan = go_on(stop(borrowed().at("2026-03-03T10:00"), RETURN).at("2026-03-10T10:00"), RETURN)
    assert loan.duty(RETURN).state is DutyState.RUNNING
    assert local(loan.duty(RETURN).dates.due) == "Thu 12 Mar 23:59:59"  # 4 to 10 March: five working days
    assert loan.passes("2026-03-13T00:00").ladder == [
        ("DutyApproaching", "Wed 11 Mar 09:00:00"),
        ("DutyFellDue", "Fri 13 Mar 00:00:00"),
        ("DutyBreached", "Fri 13 Mar 00:00:00"),
    ]


def test_the_service_target_moves_with_the_lost_days():
    loan = go_on(stop(borrowed().at("2026-03-03T10:00"), RETURN).at("2026-03-04T10:00"), RETURN)
    assert local(loan.duty(RETURN).dates.target) == "Thu 05 Mar 23:59:59"


def test_a_rung_that_lies_ahead_again_is_climbed_again_and_one_that_lies_behind_is_not():
    loan = borrowed().passes("2026-03-04T10:00")
    go_on(stop(loan, RETURN).at("2026-03-09T08:00"), RETURN)  # due Tuesday 10 March; approach Monday at nine
    assert loan.duty(RETURN).state is DutyState.RUNNING
    assert loan.passes("2026-03-09T09:00").ladder == [("DutyApproaching", "Mon 09 Mar 09:00:00")]
    go_on(stop(loan.at("2026-03-09T10:00"), RETURN).at("2026-03-09T11:00"), RETURN)  # no day lost
    assert loan.duty(RETURN).state is DutyState.APPROACHING
    assert loan.passes("2026-03-09T23:00").ladder == []


def test_rungs_that_a_late_recorded_restart_leaves_behind_are_climbed_at_once():
    loan = stop(borrowed().at("2026-03-03T10:00"), RETURN).at("2026-03-20T10:00")
    go_on(loan, RETURN, effective="2026-03-04T10:00")  # due Friday 6 March
    assert [rung[0] for rung in loan.ladder][:3] == ["DutyApproaching", "DutyFellDue", "DutyBreached"]
    assert loan.ladder[1][1] == "Sat 07 Mar 00:00:00"


def test_a_date_that_is_brought_forward_climbs_at_once_what_was_not_climbed_and_only_that():
    loan = borrowed(until=date(2026, 3, 20)).passes("2026-03-19T10:00").do(Renew(until=date(2026, 3, 17)), RITA)
    assert loan.rungs == [
        ("DutyApproaching", "Thu 19 Mar 09:00:00"), ("DutyFellDue", "Wed 18 Mar 00:00:00"),
        ("DutyBreached", "Wed 18 Mar 00:00:00"), ("DutyEscalated Librarian", "Wed 18 Mar 09:00:00"),
        ("DutyEscalated Director", "Thu 19 Mar 09:00:00"),
    ]  # fmt: skip
    assert loan.duty(RETURN).state is DutyState.ESCALATED


def test_days_before_day_zero_cannot_be_lost():
    """Borrowed on Friday after the cut-off it counts as of Monday: standing still over Monday loses nothing."""
    loan = borrowed("2026-03-06T18:00")
    assert loan.duty(RETURN).dates.explanation.day_zero == date(2026, 3, 9)
    go_on(stop(loan.at("2026-03-07T10:00"), RETURN).at("2026-03-09T10:00"), RETURN)
    assert local(loan.duty(RETURN).dates.due) == "Thu 12 Mar 23:59:59"
    go_on(stop(loan, RETURN).at("2026-03-10T10:00"), RETURN)
    assert local(loan.duty(RETURN).dates.due) == "Thu 12 Mar 23:59:59"
    go_on(stop(loan, RETURN).at("2026-03-11T10:00"), RETURN)
    assert local(loan.duty(RETURN).dates.due) == "Fri 13 Mar 23:59:59"


def test_whoever_is_stopped_on_the_last_day_has_a_day_left_after_the_restart():
    loan = borrowed("2026-03-03T09:00")  # due Friday 6 March
    go_on(stop(loan.at("2026-03-06T10:00"), RETURN).at("2026-03-07T10:00"), RETURN)
    assert "DutyBreached" not in loan.names
    assert local(loan.duty(RETURN).dates.due) == "Mon 09 Mar 23:59:59"


def test_days_off_in_a_stretch_are_no_lost_working_days():
    loan = borrowed("2026-03-05T09:00")  # due Tuesday 10 March
    go_on(stop(loan.at("2026-03-07T10:00"), RETURN).at("2026-03-09T08:00"), RETURN)  # Saturday to Monday
    assert local(loan.duty(RETURN).dates.due) == "Tue 10 Mar 23:59:59"


@pytest.mark.parametrize("effective", ["2026-03-06T10:00", "2026-03-02T08:30"])
def test_a_stretch_cannot_be_counted_twice_nor_before_the_clock_first_ran(effective):
    loan = borrowed("2026-02-02T09:00", until=date(2026, 12, 1)).at("2026-03-02T09:00").do(AskForChapter())
    if effective > "2026-03-03":
        go_on(stop(loan.at("2026-03-03T10:00"), SCAN).at("2026-03-09T10:00"), SCAN)
    loan.at("2026-03-10T10:00").give(SuspendDuty(duty=SCAN, because=WHY), LIB, effective)
    assert (loan.refused, loan.fields) == (("CASE-DUTY",), ("effective_at",))


def test_a_clock_cannot_start_again_before_it_was_stopped():
    loan = stop(borrowed().at("2026-03-03T10:00"), RETURN).give(ResumeDuty(duty=RETURN), LIB, "2026-03-03T09:59")
    assert (loan.refused, loan.fields) == (("CASE-DUTY",), ("effective_at",))


def test_only_a_running_clock_is_stopped_and_only_a_stopped_one_restarted():
    loan = borrowed()
    assert loan.give(ResumeDuty(duty=RETURN)).refused == ("CASE-DUTY",)
    assert stop(loan, RETURN).give(SuspendDuty(duty=RETURN, because=WHY)).refused == ("CASE-DUTY",)
    assert "stands still already" in loan.words


def test_only_the_roles_of_the_rule_stop_restart_and_extend_its_clock():
    loan = borrowed()
    assert loan.give(SuspendDuty(duty=RETURN, because=WHY), RITA).refused == (RETURN,)
    assert "the librarian" in loan.words
    assert loan.give(ExtendDuty(duty=RETURN, n=1, because=WHY), LIB).refused == (RETURN,)
    assert "the director" in loan.words
    assert stop(loan, RETURN).give(ResumeDuty(duty=RETURN), RITA).refused == (RETURN,)


def test_a_clock_whose_rule_knows_no_way_is_neither_stopped_nor_extended():
    loan = borrowed().passes("2026-03-06T01:00")
    assert loan.give(SuspendDuty(duty="LIB-REMINDER", because=WHY), DORA).refused == ("LIB-REMINDER",)
    assert loan.give(ExtendDuty(duty="LIB-REMINDER", n=1, because=WHY), DORA).refused == ("LIB-REMINDER",)


@pytest.mark.parametrize("command", [SuspendDuty(duty="X", because=WHY), ResumeDuty(duty="X"),
                                     ExtendDuty(duty="X", n=1, because=WHY)])  # fmt: skip
def test_a_duty_that_is_not_open_has_no_clock(command):
    loan = borrowed().give(command, DORA)
    assert (loan.refused, loan.fields) == (("CASE-DUTY",), ("duty",))


def test_what_is_done_while_the_clock_stands_still_is_in_time():
    loan = stop(borrowed().at("2026-03-03T10:00"), RETURN).at("2026-04-01T10:00").do(ReturnBook(), RITA)
    assert [met.in_time for met in loan.events(DutyMet)] == [True]


def test_what_was_breached_when_its_clock_was_stopped_stays_late():
    loan = stop(borrowed().at("2026-03-06T10:00"), RETURN).at("2026-03-08T10:00").do(ReturnBook(), RITA)
    assert [met.in_time for met in loan.events(DutyMet) if met.duty == RETURN] == [False]


def test_what_was_done_before_the_clock_was_stopped_is_judged_by_its_own_instant():
    loan = stop(borrowed().at("2026-03-06T10:00"), RETURN)
    loan.at("2026-03-08T10:00").do(ReturnBook(), RITA, effective="2026-03-05T10:00")
    assert [met.in_time for met in loan.events(DutyMet) if met.duty == RETURN] == [True]


def test_a_restarted_clock_judges_by_the_later_date():
    loan = go_on(stop(borrowed().at("2026-03-03T10:00"), RETURN).at("2026-03-10T10:00"), RETURN)
    loan.at("2026-03-12T23:00").do(ReturnBook(), RITA)
    assert [met.in_time for met in loan.events(DutyMet)] == [True]


def test_an_extension_adds_to_due_target_and_breach_and_names_who_when_and_why():
    loan = borrowed().do(ExtendDuty(duty=RETURN, n=2, because=WHY), DORA)
    dates = loan.duty(RETURN).dates
    found = [local(at) for at in (dates.target, dates.due, dates.breach)]
    assert found == ["Fri 06 Mar 23:59:59", "Mon 09 Mar 23:59:59", "Mon 09 Mar 23:59:59"]
    (extension,) = dates.explanation.extensions
    assert (extension.n, extension.by, extension.at, extension.because) == (2, "dora", loan.now, WHY)
    assert loan.events(DutyExtended)[0].extension == extension


def test_extensions_add_up():
    loan = borrowed().do(ExtendDuty(duty=RETURN, n=1, because=WHY), DORA)
    loan.do(ExtendDuty(duty=RETURN, n=2, because=WHY), DORA)
    assert local(loan.duty(RETURN).dates.due) == "Tue 10 Mar 23:59:59"
    assert len(loan.duty(RETURN).dates.explanation.extensions) == 2


def test_an_extension_after_the_breach_leaves_the_breach_on_record_and_sets_the_ladder_again():
    loan = borrowed().passes("2026-03-06T08:00").do(ExtendDuty(duty=RETURN, n=3, because=WHY), DORA)
    assert loan.duty(RETURN).state is DutyState.RUNNING
    loan.passes("2026-03-11T12:00")
    assert [event.at for event in loan.events(DutyBreached)] == [instant("2026-03-06"), instant("2026-03-11")]
    assert len(loan.events(DutyApproaching)) == 2


def test_an_extension_of_a_clock_that_stands_still_waits_for_the_restart():
    loan = stop(borrowed().at("2026-03-03T10:00"), RETURN).do(ExtendDuty(duty=RETURN, n=1, because=WHY), DORA)
    assert loan.duty(RETURN).state is DutyState.SUSPENDED
    assert loan.passes("2026-03-10T10:00").ladder == []
    assert local(go_on(loan, RETURN).duty(RETURN).dates.due) == "Fri 13 Mar 23:59:59"


def test_where_a_date_was_agreed_there_is_no_budget_to_extend():
    loan = borrowed(until=date(2026, 4, 10)).give(ExtendDuty(duty=RETURN, n=1, because=WHY), DORA)
    assert loan.refused == ("CASE-DUTY",)
    assert "agree another date" in loan.words


def test_a_new_bank_holiday_retimes_what_it_moves_and_nothing_else():
    loan = borrowed().do(ReportLost()).do(AskForChapter())
    loan.do(AskForChapter(chapter="2"), effective="2026-03-02T09:00")
    loan.do(SendChapter(chapter="2"))
    before = loan.duty(SCAN).dates
    loan.with_calendar(with_holidays(ENGLAND_AND_WALES, "2026-03-03-royal", Jubilee="2026-03-11"))
    loan.at("2026-03-03T01:00").do(ReviewTimetable(because="A bank holiday was proclaimed"), SYSTEM)
    (retimed,) = loan.events(DutyRetimed)
    assert (retimed.duty, retimed.old, retimed.because) == (SCAN, before, "A bank holiday was proclaimed")
    assert [local(d.breach) for d in (retimed.old, retimed.dates)] == ["Wed 18 Mar 23:59:59", "Thu 19 Mar 23:59:59"]
    assert local(retimed.dates.due) == local(before.due)
    assert loan.duty(SCAN).dates == retimed.dates
    assert retimed.dates.explanation.calendar_version == "2026-03-03-royal"
    assert "Jubilee" in [skipped.why for skipped in retimed.dates.explanation.skipped]
    assert NOTICE in loan.case.docket.open


def test_a_review_that_changes_nothing_records_nothing():
    loan = borrowed().do(ReviewTimetable(because="To be sure"), SYSTEM)
    assert loan.brought == []


def test_a_review_keeps_the_ledger_and_a_clock_that_stands_still():
    loan = borrowed().do(ExtendDuty(duty=RETURN, n=1, because=WHY), DORA)
    go_on(stop(loan.at("2026-03-03T10:00"), RETURN).at("2026-03-04T10:00"), RETURN)  # due Monday 9 March
    stop(loan.at("2026-03-05T10:00"), RETURN)
    loan.with_calendar(with_holidays(ENGLAND_AND_WALES, "2", Jubilee="2026-03-06"))
    loan.do(ReviewTimetable(because="A bank holiday was proclaimed"), SYSTEM)
    duty = loan.duty(RETURN)
    assert (duty.state, local(duty.dates.due)) == (DutyState.SUSPENDED, "Tue 10 Mar 23:59:59")
    assert (len(duty.dates.explanation.suspensions), len(duty.dates.explanation.extensions)) == (2, 1)


def test_a_review_is_given_by_the_system_alone():
    assert borrowed().give(ReviewTimetable(because="To be sure"), DORA).refused == ("CASE-ROLE",)


def test_a_review_keeps_the_date_that_was_agreed():
    loan = borrowed(until=date(2026, 3, 12)).do(Renew(), RITA)
    loan.with_calendar(with_holidays(ENGLAND_AND_WALES, "2", Jubilee="2026-03-11"))
    loan.do(ReviewTimetable(because="A bank holiday was proclaimed"), SYSTEM)
    (retimed,) = loan.events(DutyRetimed)  # its approach moves, its date does not
    assert retimed.old.due == retimed.dates.due
    assert retimed.dates.explanation.agreed == date(2026, 3, 12)


def test_a_due_date_that_moved_is_fallen_due_again_when_it_comes():
    loan = long_loan().passes("2026-03-17T10:00").do(ExtendDuty(duty=SCAN, n=7, because=WHY), DORA)
    assert loan.duty(SCAN).state is DutyState.RUNNING
    loan.passes("2026-03-25T00:00")
    assert [local(fell.at) for fell in loan.events(DutyFellDue)] == ["Tue 17 Mar 00:00:00", "Tue 24 Mar 00:00:00"]


def test_a_met_duty_takes_its_ledger_with_it():
    loan = go_on(stop(borrowed().do(ReportLost()).at("2026-03-02T12:00"), NOTICE).at("2026-03-02T13:00"), NOTICE)
    loan.at("2026-03-03T10:00:00").do(TellOwner())
    assert [met.in_time for met in loan.events(DutyMet)] == [True]

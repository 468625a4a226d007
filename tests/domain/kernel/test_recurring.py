"""Duties that come again, the earliest of several limits, and lengths that an area chooses."""

from dataclasses import replace
from datetime import date

import pytest

from domain.kernel.area import Area, Chosen
from domain.kernel.clocks import Recurs
from domain.kernel.commands import ReviewTimetable
from domain.kernel.duty import Amount
from domain.kernel.duty_events import DutyDueAtOnce, DutyMet
from domain.kernel.words import explain
from domain.law.rule import Limit, Roll, Setting
from tests.domain.kernel.library import LIB, SYSTEM, instant
from tests.domain.kernel.voyage import Check, End, Move, Moved, Voyage, days, every, local, months, planned, working

MONTHLY = Limit(months(1))


def _checked(voyage: Voyage, *when: str) -> Voyage:
    for at in when:
        voyage.at(at).do(Check(), LIB)
    return voyage


def _words(voyage: Voyage, key: str) -> str:
    return " ".join(explain(voyage.duty(key).dates.explanation))


def test_from_done_the_next_is_counted_from_when_it_was_done():
    voyage = planned(None, "2026-11-28T10:00", every("VISIT", MONTHLY, recurs=Recurs.FROM_DONE))
    assert voyage.due("VISIT") == "2026-12-28 23:59:59"
    _checked(voyage, "2027-01-04T11:00")
    assert voyage.due("VISIT#2") == "2027-02-04 23:59:59"
    assert [met.in_time for met in voyage.events(DutyMet)] == [False]
    assert voyage.brought[-3:] == ["Checked", "DutyMet", "DutyArose"]


def test_from_planned_the_dates_never_drift_over_month_ends():
    voyage = planned(None, "2026-01-31T10:00", every("REPORT", MONTHLY, recurs=Recurs.FROM_PLANNED))
    assert voyage.due("REPORT") == "2026-02-28 23:59:59"
    _checked(voyage, "2026-02-20T10:00", "2026-03-30T10:00")
    assert voyage.due("REPORT#3") == "2026-04-30 23:59:59"
    _checked(voyage, "2026-04-30T10:00")
    assert voyage.due("REPORT#4") == "2026-05-31 23:59:59"
    assert "counted from Saturday 31 January 2026, 4 times over, so that the series does not drift" in _words(
        voyage, "REPORT#4"
    )


def test_the_first_of_a_series_may_be_due_on_its_anchor_itself():
    clock = every("REPORT", Limit(months(3)), recurs=Recurs.FROM_PLANNED, first=0, anchor=lambda event: event.sails)
    voyage = planned(date(2026, 12, 28), "2026-11-30T10:00", clock)
    assert voyage.due("REPORT") == "2026-12-28 23:59:59"
    assert "first of a series and due on Monday 28 December 2026 itself" in _words(voyage, "REPORT")
    _checked(voyage, "2027-01-05T10:00")
    assert voyage.due("REPORT#2") == "2027-03-28 23:59:59"


def test_from_planned_every_one_is_owed_also_when_its_date_has_passed():
    voyage = planned(None, "2026-01-10T10:00", every("REPORT", MONTHLY, recurs=Recurs.FROM_PLANNED))
    _checked(voyage, "2026-03-20T10:00")
    assert voyage.due("REPORT#2") == "2026-03-20 23:59:59"
    assert [event.reckoned for event in voyage.events(DutyDueAtOnce)] == [instant("2026-03-10T23:59:59")]
    _checked(voyage, "2026-03-20T11:00")
    assert voyage.due("REPORT#3") == "2026-04-10 23:59:59"


def test_from_planned_next_leaves_out_what_passed_meanwhile():
    voyage = planned(None, "2026-01-10T10:00", every("TALK", MONTHLY, recurs=Recurs.FROM_PLANNED_NEXT))
    _checked(voyage, "2026-03-20T10:00")
    assert voyage.due("TALK#2") == "2026-04-10 23:59:59"
    assert not voyage.events(DutyDueAtOnce)


def test_a_series_ends_when_it_lapses_and_runs_only_once():
    voyage = planned(None, "2026-01-10T10:00", every("TALK", MONTHLY, recurs=Recurs.FROM_DONE))
    voyage.do(End(), LIB)
    assert not voyage.case.docket.open
    assert "DutyArose" not in voyage.brought


def test_a_series_that_runs_is_not_started_again():
    clock, rule = every("TALK", MONTHLY, recurs=Recurs.FROM_DONE)
    voyage = planned(None, "2026-01-10T10:00", (replace(clock, starts_on=(*clock.starts_on, Moved)), rule))
    voyage.at("2026-01-12T10:00").do(Move(), LIB)
    assert voyage.brought == ["Moved"]


def test_meetings_roll_back_from_a_day_off_and_the_next_is_not_shortened():
    limit = Limit(months(1), roll=Roll.BACK)
    voyage = planned(None, "2026-03-06T10:00", every("MEET", limit, recurs=Recurs.FROM_PLANNED))
    # 6 April 2026 is Easter Monday: back over the weekend and Good Friday.
    assert voyage.due("MEET") == "2026-04-02 23:59:59"
    _checked(voyage, "2026-04-02T10:00")
    assert voyage.due("MEET#2") == "2026-05-06 23:59:59"


def test_the_earliest_of_several_limits_counts_and_the_others_are_told():
    voyage = planned(None, "2026-03-27T10:00", every("VISIT", Limit(working(5), earliest_of=(days(8), months(1)))))
    assert voyage.due("VISIT") == "2026-04-04 23:59:59"  # five working days end after Easter
    assert "Of several limits the earliest counts; the others were: 5 working days, 1 month." in _words(voyage, "VISIT")


REVIEW = Setting("review-interval", "How often a plan is reviewed")


def _area(*chosen: tuple[str, Amount | None]) -> Area:
    found = tuple(Chosen(since=date.fromisoformat(since), value=value) for since, value in chosen)
    return Area(settings={REVIEW.name: found})


SIX = Amount(n=6, unit="month")
THREE = Amount(n=3, unit="month")


def test_a_limit_that_nobody_set_starts_no_clock():
    assert not planned(None, "2026-03-02T10:00", every("REVIEW", Limit(REVIEW))).case.docket.open
    later = _area(("2026-04-01", SIX))
    assert not planned(None, "2026-03-02T10:00", every("REVIEW", Limit(REVIEW)), area=later).case.docket.open


def test_a_limit_that_the_area_chose_says_whose_choice_it_is():
    voyage = planned(None, "2026-04-02T10:00", every("REVIEW", Limit(REVIEW)), area=_area(("2026-04-01", SIX)))
    assert voyage.due("REVIEW") == "2026-10-02 23:59:59"
    assert "it is the area's own choice (review-interval)" in _words(voyage, "REVIEW")
    assert voyage.duty("REVIEW").dates.explanation.settings == ("review-interval",)


def test_of_dated_choices_the_latest_begun_counts_and_a_choice_may_be_taken_back():
    chosen = _area(("2026-04-01", SIX), ("2026-06-01", THREE), ("2026-08-01", None))
    clock = every("REVIEW", Limit(REVIEW), recurs=Recurs.FROM_DONE)
    voyage = planned(None, "2026-04-02T10:00", clock, area=chosen)
    _checked(voyage, "2026-07-01T10:00")
    assert voyage.due("REVIEW#2") == "2026-10-01 23:59:59"
    _checked(voyage, "2026-09-01T10:00")
    assert not voyage.case.docket.open


def test_a_setting_beside_a_limit_of_the_source_shortens_it_and_may_be_off():
    limit = Limit(months(1), earliest_of=(REVIEW,))
    assert planned(None, "2026-04-02T10:00", every("VISIT", limit)).due("VISIT") == "2026-05-02 23:59:59"
    chosen = _area(("2026-04-01", Amount(n=2, unit="week")))
    assert planned(None, "2026-04-02T10:00", every("VISIT", limit), area=chosen).due("VISIT") == "2026-04-16 23:59:59"


def test_a_review_of_the_timetable_keeps_anchor_and_choice():
    clock = every("REVIEW", Limit(REVIEW), recurs=Recurs.FROM_PLANNED)
    voyage = planned(None, "2026-04-02T10:00", clock, area=_area(("2026-04-01", SIX)))
    _checked(voyage, "2026-10-01T10:00")
    voyage.area = _area()
    voyage.do(ReviewTimetable(because="A new calendar"), SYSTEM)
    assert voyage.brought == []
    assert local(voyage.duty("REVIEW#2").dates.due) == "2027-04-02 23:59:59"


def test_a_choice_of_another_kind_is_a_fault_that_is_seen():
    area = Area(settings={"review-interval": (Chosen(since=date(2026, 1, 1), value="often"),)})
    with pytest.raises(ValueError, match="review-interval of kent is no length of time"):
        area.span("review-interval", date(2026, 4, 2))


def test_a_timer_is_no_debt_it_acts_and_is_met_in_time():
    voyage = planned(None, "2026-04-02T10:00", every("STOP", Limit(days(1), timer=True)))
    voyage.passes("2026-04-10T10:00")
    assert voyage.brought == ["DutyFellDue"]
    _checked(voyage, "2026-04-10T11:00")
    assert [met.in_time for met in voyage.events(DutyMet)] == [True]

"""Spans as rules state them, from instants and from days, forward and before an event."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND_AND_WALES as CALENDAR
from domain.calendar import CalendarHorizonError, Reckoned, Span, Unit, add_months
from tests.domain.instants import utc


def test_triage_over_easter_is_due_at_the_end_of_the_tuesday_and_explains_itself() -> None:
    """pathways/safeguarding.md section 3, test 1: received Thu 2 Apr 2026 at 16:45 in London."""
    due = Span(1, Unit.WORKING_DAY).add_to(utc("2026-04-02T15:45:00"), CALENDAR)
    assert due == Reckoned(
        instant=utc("2026-04-07T22:59:59"),
        day=date(2026, 4, 7),
        skipped=CALENDAR.add_working_days(date(2026, 4, 2), 1).skipped,
        calendar="england-and-wales",
        version=CALENDAR.version,
    )
    assert [off.day.day for off in due.skipped] == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("span", "day"),
    [
        (Span(3, Unit.WORKING_DAY), date(2026, 4, 9)),
        (Span(14, Unit.CALENDAR_DAY), date(2026, 4, 16)),
        (Span(6, Unit.WEEK), date(2026, 5, 14)),
        (Span(6, Unit.MONTH), date(2026, 10, 2)),
        (Span(1, Unit.YEAR), date(2027, 4, 2)),
        (Span(-3, Unit.WORKING_DAY), date(2026, 3, 30)),
        (Span(-28, Unit.CALENDAR_DAY), date(2026, 3, 5)),
        (Span(-8, Unit.WEEK), date(2026, 2, 5)),
        (Span(-6, Unit.MONTH), date(2025, 10, 2)),
        (Span(-1, Unit.YEAR), date(2025, 4, 2)),
    ],
)
def test_a_span_of_days_ends_with_the_day_it_reaches(span: Span, day: date) -> None:
    reckoned = span.add_to(utc("2026-04-02T15:45:00"), CALENDAR)
    assert (reckoned.day, reckoned.instant) == (day, CALENDAR.end_of_day(day))
    assert reckoned == span.add_to_day(date(2026, 4, 2), CALENDAR)


def test_days_are_counted_from_the_local_date_not_from_the_utc_one() -> None:
    just_after_midnight_in_london = utc("2026-06-30T23:30:00")
    assert Span(1, Unit.CALENDAR_DAY).add_to(just_after_midnight_in_london, CALENDAR).day == date(2026, 7, 2)


def test_only_working_days_skip_anything() -> None:
    start = date(2026, 4, 2)
    assert Span(14, Unit.CALENDAR_DAY).add_to_day(start, CALENDAR).skipped == ()
    assert len(Span(14, Unit.WORKING_DAY).add_to_day(start, CALENDAR).skipped) == 8


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2026-03-28T12:00:00", "2026-03-29T12:00:00", date(2026, 3, 29)),
        ("2026-10-24T23:30:00", "2026-10-25T23:30:00", date(2026, 10, 25)),  # 00:30 BST to 23:30 GMT, one day
        ("2026-06-30T23:30:00", "2026-07-01T23:30:00", date(2026, 7, 2)),
    ],
)
def test_hours_run_on_across_the_changes_of_the_clock(start: str, end: str, day: date) -> None:
    reckoned = Span(24, Unit.HOUR).add_to(utc(start), CALENDAR)
    assert (reckoned.instant, reckoned.day, reckoned.skipped) == (utc(end), day, ())
    assert Span(-24, Unit.HOUR).add_to(utc(end), CALENDAR).instant == utc(start)


@pytest.mark.parametrize(
    ("day", "instant"),
    [(date(2026, 3, 27), "2026-03-30T16:00:00"), (date(2026, 10, 23), "2026-10-26T17:00:00")],
)
def test_a_last_day_may_close_at_five_by_the_clock_of_its_own_season(day: date, instant: str) -> None:
    assert Span(1, Unit.WORKING_DAY).add_to_day(day, CALENDAR, closing=time(17)).instant == utc(instant)


def test_the_forensic_screening_of_a_late_friday_mail_is_due_on_new_years_eve_at_five() -> None:
    """pathways/forensic_supervision_court.md, test 1."""
    received = CALENDAR.day_zero(utc("2025-12-19T17:30:00"), time(17)).day
    due = Span(5, Unit.WORKING_DAY).add_to_day(received, CALENDAR, closing=time(17))
    assert due.instant == utc("2025-12-31T17:00:00")


def test_hours_cannot_be_counted_from_a_day() -> None:
    with pytest.raises(ValueError, match="hours are counted from an instant"):
        Span(48, Unit.HOUR).add_to_day(date(2026, 4, 2), CALENDAR)


def test_working_days_past_the_horizon_fail_and_months_do_not_need_it() -> None:
    last = utc("2028-12-29T12:00:00")
    with pytest.raises(CalendarHorizonError, match="2029"):
        Span(1, Unit.WORKING_DAY).add_to(last, CALENDAR)
    assert Span(6, Unit.MONTH).add_to(last, CALENDAR).day == date(2029, 6, 29)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 0, date(2026, 8, 31)),
        (date(2026, 8, 31), -18, date(2025, 2, 28)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(start: date, n: int, end: date) -> None:
    assert add_months(start, n) == end


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(-600, 600))
def test_months_on_land_in_the_right_month_on_the_same_day_or_its_last(start: date, n: int) -> None:
    end = add_months(start, n)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
    assert add_months(end, -n).day == end.day


@pytest.mark.parametrize(("text", "unit"), [("working_day", Unit.WORKING_DAY), ("calendar_day", Unit.CALENDAR_DAY)])
def test_units_are_written_as_in_the_rule_files(text: str, unit: Unit) -> None:
    assert Unit(text) is unit
    assert str(unit) == text

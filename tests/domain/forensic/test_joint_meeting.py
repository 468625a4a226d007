"""The weekly meeting: one working day in every week, never in another week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import SHIPPED
from domain.forensic.joint_meeting import meeting_of_week

KENT = SHIPPED.named("england-and-wales")
MONDAY, THURSDAY, FRIDAY = 0, 3, 4


@pytest.mark.parametrize(("day", "weekday", "meeting"), [
    (date(2026, 4, 1), MONDAY, date(2026, 3, 30)),
    (date(2026, 4, 6), MONDAY, date(2026, 4, 7)),  # Easter Monday: forward within the week
    (date(2026, 4, 1), FRIDAY, date(2026, 4, 2)),  # Good Friday: no later day is left, so back
    (date(2027, 12, 27), MONDAY, date(2027, 12, 29)),  # two substitute days
    (date(2026, 12, 21), FRIDAY, date(2026, 12, 24)),
    (date(2028, 1, 5), MONDAY, date(2028, 1, 4)),
])  # fmt: skip
def test_a_bank_holiday_moves_the_meeting_within_its_week(day: date, weekday: int, meeting: date) -> None:
    assert meeting_of_week(day, weekday, KENT) == meeting


@given(st.dates(date(2024, 1, 8), date(2027, 12, 20)), st.integers(0, 4))
def test_every_week_has_one_meeting_on_a_working_day_of_its_own(day: date, weekday: int) -> None:
    meeting = meeting_of_week(day, weekday, KENT)
    assert meeting is not None
    assert KENT.working_day(meeting)
    assert meeting.isocalendar()[:2] == day.isocalendar()[:2]
    assert meeting_of_week(day + timedelta(days=7), weekday, KENT) > meeting
    wanted = day - timedelta(days=day.weekday() - weekday)
    assert meeting == wanted or not KENT.working_day(wanted)

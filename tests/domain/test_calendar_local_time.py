"""Days, instants and cut-offs in London, on days on which the clocks change and on others."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND_AND_WALES as CALENDAR
from tests.domain.instants import utc

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
FIVE = time(17)


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2026, 1, 15), "2026-01-15T00:00:00", "2026-01-15T23:59:59"),
        (date(2026, 7, 15), "2026-07-14T23:00:00", "2026-07-15T22:59:59"),
        (SPRING, "2026-03-29T00:00:00", "2026-03-29T22:59:59"),
        (AUTUMN, "2026-10-24T23:00:00", "2026-10-25T23:59:59"),
    ],
)
def test_a_day_begins_and_ends_by_the_local_clock(day: date, start: str, end: str) -> None:
    assert CALENDAR.start_of_day(day) == utc(start)
    assert CALENDAR.end_of_day(day) == utc(end)
    assert CALENDAR.end_of_day(day).tzinfo is UTC


@pytest.mark.parametrize(
    ("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 3, 28), 24), (date(2026, 10, 26), 24)]
)
def test_a_day_is_an_hour_shorter_in_spring_and_longer_in_autumn(day: date, hours: int) -> None:
    length = CALENDAR.end_of_day(day) + timedelta(seconds=1) - CALENDAR.start_of_day(day)
    assert length == timedelta(hours=hours)


def test_a_time_that_spring_leaves_out_moves_forward_by_the_gap() -> None:
    assert CALENDAR.at_local(SPRING, time(1, 30)) == CALENDAR.at_local(SPRING, time(2, 30))
    assert CALENDAR.at_local(SPRING, time(1, 30)) == utc("2026-03-29T01:30:00")
    assert CALENDAR.at_local(SPRING, time(0, 59)) == utc("2026-03-29T00:59:00")


@pytest.mark.parametrize("fold", [0, 1])
def test_a_time_that_autumn_gives_twice_is_the_first_of_the_two(fold: int) -> None:
    assert CALENDAR.at_local(AUTUMN, time(1, 30, fold=fold)) == utc("2026-10-25T00:30:00")
    assert CALENDAR.at_local(AUTUMN, time(2, 0)) == utc("2026-10-25T02:00:00")


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-07-14T22:59:59", date(2026, 7, 14)),
        ("2026-07-14T23:00:00", date(2026, 7, 15)),
        ("2026-01-14T23:59:59", date(2026, 1, 14)),
        ("2026-03-29T23:00:00", date(2026, 3, 30)),
        ("2026-10-25T23:00:00", AUTUMN),
    ],
)
def test_the_date_of_an_instant_is_the_one_written_in_london(instant: str, day: date) -> None:
    assert CALENDAR.local_date(utc(instant)) == day


def test_an_instant_in_another_zone_has_the_same_local_date() -> None:
    there = utc("2026-07-14T22:59:59").astimezone(timezone(timedelta(hours=9)))
    assert CALENDAR.local_date(there) == date(2026, 7, 14)


@given(st.dates(date(2000, 1, 1), date(2037, 12, 31)))
def test_both_ends_of_any_day_lie_on_that_day_and_the_next_day_follows_at_once(day: date) -> None:
    start, end = CALENDAR.start_of_day(day), CALENDAR.end_of_day(day)
    assert CALENDAR.local_date(start) == CALENDAR.local_date(end) == day
    assert end + timedelta(seconds=1) == CALENDAR.start_of_day(day + timedelta(days=1))


def test_an_instant_without_a_zone_and_a_wall_clock_time_with_one_are_refused() -> None:
    with pytest.raises(ValueError, match="an instant needs a zone"):
        CALENDAR.local_date(datetime(2026, 4, 2, 9, 0))  # noqa: DTZ001 -- the fault under test
    with pytest.raises(ValueError, match="an instant needs a zone"):
        CALENDAR.day_zero(datetime(2026, 4, 2, 9, 0), FIVE)  # noqa: DTZ001 -- the fault under test
    with pytest.raises(ValueError, match="no zone of its own"):
        CALENDAR.at_local(SPRING, time(9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-06-30T15:59:59", date(2026, 6, 30)),  # 16:59:59 BST
        ("2026-06-30T16:00:00", date(2026, 6, 30)),  # 17:00 exactly is in time
        ("2026-06-30T16:00:00.000001", date(2026, 7, 1)),
        ("2026-06-30T07:00:00", date(2026, 6, 30)),  # before opening counts the same day
        ("2026-12-01T17:00:00", date(2026, 12, 1)),  # 17:00 GMT
        ("2026-12-01T17:00:01", date(2026, 12, 2)),
        ("2025-12-19T17:30:00", date(2025, 12, 22)),  # forensic pathway, test 1: Friday evening
        ("2026-07-04T10:00:00", date(2026, 7, 6)),  # a Saturday, before the cut-off
        ("2026-04-02T16:30:00", date(2026, 4, 7)),  # Maundy Thursday, 17:30 BST
        ("2026-04-03T09:00:00", date(2026, 4, 7)),  # Good Friday
    ],
)
def test_what_arrives_after_the_cut_off_counts_on_the_next_working_day(instant: str, day: date) -> None:
    assert CALENDAR.day_zero(utc(instant), FIVE).day == day


def test_the_cut_off_exactly_can_be_made_too_late() -> None:
    at_five = utc("2026-06-30T16:00:00")
    assert CALENDAR.day_zero(at_five, FIVE, exact_is_in_time=False).day == date(2026, 7, 1)
    just_before = at_five - timedelta(microseconds=1)
    assert CALENDAR.day_zero(just_before, FIVE, exact_is_in_time=False).day == date(2026, 6, 30)


def test_a_deferred_receipt_names_the_days_it_was_carried_over() -> None:
    zero = CALENDAR.day_zero(utc("2026-04-03T09:00:00"), FIVE)
    assert zero.start == date(2026, 4, 3)
    assert [off.why for off in zero.skipped] == ["Good Friday", "Saturday", "Sunday", "Easter Monday"]
    evening = CALENDAR.day_zero(utc("2025-12-19T17:30:00"), FIVE)
    assert [off.why for off in evening.skipped] == ["Saturday", "Sunday"]


def test_without_a_cut_off_day_nought_is_the_local_date_also_on_a_day_off() -> None:
    """pathways/safeguarding.md reading 6: day 0 is the date of receipt."""
    zero = CALENDAR.day_zero(utc("2026-07-04T23:30:00"), None)
    assert (zero.day, zero.skipped) == (date(2026, 7, 5), ())

"""Sums of working days: worked examples, numpy as the oracle, properties, the horizon, and the cost."""

import pickle
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.calendar import ENGLAND_AND_WALES as CALENDAR
from domain.calendar import CalendarHorizonError, DaySum, Skipped

YEARS = range(CALENDAR.first_year, CALENDAR.last_year + 1)
NUMPY = np.busdaycalendar(holidays=[np.datetime64(day) for day in CALENDAR.holidays])

# Far enough from both ends that any sum of the counts below stays inside.
days = st.dates(date(2014, 1, 1), date(2026, 12, 31))
counts = st.integers(-200, 200)
forward = st.integers(0, 200)


def day_after(start: date, n: int) -> date:
    return CALENDAR.add_working_days(start, n).day


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year, 12, 31) - date(year, 1, 1)).days + 1)]


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # pathways/safeguarding.md section 3, test 1: Easter
        (date(2026, 4, 7), 3, date(2026, 4, 10)),
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # test 3: year ends
        (date(2025, 12, 29), 3, date(2026, 1, 2)),
        (date(2027, 12, 31), 1, date(2028, 1, 4)),
        (date(2026, 3, 9), 1, date(2026, 3, 10)),  # test 5
        (date(2026, 8, 28), 1, date(2026, 9, 1)),  # test 7
        (date(2025, 8, 26), 1, date(2025, 8, 27)),  # test 11: no holiday on the way
        (date(2025, 8, 27), 3, date(2025, 9, 1)),
        (date(2027, 12, 24), 1, date(2027, 12, 29)),  # both Christmas days substituted
        (date(2028, 12, 22), 1, date(2028, 12, 27)),
        (date(2027, 3, 25), 5, date(2027, 4, 5)),
        (date(2025, 12, 22), 5, date(2025, 12, 31)),  # forensic pathway, test 1
    ],
)
def test_the_worked_examples_of_the_pathways_come_out(start: date, n: int, due: date) -> None:
    assert day_after(start, n) == due


def test_every_day_skipped_over_easter_says_why() -> None:
    assert CALENDAR.add_working_days(date(2026, 4, 2), 1) == DaySum(
        start=date(2026, 4, 2),
        day=date(2026, 4, 7),
        skipped=(
            Skipped(date(2026, 4, 3), "Good Friday"),
            Skipped(date(2026, 4, 4), "Saturday"),
            Skipped(date(2026, 4, 5), "Sunday"),
            Skipped(date(2026, 4, 6), "Easter Monday"),
        ),
        calendar="england-and-wales",
        version=CALENDAR.version,
    )


def test_counting_back_over_christmas_says_why_too() -> None:
    back = CALENDAR.add_working_days(date(2027, 12, 29), -1)
    assert back.day == date(2027, 12, 24)
    assert [(off.day.day, off.why) for off in back.skipped] == [
        (25, "Saturday"),
        (26, "Sunday"),
        (27, "Christmas Day (substitute day)"),
        (28, "Boxing Day (substitute day)"),
    ]


def test_a_start_on_a_day_off_is_day_nought_and_not_itself_skipped() -> None:
    saturday = date(2026, 5, 23)
    summed = CALENDAR.add_working_days(saturday, 1)
    assert summed.day == date(2026, 5, 26)
    assert [off.day.day for off in summed.skipped] == [24, 25]


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 4, 4)])
def test_nothing_added_reaches_the_start_itself(day: date) -> None:
    assert CALENDAR.add_working_days(day, 0) == DaySum(day, day, (), CALENDAR.name, CALENDAR.version)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_every_covered_year_is_working_when_numpy_says_so(year: int) -> None:
    every = days_of(year)
    assert [CALENDAR.working_day(day) for day in every] == np.is_busday(every, busdaycal=NUMPY).tolist()
    assert [CALENDAR.why_not(day) is None for day in every] == [CALENDAR.working_day(day) for day in every]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("n", [1, 2, 3, 5, 10, 14, 42, -1, -5, -20])
def test_sums_from_every_day_of_every_covered_year_equal_numpy_busday_offset(year: int, n: int) -> None:
    """Numpy must be told how to roll a start on a day off: against the direction of counting."""
    roll: Literal["backward", "forward"] = "backward" if n > 0 else "forward"
    last = np.datetime64(date(CALENDAR.last_year, 12, 31))
    first = np.datetime64(date(CALENDAR.first_year, 1, 1))
    for start in days_of(year):
        expected = np.busday_offset(start, n, roll=roll, busdaycal=NUMPY)
        if first <= expected <= last:
            assert day_after(start, n) == expected.item()
        else:
            with pytest.raises(CalendarHorizonError):
                day_after(start, n)


@given(days, days)
def test_counts_between_any_two_days_equal_numpy_busday_count(start: date, end: date) -> None:
    """Numpy counts from the start up to but without the end; we never count day 0."""
    one = timedelta(days=1 if end > start else 0)
    expected = np.busday_count(start + one, end + one, busdaycal=NUMPY)
    if end < start:
        expected = -np.busday_count(end, start, busdaycal=NUMPY)
    assert CALENDAR.working_days_between(start, end) == expected


@given(days, counts)
def test_the_count_between_start_and_sum_is_what_was_added(start: date, n: int) -> None:
    assert CALENDAR.working_days_between(start, day_after(start, n)) == n


@given(days, counts)
def test_adding_and_taking_away_again_comes_back_to_a_working_start(start: date, n: int) -> None:
    assume(CALENDAR.working_day(start))
    assert day_after(day_after(start, n), -n) == start


@given(days, forward, forward)
def test_a_sum_in_parts_is_the_sum_of_the_parts(start: date, first: int, second: int) -> None:
    assert day_after(day_after(start, first), second) == day_after(start, first + second)
    assert day_after(day_after(start, -first), -second) == day_after(start, -first - second)


@given(days, days, counts)
def test_a_later_start_never_gives_an_earlier_day(one: date, other: date, n: int) -> None:
    assert day_after(min(one, other), n) <= day_after(max(one, other), n)


@given(days, counts)
def test_more_working_days_always_reach_a_later_day(start: date, n: int) -> None:
    assert day_after(start, n) < day_after(start, n + 1)


@given(days, counts)
def test_counted_and_skipped_days_together_are_all_the_days_on_the_way(start: date, n: int) -> None:
    summed = CALENDAR.add_working_days(start, n)
    low, high = sorted((start, summed.day))
    between = [low + timedelta(days=k) for k in range(1, (high - low).days)]
    off = [day for day in between if not CALENDAR.working_day(day)]
    assert [skipped.day for skipped in summed.skipped] == off
    assert [skipped.why for skipped in summed.skipped] == [CALENDAR.why_not(day) for day in off]


def test_a_day_off_rolls_to_the_working_day_after_it_or_before_it() -> None:
    sunday = date(2026, 4, 5)
    after, before = CALENDAR.on_or_after(sunday), CALENDAR.on_or_before(sunday)
    assert (after.day, [off.day.day for off in after.skipped]) == (date(2026, 4, 7), [5, 6])
    assert (before.day, [off.day.day for off in before.skipped]) == (date(2026, 4, 2), [3, 4, 5])


def test_a_working_day_rolls_nowhere() -> None:
    thursday = date(2026, 4, 2)
    assert CALENDAR.on_or_after(thursday) == CALENDAR.on_or_before(thursday) == CALENDAR.add_working_days(thursday, 0)


@pytest.mark.parametrize(
    ("start", "n", "year"),
    [
        (date(2028, 12, 29), 1, 2029),
        (date(2028, 12, 28), 2, 2029),
        (date(2026, 1, 5), 100_000, 2029),
        (date(2012, 1, 3), -1, 2011),
        (date(2012, 1, 1), -1, 2011),
        (date(2029, 1, 2), 1, 2029),
        (date(2031, 6, 1), 0, 2031),
        (date(2010, 6, 1), 3, 2010),
    ],
)
def test_beyond_the_loaded_years_a_sum_fails_with_the_missing_year(start: date, n: int, year: int) -> None:
    with pytest.raises(CalendarHorizonError, match=f"holds no bank holidays for {year}$") as caught:
        CALENDAR.add_working_days(start, n)
    error = caught.value
    assert (error.year, error.calendar, error.version) == (year, "england-and-wales", CALENDAR.version)


def test_the_last_working_days_inside_the_horizon_are_still_reached() -> None:
    assert day_after(date(2028, 12, 28), 1) == date(2028, 12, 29)
    assert day_after(date(2012, 1, 4), -1) == date(2012, 1, 3)


def test_a_calendar_without_2028_fails_loudly_on_the_last_day_of_2027() -> None:
    """pathways/safeguarding.md section 3, test 3."""
    known = {day: name for day, name in CALENDAR.holidays.items() if day.year < 2028}
    short = replace(CALENDAR, version="invented-without-2028", last_year=2027, holidays=known)
    with pytest.raises(CalendarHorizonError, match=r"invented-without-2028.* 2028"):
        short.add_working_days(date(2027, 12, 31), 1)


def test_every_other_question_past_the_horizon_fails_too() -> None:
    inside, outside = date(2028, 12, 29), date(2029, 1, 2)
    for ask in (CALENDAR.working_day, CALENDAR.why_not, CALENDAR.on_or_before):
        with pytest.raises(CalendarHorizonError):
            ask(outside)
    for start, end in ((inside, outside), (outside, inside)):
        with pytest.raises(CalendarHorizonError):
            CALENDAR.working_days_between(start, end)
    with pytest.raises(CalendarHorizonError):
        CALENDAR.on_or_after(date(2028, 12, 30))


def test_an_area_may_add_its_own_holiday_under_its_own_version() -> None:
    own = replace(
        CALENDAR,
        name="invented-shire",
        version="2026-1",
        holidays={**CALENDAR.holidays, date(2026, 4, 7): "Office closed for an invented fair"},
    )
    summed = own.add_working_days(date(2026, 4, 2), 1)
    assert (summed.day, summed.version) == (date(2026, 4, 8), "2026-1")
    assert summed.skipped[-1].why == "Office closed for an invented fair"
    assert day_after(date(2026, 4, 2), 1) == date(2026, 4, 7)


def test_a_calendar_cannot_be_changed_through_the_mapping_it_was_made_from() -> None:
    given_days = dict(CALENDAR.holidays)
    made = replace(CALENDAR, holidays=given_days)
    given_days[date(2026, 4, 7)] = "Added later"
    assert made == CALENDAR
    assert made.working_day(date(2026, 4, 7))


def test_a_calendar_survives_pickling_and_serves_as_a_key() -> None:
    copied = pickle.loads(pickle.dumps(CALENDAR))  # noqa: S301 -- our own bytes, made in this line
    assert copied == CALENDAR
    assert {copied: 1}[CALENDAR] == 1
    assert copied.add_working_days(date(2026, 4, 2), 1) == CALENDAR.add_working_days(date(2026, 4, 2), 1)


def test_an_instant_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError, match="give a day, not an instant"):
        CALENDAR.add_working_days(datetime(2026, 4, 2, 23, 30, tzinfo=UTC), 1)

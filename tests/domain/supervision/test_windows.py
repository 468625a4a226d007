"""When a conditionally discharged person may apply: section 75(2), and what holds of it on every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.spans import add_months
from domain.supervision.windows import Window, may_apply_on, window_of

DISCHARGED = date(2026, 3, 2)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
later = st.integers(0, 3650)


def test_the_first_window_opens_after_twelve_months_and_ends_after_two_years() -> None:
    assert window_of(DISCHARGED, date(2027, 3, 1)) is None
    assert window_of(DISCHARGED, date(2027, 3, 2)) == Window(date(2027, 3, 2), date(2028, 3, 2))
    assert window_of(DISCHARGED, date(2028, 3, 2)) == Window(date(2028, 3, 2), date(2030, 3, 2))


def test_a_discharge_on_a_leap_day() -> None:
    assert window_of(date(2028, 2, 29), date(2029, 2, 28)) == Window(date(2029, 2, 28), date(2030, 2, 28))


@given(days, later)
def test_every_day_after_twelve_months_lies_in_the_one_window_that_is_said(discharged: date, after: int) -> None:
    day = discharged + timedelta(days=after)
    window = window_of(discharged, day)
    assert (window is None) == (day < add_months(discharged, 12))
    if window:
        assert window.since <= day < window.until
        assert window_of(discharged, window.since) == window != window_of(discharged, window.until)


@given(days, later, st.lists(later, max_size=5))
def test_the_day_that_is_told_is_free_and_no_earlier_one_is(discharged: date, after: int, used: list[int]) -> None:
    day, applied = discharged + timedelta(days=after), [discharged + timedelta(days=each) for each in used]
    told = may_apply_on(discharged, applied, day)
    assert told >= day
    window = window_of(discharged, told)
    assert window is not None
    if told > day:
        before = window_of(discharged, told - timedelta(days=1))
        assert before is None or any(before.since <= each < before.until for each in applied)

"""Six calendar months of supervision, both days counted (COURT-SAR-SUPERVISION, reading 19)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.court_liaison.eligibility import long_enough

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(("since", "until", "enough"), [
    (date(2026, 3, 2), date(2026, 9, 1), True),
    (date(2026, 3, 2), date(2026, 8, 31), False),
    (date(2026, 1, 1), date(2026, 6, 30), True),
    (date(2026, 8, 31), date(2027, 2, 27), True),  # 31 August and six months is the last of February
    (date(2026, 8, 31), date(2027, 2, 26), False),
    (date(2027, 8, 31), date(2028, 2, 28), True),  # a leap year: the 29th is the day after
    (date(2027, 8, 31), date(2028, 2, 27), False),
    (date(2026, 9, 1), date(2026, 3, 1), False),
])  # fmt: skip
def test_at_the_turn_of_months(since: date, until: date, *, enough: bool) -> None:
    assert long_enough(since, until) is enough


@given(DAYS, st.integers(0, 400))
def test_a_longer_one_is_enough_if_a_shorter_one_is(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    assert long_enough(since, until) <= long_enough(since, until + timedelta(days=1))


@given(DAYS)
def test_it_takes_between_181_and_184_days(since: date) -> None:
    """The six shortest and the six longest months in a row, both ends counted."""
    least = next(n for n in range(1, 400) if long_enough(since, since + timedelta(days=n - 1)))
    assert 181 <= least <= 184


@given(DAYS)
def test_the_day_before_the_same_day_six_months_on_is_the_last(since: date) -> None:
    later = since.replace(day=1)
    for _ in range(6):
        later = (later + timedelta(days=32)).replace(day=1)
    if since.day <= 28:
        end = later.replace(day=since.day)
        assert long_enough(since, end - timedelta(days=1))
        assert not long_enough(since, end - timedelta(days=2))

"""The n-th working day after a day by bisection in a list of working days: no explanation, no horizon, no zone."""

from bisect import bisect_right
from collections.abc import Container
from datetime import date, timedelta

__all__ = ["Bisecting"]


class Bisecting:
    """The working days of some years, in order."""

    def __init__(self, first_year: int, last_year: int, off: Container[date]) -> None:
        first, last = date(first_year, 1, 1), date(last_year, 12, 31)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self._working = [day for day in days if day.weekday() < 5 and day not in off]

    def after(self, day: date, n: int) -> date:
        """The n-th working day after a day."""
        return self._working[bisect_right(self._working, day) + n - 1]

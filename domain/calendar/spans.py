"""Lengths of time as rules state them ("3 working days", "6 months before release") and their sums.

Spans of days or longer start from a whole day (day 0, not counted) and end with the day reached; hours
run on the clock of the world, so that an hour is an hour when the clocks change. A month or year that has
no such day ends on its last one (31 January + 1 month = 28 February).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from domain.calendar.local_time import LAST_SECOND
from domain.calendar.working_days import Calendar, Skipped

_MONTHS_IN_YEAR: Final = 12
_DAYS_IN_WEEK: Final = 7


class Unit(StrEnum):
    """What a rule counts."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# Python 3.11 takes longer to look a member up in its enum than to add working days.
_HOUR: Final = Unit.HOUR
_WORKING_DAY: Final = Unit.WORKING_DAY


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Where a span ends: the UTC instant up to which it is kept, its local day, and the days passed over.

    `calendar` and `version` name the bank holidays used; `skipped` is empty unless working days counted.
    """

    instant: datetime
    day: date
    skipped: tuple[Skipped, ...]
    calendar: str
    version: str


@dataclass(frozen=True, slots=True)
class Span:
    """`n` of a unit, after an event, or before it when `n` is negative."""

    n: int
    unit: Unit

    def add_to(self, start: datetime, calendar: Calendar, *, closing: time = LAST_SECOND) -> Reckoned:
        """Reckon where the span ends that starts at an instant; days count from its local date.

        `closing` is the wall-clock time at which the last day is over (17:00 in the forensic pathway).
        CalendarHorizonError when working days reach beyond the calendar; ValueError if `start` has no zone.
        """
        day = calendar.local_date(start)
        if self.unit is not _HOUR:
            return self.add_to_day(day, calendar, closing=closing)
        instant = start + timedelta(hours=self.n)
        return Reckoned(instant, calendar.local_date(instant), (), calendar.name, calendar.version)

    def add_to_day(self, start: date, calendar: Calendar, *, closing: time = LAST_SECOND) -> Reckoned:
        """Reckon where the span ends that has `start` as its day 0; ValueError for hours."""
        skipped: tuple[Skipped, ...] = ()
        if self.unit is _WORKING_DAY:
            reached = calendar.add_working_days(start, self.n)
            day, skipped = reached.day, reached.skipped
        else:
            day = self._on_the_calendar(start)
        return Reckoned(calendar.at_local(day, closing), day, skipped, calendar.name, calendar.version)

    def _on_the_calendar(self, start: date) -> date:
        match self.unit:
            case Unit.CALENDAR_DAY:
                return start + timedelta(days=self.n)
            case Unit.WEEK:
                return start + timedelta(days=_DAYS_IN_WEEK * self.n)
            case Unit.MONTH:
                return add_months(start, self.n)
            case Unit.YEAR:
                return add_months(start, _MONTHS_IN_YEAR * self.n)
            case Unit.HOUR | Unit.WORKING_DAY:  # working days never come here
                raise ValueError("hours are counted from an instant, not from a day")


def add_months(start: date, n: int) -> date:
    """Go `n` months on, or back if negative, to the same day of the month or that month's last day."""
    year, month = divmod(start.year * _MONTHS_IN_YEAR + start.month - 1 + n, _MONTHS_IN_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))

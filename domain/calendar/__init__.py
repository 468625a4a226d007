"""Working days, spans and local time of an area, each date with the reason for it.

Start at `SHIPPED.named("england-and-wales")` (a `Calendar`) and `Span(3, Unit.WORKING_DAY).add_to(...)`.
Errors: CalendarHorizonError (a year whose bank holidays are not loaded), UnknownCalendarError; both are
LookupErrors.
"""

from domain.calendar.england_and_wales import ENGLAND_AND_WALES
from domain.calendar.local_time import LAST_SECOND
from domain.calendar.registry import SHIPPED, Calendars, UnknownCalendarError
from domain.calendar.spans import Reckoned, Span, Unit, add_months
from domain.calendar.working_days import Calendar, CalendarHorizonError, DaySum, Skipped

__all__ = [
    "Calendar",
    "DaySum",
    "Skipped",
    "CalendarHorizonError",
    "Calendars",
    "SHIPPED",
    "UnknownCalendarError",
    "ENGLAND_AND_WALES",
    "Span",
    "Unit",
    "Reckoned",
    "add_months",
    "LAST_SECOND",
]

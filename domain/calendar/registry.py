"""The calendars by name, so that an area's settings and a recorded duty can say which one counts."""

from domain.calendar.england_and_wales import ENGLAND_AND_WALES
from domain.calendar.working_days import Calendar


class UnknownCalendarError(LookupError):
    """No calendar of this name is loaded."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return f"no calendar named {self.name!r}; known: {', '.join(self.known)}"


class Calendars:
    """Calendars by name; ValueError if two share one."""

    __slots__ = ("_by_name",)

    def __init__(self, *calendars: Calendar) -> None:
        self._by_name = {calendar.name: calendar for calendar in calendars}
        if len(self._by_name) < len(calendars):
            raise ValueError(f"two calendars share a name: {[calendar.name for calendar in calendars]}")

    def named(self, name: str) -> Calendar:
        """Find the calendar of this name; UnknownCalendarError if there is none."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownCalendarError(name, self.names) from None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, sorted."""
        return tuple(sorted(self._by_name))


# Scotland and Northern Ireland have their own lists: scripts/refresh_bank_holidays.py can write them too.
SHIPPED = Calendars(ENGLAND_AND_WALES)

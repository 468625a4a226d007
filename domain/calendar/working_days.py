"""Working-day calendars that say why a date is what it is, and refuse to guess.

Day 0 is the day from which is counted; it is never counted itself, whether or not it is a working day.
A calendar knows whole years. Beyond them it raises `CalendarHorizonError`: a day whose bank holidays are
not published is not known to be a working day (DESIGN A5).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from domain.calendar import local_time

_WEEKEND: Final = {5: "Saturday", 6: "Sunday"}


class CalendarHorizonError(LookupError):
    """A day was asked for in a year whose bank holidays this calendar does not hold."""

    def __init__(self, year: int, calendar: str, version: str) -> None:
        super().__init__(year, calendar, version)
        self.year = year
        self.calendar = calendar
        self.version = version

    def __str__(self) -> str:
        return f"calendar {self.calendar} ({self.version}) holds no bank holidays for {self.year}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count, and why: "Saturday", "Good Friday"."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class DaySum:
    """A day reached from `start`, with every non-working day passed over on the way, earliest first."""

    start: date
    day: date
    skipped: tuple[Skipped, ...]
    calendar: str
    version: str


@dataclass(frozen=True, slots=True)
class _Tables:
    """Where each day stands among the working days, so that a sum is two look-ups and a slice.

    `before[i]` is the number of working days before the i-th covered day (one entry more than days);
    hence `i - before[i]` is the number of days off before it.
    """

    first: int
    before: tuple[int, ...]
    working: tuple[date, ...]
    off: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one area: Monday to Friday less its bank holidays, `first_year` to `last_year`.

    `version` names the published list and stands on every date derived from it. `holidays` gives each
    bank holiday its name. An area's own list is `dataclasses.replace(calendar, name=…, version=…,
    holidays=…)`. ValueError if a holiday lies outside the covered years.
    """

    name: str
    version: str
    first_year: int
    last_year: int
    holidays: Mapping[date, str] = field(hash=False, repr=False)
    timezone: str = "Europe/London"
    _zone: ZoneInfo = field(init=False, repr=False, compare=False)
    _tables: _Tables = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "holidays", dict(sorted(self.holidays.items())))
        outside = [day for day in self.holidays if not self.first_year <= day.year <= self.last_year]
        if self.last_year < self.first_year or outside:
            raise ValueError(f"{self.name} covers {self.first_year} to {self.last_year}, not {outside}")
        object.__setattr__(self, "_zone", ZoneInfo(self.timezone))
        object.__setattr__(self, "_tables", _tables(self.first_year, self.last_year, self.holidays))

    def working_day(self, day: date) -> bool:
        """Tell whether `day` counts; CalendarHorizonError when that is not known."""
        before = self._tables.before
        place = self._place(day)
        return before[place + 1] > before[place]

    def why_not(self, day: date) -> str | None:
        """Say why `day` does not count ("Saturday", "Good Friday"), or None when it is a working day."""
        place = self._place(day)
        return None if self.working_day(day) else self._tables.off[place - self._tables.before[place]].why

    def add_working_days(self, start: date, n: int) -> DaySum:
        """Find the n-th working day after `start`, or before it if `n` is negative; `start` itself for 0.

        CalendarHorizonError when `start` or the day reached lies outside the covered years.
        """
        if n == 0:
            self._place(start)
            return DaySum(start, start, (), self.name, self.version)
        return self._forward(start, n) if n > 0 else self._backward(start, n)

    def on_or_after(self, day: date) -> DaySum:
        """Keep `day` when it is a working day, otherwise take the next one and skip `day` itself."""
        return self._rolled(day, 1)

    def on_or_before(self, day: date) -> DaySum:
        """Keep `day` when it is a working day, otherwise take the last one before it."""
        return self._rolled(day, -1)

    def in_week_of(self, day: date) -> DaySum | None:
        """Keep `day`, or take the next working day of its week, else the last one before it; None if there is none."""
        week = day.isocalendar()[:2]
        found = (move(day) for move in (self.on_or_after, self.on_or_before))
        return next((each for each in found if each.day.isocalendar()[:2] == week), None)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the n for which `add_working_days(start, n)` reaches a working day `end`; negative if before.

        These are the working days after `start` up to and with `end`, or from `end` up to the day before
        `start`.
        """
        after = int(end > start)
        before = self._tables.before
        return before[self._place(end) + after] - before[self._place(start) + after]

    def at_local(self, day: date, at: time) -> datetime:
        """Find the UTC instant at which clocks in the area show `at`; see `local_time` on clock changes."""
        return local_time.at_local(day, at, self._zone)

    def start_of_day(self, day: date) -> datetime:
        """Find the UTC instant of local midnight at which `day` begins."""
        return self.at_local(day, time.min)

    def end_of_day(self, day: date) -> datetime:
        """Find the UTC instant of 23:59:59 local: the last second at which a limit of whole days is met."""
        return self.at_local(day, local_time.LAST_SECOND)

    def local_date(self, instant: datetime) -> date:
        """Read the date that people in the area write at `instant`; ValueError if it has no zone."""
        return local_time.local_time(instant, self._zone).date()

    def day_zero(self, instant: datetime, cut_off: time | None, *, exact_is_in_time: bool = True) -> DaySum:
        """Find the day on which `instant` counts as received, with the days skipped to reach it.

        Without a cut-off that is the local date, working day or not (pathways/safeguarding.md reading 6).
        With one, what arrives later or on a day off counts as received on the next working day; at the
        cut-off exactly it is in time unless `exact_is_in_time` is false (forensic reading 1).
        """
        local = local_time.local_time(instant, self._zone)
        day, at = local.date(), local.time()
        if cut_off is None:
            return DaySum(day, day, (), self.name, self.version)
        in_time = at < cut_off or (exact_is_in_time and at == cut_off)
        return self.on_or_after(day) if in_time else self.add_working_days(day, 1)

    def _place(self, day: date) -> int:
        # A datetime passes for a date, and would then be counted by its UTC date instead of the local one.
        if isinstance(day, datetime):
            raise TypeError("give a day, not an instant: ask local_date for the day of an instant")
        if not self.first_year <= day.year <= self.last_year:
            raise self._beyond(day.year)
        return day.toordinal() - self._tables.first

    def _forward(self, start: date, n: int) -> DaySum:
        tables = self._tables
        after = self._place(start) + 1
        index = tables.before[after] + n - 1
        if index >= len(tables.working):
            raise self._beyond(self.last_year + 1)
        off = after - tables.before[after]
        day = tables.working[index]
        until = day.toordinal() - tables.first - index
        return DaySum(start, day, tables.off[off:until], self.name, self.version)

    def _backward(self, start: date, n: int) -> DaySum:
        tables = self._tables
        place = self._place(start)
        index = tables.before[place] + n
        if index < 0:
            raise self._beyond(self.first_year - 1)
        day = tables.working[index]
        off = day.toordinal() - tables.first - index
        until = place - tables.before[place]
        return DaySum(start, day, tables.off[off:until], self.name, self.version)

    def _rolled(self, day: date, step: int) -> DaySum:
        why = self.why_not(day)
        if why is None:
            return DaySum(day, day, (), self.name, self.version)
        reached = self.add_working_days(day, step)
        skipped = sorted((Skipped(day, why), *reached.skipped), key=lambda off: off.day)
        return DaySum(day, reached.day, tuple(skipped), self.name, self.version)

    def _beyond(self, year: int) -> CalendarHorizonError:
        return CalendarHorizonError(year, self.name, self.version)


def _days(first_year: int, last_year: int) -> Iterator[date]:
    day, last = date(first_year, 1, 1), date(last_year, 12, 31)
    while day <= last:
        yield day
        day += timedelta(days=1)


def _tables(first_year: int, last_year: int, holidays: Mapping[date, str]) -> _Tables:
    before, working, off = [0], [], []
    for day in _days(first_year, last_year):
        why = holidays.get(day) or _WEEKEND.get(day.weekday())
        if why is None:
            working.append(day)
        else:
            off.append(Skipped(day, why))
        before.append(len(working))
    return _Tables(date(first_year, 1, 1).toordinal(), tuple(before), tuple(working), tuple(off))

"""What every pathway's figures are made of: a period, a share, a duty that is judged, an age group."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from domain.calendar.working_days import Calendar
from domain.kernel.duty_events import DutyArose, DutyExtended, DutyLapsed, DutyMet, DutyResumed, DutyRetimed
from domain.kernel.happened import Happened
from domain.kernel.message import Message

__all__ = ["NOT_RECORDED", "Judged", "Period", "Share", "age_group", "judged", "share"]

NOT_RECORDED: Final = "not_recorded"
_BANDS: Final = (18, 25, 35, 45, 55, 65, 75)


class Period(Message):
    """Local days from ``first`` to ``last``, both counted."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether this day lies in it."""
        return day is not None and self.first <= day <= self.last


class Share(Message):
    """So many of so many; of none: there is nothing to tell."""

    met: int
    of: int


def share(each: Iterable[bool]) -> Share:
    """How many of these are so."""
    found = tuple(each)
    return Share(met=sum(found), of=len(found))


@dataclass(frozen=True, slots=True)
class Judged:
    """A duty that did not lapse: its last day, and whether it was met by then; None: it is still owed."""

    rule: str
    last_day: date
    in_time: bool | None = None


def judged(happened: Sequence[Happened], calendar: Calendar) -> Iterator[Judged]:
    """Every duty of a case that did not lapse, by the dates that it had in the end."""
    found: dict[str, Judged] = {}
    for each in happened:
        match each.event:
            case DutyArose(duty=duty, rule=rule, dates=dates):
                found[duty] = Judged(rule, calendar.local_date(dates.breach))
            case (
                DutyResumed(duty=duty, dates=dates)
                | DutyExtended(duty=duty, dates=dates)
                | DutyRetimed(duty=duty, dates=dates)
            ):
                found[duty] = replace(found[duty], last_day=calendar.local_date(dates.breach))
            case DutyMet(duty=duty, in_time=in_time):
                found[duty] = replace(found[duty], in_time=in_time)
            case DutyLapsed(duty=duty):
                found.pop(duty)
    return iter(found.values())


def age_group(born: date | None, on: date) -> str:
    """The age group on this day: 18-24, 25-34 and so on to 75 and over."""
    if born is None:
        return NOT_RECORDED
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if age < _BANDS[0]:
        return f"under_{_BANDS[0]}"
    start = max(band for band in _BANDS if band <= age)
    above = [band for band in _BANDS if band > age]
    return f"{start}_{above[0] - 1}" if above else f"{start}_and_over"

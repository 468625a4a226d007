"""When the next meeting must be (004 para 13a.37): 16 or 8 weeks in the community, 10 or 5 working days after a move.

A limit that ends on a day off rolls back: a meeting is held on a working day (reading in pathways/mappa.md 2).
A meeting that is moved is counted from the day for which it was set, and never goes past the cadence (reading 5).
"""

from datetime import date
from typing import Literal

from domain.calendar.spans import Span, Unit
from domain.calendar.working_days import Calendar
from domain.kernel.message import Event
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import with_meetings
from domain.mappa.meetings.facts import in_community, level_of
from domain.mappa.meetings.state import Meeting

__all__ = [
    "CADENCE", "ReviewClockStarted", "ReviewClockStopped", "cadence_rule", "last_day", "last_lawful_day",
    "lawful_day_left", "reschedule_rule", "review_clock", "review_clock_started", "review_clock_stopped",
]  # fmt: skip

CADENCE = {2: Span(16, Unit.WEEK), 3: Span(8, Unit.WEEK)}
_MOVED = {2: 10, 3: 5}


class ReviewClockStarted(Event):
    """The next meeting is owed, counted from the day of the last one."""

    type: Literal["ReviewClockStarted"] = "ReviewClockStarted"
    since: date
    level: Literal[2, 3]


class ReviewClockStopped(Event):
    """No next meeting is owed for now: the offender is not in the community, or not at Level 2 or 3 any more."""

    type: Literal["ReviewClockStopped"] = "ReviewClockStopped"
    level: Literal[2, 3]


def cadence_rule(level: int) -> str:
    """The rule of the cadence of this level."""
    return "MAPPA-MTG-REVIEW-L3-8W" if level == max(CADENCE) else "MAPPA-MTG-REVIEW-L2-16W"


def reschedule_rule(level: int) -> str:
    """The rule of a moved meeting of this level."""
    return "MAPPA-MTG-RESCHEDULE-L3" if level == max(CADENCE) else "MAPPA-MTG-RESCHEDULE-L2"


def last_day(held: date, level: int, calendar: Calendar) -> date:
    """The last working day for the meeting after the one held on this day."""
    reached = CADENCE[level].add_to_day(held, calendar).day
    return calendar.on_or_before(reached).day


def last_lawful_day(meeting: Meeting, file: MappaFile, calendar: Calendar) -> date | None:
    """The last day to which this meeting may be moved; None: it is not a community case, no limit is stated."""
    if not in_community(file):
        return None
    moved = calendar.add_working_days(meeting.first_on, _MOVED[meeting.level]).day
    held = file.meetings.last
    return min(moved, last_day(held.on, meeting.level, calendar)) if held else moved


def lawful_day_left(meeting: Meeting, file: MappaFile, calendar: Calendar) -> bool:
    """Whether a working day is left between the day for which the meeting was set and the last lawful one."""
    last = last_lawful_day(meeting, file, calendar)
    return last is None or calendar.add_working_days(meeting.first_on, 1).day <= last


def review_clock(file: MappaFile, _: Event) -> tuple[Event, ...]:
    """Whether the cadence runs follows from level, place and the last meeting, whichever event changed them.

    It stands still in custody, in hospital and after a recall (13a.37; how long a recalled case may go without a
    meeting is the area's choice), and runs again from the last meeting on release.
    """
    meetings = file.meetings
    if meetings.sitting is not None or meetings.last is None:
        return ()
    level = level_of(file)
    wanted = level if level in CADENCE and in_community(file) else 0
    stopped = (ReviewClockStopped(level=meetings.cadence),) if meetings.cadence not in {0, wanted} else ()
    started = wanted not in {0, meetings.cadence}
    return (*stopped, *((_started(meetings.last.on, wanted),) if started else ()))


def _started(since: date, level: int) -> ReviewClockStarted:
    return ReviewClockStarted.model_validate({"since": since, "level": level})


def review_clock_started(file: MappaFile, event: ReviewClockStarted) -> MappaFile:
    """It runs."""
    return with_meetings(file, cadence=event.level)


def review_clock_stopped(file: MappaFile, _: ReviewClockStopped) -> MappaFile:
    """It stands still."""
    return with_meetings(file, cadence=0)

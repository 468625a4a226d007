"""The weekly joint referral meeting with the Forensic Outreach and Liaison Service (000 para 6.5).

The meeting is a thing of the service, not of a case: its agenda are the cases whose place on it is still owed. Its
weekday is the area's choice (``forensic_joint_meeting_weekday``: 0 is Monday). When that day is a bank holiday, the
meeting moves within its week: forward, and back only where no working day of the week is left.
"""

from datetime import date, timedelta
from typing import Final, Literal

from pydantic import Field

from domain.calendar.working_days import Calendar
from domain.forensic.file import ForensicFile, changed, referred
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.saying import unless, unless_refused

__all__ = [
    "WEEKDAY", "DiscussAtJointMeeting", "DiscussedAtJointMeeting", "discuss", "discussed", "meeting_of_week",
    "next_joint_meeting",
]  # fmt: skip

WEEKDAY: Final = "forensic_joint_meeting_weekday"


class Discussion(Message):
    """What the meeting said of this referral."""

    meeting_on: date
    with_fols: bool = Field(description="Whether the outreach and liaison service took part")
    words: str = Field(default="", max_length=20_000)


class DiscussAtJointMeeting(Discussion, Advised):
    """Record that the joint meeting discussed this accepted referral."""

    type: Literal["DiscussAtJointMeeting"] = "DiscussAtJointMeeting"


class DiscussedAtJointMeeting(Discussion, Event):
    """The joint meeting discussed this referral; allocation did not wait for it."""

    type: Literal["DiscussedAtJointMeeting"] = "DiscussedAtJointMeeting"


def meeting_of_week(day: date, weekday: int, calendar: Calendar) -> date | None:
    """The day of the meeting in the week of ``day``; None in a week without a working day.

    Raises CalendarHorizonError beyond the calendar's years.
    """
    found = calendar.in_week_of(day + timedelta(days=weekday - day.weekday()))
    return found.day if found else None


def next_joint_meeting(now: Circumstances) -> date | None:
    """The next meeting on whose agenda an accepted referral is placed; None while the area has set no weekday.

    On the day of a meeting the next one is meant: the agenda of today's is closed.
    """
    weekday = now.area.chosen(WEEKDAY, now.today)
    if not isinstance(weekday, int) or isinstance(weekday, bool):
        return None
    weeks = (meeting_of_week(now.today + timedelta(weeks=n), weekday, now.calendar) for n in range(4))
    return next((day for day in weeks if day is not None and day > now.today), None)


def discuss(command: DiscussAtJointMeeting, file: ForensicFile, _: Circumstances) -> Ruling:
    """Once, with the outreach and liaison service: a meeting without it is not the joint one."""
    again = "The joint meeting has discussed this referral already."
    alone = "The meeting is held with the Forensic Outreach and Liaison Service."
    return unless_refused(
        (
            unless(not file.discussed, "FOR-JOINT-MTG-ALL-ACCEPTED", again),
            unless(command.with_fols, "FOR-JOINT-MTG-WEEKLY", alone, "with_fols"),
        ),
        DiscussedAtJointMeeting.model_validate(command.body()),
    )


def discussed(file: ForensicFile, event: DiscussedAtJointMeeting) -> ForensicFile:
    """Off the agenda."""
    return changed(referred(file, meeting_on=event.meeting_on), discussed=True)

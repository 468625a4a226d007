"""The weekly joint referral meeting with the outreach and liaison service: a recurring duty of the service (000 6.5).

The first meeting fixes the weekday; each next one is due a week on, without drift. A meeting whose day is a day off is
moved within its week, as the agenda of the cases is (``domain/forensic/joint_meeting.py``). What was discussed goes to
each forensic case as a command of its own.
"""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.kernel.chart import Row, simply
from domain.kernel.circumstances import Circumstances
from domain.kernel.clocks import Clock, Recurs
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Errand, FollowUp, Ruling
from domain.kernel.message import Command, Event
from domain.kernel.saying import unless, unless_refused
from domain.workforce.service.record import RUNNING, ServiceFile, ServiceRegion, changed

__all__ = ["JOINT_MEETING"]

_HERE = frozenset({RUNNING})
_TEAM_LEADER = frozenset({"TeamLeader"})
_RULE = "FOR-JOINT-MTG-WEEKLY"


class ArrangeJointMeetings(Command):
    """Fix the day of the first weekly meeting: its weekday is that of all the others."""

    type: Literal["ArrangeJointMeetings"] = "ArrangeJointMeetings"
    first_on: date


class JointMeetingsArranged(Event):
    """The weekly meetings are arranged."""

    type: Literal["JointMeetingsArranged"] = "JointMeetingsArranged"
    first_on: date


class HoldJointMeeting(Command):
    """Record that the weekly joint meeting was held, and which referrals it discussed."""

    type: Literal["HoldJointMeeting"] = "HoldJointMeeting"
    with_fols: bool = Field(description="Whether the outreach and liaison service took part")
    discussed: tuple[UUID, ...] = Field(default=(), max_length=200, description="Forensic cases, by their ids")


class JointMeetingHeld(Event):
    """The weekly joint meeting was held."""

    type: Literal["JointMeetingHeld"] = "JointMeetingHeld"
    on: date
    discussed: tuple[UUID, ...]


class DiscussAtJointMeeting(Command):
    """What each forensic case is told, in its own words."""

    type: Literal["DiscussAtJointMeeting"] = "DiscussAtJointMeeting"
    meeting_on: date
    with_fols: Literal[True] = True


def arrange(command: ArrangeJointMeetings, _: ServiceFile, now: Circumstances) -> Ruling:
    """On a working day that has not passed."""
    ahead = command.first_on >= now.today and now.calendar.working_day(command.first_on)
    words = "The first meeting is on a working day, today or later."
    return unless_refused((unless(ahead, _RULE, words, "first_on"),), JointMeetingsArranged(first_on=command.first_on))


def hold(command: HoldJointMeeting, _: ServiceFile, now: Circumstances) -> Ruling:
    """Joint only with the other service."""
    words = "The meeting is held with the Forensic Outreach and Liaison Service."
    return unless_refused(
        (unless(command.with_fols, _RULE, words, "with_fols"),),
        JointMeetingHeld(on=now.today, discussed=command.discussed),
    )


def tell_the_cases(_: ServiceFile, happened: Happened) -> tuple[FollowUp | Errand, ...]:
    """One command for each case that was discussed."""
    event = happened.event
    if not isinstance(event, JointMeetingHeld):
        return ()
    return tuple(FollowUp("forensic", case, DiscussAtJointMeeting(meeting_on=event.on)) for case in event.discussed)


JOINT_MEETING = ServiceRegion(
    name="joint meeting",
    rows=(
        Row("joint meeting", ArrangeJointMeetings, _HERE, _TEAM_LEADER, arrange),
        Row("joint meeting", HoldJointMeeting, _HERE, _TEAM_LEADER, hold),
    ),
    folds={
        JointMeetingsArranged: simply(lambda file, event: changed(file, joint_from=event.first_on)),
        JointMeetingHeld: simply(lambda file, event: changed(file, joint_held=event.on)),
    },
    clocks=(
        Clock(
            rule=_RULE,
            holder="TeamLeader",
            starts_on=(JointMeetingsArranged,),
            met_by=(JointMeetingHeld,),
            lapses_on=(JointMeetingsArranged,),
            anchor=lambda event: event.first_on if isinstance(event, JointMeetingsArranged) else None,
            recurs=Recurs.FROM_PLANNED_NEXT,
            first=0,
        ),
    ),
    errands=tell_the_cases,
)

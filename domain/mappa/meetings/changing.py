"""A meeting is cancelled or moved with its Chair's approval only, as far as the limits reach (004 para 13a.37)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import chairs, known, told, with_meeting, with_meetings
from domain.mappa.meetings.cadence import cadence_rule, last_lawful_day, lawful_day_left, reschedule_rule
from domain.mappa.meetings.facts import in_community
from domain.mappa.meetings.state import Change, Id, Meeting, MeetingLevel

__all__ = [
    "ApproveMeetingChange", "DeclineMeetingChange", "MeetingCancelled", "MeetingChangeDeclined",
    "MeetingChangeRequested", "MeetingMoved", "RequestMeetingChange", "approve_meeting_change", "change_declined",
    "change_requested", "decline_meeting_change", "meeting_cancelled", "meeting_moved", "no_lawful_day_advice",
    "request_meeting_change",
]  # fmt: skip

Text = Field(default="", max_length=4000)


class RequestMeetingChange(Advised):
    """Ask the Chair to cancel a meeting, or to move it to another day."""

    type: Literal["RequestMeetingChange"] = "RequestMeetingChange"
    meeting: Id
    to: date | None = Field(default=None, description="The new day; left out: it is cancelled, a new day follows")
    because: str = Text


class MeetingChangeRequested(Event):
    """A change waits for the Chair; ``no_lawful_day``: the Chair was warned that no day within the limits is left."""

    type: Literal["MeetingChangeRequested"] = "MeetingChangeRequested"
    meeting: str
    to: date | None = None
    because: str
    no_lawful_day: bool = False


class ApproveMeetingChange(Advised):
    """The Chair agrees; the Probation Practitioner's entry in the case system is told."""

    type: Literal["ApproveMeetingChange"] = "ApproveMeetingChange"
    meeting: Id
    case_system_entry: str = Field(default="", max_length=200, description="Reference of the practitioner's record")


class DeclineMeetingChange(Advised):
    """The Chair keeps the day."""

    type: Literal["DeclineMeetingChange"] = "DeclineMeetingChange"
    meeting: Id
    because: str = Text


class MeetingChangeDeclined(Event):
    """The meeting stays where it was."""

    type: Literal["MeetingChangeDeclined"] = "MeetingChangeDeclined"
    meeting: str
    because: str


class MeetingMoved(Event):
    """The meeting is on another day, as the Chair approved."""

    type: Literal["MeetingMoved"] = "MeetingMoved"
    meeting: str
    on: date
    was_on: date
    level: MeetingLevel
    because: str
    community: bool = True


class MeetingCancelled(Event):
    """The meeting does not take place, as the Chair approved; a new one is owed."""

    type: Literal["MeetingCancelled"] = "MeetingCancelled"
    meeting: str
    was_on: date
    level: MeetingLevel
    because: str
    community: bool = True
    no_lawful_day: bool = False


def request_meeting_change(command: RequestMeetingChange, file: MappaFile, now: Circumstances) -> Ruling:
    """With a reason, and within the limits as long as a lawful day is left."""
    if objection := known(file, command.meeting, "planned", "invited"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    left = lawful_day_left(meeting, file, now.calendar)
    last = last_lawful_day(meeting, file, now.calendar)
    late = command.to is not None and left and last is not None and command.to > last
    words = f"A meeting is moved to {last:%d %B %Y} at the latest: never past the cadence." if last else ""
    event = MeetingChangeRequested(
        meeting=command.meeting, to=command.to, because=command.because, no_lawful_day=not left
    )
    return unless_refused(
        (
            unless(told(command.because), "MAPPA-MTG-CANCEL-APPROVAL", "Say why it should be changed.", "because"),
            unless(not late, reschedule_rule(meeting.level), words, "to"),
        ),
        event,
    )


def approve_meeting_change(command: ApproveMeetingChange, file: MappaFile, now: Circumstances) -> Ruling:
    """By the Chair of this meeting only."""
    objections = _before_the_chair(command.meeting, file, now)
    meeting = file.meetings.current.get(command.meeting)
    entry = unless(
        told(command.case_system_entry), "MAPPA-MTG-CANCEL-APPROVAL",
        "Give the reference of the Probation Practitioner's record of this decision.", "case_system_entry",
    )  # fmt: skip
    if meeting is None or meeting.change is None:
        return unless_refused(objections)
    return unless_refused((*objections, entry), _as_changed(meeting, meeting.change, in_community(file)))


def _as_changed(meeting: Meeting, change: Change, community: bool) -> Event:
    if change.to is None:
        return MeetingCancelled(
            meeting=meeting.id, was_on=meeting.first_on, level=meeting.level, because=change.because,
            community=community, no_lawful_day=change.no_lawful_day,
        )  # fmt: skip
    return MeetingMoved(
        meeting=meeting.id, on=change.to, was_on=meeting.first_on, level=meeting.level, because=change.because,
        community=community,
    )  # fmt: skip


def decline_meeting_change(command: DeclineMeetingChange, file: MappaFile, now: Circumstances) -> Ruling:
    """The Chair says why the day stays."""
    words = "Say why the day stays."
    return unless_refused(
        (
            *_before_the_chair(command.meeting, file, now),
            unless(told(command.because), "MAPPA-MTG-CANCEL-APPROVAL", words, "because"),
        ),
        MeetingChangeDeclined(meeting=command.meeting, because=command.because),
    )


def _before_the_chair(meeting: str, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    rule = "MAPPA-MTG-CANCEL-APPROVAL"
    found = file.meetings.current.get(meeting)
    return (
        known(file, meeting, "planned", "invited"),
        unless(found is None or found.change, rule, "No change of this meeting waits for its Chair.", "meeting"),
        unless(found is None or chairs(found, now), rule,
               "Only the Chair of this meeting approves its change."),
    )  # fmt: skip


def no_lawful_day_advice(
    command: RequestMeetingChange, file: MappaFile, now: Circumstances
) -> tuple[Objection | None, ...]:
    """Say before the Chair approves that the cadence will be missed."""
    meeting = file.meetings.current.get(command.meeting)
    if meeting is None:
        return ()
    words = "No working day is left after the day it was set for: without this meeting the cadence is missed."
    left = lawful_day_left(meeting, file, now.calendar)
    return (unless(left, cadence_rule(meeting.level), words, "to"),)


def change_requested(file: MappaFile, event: MeetingChangeRequested) -> MappaFile:
    """What waits for the Chair."""
    change = Change(to=event.to, because=event.because, no_lawful_day=event.no_lawful_day)
    return with_meeting(file, event.meeting, change=change)


def change_declined(file: MappaFile, event: MeetingChangeDeclined) -> MappaFile:
    """Nothing waits any more."""
    return with_meeting(file, event.meeting, change=None)


def meeting_moved(file: MappaFile, event: MeetingMoved) -> MappaFile:
    """The new day; the first one stays known, limits count from it."""
    return with_meeting(file, event.meeting, on=event.on, change=None)


def meeting_cancelled(file: MappaFile, event: MeetingCancelled) -> MappaFile:
    """One meeting less; the next one is counted from the day of this one."""
    gone = file.meetings.current.get(event.meeting)
    left = {k: v for k, v in file.meetings.current.items() if k != event.meeting}
    return with_meetings(file, current=left, cancelled=gone)

"""A meeting closes: everything covered, every old action accounted for, the next day set (13a.36, 13a.37)."""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.eligibility.reading import leaves_by_meeting
from domain.mappa.file import MappaFile
from domain.mappa.meetings.accounts import unaccounted
from domain.mappa.meetings.agenda import uncovered
from domain.mappa.meetings.asking import chair_objection, known, told, with_meetings
from domain.mappa.meetings.cadence import cadence_rule, last_day
from domain.mappa.meetings.facts import in_community, level_of
from domain.mappa.meetings.planning import MeetingPlanned, Planned, chair_employer, planned
from domain.mappa.meetings.state import Id, Meeting, PastMeeting
from domain.mappa.stages import EXITED

__all__ = [
    "CloseMeeting", "MeetingClosed", "close_meeting", "closing_advice", "meeting_closed",
]  # fmt: skip


class CloseMeeting(Advised):
    """Close the meeting; ``next`` is the review meeting that is set, unless the case goes to Level 1 or leaves."""

    type: Literal["CloseMeeting"] = "CloseMeeting"
    meeting: Id
    next: Planned | None = None
    re_referral: str = Field(default="", max_length=4000, description="How, and by which agency, it is referred again")
    departure: str = Field(default="", max_length=4000, description="Where the guidance was not followed, and why")
    departure_approved_by: str = Field(default="", max_length=64)


class MeetingClosed(Event):
    """The meeting is over. ``level``: the level it decided; None: the case leaves MAPPA by its decision."""

    type: Literal["MeetingClosed"] = "MeetingClosed"
    meeting: str
    on: date
    meeting_level: Literal[2, 3]
    level: Literal[1, 2, 3] | None = None
    re_referral: str = ""
    departure: str = ""
    departure_approved_by: str = ""


_LEVEL_1 = 1


def close_meeting(command: CloseMeeting, file: MappaFile, now: Circumstances) -> Ruling:
    """Every item covered; the next meeting set in the same breath."""
    if objection := known(file, command.meeting, "held"):
        return unless_refused((objection,))
    meeting, level = file.meetings.current[command.meeting], level_of(file)
    leaves = file.stage == EXITED or leaves_by_meeting(file, now.calendar.local_date(now.effective_at))
    stays = level not in {None, _LEVEL_1} and not leaves
    following = command.next or file.meetings.ahead
    objections = (
        chair_objection(meeting, now, "meeting"),
        *uncovered(meeting, file),
        *_all_accounted(meeting, file),
        *_way_back(command, meeting, level, leaves=leaves),
        unless(following or not stays, "MAPPA-MTG-REVIEW-DATE", "Set the day of the next meeting.", "next"),
        unless(not (leaves and command.next), "MAPPA-MTG-REVIEW-DATE", "The case leaves MAPPA: no meeting follows.",
               "next"),
        unless(told(command.departure_approved_by) or not told(command.departure), "MAPPA-GOV-DEPARTURE-REASONS",
               "Say who approved the departure from the guidance.", "departure_approved_by"),
        *(planned(command.next, file, now) if command.next else ()),
    )  # fmt: skip
    return unless_refused(objections, *_brought(command, meeting, file, now))


def _all_accounted(meeting: Meeting, file: MappaFile) -> tuple[Objection | None, ...]:
    left = unaccounted(meeting, file)
    words = f"Account for every action of earlier meetings: {', '.join(left[:10])}{' and more' * (len(left) > 10)}."  # noqa: PLR2004 -- as many as one line shows
    untold = [
        name for name, action in file.meetings.actions.items() if not action.relayed and action.meeting != meeting.id
    ]
    told_all = f"Nobody has told the agencies of {', '.join(untold)}."
    return (
        unless(not left, "MAPPA-MTG-AGENDA-RMP", words),
        unless(not untold, "MAPPA-MTG-ABSENT-ACTION", told_all),
    )


def _way_back(
    command: CloseMeeting, meeting: Meeting, level: int | None, *, leaves: bool
) -> tuple[Objection | None, ...]:
    reduced = leaves or (level is not None and level < meeting.level)
    words = "Say how, and by which agency, the case is referred again if things change."
    rule = "MAPPA-MTG-CAT3-EXIT-ROUTE" if leaves else "MAPPA-MTG-RE-REFER"
    return (unless(told(command.re_referral) or not reduced, rule, words, "re_referral"),)


def _brought(command: CloseMeeting, meeting: Meeting, file: MappaFile, now: Circumstances) -> tuple[Event, ...]:
    level = level_of(file)
    closed = MeetingClosed.model_validate({
        "meeting": meeting.id, "on": meeting.on, "meeting_level": meeting.level, "level": level,
        "re_referral": command.re_referral, "departure": command.departure,
        "departure_approved_by": command.departure_approved_by,
    })  # fmt: skip
    following: tuple[Event, ...] = ()
    if command.next:
        employer = chair_employer(command.next.chair, now)
        following = (MeetingPlanned.model_validate({**command.next.model_dump(), "chair_employer": employer}),)
    return (closed, *following)


def closing_advice(command: CloseMeeting, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """The next meeting keeps the cadence of a community case."""
    meeting, level = file.meetings.current.get(command.meeting), level_of(file)
    if meeting is None or level not in {2, 3} or not in_community(file):
        return ()
    following = command.next.on if command.next else (file.meetings.ahead.on if file.meetings.ahead else None)
    last = last_day(meeting.on, level, now.calendar)
    words = f"The next meeting is due by {last:%d %B %Y}."
    return (unless(following is None or following <= last, cadence_rule(level), words, "next.on"),)


def meeting_closed(file: MappaFile, event: MeetingClosed) -> MappaFile:
    """The last one held; what is finished of the ones before is let go."""
    meeting = file.meetings.current.get(event.meeting)
    if meeting is None:
        return file
    last = PastMeeting(
        id=meeting.id, on=meeting.on, level=meeting.level, chair=meeting.chair, co_chair=meeting.co_chair,
        absent=meeting.absent, information_missing=meeting.information_missing,
    )  # fmt: skip
    kept = {name: each for name, each in file.meetings.current.items() if not each.finished}
    closed = meeting.model_copy(update={"state": "closed", "covered": frozenset(), "features": frozenset()})
    return with_meetings(
        file, current={**kept, meeting.id: closed}, last=last, core_reported=not file.meetings.core_group
    )

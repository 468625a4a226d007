"""A meeting begins: who is at the table, in what authority, how confidential (13a.2 to 13a.28, 13a.41 to 13a.43)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances, stands_in
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.kernel.words import day_in_words
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import chair_objection, known, told, with_meeting, with_meetings
from domain.mappa.meetings.bodies import Body, kind_of, shares_under_mappa
from domain.mappa.meetings.planning import chair_employer, chair_objections
from domain.mappa.meetings.state import Attendance, Id, Meeting
from domain.mappa.meetings.who import Need, lacking, needs_of

__all__ = ["AT_TABLE", "MeetingOpened", "OpenMeeting", "meeting_opened", "open_meeting"]

Grade = Literal[
    "sergeant", "inspector", "chief_inspector", "superintendent", "middle_manager", "senior_manager", "head",
    "practitioner",
]  # fmt: skip
"""Coarse grades, so that one table serves all agencies; ``head`` is a head of a delivery unit or its equal."""

Capacity = Literal[
    "representative", "chair", "practitioner", "minute_taker", "observer", "communications", "offender",
    "offender_representative", "victim", "victim_representative",
]  # fmt: skip


class Attendee(Message):
    """One person at the table: for which body, in what authority. A worker's id, never a name."""

    body: Body
    who: str = Field(default="", max_length=64)
    grade: Grade = "practitioner"
    capacity: Capacity = "representative"
    delegated_by: str = Field(default="", max_length=200, description="Who delegated authority, by role")
    familiar: bool = Field(default=True, description="Knows the case: read the papers and checked the own files")
    part_only: bool = False
    remote: bool = False
    signed: bool = Field(default=False, description="Signed the attendance sheet (MAPPA E)")
    admitted: bool = Field(default=True, description="Identified before the meeting")
    named_officer_cover: bool = Field(default=False, description="Cover agreed with the line manager")


class Absence(Message):
    """A body that had to come and did not: why, and what it sent in its place."""

    body: Body
    because: str = Field(default="", max_length=2000)
    report: bool = False


class Opening(Message):
    """How the meeting began."""

    meeting: Id
    attendees: tuple[Attendee, ...] = Field(default=(), max_length=200)
    absences: tuple[Absence, ...] = Field(default=(), max_length=60)
    statement: Literal["read", "displayed", "none"] = Field(default="none", description="Confidentiality statement")
    attention_drawn: bool = Field(default=False, description="Where it was displayed only")
    recording: Literal["none", "audio", "video"] = "none"
    recorded_by: Literal["minute_taker", "other"] = "minute_taker"
    consent: bool = Field(default=False, description="Everybody agreed to the recording at the start")
    smb_agreed: bool = Field(default=False, description="The area's board agreed to recordings")
    public_link: bool = False
    documents_sent_over_tool: bool = False
    private_surroundings: bool = Field(default=True, description="Everybody is alone or on a headset")
    etiquette: bool = Field(default=False, description="The Chair reminded people of microphones and cameras")
    media_issue: str = Field(default="", max_length=2000, description="The major issue, if press officers are admitted")


class OpenMeeting(Opening, Advised):
    """Begin the meeting."""

    type: Literal["OpenMeeting"] = "OpenMeeting"


class MeetingOpened(Opening, Event):
    """The meeting is held."""

    type: Literal["MeetingOpened"] = "MeetingOpened"
    level: Literal[2, 3] = 2
    on: date | None = None
    """The day on which it was held, which may not be the one that was set."""
    missing: tuple[str, ...] = ()
    """Bodies that had to be there and were not."""


_NEVER = frozenset({"offender", "offender_representative"})
_VICTIMS = frozenset({"victim", "victim_representative"})
AT_TABLE = frozenset({"representative", "practitioner"})


def open_meeting(command: OpenMeeting, file: MappaFile, now: Circumstances) -> Ruling:
    """Everybody who must be there is, or stands in the record as missing; nobody who must not."""
    if objection := known(file, command.meeting, "planned", "invited"):
        return unless_refused((objection,))
    meeting = file.meetings.current[command.meeting]
    day = now.calendar.local_date(now.effective_at)
    needs = needs_of(meeting, file, day)
    missing = tuple(dict.fromkeys(need.body for need in lacking(needs, _there(command), "must", "report", "quorum")))
    return unless_refused(
        (
            _on_its_day(meeting, day),
            unless(
                file.meetings.sitting is None, "MAPPA-MTG-AGENDA", "Another meeting of this case is open: close it."
            ),
            unless(meeting.state == "invited" or meeting.emergency, "MAPPA-MTG-INVITE-WHO", "Invite first.", "meeting"),
            chair_objection(meeting, now, "meeting"),
            *_chaired(command, meeting, now),
            *_quorate(command, needs),
            *_nobody_else(command),
            *_needed_here(command, meeting, needs),
            *_private(command, meeting),
            *_recorded(command),
        ),
        MeetingOpened.model_validate({**command.body(), "level": meeting.level, "on": day, "missing": missing}),
    )


def _on_its_day(meeting: Meeting, day: date) -> Objection | None:
    """Whoever holds it on another day would move it without the approval and the limits of a move (13a.37)."""
    words = f"It is set for {day_in_words(meeting.on)}: move it first, as its Chair approves."
    if meeting.change:
        words = "A change of this meeting waits for its Chair."
    holds = meeting.change is None and meeting.on == day
    return unless(holds, "MAPPA-MTG-CANCEL-APPROVAL", words, "meeting")


def _there(command: OpenMeeting) -> frozenset[str]:
    return frozenset(each.body for each in command.attendees if each.capacity in AT_TABLE)


def _chaired(command: OpenMeeting, meeting: Meeting, now: Circumstances) -> Iterator[Objection | None]:
    chair = stands_in(meeting.chair, now.covers) or meeting.chair
    yield from chair_objections(chair, now, "attendees")
    there = any(each.who == chair and each.capacity == "chair" for each in command.attendees)
    yield unless(there, "MAPPA-MTG-CHAIR-QUALIFIED", "The Chair of this meeting is there.", "attendees")
    employer = meeting.chair_employer if chair == meeting.chair else chair_employer(chair, now)
    own = [each for each in command.attendees if kind_of(each.body) == employer and each.capacity != "chair"]
    alone = "The Chair is not the only one of the own agency: somebody else speaks for it."
    yield unless(own, "MAPPA-MTG-CHAIR-NOT-SOLE-REP", alone, "attendees")


def _quorate(command: OpenMeeting, needs: tuple[Need, ...]) -> Iterator[Objection | None]:
    """Without its quorum a meeting does not begin; any other body that is missing is accounted for."""
    why = {kind_of(each.body): each for each in command.absences if told(each.because)}
    for need in lacking(needs, _there(command), "quorum"):
        yield unless(None, need.rule, f"The meeting cannot begin without {need.body}: {need.words}.", "attendees")
    for need in lacking(needs, _there(command), "must", "report"):
        reported = need.grade == "report" and any(a.report for a in command.absences if kind_of(a.body) == need.body)
        words = f"Say why {need.body} is missing, and what it sent: {need.words}."
        yield unless(reported or need.body in why, need.rule, words, "absences")


def _nobody_else(command: OpenMeeting) -> Iterator[Objection | None]:
    capacities = {each.capacity for each in command.attendees}
    words = "An offender, or who speaks for one, never attends."
    yield unless(
        _NEVER.isdisjoint(capacities | {each.body for each in command.attendees}),
        "MAPPA-MTG-NO-OFFENDER",
        words,
        "attendees",
    )
    words = "Victims, and who speaks for them in private, do not attend."
    yield unless(_VICTIMS.isdisjoint(capacities), "MAPPA-VIC-NO-ATTEND", words, "attendees")
    strangers = [a for a in command.attendees if not shares_under_mappa(a.body) and not a.signed]
    words = "Who is not party to the sharing agreement signs the confidentiality statement, or is not admitted."
    yield unless(not strangers, "MAPPA-FORM-NONSIGNATORY", words, "attendees")
    words = "Press officers come only for a major media issue: say which."
    press = "communications" not in capacities or told(command.media_issue)
    yield unless(press, "MAPPA-MTG-COMMS-OFFICERS", words, "media_issue")


def _needed_here(command: OpenMeeting, meeting: Meeting, needs: tuple[Need, ...]) -> Iterator[Objection | None]:
    """Where several cases are heard in succession, each is heard by those who are needed for it (13a.32)."""
    kinds = {kind_of(body) for body in meeting.invited} | {need.body for need in needs}
    others = sorted({each.body for each in command.attendees if kind_of(each.body) not in kinds})
    words = f"Not invited to this case: {', '.join(others)}. Only who is needed for it is in the room."
    yield unless(not others or meeting.emergency, "MAPPA-MTG-ONLY-RELEVANT", words, "attendees")


def _private(command: OpenMeeting, meeting: Meeting) -> Iterator[Objection | None]:
    read = command.statement == "read" or (command.statement == "displayed" and command.attention_drawn)
    words = "Read the confidentiality statement; where it is only displayed, point everybody to it."
    yield unless(read, "MAPPA-MTG-AGENDA-CONFIDENTIALITY", words, "statement")
    unsigned = [each.body for each in command.attendees if not each.signed and not (each.remote or meeting.remote)]
    yield unless(
        not unsigned, "MAPPA-FORM-E", "Everybody in the room signs the attendance sheet (MAPPA E).", "attendees"
    )
    if not (meeting.remote or any(each.remote for each in command.attendees)):
        return
    rule = "MAPPA-MTG-REMOTE-ADMIT"
    known_before = all(each.admitted for each in command.attendees)
    yield unless(known_before, rule, "Admit only who was identified before the meeting.", "attendees")
    yield unless(not command.public_link, rule, "Connect attendees directly: no public link.", "public_link")
    sent = command.documents_sent_over_tool
    yield unless(
        not sent, rule, "Show documents on the screen: none is sent over the tool.", "documents_sent_over_tool"
    )
    yield unless(command.private_surroundings, rule, "Everybody speaks in private.", "private_surroundings")


def _recorded(command: OpenMeeting) -> Iterator[Objection | None]:
    if command.recording == "none":
        return
    one = command.recorded_by == "minute_taker" and command.smb_agreed
    words = "Only the minute-taker records, for the minutes alone, and the board has agreed to it."
    yield unless(one, "MAPPA-MTG-RECORDING-ONE-PARTY", words, "recorded_by")
    words = "Obtain everybody's consent at the start; a camera may stay off."
    yield unless(command.consent, "MAPPA-MTG-RECORDING-CONSENT", words, "consent")


def meeting_opened(file: MappaFile, event: MeetingOpened) -> MappaFile:
    """Held: what was owed in place of a cancelled one is done."""
    meeting, present = file.meetings.current.get(event.meeting), frozenset(each.body for each in event.attendees)
    if meeting is None:
        return file
    file = with_meeting(
        file, event.meeting, state="held", on=event.on or meeting.on, present=present, absent=frozenset(event.missing),
        covered=frozenset({"confidentiality"}), recording="none" if event.recording == "none" else "held",
    )  # fmt: skip
    attendance = _counted(file.meetings.attendance, meeting.invited | {*event.missing}, event)
    return with_meetings(file, attendance=attendance, cancelled=None, cadence=0, held=file.meetings.held + 1)


def _counted(before: Mapping[str, Attendance], asked: frozenset[str], event: MeetingOpened) -> Mapping[str, Attendance]:
    """One meeting more for every kind of agency that was asked, or that came unasked."""
    came = {kind_of(each.body) for each in event.attendees if each.capacity in AT_TABLE}
    reported = {kind_of(each.body) for each in event.absences if each.report}
    counted = dict(before)
    for kind in {kind_of(body) for body in asked} | came:
        had = counted.get(kind, Attendance())
        counted[kind] = Attendance(
            asked=had.asked + 1, came=had.came + (kind in came), reported=had.reported + (kind in reported)
        )
    return counted

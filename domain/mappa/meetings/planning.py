"""A meeting is planned: its day, its Chair, its place, how sensitive information is kept safe (13a.2 to 13a.48)."""

from datetime import date, time
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import asked, known, told, with_meeting, with_meetings
from domain.mappa.meetings.cadence import cadence_rule, last_day, last_lawful_day, lawful_day_left, reschedule_rule
from domain.mappa.meetings.facts import in_community, level_of
from domain.mappa.meetings.state import Feature, Id, Meeting, MeetingLevel

__all__ = [
    "ChairChanged", "ChangeChair", "MeetingPlanned", "PlanMeeting", "Planned", "cadence_advice", "chair_changed",
    "chair_employer", "chair_objections", "change_chair", "meeting_planned", "plan_meeting", "planned", "venue_advice",
]  # fmt: skip

Text = Field(default="", max_length=4000)


class Venue(Message):
    """Where people come together (13a.30)."""

    confidential: bool = False
    accessible: bool = False
    transport: bool = False
    teleconferencing: bool = False
    parking_told: bool = False
    waiting_area: bool = False


class Sensitive(Message):
    """How exceptionally sensitive information is kept safe (13a.45, 13a.46)."""

    advice: str = Field(default="", max_length=4000, description="The National Security Division's advice")
    vetting: str = Text
    pre_meeting: str = Text
    membership: str = Text
    minutes_and_actions: str = Text


class Planned(Message):
    """A meeting: when, at which level, who chairs, what bears on who must be there."""

    meeting: Id
    on: date
    at: time = time(10)
    level: MeetingLevel
    chair: str = Field(default="", max_length=64, description="Worker id of the Chair")
    co_chair: str = Field(default="", max_length=64, description="The second Chair of a counter-terrorism meeting")
    minute_taker: str = Field(default="", max_length=64)
    initial: bool = False
    emergency: bool = False
    pre_release: bool = False
    remote: bool = False
    dial_in: bool = Field(default=False, description="Dial-in details go to those who have no access to the tool")
    venue: Venue = Venue()
    features: tuple[Feature, ...] = ()
    sensitive: Sensitive | None = None
    nonstandard: bool = False
    nonstandard_because: str = Field(default="", max_length=4000, description="Why it is outside standard arrangements")


class PlanMeeting(Planned, Advised):
    """Set a Level 2 or 3 meeting."""

    type: Literal["PlanMeeting"] = "PlanMeeting"


class MeetingPlanned(Planned, Event):
    """A meeting is set."""

    type: Literal["MeetingPlanned"] = "MeetingPlanned"
    chair_employer: str = Field(default="", description="police or probation, as the register had it")


class ChangeChair(Advised):
    """Another Chair takes the meeting."""

    type: Literal["ChangeChair"] = "ChangeChair"
    meeting: Id
    chair: str = Field(max_length=64)
    because: str = Text


class ChairChanged(Event):
    """Another Chair has the meeting."""

    type: Literal["ChairChanged"] = "ChairChanged"
    meeting: str
    chair: str
    because: str
    chair_employer: str = ""


_PLANNED = (
    ("minute_taker", "MAPPA-MTG-MINUTE-TAKER", "Name a minute-taker who supports the Chair."),
)  # fmt: skip
_CHAIR_AGENCIES = frozenset({"police", "probation"})
_SENSITIVE = frozenset({"terrorism", "high_profile", "protected_person"})
_VENUE = (
    ("venue.confidential", "Book a confidential place."),
    ("venue.accessible", "Book a place with disabled access."),
    ("venue.transport", "Book a place with transport links."),
    ("venue.teleconferencing", "Book a place with teleconferencing."),
    ("venue.parking_told", "Tell people about parking."),
    ("venue.waiting_area", "Book a place with a waiting area."),
)
_NO_VENUE = (
    "Say what the place has: it should be confidential and accessible, with transport links, teleconferencing and a "
    "waiting area, and people told about parking."
)


def plan_meeting(command: PlanMeeting, file: MappaFile, now: Circumstances) -> Ruling:
    """A day ahead, a qualified Chair, a minute-taker, a confidential place, safe handling of what is sensitive."""
    return unless_refused(
        (*planned(command, file, now), _level_fits(command.level, file)),
        MeetingPlanned.model_validate({**command.body(), "chair_employer": chair_employer(command.chair, now)}),
    )


def planned(plan: Planned, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """What any new meeting must be, also one that is set when another closes."""
    today = now.calendar.local_date(now.effective_at)
    own = plan.meeting not in file.meetings.current
    terrorism = "terrorism" in plan.features
    return (
        unless(own, "MAPPA-MTG-REVIEW-DATE", "Give the meeting an id that no other one has.", "meeting"),
        unless(plan.on >= today, "MAPPA-MTG-REVIEW-DATE", "The day of a meeting lies ahead.", "on"),
        *chair_objections(plan.chair, now, "chair"),
        *(_joint_chairs(plan, now) if terrorism else ()),
        *(asked(plan, _PLANNED)),
        _in_place_of_a_cancelled_one(plan, file, now),
        *_sensitive(plan),
        unless(told(plan.nonstandard_because) or not plan.nonstandard, "MAPPA-MTG-NONSTANDARD-REASONS",
               "Say why it is held outside standard arrangements.", "nonstandard_because"),
    )  # fmt: skip


def _in_place_of_a_cancelled_one(plan: Planned, file: MappaFile, now: Circumstances) -> Objection | None:
    """Within ten or five working days of the day of the one that was cancelled, while such a day is left (13a.37)."""
    cancelled = file.meetings.cancelled
    last = last_lawful_day(cancelled, file, now.calendar) if cancelled else None
    if cancelled is None or last is None or not lawful_day_left(cancelled, file, now.calendar):
        return None
    words = f"In place of the cancelled meeting of {cancelled.first_on:%d %B %Y} one is held by {last:%d %B %Y}."
    return unless(plan.on <= last, reschedule_rule(cancelled.level), words, "on")


def chair_objections(chair: str, now: Circumstances, field: str) -> tuple[Objection | None, ...]:
    """Employed by the police or Probation, trained as a MAPPA Chair and approved (13a.2)."""
    rule, facts = "MAPPA-MTG-CHAIR-QUALIFIED", now.worker(chair)
    if facts is None:
        return (unless(None, rule, "Name a Chair whom the register of workers knows.", field),)
    ours = chair_employer(chair, now) in _CHAIR_AGENCIES
    return (
        unless(ours, rule, "The Chair is employed by the police or the Probation Service.", field),
        unless("MappaChair" in facts.roles, rule, "The Chair has been trained and approved as a MAPPA Chair.", field),
    )


def _joint_chairs(plan: Planned, now: Circumstances) -> tuple[Objection | None, ...]:
    rule = "MAPPA-MTG-CT-JOINT-CHAIR"
    teams = {facts.team for who in (plan.chair, plan.co_chair) if (facts := now.worker(who))}
    words = "A counter-terrorism meeting has one Chair of the National Security Division and one of CT Policing."
    return (unless(teams >= {"NSD", "CTP"}, rule, words, "co_chair"),)


def _sensitive(plan: Planned) -> tuple[Objection | None, ...]:
    rule = "MAPPA-MTG-SENSITIVE"
    if _SENSITIVE.isdisjoint(plan.features):
        return ()
    if plan.sensitive is None:
        return (unless(None, rule, "Decide how what is exceptionally sensitive is kept safe.", "sensitive"),)
    words = "Say what was decided about {}."
    parts = {"advice": "the advice that was sought", "vetting": "vetting", "pre_meeting": "a meeting before it",
             "membership": "restricted membership", "minutes_and_actions": "sharing minutes and actions"}  # fmt: skip
    return tuple(
        unless(told(getattr(plan.sensitive, part)), rule, words.format(about), f"sensitive.{part}")
        for part, about in parts.items()
    )


def _level_fits(level: int, file: MappaFile) -> Objection | None:
    words = f"The case is managed at Level {level_of(file)}: a meeting has the level of the case."
    return unless(level_of(file) in {None, level}, "MAPPA-MTG-AGENDA-LEVEL", words, "level")


def chair_employer(worker: str, now: Circumstances) -> str:
    """The kind of agency that employs a worker, as the register has it; empty: not known."""
    facts = now.worker(worker)
    return facts.employer.lower().split(".")[0] if facts else ""


def change_chair(command: ChangeChair, file: MappaFile, now: Circumstances) -> Ruling:
    """As qualified as the first one, for a reason."""
    return unless_refused(
        (
            known(file, command.meeting, "planned", "invited", "held", "closed", "approved", "distributed"),
            *chair_objections(command.chair, now, "chair"),
            unless(told(command.because), "MAPPA-MTG-CHAIR-QUALIFIED", "Say why the Chair changes.", "because"),
        ),
        ChairChanged(
            meeting=command.meeting, chair=command.chair, because=command.because,
            chair_employer=chair_employer(command.chair, now),
        ),
    )  # fmt: skip


def cadence_advice(command: PlanMeeting, file: MappaFile, now: Circumstances) -> tuple[Objection | None, ...]:
    """The day that is set keeps the cadence of a community case."""
    held = file.meetings.last
    if held is None or not in_community(file):
        return ()
    last = last_day(held.on, command.level, now.calendar)
    words = f"The last meeting was on {held.on:%d %B %Y}: the next is due by {last:%d %B %Y}."
    return (unless(command.on <= last, cadence_rule(command.level), words, "on"),)


def venue_advice(command: PlanMeeting, _: MappaFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What a place should have; what somebody who cannot join remotely needs."""
    if command.remote:
        words = "Give dial-in details to those who do not have the tool."
        return (unless(command.dial_in, "MAPPA-MTG-REMOTE-DIALIN", words, "dial_in"),)
    if command.venue == Venue():
        return (unless(False, "MAPPA-MTG-VENUE", _NO_VENUE, "venue"),)  # one reason, where nothing is known yet
    return tuple(asked(command, tuple((field, "MAPPA-MTG-VENUE", words) for field, words in _VENUE)))


def meeting_planned(file: MappaFile, event: MeetingPlanned) -> MappaFile:
    """One meeting more."""
    body = event.model_dump(include=set(Meeting.model_fields) & set(MeetingPlanned.model_fields))
    meeting = Meeting.model_validate({**body, "id": event.meeting, "first_on": event.on, "level": event.level})
    return with_meetings(file, current={**file.meetings.current, event.meeting: meeting})


def chair_changed(file: MappaFile, event: ChairChanged) -> MappaFile:
    """Who chairs."""
    return with_meeting(file, event.meeting, chair=event.chair, chair_employer=event.chair_employer)

"""What the case knows of its meetings: the running ones by id, the last one held, the actions still open.

A meeting is an entity inside the case's own stream, not a workflow of its own: the level and the cadence are decided
by it, and both must change in one transaction with it. A finished meeting is reduced to what later guards ask, so
that a hundred of them leave the file as small as two.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Literal

from pydantic import StringConstraints

from domain.kernel.message import Message

__all__ = [
    "Action", "ActionState", "AgendaItem", "Attendance", "Change", "Feature", "Id", "Meeting", "MeetingLevel",
    "MeetingState",
    "Meetings", "PastMeeting",
]  # fmt: skip

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
"""Id of a meeting or of an action within the case; nothing personal."""
MeetingLevel = Literal[2, 3]
MeetingState = Literal["planned", "invited", "held", "closed", "approved", "distributed"]
ActionState = Literal["proposed", "accepted", "declined", "done", "not_done"]

Feature = Literal[
    "victim_contact", "approved_premises", "mental_health", "child_at_risk", "adult_at_risk", "offender_at_risk",
    "psychology_active", "psychology_would_help", "circumstances_changed", "railway_risk", "area_change",
    "recently_in_youth_services", "youth_custody", "terrorism", "radicalisation", "high_profile", "protected_person",
    "media_interest", "travel_abroad", "social_care", "housing", "immigration", "electronic_monitoring", "armed_forces",
]  # fmt: skip
"""What bears on who must be there and what is talked about, as the lead agency says when it plans the meeting."""

AgendaItem = Literal[
    "confidentiality", "previous_minutes", "risk", "disclosure", "plan", "actions", "media", "visor", "human_rights",
    "equality", "cppc", "level", "smb", "children",
]  # fmt: skip
"""What the Chair sees to at each meeting (004 para 13a.36)."""


class Change(Message):
    """A cancellation, or a new day, that waits for the Chair."""

    to: date | None = None
    because: str = ""
    no_lawful_day: bool = False


class Meeting(Message):
    """A meeting that is not finished yet. ``first_on`` is the day for which it was first set."""

    id: Id
    level: MeetingLevel
    on: date
    at: time
    first_on: date
    chair: str
    chair_employer: str = ""
    co_chair: str = ""
    initial: bool = False
    emergency: bool = False
    pre_release: bool = False
    remote: bool = False
    features: frozenset[str] = frozenset()
    state: MeetingState = "planned"
    change: Change | None = None
    invited: frozenset[str] = frozenset()
    prison: str = ""
    """The prison invited first: it owes the MAPPA F and comes, wherever the prisoner is by then."""
    mappa_f: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    """Bodies that had to be there and were not: key partners for the rule against reduction."""
    information_missing: bool = False
    covered: frozenset[str] = frozenset()
    recording: Literal["none", "held", "paused", "deleted"] = "none"
    to_receive: frozenset[str] = frozenset()
    """Whom the minutes reached and who has not confirmed them yet."""
    visor: Literal["no", "due", "updated"] = "no"

    @property
    def finished(self) -> bool:
        """Whether nothing of it is owed any more: minutes out, ViSOR updated, no recording left."""
        return self.state == "distributed" and self.visor == "updated" and self.recording in {"none", "deleted"}


class PastMeeting(Message):
    """What is left of a meeting: its day, its level, who chaired it, whom it missed."""

    id: str
    on: date
    level: MeetingLevel
    chair: str = ""
    co_chair: str = ""
    absent: frozenset[str] = frozenset()
    information_missing: bool = False


class Action(Message):
    """One action, owed by a named agency by a date that stands firm."""

    agency: str
    by: date
    meeting: str
    state: ActionState = "proposed"
    relayed: bool = True
    """Whether an agency that was not there has been told (13a.25)."""


class Attendance(Message):
    """How often a kind of agency was asked to a meeting that was held, came, or sent a report in its place.

    A report counts as not having come (MAPPA-DTC-REPORT-NOT-ATTENDANCE, 3.8).
    """

    asked: int = 0
    came: int = 0
    reported: int = 0


class Meetings(Message):
    """The region's slice of the file."""

    current: Mapping[str, Meeting] = {}
    last: PastMeeting | None = None
    held: int = 0
    actions: Mapping[str, Action] = {}
    attendance: Mapping[str, Attendance] = {}
    """By kind of agency, over all meetings that were held."""
    cancelled: Meeting | None = None
    """The meeting in whose place a new one is owed."""
    cadence: Literal[0, 2, 3] = 0
    """The level whose review clock runs; 0: none does."""
    cppc: str = ""
    """A referral as a critical case: the meeting that agreed it, then ``sent``, ``decided``; empty: none is open."""
    core_group: bool = False
    core_reported: bool = True
    """Whether the Core Group has reported since the last meeting (13a.49)."""

    @property
    def sitting(self) -> Meeting | None:
        """The meeting that is open now."""
        return next((each for each in self.current.values() if each.state == "held"), None)

    @property
    def ahead(self) -> Meeting | None:
        """The next one that is planned."""
        planned = [each for each in self.current.values() if each.state in {"planned", "invited"}]
        return min(planned, key=lambda meeting: (meeting.on, meeting.id), default=None)

"""The clocks of the meetings: what is owed before one, after one, and until the next (chapters 13a, 13b, 15)."""

from datetime import date, time
from typing import Any

from domain.calendar.spans import Span, Unit
from domain.kernel.clocks import Clock
from domain.law.rule import Basis, Escalation, Lead, Limit, Roll, Rule, Strength
from domain.mappa.meetings.accounts import ActionCarriedOver, ActionEnded, ActionLetGo, ActionPassedOn
from domain.mappa.meetings.actions import ActionAccepted, ActionAgreed, ActionCompleted, ActionDeclined
from domain.mappa.meetings.agenda import AgendaCovered
from domain.mappa.meetings.cadence import ReviewClockStarted, ReviewClockStopped
from domain.mappa.meetings.changing import MeetingCancelled, MeetingMoved
from domain.mappa.meetings.cppc import CppcPaperworkCompleted
from domain.mappa.meetings.holding import MeetingOpened
from domain.mappa.meetings.inviting import InvitesSent
from domain.mappa.meetings.keeping import RecordingDeleted, RecordingDeletionPaused, RecordingDeletionResumed
from domain.mappa.meetings.minutes import MeetingStoredOnVisor, MinutesApproved
from domain.mappa.meetings.papers import MappaFReceived
from domain.mappa.meetings.planning import MeetingPlanned

__all__ = ["LIMITED_RULES", "MEETING_CLOCKS"]

_NINE = time(9)
_UNIT, _CHAIR, _ORGANISER = "MappaCoordinator", "MappaChair", "MappaAdministrator"
_TO_UNIT = (Escalation(_UNIT, 0, _NINE),)
_TO_BOARD = (*_TO_UNIT, Escalation("StrategicManagementBoard", 5, _NINE))
_LEVEL_2, _LEVEL_3 = 2, 3


def _guidance(rule: str, title: str, citation: str, words: str, limit: Limit, *, warns: bool = False) -> Rule:
    strength = Strength.WARN if warns else Strength.BLOCK
    return Rule(rule, title, f"004 para {citation}", words, Basis.STATUTORY_GUIDANCE, strength, limit=limit)


def _limit(
    n: int, unit: Unit, lead: int = 2, *, to: tuple[Escalation, ...] = _TO_UNIT, roll: Roll | None = None
) -> Limit:
    return Limit(
        due=Span(n, unit), lead=Lead(lead, _NINE), escalations=to, survives_closure=True, roll=roll,
    )  # fmt: skip


_DAY, _WORKING = Unit.CALENDAR_DAY, Unit.WORKING_DAY

LIMITED_RULES = (
    _guidance("MAPPA-MTG-INVITE-14D", "Invitations at least 14 days before", "13a.29; 15.24; 16.17; 14.9",
              "Send the invitations at least 14 calendar days before the meeting, unless it is an emergency meeting.",
              _limit(-14, _DAY)),
    _guidance("MAPPA-CUS-MAPPA-F-2WD", "MAPPA F two working days before", "15.28",
              "The prison sends its MAPPA F to the Co-ordinator two working days before the meeting at the latest.",
              _limit(-2, _WORKING), warns=True),
    _guidance("MAPPA-MTG-REVIEW-L2-16W", "Review meeting of Level 2 within 16 weeks", "13a.37",
              "A Level 2 case in the community has its next meeting within 16 weeks of the last one. A limit that "
              "would end on a day off rolls back to the working day before (reading in section 2 of the pathway).",
              _limit(16, Unit.WEEK, 10, to=_TO_BOARD, roll=Roll.BACK), warns=True),
    _guidance("MAPPA-MTG-REVIEW-L3-8W", "Review meeting of Level 3 within 8 weeks", "13a.37",
              "A Level 3 case in the community has its next meeting within 8 weeks of the last one. A limit that would "
              "end on a day off rolls back to the working day before (reading in section 2 of the pathway).",
              _limit(8, Unit.WEEK, 5, to=_TO_BOARD, roll=Roll.BACK), warns=True),
    _guidance("MAPPA-MTG-RESCHEDULE-L2", "Moved Level 2 meeting within 10 working days", "13a.37",
              "A Level 2 meeting of a community case that is moved or cancelled is held within 10 working days of the "
              "day for which it was set, and never past the 16 weeks.", _limit(10, _WORKING)),
    _guidance("MAPPA-MTG-RESCHEDULE-L3", "Moved Level 3 meeting within 5 working days", "13a.37",
              "A Level 3 meeting of a community case that is moved or cancelled is held within 5 working days of the "
              "day for which it was set, and never past the 8 weeks.", _limit(5, _WORKING)),
    _guidance("MAPPA-MIN-L2-10WD", "Minutes of Level 2 approved in 10 working days", "13b.3",
              "The Chair approves the minutes of a Level 2 meeting for distribution within 10 working days.",
              _limit(10, _WORKING)),
    _guidance("MAPPA-MIN-L3-5WD", "Minutes of Level 3 approved in 5 working days", "13b.3",
              "The Chair approves the minutes of a Level 3 meeting for distribution within 5 working days.",
              _limit(5, _WORKING, 1)),
    _guidance("MAPPA-VIS-UPDATE-3WD", "ViSOR updated three working days after the minutes", "13a.36",
              "Bring what is new or amended onto the ViSOR record as soon as possible, and within three working days "
              "of the minutes being agreed.", _limit(3, _WORKING, 1)),
    _guidance("MAPPA-MTG-RECORDING-DELETE", "Recording deleted when the minutes are approved",
              "13a.41; 13a.43; 13b.19",
              "Delete the recording on the day on which the Chair approves the minutes, and keep proof of it.",
              _limit(0, _DAY, 0)),
    _guidance("MAPPA-RMP-ACTION-DATE", "Every action has a date that stands firm", "12.9",
              "An action has a date: never blank, never 'as soon as possible'; of an ongoing one its next milestone.",
              _limit(0, _DAY, 2, to=(*_TO_UNIT, Escalation(_CHAIR, 3, _NINE)))),
    _guidance("MAPPA-MTG-ABSENT-ACTION", "An absent agency hears of its action", "13a.25; 16.21",
              "For an action of an agency that was not there name the attendee who tells it, whom it answers, and by "
              "when.", _limit(0, _DAY, 1)),
    _guidance("MAPPA-RMP-CPPC-PAPERWORK", "Paperwork of a critical case in a week", "12.27",
              "The lead agency completes the paperwork within a week of the meeting that agreed the referral.",
              _limit(1, Unit.WEEK)),
)  # fmt: skip


def _meeting(event: Any) -> str | None:
    return event.meeting  # type: ignore[no-any-return]  # each event of these clocks has one


def _action(event: Any) -> str | None:
    return event.id  # type: ignore[no-any-return]  # each event of these clocks has one


def _agency(event: Any) -> str | None:
    return event.agency  # type: ignore[no-any-return]  # each event of these clocks has one


def _on(event: Any) -> date | None:
    return getattr(event, "on", None)


def _was_on(event: Any) -> date | None:
    return getattr(event, "was_on", None)


def _reviews(level: int) -> Clock:
    rule = "MAPPA-MTG-REVIEW-L3-8W" if level == _LEVEL_3 else "MAPPA-MTG-REVIEW-L2-16W"
    return Clock(
        rule=rule, holder=_CHAIR, starts_on=(ReviewClockStarted,), met_by=(MeetingOpened,),
        lapses_on=(ReviewClockStopped,), anchor=lambda event: getattr(event, "since", None),
        only_if=lambda event: event.level == level,
    )  # fmt: skip


def _moved(level: int) -> Clock:
    rule = "MAPPA-MTG-RESCHEDULE-L3" if level == _LEVEL_3 else "MAPPA-MTG-RESCHEDULE-L2"
    return Clock(
        rule=rule, holder=_ORGANISER, starts_on=(MeetingMoved, MeetingCancelled), met_by=(MeetingOpened,),
        lapses_on=(MeetingMoved, MeetingCancelled, ReviewClockStopped), anchor=_was_on,
        only_if=lambda event: event.level == level and event.community,
    )  # fmt: skip


def _minutes(level: int) -> Clock:
    rule = "MAPPA-MIN-L3-5WD" if level == _LEVEL_3 else "MAPPA-MIN-L2-10WD"
    return Clock(
        rule=rule, holder=_CHAIR, starts_on=(MeetingOpened,), met_by=(MinutesApproved,), subject=_meeting,
        only_if=lambda event: event.level == level,
    )  # fmt: skip


def _recording_owed(event: Any) -> bool:
    if isinstance(event, RecordingDeletionResumed):
        return event.approved
    return bool(event.recording == "held")


MEETING_CLOCKS = (
    Clock(
        rule="MAPPA-MTG-INVITE-14D", holder=_ORGANISER, starts_on=(MeetingPlanned,), met_by=(InvitesSent,),
        lapses_on=(MeetingCancelled, MeetingOpened), moved_by=(MeetingMoved,), anchor=_on, subject=_meeting,
        only_if=lambda event: not event.emergency,
    ),
    Clock(
        rule="MAPPA-CUS-MAPPA-F-2WD", holder="PrisonOffenderManager", starts_on=(InvitesSent,),
        met_by=(MappaFReceived,), lapses_on=(MeetingCancelled, InvitesSent), moved_by=(MeetingMoved,), anchor=_on,
        subject=_meeting, only_if=lambda event: bool(event.prison),
    ),
    _reviews(_LEVEL_2), _reviews(_LEVEL_3),
    _moved(_LEVEL_2), _moved(_LEVEL_3),
    _minutes(_LEVEL_2), _minutes(_LEVEL_3),
    Clock(
        rule="MAPPA-VIS-UPDATE-3WD", holder=_ORGANISER, starts_on=(MinutesApproved,), met_by=(MeetingStoredOnVisor,),
        subject=_meeting,
    ),
    Clock(
        rule="MAPPA-MTG-RECORDING-DELETE", holder=_ORGANISER, starts_on=(MinutesApproved, RecordingDeletionResumed),
        met_by=(RecordingDeleted,), lapses_on=(RecordingDeletionPaused,), subject=_meeting, only_if=_recording_owed,
    ),
    Clock(
        rule="MAPPA-RMP-ACTION-DATE", holder="agency", starts_on=(ActionAgreed, ActionCarriedOver, ActionPassedOn),
        met_by=(ActionCompleted, ActionEnded),
        lapses_on=(ActionDeclined, ActionLetGo, ActionCarriedOver, ActionPassedOn),
        subject=_action, owed_by=_agency, agreed=lambda event: getattr(event, "by", None),
    ),
    Clock(
        rule="MAPPA-MTG-ABSENT-ACTION", holder="agency", starts_on=(ActionAgreed,),
        met_by=(ActionAccepted, ActionDeclined), lapses_on=(ActionEnded, ActionLetGo), subject=_action, owed_by=_agency,
        agreed=lambda event: getattr(event, "answer_by", None),
        only_if=lambda event: event.answer_by is not None,
    ),
    Clock(
        rule="MAPPA-RMP-CPPC-PAPERWORK", holder="lead agency", starts_on=(AgendaCovered,),
        met_by=(CppcPaperworkCompleted,), subject=_meeting,
        only_if=lambda event: event.cppc is not None and event.cppc.refer,
    ),
)  # fmt: skip

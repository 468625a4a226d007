"""Rows 17 and 18: terms amended, meetings, disputes; the inquiry officer's work is done
(004 para 5.2, 5.6, 6.6, 6.7).
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.safeguarding.actions import AgreedAction, agreed, unclear_actions
from domain.safeguarding.agencies import AGENCY
from domain.safeguarding.file import SafeguardingFile, TorTask, changed
from domain.safeguarding.guards import said, unless, unless_refused
from domain.safeguarding.parties import key_decision
from domain.safeguarding.stages import OUTCOME

__all__ = [
    "AmendTor", "CompleteIoWork", "DisputeEscalated", "EscalateDispute", "HoldMultiAgencyMeeting", "IoWorkCompleted",
    "MultiAgencyMeetingHeld", "TorAmended", "amend_tor", "complete_io_work", "escalate_dispute",
    "hold_multi_agency_meeting", "io_work_completed", "tor_amended",
]  # fmt: skip


class Amendment(Message):
    """Tasks that are new or take the place of those with the same id; another date for an agency's report."""

    because: str = Field(min_length=3, max_length=4000)
    tasks: tuple[TorTask, ...] = ()
    agency: str | None = Field(default=None, pattern=AGENCY)
    reply_by: date | None = None


class AmendTor(Amendment, Advised):
    """Amend the terms of reference as the enquiry develops (S42-CO-AMEND)."""

    type: Literal["AmendTor"] = "AmendTor"


class TorAmended(Amendment, Event):
    """The terms of reference are others now; an agreed date moves the agency's clock."""

    type: Literal["TorAmended"] = "TorAmended"


class Meeting(Message):
    """A multi-agency meeting, chaired by the acting DSO (S42-MEET-CHAIR)."""

    about: str = Field(default="", max_length=4000)
    minutes: str = Field(default="", max_length=200, description="Reference of the stored minutes")
    discussed: str = Field(default="", max_length=20_000, description="What the minutes say: each who came gets them")
    adult_took_part: bool = False
    other_way: str = Field(default="", max_length=4000, description="If not: why, and how the adult is heard instead")
    about_several_people: bool = False
    others_anonymised: bool = False
    attended: tuple[str, ...] = Field(default=(), description="Roles or agencies, no names of people")
    inquiry_officers: tuple[str, ...] = Field(default=(), description="Several may share findings (4.1.4)")
    actions: tuple[AgreedAction, ...] = ()


class HoldMultiAgencyMeeting(Meeting, Advised):
    """Bring strands and agencies together; several IOs may share findings (S42-MEET-SEVERAL-IO)."""

    type: Literal["HoldMultiAgencyMeeting"] = "HoldMultiAgencyMeeting"


class MultiAgencyMeetingHeld(Meeting, Event):
    """A multi-agency meeting was held and minuted."""

    type: Literal["MultiAgencyMeetingHeld"] = "MultiAgencyMeetingHeld"


class Dispute(Message):
    """A partner who does not perform, or a disagreement that could not be settled directly."""

    agency: str = Field(pattern=AGENCY)
    tried_directly: str = Field(default="", max_length=4000)
    about: str = Field(min_length=3, max_length=4000)


class EscalateDispute(Dispute, Advised):
    """Use the multi-agency escalation policy; the DSO's part, never the IO's (S42-DSO-HOLD)."""

    type: Literal["EscalateDispute"] = "EscalateDispute"


class DisputeEscalated(Dispute, Event):
    """The dispute went up by the escalation policy."""

    type: Literal["DisputeEscalated"] = "DisputeEscalated"


class CompleteIoWork(Advised):
    """The IO's sections 6a, 6b and 6c, or a separate report (S42-IO-REPORT)."""

    type: Literal["CompleteIoWork"] = "CompleteIoWork"
    sections: tuple[Literal["6a", "6b", "6c"], ...] = ()
    report: str | None = Field(default=None, max_length=200, description="Reference of the stored report")


class IoWorkCompleted(Event):
    """An IO is done; ``last`` when no other IO of the case is still at work: then it goes to outcome."""

    type: Literal["IoWorkCompleted"] = "IoWorkCompleted"
    io: str
    last: bool
    sections: tuple[Literal["6a", "6b", "6c"], ...] = ()
    report: str | None = None


def amend_tor(command: AmendTor, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 17: something is amended, and a date goes with the agency it is for."""
    something = command.tasks or command.reply_by
    dated = command.reply_by is None or command.agency in file.agencies
    past = command.reply_by is not None and command.reply_by < now.calendar.local_date(now.effective_at)
    return key_decision(
        file,
        now,
        (
            unless(something, "S42-CO-AMEND", "Say which tasks or which date change.", "tasks"),
            unless(dated, "S42-CO-AMEND", "Name the agency, asked already, for which the date is.", "agency"),
            unless(not past, "S42-CO-TIMESCALE", "The date agreed lies in the past.", "reply_by"),
        ),
        TorAmended.model_validate(command.body()),
    )


def hold_multi_agency_meeting(command: HoldMultiAgencyMeeting, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 17: minuted; the adult took part or is heard another way; other people are anonymised.

    The guidance on dementia asks for the minutes too (S42-DEM-MINUTES).
    """
    heard = command.adult_took_part or said(command.other_way)
    alone = command.others_anonymised or not command.about_several_people
    return key_decision(
        file,
        now,
        (
            unless(said(command.minutes), "S42-MEET-MINUTES", "Attach accurate minutes.", "minutes"),
            unless(heard, "S42-MEET-ADULT", "Let the adult take part, or say why not and how they are heard.",
                   "other_way"),
            unless(alone, "META-UPLOAD-ESTMEETING", "Anonymise what the minutes say of others before saving.",
                   "others_anonymised"),
            *unclear_actions(command.actions, file, now),
        ),
        MultiAgencyMeetingHeld.model_validate(command.body()),
        *agreed(command.actions),
    )  # fmt: skip


def escalate_dispute(command: EscalateDispute, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 17: directly first."""
    words = "Try to settle it with the worker or the agency first, and say how."
    return key_decision(
        file,
        now,
        (unless(said(command.tried_directly), "S42-ESC-1", words, "tried_directly"),),
        DisputeEscalated.model_validate(command.body()),
    )


def complete_io_work(command: CompleteIoWork, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 18: by an IO of this case or who stands in for them, once, with the sections or a report."""
    mine = next((officer.worker for officer in file.officers if now.acts_for(officer.worker)), None)
    written = set(command.sections) == {"6a", "6b", "6c"} or said(command.report)
    at_work = {officer.worker for officer in file.officers} - file.io_finished - {mine}
    return unless_refused(
        (
            unless(mine, "S42-ROLE-IO", "Only an inquiry officer of this case completes that work."),
            unless(mine not in file.io_finished, "S42-ROLE-IO", "Your work is completed already."),
            unless(written, "S42-CE-01", "Complete sections 6a, 6b and 6c, or attach the report.", "sections"),
        ),
        IoWorkCompleted(io=mine or now.by.id, last=not at_work, sections=command.sections, report=command.report),
    )


def tor_amended(file: SafeguardingFile, event: TorAmended) -> SafeguardingFile:
    """The tasks as they stand now."""
    new = {task.id for task in event.tasks}
    return changed(file, tor_tasks=(*(task for task in file.tor_tasks if task.id not in new), *event.tasks))


def io_work_completed(file: SafeguardingFile, event: IoWorkCompleted) -> SafeguardingFile:
    """To outcome with the last IO."""
    stage = OUTCOME if event.last else file.stage
    return changed(file, stage=stage, io_finished=file.io_finished | {event.io})

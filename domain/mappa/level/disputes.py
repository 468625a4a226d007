"""Different views of a level or a plan go up the line of management; professionals' meetings (7.9, 7.24)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused
from domain.mappa.file import MappaFile
from domain.mappa.level.common import relevel
from domain.mappa.roles import Agency

__all__ = [
    "EscalateLevelDispute", "LevelDisputeEscalated", "LevelDisputeSettled", "ProfessionalsMeetingHeld",
    "RecordProfessionalsMeeting", "SettleLevelDispute", "escalate_level_dispute", "level_dispute_escalated",
    "level_dispute_settled", "professionals_meeting_held", "record_professionals_meeting", "settle_level_dispute",
    "sharing_advice",
]  # fmt: skip


class Dispute(Message):
    """Who differs, about what, and to which manager it goes."""

    agencies: tuple[Agency, ...] = Field(min_length=1)
    about: Literal["level", "plan", "referral_decision"]
    managers: tuple[str, ...] = Field(min_length=1, description="Role of the line manager on each side")


class EscalateLevelDispute(Dispute, Advised):
    """A difference of professional view goes up the line of management."""

    type: Literal["EscalateLevelDispute"] = "EscalateLevelDispute"


class LevelDisputeEscalated(Dispute, Event):
    """Managers have the difference in hand."""

    type: Literal["LevelDisputeEscalated"] = "LevelDisputeEscalated"


class SettleLevelDispute(Advised):
    """The managers settled the difference."""

    type: Literal["SettleLevelDispute"] = "SettleLevelDispute"
    outcome: str = Field(min_length=3, max_length=4000)


class LevelDisputeSettled(Event):
    """The difference is settled."""

    type: Literal["LevelDisputeSettled"] = "LevelDisputeSettled"
    outcome: str


class ProfessionalsMeeting(Message):
    """A meeting between professionals outside the MAPPA meetings (7.3, 7.24)."""

    agencies: tuple[Agency, ...] = Field(min_length=1)
    referral_considered: str = Field(max_length=4000, description="Whether Level 2 or 3 is necessary, and why")
    disagreement: bool = False
    escalated: bool = False
    shared_on_visor: bool = True
    led_by_referrer: bool = Field(default=False, description="The referrer was there, and led it")
    notes: str = Field(default="", max_length=200, description="Where the lead agency's system keeps the notes")


class RecordProfessionalsMeeting(ProfessionalsMeeting, Advised):
    """A professionals' meeting was held."""

    type: Literal["RecordProfessionalsMeeting"] = "RecordProfessionalsMeeting"


class ProfessionalsMeetingHeld(ProfessionalsMeeting, Event):
    """A professionals' meeting was held; it replaces no Level 2 or 3 meeting."""

    type: Literal["ProfessionalsMeetingHeld"] = "ProfessionalsMeetingHeld"


def escalate_level_dispute(command: EscalateLevelDispute, file: MappaFile, _: Circumstances) -> Ruling:
    """Once at a time; a referral that was not decided cannot be in dispute."""
    words = "The difference is with the managers already."
    decided = command.about != "referral_decision" or file.level.referral_decided
    nothing = "No referral was decided in this case: say what the difference is about."
    return unless_refused(
        (
            unless(not file.level.disputed, "MAPPA-LVL-DISPUTE", words),
            unless(decided, "MAPPA-REF-ESCALATION", nothing, "about"),
        ),
        LevelDisputeEscalated.model_validate(command.body()),
    )


def settle_level_dispute(command: SettleLevelDispute, file: MappaFile, _: Circumstances) -> Ruling:
    """Only what was escalated is settled."""
    words = "No difference is with the managers: escalate it through line management first."
    return unless_refused(
        (unless(file.level.disputed, "MAPPA-LVL-DISPUTE", words),), LevelDisputeSettled(outcome=command.outcome)
    )


_NOTES = "Say where the lead agency's system keeps the notes, marked as those of no MAPPA meeting."


def record_professionals_meeting(command: RecordProfessionalsMeeting, _: MappaFile, __: Circumstances) -> Ruling:
    """Led by the referrer; it must ask whether a referral is needed, and escalate what stays in dispute."""
    rule, kept = "MAPPA-LVL-PROF-MEETING", "MAPPA-MTG-PROF-NOTES"
    asked = "Every professionals' meeting considers whether a referral to Level 2 or 3 is necessary."
    up = "Escalate the disagreement through the line of management."
    return unless_refused(
        (
            unless(said(command.referral_considered), rule, asked, "referral_considered"),
            unless(command.escalated or not command.disagreement, rule, up, "escalated"),
            unless(command.led_by_referrer, kept, "The referrer is always there, and leads it.", "led_by_referrer"),
            unless(said(command.notes), kept, _NOTES, "notes"),
        ),
        ProfessionalsMeetingHeld.model_validate(command.body()),
    )


def sharing_advice(
    command: RecordProfessionalsMeeting, _: MappaFile, __: Circumstances
) -> tuple[Objection | None, ...]:
    """ViSOR is the primary place for sharing between the Responsible Authority's agencies."""
    words = "Share it on ViSOR first of all; the agency's own system stands beside it."
    return (unless(command.shared_on_visor, "MAPPA-LVL-SHARE-VISOR", words, "shared_on_visor"),)


def level_dispute_escalated(file: MappaFile, _: LevelDisputeEscalated) -> MappaFile:
    """With the managers."""
    return relevel(file, disputed=True)


def level_dispute_settled(file: MappaFile, _: LevelDisputeSettled) -> MappaFile:
    """Settled."""
    return relevel(file, disputed=False)


def professionals_meeting_held(file: MappaFile, _: ProfessionalsMeetingHeld) -> MappaFile:
    """For the chronology."""
    return file

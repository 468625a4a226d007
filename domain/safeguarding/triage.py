"""Triage by the DSO (row 6): four questions, the conditions of s.42(1), other grounds (004 para 1.1, 4.1.3)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.anonymity import PUBLIC
from domain.safeguarding.file import EnquiryType, SafeguardingFile, changed
from domain.safeguarding.guards import said, unless
from domain.safeguarding.obligations import arising
from domain.safeguarding.officers import officers_for
from domain.safeguarding.parties import key_decision
from domain.safeguarding.stages import RISK_ASSESSMENT

__all__ = [
    "ConcernProgressed", "ProgressConcern", "concern_progressed", "progress_concern", "referral_advice",
    "route_advice",
]  # fmt: skip

NonStatutoryFactor = Literal[
    "carer_harmed_in_role", "emotional_immaturity", "childhood_trauma", "care_leaver", "limited_support_networks"
]
"""What justifies a non-statutory enquiry (004 para 1.1.3): a carer, or a vulnerable young adult."""


class TriageAnswers(Message):
    """The four triage questions of 004 para 4.1.3; an empty answer is none."""

    immediate_risk: str = ""
    children: str = ""
    views_and_consent: str = ""
    capacity_and_engagement: str = ""


class Conditions(Message):
    """The conditions of Care Act s.42(1), each to reasonable cause to suspect; None: not answered."""

    needs: bool | None = None
    abuse: bool | None = None
    unable_to_protect: bool | None = None
    evidence: Mapping[Literal["needs", "abuse", "unable_to_protect"], str] = {}


class ConcernDecision(Message):
    """What the DSO decided at triage, in the command as in the event."""

    enquiry_type: EnquiryType
    why: str = Field(max_length=8000)
    triage: TriageAnswers = TriageAnswers()
    conditions: Conditions = Conditions()
    non_statutory_factors: tuple[NonStatutoryFactor, ...] = ()
    at_immediate_risk: bool = False
    child_affected: bool = False
    crime_suspected: bool = False
    told_referrer: str = Field(default="", max_length=20_000, description="What the referrer is told (S42-FB-MET)")
    non_statutory_grounds: str = Field(default="", max_length=4000, description="Why the ground holds for this person")


class ProgressConcern(ConcernDecision, Advised):
    """Take the concern to risk assessment and strategy discussion."""

    type: Literal["ProgressConcern"] = "ProgressConcern"


class ConcernProgressed(ConcernDecision, Event):
    """The concern is a safeguarding enquiry from now on, statutory or not; the 3-day clock starts."""

    type: Literal["ConcernProgressed"] = "ConcernProgressed"


def progress_concern(command: ProgressConcern, file: SafeguardingFile, now: Circumstances) -> Ruling:
    """Row 6: four questions answered, and the statutory conditions or a ground for a non-statutory enquiry."""
    event = ConcernProgressed.model_validate(command.body())
    return key_decision(
        file,
        now,
        (*_questions(command.triage), *_children(command, file), *_ground(command)),
        event,
        *officers_for(file),
        *arising(concern_progressed(file, event)),
    )


def concern_progressed(file: SafeguardingFile, event: ConcernProgressed) -> SafeguardingFile:
    """To risk assessment, statutory or not: one path for both (S42-NONSTAT-SAMEPATH)."""
    return changed(
        file,
        stage=RISK_ASSESSMENT,
        enquiry_type=event.enquiry_type,
        immediate_risk=file.immediate_risk or event.at_immediate_risk,
        crime_suspected=file.crime_suspected or event.crime_suspected,
    )


def referral_advice(_: ProgressConcern, file: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """What the DSO finds missing in the referral itself (para 4.1.5)."""
    professional = file.source not in PUBLIC | {"internal"}
    discussed = "The referral does not say what the adult thinks of it: ask the referring agency."
    asked = "The referrer asked to stay anonymous: talk to them, and decide it (DecideAnonymity)."
    decided = not file.casework.anonymity_asked or file.casework.anonymity_decided
    return (
        unless(file.casework.discussed or not professional, "S42-ANON-DISCUSSED", discussed),
        unless(decided, "S42-ANON-PUBLIC", asked),
    )


def route_advice(command: ProgressConcern, _: SafeguardingFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """A non-statutory ground is told for this person: who harms the carer, what burdens the young adult."""
    if command.enquiry_type == "statutory" or said(command.non_statutory_grounds):
        return ()
    carer = "carer_harmed_in_role" in command.non_statutory_factors
    words = (
        "Say who harms the carer, and why the role keeps them from protecting themselves."
        if carer
        else ("Say why this young adult, without needs for care, cannot protect themselves.")
    )
    return (unless(None, "S42-NONSTAT-CARER" if carer else "S42-NONSTAT-YOUNG", words, "non_statutory_grounds"),)


def _questions(answers: TriageAnswers) -> tuple[Objection | None, ...]:
    asked = (
        ("S42-TRIAGE-Q1", "immediate_risk", "Is anybody at immediate risk, and what will manage it?"),
        ("S42-TRIAGE-Q2", "children", "Is a child affected, and what is needed?"),
        ("S42-TRIAGE-Q3", "views_and_consent", "What is known of the adult's views and wishes, and of consent?"),
        ("S42-TRIAGE-Q4", "capacity_and_engagement", "Are there signs of lacking capacity or of difficulty engaging?"),
    )
    return tuple(unless(said(getattr(answers, f)), rule, words, f"triage.{f}") for rule, f, words in asked)


def _children(command: ProgressConcern, file: SafeguardingFile) -> tuple[Objection | None, ...]:
    words = "A child is affected: make the referral to children's services first."
    return (unless(not command.child_affected or "children" in file.told, "S42-CHILD-REFER", words, "child_affected"),)


def _ground(command: ProgressConcern) -> tuple[Objection | None, ...]:
    why = unless(said(command.why), "S42-ENQ-TYPE", "Say why the enquiry is statutory or non-statutory.", "why")
    if command.enquiry_type == "non_statutory":
        words = "A non-statutory enquiry needs one of its grounds: a carer harmed in that role, or a young adult's."
        return (why, unless(command.non_statutory_factors, "S42-NONSTAT-LIMITED", words, "non_statutory_factors"))
    asked = (
        ("S42-COND-1", "needs", "Reasonable cause to suspect needs for care and support?"),
        ("S42-COND-2", "abuse", "Reasonable cause to suspect abuse or neglect, or a risk of it?"),
        ("S42-COND-3", "unable_to_protect", "Because of those needs unable to protect themselves?"),
    )
    met = command.conditions
    return (why, *(unless(getattr(met, f), rule, words, f"conditions.{f}") for rule, f, words in asked))

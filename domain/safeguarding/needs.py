"""A needs assessment that the adult refuses (004 L10636-10753; Care Act 2014 s.11)."""

from typing import Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile, changed
from domain.safeguarding.guards import said, unless, unless_refused

__all__ = [
    "AssessmentRefused", "AssessmentRevived", "RecordAssessmentRefused", "ReviveAssessment", "assessment_refused",
    "assessment_revived", "record_assessment_refused", "refusal_advice", "revive_assessment",
]  # fmt: skip

_Text = Field(default="", max_length=4000)


class RefusedAssessment(Message):
    """The adult declines an assessment of needs; ``ends_duty``: the council does not assess."""

    ends_duty: bool
    has_capacity_to_refuse: bool = True
    assessment_in_best_interests: bool = Field(default=False, description="Where capacity to refuse is lacking")
    at_risk_of_abuse: bool = Field(default=True, description="Of abuse or neglect; true in nearly every case here")
    reasons_and_benefits: str = Field(default="", max_length=4000, description="Explored, explained, guide sent")
    informed_and_knows_way_back: bool = False
    assessed_as_far_as_possible: str = _Text
    keeping_contact: str = _Text
    organisations_contacted: str = _Text
    risk_assessed: bool = Field(default=False, description="Before closure is discussed with the supervisor")
    attempts: str = Field(default="", max_length=4000, description="How and when the adult was engaged")


class RecordAssessmentRefused(RefusedAssessment, Advised):
    """Record that the adult refuses an assessment, and whether that ends the duty to assess."""

    type: Literal["RecordAssessmentRefused"] = "RecordAssessmentRefused"


class AssessmentRefused(RefusedAssessment, Event):
    """The adult refused an assessment of needs."""

    type: Literal["AssessmentRefused"] = "AssessmentRefused"


class ReviveAssessment(Advised):
    """The adult asks after all, or needs or circumstances changed: the duty to assess lives again (s.11(3), (4))."""

    type: Literal["ReviveAssessment"] = "ReviveAssessment"
    cause: Literal["asked", "changed"]
    words: str = Field(min_length=3, max_length=4000)


class AssessmentRevived(Event):
    """The duty to assess lives again; a further refusal may end it again."""

    type: Literal["AssessmentRevived"] = "AssessmentRevived"
    cause: Literal["asked", "changed"]
    words: str


def record_assessment_refused(command: RecordAssessmentRefused, _: SafeguardingFile, __: Circumstances) -> Ruling:
    """S.11(1): a refusal ends the duty; s.11(2): not where abuse is, nor where capacity to refuse is lacking."""
    lacking = not command.has_capacity_to_refuse and command.assessment_in_best_interests
    must = "Assess all the same: the adult lacks capacity to refuse, and it is in their best interests."
    abuse = "Assess all the same: the adult experiences abuse or neglect, or is at risk of it."
    return unless_refused(
        (
            unless(not (command.ends_duty and lacking), "S42-S11-MUST-CAP", must, "ends_duty"),
            unless(not (command.ends_duty and command.at_risk_of_abuse), "S42-S11-MUST-ABUSE", abuse, "ends_duty"),
        ),
        AssessmentRefused.model_validate(command.body()),
    )


def refusal_advice(
    command: RecordAssessmentRefused, _: SafeguardingFile, __: Circumstances
) -> tuple[Objection | None, ...]:
    """What the source asks of whoever meets a refusal."""
    so_far = command.ends_duty or not command.has_capacity_to_refuse or said(command.assessed_as_far_as_possible)
    contact = command.ends_duty or said(command.keeping_contact)
    return (
        unless(said(command.reasons_and_benefits), "S42-S11-EXPLAIN",
               "Explore the reasons, explain the benefits, send the guide.", "reasons_and_benefits"),
        unless(command.informed_and_knows_way_back, "S42-S11-INFORMED",
               "Be satisfied that the refusal is informed, and that the adult knows the way back.",
               "informed_and_knows_way_back"),
        unless(so_far, "S42-S11-CAPACITOUS", "Assess as far as possible, with what others know, and record it.",
               "assessed_as_far_as_possible"),
        unless(contact, "S42-S11-KEEPCONTACT", "Keep in contact with the adult who refuses and is at risk.",
               "keeping_contact"),
        unless(said(command.organisations_contacted), "S42-S11-OTHERS",
               "Contact the organisations that support the adult.", "organisations_contacted"),
        unless(command.risk_assessed, "S42-S11-RA", "Assess the risk before closure is discussed.", "risk_assessed"),
        unless(said(command.attempts), "S42-S11-RECORD", "Record how and when the adult was engaged.", "attempts"),
    )  # fmt: skip


def revive_assessment(command: ReviveAssessment, file: SafeguardingFile, _: Circumstances) -> Ruling:
    """Only what was refused lives again; the rule named is that of its cause."""
    rule = "S42-S11-LATER" if command.cause == "asked" else "S42-S11-CHANGED"
    words = "No refusal of an assessment stands: assess in the ordinary way."
    return unless_refused(
        (unless(file.casework.assessment_refused, rule, words, "cause"),),
        AssessmentRevived(cause=command.cause, words=command.words),
    )


def assessment_refused(file: SafeguardingFile, event: AssessmentRefused) -> SafeguardingFile:
    """Whether the refusal stands and ended the duty (S42-S11-REFUSE)."""
    return changed(file, casework=file.casework.model_copy(update={"assessment_refused": event.ends_duty}))


def assessment_revived(file: SafeguardingFile, _: AssessmentRevived) -> SafeguardingFile:
    """Owed again."""
    return changed(file, casework=file.casework.model_copy(update={"assessment_refused": False}))

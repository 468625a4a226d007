"""The Care Act assessment with health, the risk assessment beside it, and what the assessment comes to (000 para 8).

Before it goes to quality assurance every flag is answered, the carer has been asked, reablement is decided, and the
risk assessment is signed. Linked safeguarding episodes never hold it up.
"""

from typing import Literal

from pydantic import Field

from domain.forensic.carer import carer_objections
from domain.forensic.documents import Submitted, held_by_objection, signed_objection, submitted, submitting_objection
from domain.forensic.file import ForensicFile, changed
from domain.forensic.flags import flag_objections
from domain.forensic.owed import TaskArose
from domain.forensic.reablement import kers_decided
from domain.forensic.stages import ASSESSING, ASSESSMENT_QA, CLOSING, NEEDS_RECORDED, PLANNING
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AssessmentStarted", "AssessmentSubmitted", "DecideEligibility", "EligibilityDecided", "RiskAssessmentSubmitted",
    "StartAssessment", "SubmitAssessment", "SubmitRiskAssessment", "assessment_started", "assessment_submitted",
    "decide_eligibility", "eligibility_decided", "mdt_advice", "outcome_brings", "risk_submitted", "start_assessment",
    "submit_assessment", "submit_risk_assessment",
]  # fmt: skip


class StartAssessment(Advised):
    """The social worker begins the needs assessment under the Care Act."""

    type: Literal["StartAssessment"] = "StartAssessment"


class AssessmentStarted(Event):
    """The needs assessment is under way."""

    type: Literal["AssessmentStarted"] = "AssessmentStarted"


class Risks(Message):
    """The risk assessment: a reference to the document, and what it says in short."""

    document: str = Field(default="", max_length=200, description="Reference of the document")
    summary: str = Field(min_length=3, max_length=20_000)


class SubmitRiskAssessment(Risks, Advised):
    """Send the risk assessment to quality assurance."""

    type: Literal["SubmitRiskAssessment"] = "SubmitRiskAssessment"


class RiskAssessmentSubmitted(Risks, Submitted):
    """The risk assessment waits for quality assurance."""

    type: Literal["RiskAssessmentSubmitted"] = "RiskAssessmentSubmitted"


class Needs(Message):
    """The Care Act assessment: with whom it was made, and the needs that it found."""

    health_co_assessor: str = Field(default="", max_length=200, description="Who assessed for health, by name and role")
    contributors: tuple[str, ...] = Field(default=(), description="Disciplines and agencies that took part")
    needs: str = Field(min_length=3, max_length=20_000)
    document: str = Field(default="", max_length=200)


class SubmitAssessment(Needs, Advised):
    """Send the Care Act assessment to quality assurance."""

    type: Literal["SubmitAssessment"] = "SubmitAssessment"


class AssessmentSubmitted(Needs, Submitted):
    """The Care Act assessment waits for quality assurance."""

    type: Literal["AssessmentSubmitted"] = "AssessmentSubmitted"


class Eligibility(Message):
    """What the assessment comes to (8.7, 9.1)."""

    outcome: Literal["CARE_ACT_ELIGIBLE", "S117_ONLY", "NEITHER"]
    eligible_needs: tuple[str, ...] = Field(default=(), description="Eligible unmet needs, by code or short words")
    needs_record: str = Field(default="", max_length=20_000, description="For section 117 only: the needs, recorded")
    signposted_to: str = Field(default="", max_length=4000, description="For neither: where the person is pointed to")


class DecideEligibility(Eligibility, Advised):
    """Set the outcome of the signed assessment."""

    type: Literal["DecideEligibility"] = "DecideEligibility"


class EligibilityDecided(Eligibility, Event):
    """The outcome is set; a copy of the decision form is owed to the person."""

    type: Literal["EligibilityDecided"] = "EligibilityDecided"


def start_assessment(_: StartAssessment, file: ForensicFile, now: Circumstances) -> Ruling:
    """By the allocated worker."""
    return unless_refused((held_by_objection("FOR-ASSESS-CARE-ACT", file, now),), AssessmentStarted())


def submit_risk_assessment(command: SubmitRiskAssessment, file: ForensicFile, now: Circumstances) -> Ruling:
    """A first one, or a corrected one."""
    version = file.document("risk_assessment").version + 1
    return unless_refused(
        (held_by_objection("FOR-RISK-ASSESS", file, now), submitting_objection("risk_assessment", file)),
        RiskAssessmentSubmitted(**command.body(), version=version, author=now.by.id),
    )


def submit_assessment(command: SubmitAssessment, file: ForensicFile, now: Circumstances) -> Ruling:
    """With all that stands beside it resolved, made jointly with health."""
    health = "Name who assessed for health: the assessment is made jointly."
    risk = "The risk assessment is signed off first."
    return unless_refused(
        (
            held_by_objection("FOR-ASSESS-CARE-ACT", file, now),
            unless(said(command.health_co_assessor), "FOR-ASSESS-JOINT-HEALTH", health, "health_co_assessor"),
            signed_objection("risk_assessment", "FOR-RISK-ASSESS", risk, file),
            *flag_objections(file.flags),
            *carer_objections(file.carer),
            kers_decided(file),
        ),
        AssessmentSubmitted(
            **command.body(), version=file.document("care_act_assessment").version + 1, author=now.by.id
        ),
    )


def mdt_advice(command: SubmitAssessment, _: ForensicFile, __: Circumstances) -> tuple[Objection | None, ...]:
    """Expected is a multi-disciplinary, multi-agency assessment."""
    words = "Record which disciplines and agencies contributed, so that all needs are found."
    return (unless(command.contributors, "FOR-ASSESS-MDT", words, "contributors"),)


def decide_eligibility(command: DecideEligibility, file: ForensicFile, now: Circumstances) -> Ruling:
    """As the assessment found it: no plan without eligible needs, no needs unrecorded."""
    return unless_refused(
        (held_by_objection("FOR-ELIG-OUTCOME", file, now), *_outcome_objections(command, file)),
        EligibilityDecided.model_validate(command.body()),
    )


def _outcome_objections(command: DecideEligibility, file: ForensicFile) -> tuple[Objection | None, ...]:
    eligible, s117 = command.outcome == "CARE_ACT_ELIGIBLE", bool(file.flags.s117)
    needs = "Name the eligible unmet needs: the plan answers each of them."
    none = "Eligible unmet needs are planned for: the outcome is Care Act eligible."
    record = "The needs are recorded, although there is no plan: write them down."
    not_s117 = "The person is recorded as not eligible for section 117 after-care."
    is_s117 = "The person is eligible for section 117 after-care: the outcome is section 117 only."
    pointed = "Say where the person is pointed to."
    only, neither = command.outcome == "S117_ONLY", command.outcome == "NEITHER"
    return (
        unless(not eligible or command.eligible_needs, "FOR-ELIG-OUTCOME", needs, "eligible_needs"),
        unless(eligible or not command.eligible_needs, "FOR-NOT-ELIGIBLE", none, "eligible_needs"),
        unless(not only or s117, "FOR-ELIG-OUTCOME", not_s117, "outcome"),
        unless(not only or said(command.needs_record), "FOR-S117-NEEDS-RECORD", record, "needs_record"),
        unless(not neither or not s117, "FOR-S117-NEEDS-RECORD", is_s117, "outcome"),
        unless(not neither or said(command.signposted_to), "FOR-ELIG-OUTCOME", pointed, "signposted_to"),
    )


def outcome_brings(_: ForensicFile, event: Event) -> tuple[Event, ...]:
    """The copy of the decision form: to everybody, which is the safer reading of 9.1."""
    if not isinstance(event, EligibilityDecided):
        return ()
    return (TaskArose.of("eligibility_copy", "the eligibility decision was made"),)


def assessment_started(file: ForensicFile, _: AssessmentStarted) -> ForensicFile:
    """Under way."""
    return changed(file, stage=ASSESSING)


def risk_submitted(file: ForensicFile, event: RiskAssessmentSubmitted) -> ForensicFile:
    """Waits for quality assurance."""
    return submitted(file, "risk_assessment", event)


def assessment_submitted(file: ForensicFile, event: AssessmentSubmitted) -> ForensicFile:
    """Waits for quality assurance."""
    return changed(submitted(file, "care_act_assessment", event), stage=ASSESSMENT_QA)


_NEXT = {"CARE_ACT_ELIGIBLE": PLANNING, "S117_ONLY": NEEDS_RECORDED, "NEITHER": CLOSING}


def eligibility_decided(file: ForensicFile, event: EligibilityDecided) -> ForensicFile:
    """To planning, to the recorded needs, or to the end."""
    ended = {"closing_because": "not_eligible"} if event.outcome == "NEITHER" else {}
    return changed(
        file, stage=_NEXT[event.outcome], outcome=event.outcome, eligible_needs=event.eligible_needs, **ended
    )

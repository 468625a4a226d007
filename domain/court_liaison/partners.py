"""Outside events that a liaison case takes: each is the CloudEvent of another service's own system (DESIGN A8)."""

from domain.court_liaison.assessing import PsychiatricOutcome, RecordPsychiatricOutcome
from domain.court_liaison.closing import Death, RecordDeath
from domain.court_liaison.consulting import AskPractitioner, Question
from domain.court_liaison.hearings import (
    AdjournHearing,
    Adjournment,
    Disposal,
    MoveHearing,
    NewHearing,
    RecordDisposal,
)
from domain.court_liaison.linking import RecordReferralOutcome, ReferralAnswer
from domain.court_liaison.reporting import Asked, RequireReport
from domain.court_liaison.reviewing import EndOrder, OrderEnd
from domain.court_liaison.screening import EscortRecord, ReceiveEscortRecord, ReferDefendant, Referral
from domain.court_liaison.treatment import CarePlanChange, ChangeCarePlan
from domain.kernel.lifecycle import OutsideKind, as_told

__all__ = [
    "OUTSIDE", "Adjournment", "Asked", "CarePlanChange", "Death", "Disposal", "EscortRecord", "NewHearing", "OrderEnd",
    "PsychiatricOutcome", "Question", "Referral", "ReferralAnswer",
]  # fmt: skip

_OURS = "uk.caseclock.court-liaison"

OUTSIDE = (
    OutsideKind("uk.nhs.person-died.v1", Death, as_told(RecordDeath), "The person died"),
    OutsideKind(f"{_OURS}.escort-record.v1", EscortRecord, as_told(ReceiveEscortRecord),
                "A Prisoner Escort Record came with the person"),
    OutsideKind(f"{_OURS}.referral.v1", Referral, as_told(ReferDefendant), "A court agency referred the person"),
    OutsideKind(f"{_OURS}.hearing-moved.v1", NewHearing, as_told(MoveHearing), "The court moved the hearing"),
    OutsideKind(f"{_OURS}.adjourned.v1", Adjournment, as_told(AdjournHearing), "The court adjourned"),
    OutsideKind(f"{_OURS}.disposed.v1", Disposal, as_told(RecordDisposal), "The court decided"),
    OutsideKind(f"{_OURS}.report-required.v1", Asked, as_told(RequireReport), "The court requires a report"),
    OutsideKind(f"{_OURS}.psychiatric-outcome.v1", PsychiatricOutcome, as_told(RecordPsychiatricOutcome),
                "Psychiatric liaison told the outcome of its assessment"),
    OutsideKind(f"{_OURS}.referral-outcome.v1", ReferralAnswer, as_told(RecordReferralOutcome),
                "A service answered a referral"),
    OutsideKind(f"{_OURS}.care-plan-changed.v1", CarePlanChange, as_told(ChangeCarePlan),
                "The clinical team changed the care plan"),
    OutsideKind(f"{_OURS}.advice-asked.v1", Question, as_told(AskPractitioner), "Probation asks for advice"),
    OutsideKind(f"{_OURS}.order-ended.v1", OrderEnd, as_told(EndOrder), "Probation told that the order ended"),
)  # fmt: skip
"""Sent by the court's lists, prison escort, court agencies, the NHS, services and probation."""

"""Outside events that a forensic case takes: each is the CloudEvent of a partner's own system (DESIGN A8)."""

from domain.forensic.carer import CarerAssessment, RecordCarerAssessment
from domain.forensic.funding import PanelDecision, RecordPanelDecision
from domain.forensic.outside import Death, RecordDeath
from domain.forensic.screening import Information, ReceiveInformation
from domain.kernel.lifecycle import OutsideKind, as_told

__all__ = ["OUTSIDE", "CarerAssessment", "Death", "Information", "PanelDecision"]

OUTSIDE = (
    OutsideKind("uk.nhs.person-died.v1", Death, lambda data: RecordDeath(on=data.on), "The person died"),
    OutsideKind("uk.caseclock.forensic.information.v1", Information,
                as_told(ReceiveInformation), "Information that was asked for came in"),
    OutsideKind("uk.caseclock.forensic.carer-assessment.v1", CarerAssessment,
                as_told(RecordCarerAssessment), "A commissioned carer's assessment came in"),
    OutsideKind("uk.caseclock.forensic.panel-decision.v1", PanelDecision,
                as_told(RecordPanelDecision), "The Complex Need Panel decided"),
)  # fmt: skip

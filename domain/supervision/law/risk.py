"""Breaches, concerns and recall (001 2.5, 2.7, 4.0, 8.0; 004 26.25, 26.36)."""

from datetime import time

from domain.calendar.spans import Span, Unit
from domain.law.rule import Basis, Escalation, Lead, Limit, Rule, Setting, Strength
from domain.supervision.law.basis import advisory, gate, guidance

__all__ = ["RISK_RULES"]

_NINE = time(9)
_REFERENCE = Limit(due=Span(1, Unit.MONTH), lead=Lead(5, _NINE), escalations=(Escalation("ServiceManager", 0, _NINE),))
_REVIEW = Limit(
    due=Setting("supervision-breach-review", "How soon after a breach it is decided what is done"),
    escalations=(Escalation("LineManager", 0, _NINE),),
)  # fmt: skip

RISK_RULES: tuple[Rule, ...] = (
    Rule("SUP-BREACH-REVIEW", "A breach triggers consideration of action", "001 para 2.5",
         "Consider what action a breach needs; record the decision and its reason.", Basis.GOOD_PRACTICE,
         limit=_REVIEW),
    gate("SUP-BREACH-NOT-RECALL", "A breach alone does not justify recall", "2.5",
         "A request for recall rests on what has risen or deteriorated and is on record, never on a breach alone."),
    gate("SUP-RAISE-CONCERNS", "Raise concerns about behaviour", "3.3",
         "The supervisor raises concerns about the person's behaviour in the community."),
    advisory("SUP-CONCERNS-SWIFT", "Raise concerns swiftly", "8.0 L358", "Tell the line manager of a concern at once."),
    gate("SUP-MHA-ASSESS-REQUEST", "Request for an assessment under the Act", "6.2",
         "Log the referral for an assessment under the Mental Health Act: when, to whom, what came of it."),
    gate("SUP-RECALL-RECORD", "Managing recall", "4.0 Std 3(b); 6.2",
         "Record the concern, the contact with the casework section, the decision, the time of recall, the bed, the "
         "conveyance and the outcome; the clinical supervisor and the manager are in it."),
    gate("SUP-RECALL-BY-MHCS", "Recall is ordered by the casework section", "4.0 Std 5(b)",
         "Only the Mental Health Casework Section recalls, for the Secretary of State; the supervisor co-ordinates."),
    guidance("MDO-RECALL-REF-1M", "Tribunal referral after recall", "26.36",
             "The Secretary of State refers the case to the Tribunal within one month of the recall.", _REFERENCE),
    Rule("SUP-RECALL-SUPPORT", "Management support during recall", "001 para 4.0 Std 5(b)",
         "Managers support the supervisor through a recall; the support is recorded.", Basis.GOOD_PRACTICE,
         Strength.REMIND, limit=Limit(due=Setting("supervision-recall-support",
                                                  "How soon after a recall the manager's support is recorded"))),
    gate("SUP-ESCALATE-SENIOR", "Help to escalate concerns", "8.0 L341",
         "The line manager takes a concern to senior managers where it needs them, and logs the response."),
    gate("SUP-INCIDENT-RECORD", "Record exceptions and critical incidents", "5.5 L252",
         "Record type, day and outcome of a critical incident or another legal intervention."),
)  # fmt: skip

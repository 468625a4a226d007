"""One referral to the community forensic social work service, as it shows itself in the Temporal Web UI.

Stages: RECEIVED → SCREENING (and back from AWAITING_INFO) → ACCEPTED → ALLOCATED → ASSESSING → ASSESSMENT_QA →
OUTCOME → PLANNING (with CNP_DRAFT and CNP_REFERRED) → PLAN_QA → PLAN_ACTIVE → REVIEWING → CLOSING; or NEEDS_RECORDED
where only section 117 applies. Ended by RETURNED, REDIRECTED, DECLINED or CLOSED.

Clocks: FOR-SCREEN-5WD (five working days from the day that counts as received, 17:00), FOR-ALLOC-2W (14 calendar days
from acceptance), FOR-JOINT-MTG-ALL-ACCEPTED (the next weekly joint meeting), and those that an area sets: reviews,
privacy notice, copies, guidance (``caseclock settings``).

Typed signals are this lifecycle's contract with other services: each is the CloudEvent of the same kind.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.forensic.partners import CarerAssessment, Death, Information, PanelDecision
    from workflows.case import CaseLifecycle

__all__ = ["ForensicReferral"]


@temporalio.workflow.defn(name="ForensicReferral")
class ForensicReferral(CaseLifecycle):
    """The durable case of one forensic referral."""

    title = "Forensic referral"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

    @temporalio.workflow.signal
    def person_died(self, told: Told[Death]) -> None:
        """The person died (uk.nhs.person-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.person-died.v1"))

    @temporalio.workflow.signal
    def information_received(self, told: Told[Information]) -> None:
        """Information that screening asked for came in (uk.caseclock.forensic.information.v1)."""
        self.outside.append(told.as_event("uk.caseclock.forensic.information.v1"))

    @temporalio.workflow.signal
    def carer_assessed(self, told: Told[CarerAssessment]) -> None:
        """A commissioned organisation assessed the carer (uk.caseclock.forensic.carer-assessment.v1)."""
        self.outside.append(told.as_event("uk.caseclock.forensic.carer-assessment.v1"))

    @temporalio.workflow.signal
    def panel_decided(self, told: Told[PanelDecision]) -> None:
        """The Complex Need Panel decided (uk.caseclock.forensic.panel-decision.v1)."""
        self.outside.append(told.as_event("uk.caseclock.forensic.panel-decision.v1"))

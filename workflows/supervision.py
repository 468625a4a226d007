"""Social supervision of one restricted person, as it shows itself in the Temporal Web UI.

Stages: ALLOCATION_PENDING (DISPUTE) → ALLOCATING → PRE_DISCHARGE (DEFERRED) → SUPERVISED, and from there
REVIEWING_BREACH, ESCALATED, RECALL_PENDING and back; RECALLED → SUPERVISED or DETAINED_RESTRICTED; ENDED by absolute
discharge or death (docs/lifecycles/supervision.md).

Typed signals are this lifecycle's contract with other services: each is the CloudEvent of the same kind.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.supervision.ending import Death
    from domain.supervision.recall import RecallOrder
    from workflows.case import CaseLifecycle

__all__ = ["SocialSupervision"]


@temporalio.workflow.defn(name="SocialSupervision")
class SocialSupervision(CaseLifecycle):
    """The durable case of one person's social supervision."""

    title = "Social supervision"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is ended."""
        await self.live()

    @temporalio.workflow.signal
    def patient_recalled(self, told: Told[RecallOrder]) -> None:
        """The Ministry of Justice ordered the recall (uk.moj.mhcs.recalled.v1)."""
        self.outside.append(told.as_event("uk.moj.mhcs.recalled.v1"))

    @temporalio.workflow.signal
    def person_died(self, told: Told[Death]) -> None:
        """The person died (uk.nhs.person-died.v1)."""
        self.outside.append(told.as_event("uk.nhs.person-died.v1"))

"""One MAPPA serious case review, as it shows itself in the Temporal Web UI.

Stages: SFO_CHARGED → WITH_COORDINATOR → WITH_SMB_CHAIR → COMMISSIONED (or REJECTED) → PANEL_DUE, with DEFERRED between
where prosecutor or police advise it → REVIEWING → REPORT_DRAFT → SMB_COMMENT → NMT_QA → FEEDBACK_CONSIDERED → APPROVED
→ ACTION_PLAN_OPEN → CLOSED; DISCONTINUED where the prosecution takes it outside the criteria
(docs/lifecycles/serious-case-review.md).

The typed signal is this lifecycle's contract with the prosecutor: it is the CloudEvent of the same kind.
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef, Told
    from domain.serious_case_review.ending import ProsecutionNotice
    from workflows.case import CaseLifecycle

__all__ = ["SeriousCaseReview"]


@temporalio.workflow.defn(name="SeriousCaseReview")
class SeriousCaseReview(CaseLifecycle):
    """The durable case of one review."""

    title = "Serious case review"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

    @temporalio.workflow.signal
    def prosecution_moved(self, told: Told[ProsecutionNotice]) -> None:
        """The charge was changed or dropped, or the trial ended (uk.cps.prosecution-outcome.v1)."""
        self.outside.append(told.as_event("uk.cps.prosecution-outcome.v1"))

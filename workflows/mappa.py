"""One MAPPA offender, as it shows itself in the Temporal Web UI.

Stages: SCREENING → MANAGED, or by way of CAT3_REFERRED; ended by NOT_ELIGIBLE or EXITED, from which a later outcome
or referral takes the case up again. Eligibility, level, place, meetings, lead agency and the ViSOR record run side by
side in it (docs/lifecycles/mappa.md).
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle

__all__ = ["MappaOffender"]


@temporalio.workflow.defn(name="MappaOffender")
class MappaOffender(CaseLifecycle):
    """The durable case of one offender."""

    title = "MAPPA offender"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

"""Staff records as they show themselves in the Temporal Web UI.

Stages: IN_POST → LEFT. Clocks: leave that begins and ends, standings and posts that end (timers), the job plan
(six months from joining), supervision, refreshers, the yearly assessment (docs/lifecycles/workforce.md).
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle

__all__ = ["StaffRecord"]


@temporalio.workflow.defn(name="StaffRecord")
class StaffRecord(CaseLifecycle):
    """The durable record of one worker."""

    title = "Staff record"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the record until the worker has left."""
        await self.live()

"""Staff records and services as they show themselves in the Temporal Web UI.

A staff record's stages: IN_POST → LEFT. Clocks: leave that begins and ends, standings and posts that end (timers), the
job plan (six months from joining), supervision, refreshers, the yearly assessment. A service: RUNNING → SHUT; the
monthly team meeting, forums, audits and reviews in the cycle that the area chose (docs/lifecycles/workforce.md).
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle

__all__ = ["ServiceDuties", "StaffRecord"]


@temporalio.workflow.defn(name="StaffRecord")
class StaffRecord(CaseLifecycle):
    """The durable record of one worker."""

    title = "Staff record"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the record until the worker has left."""
        await self.live()


@temporalio.workflow.defn(name="ServiceDuties")
class ServiceDuties(CaseLifecycle):
    """The durable case of what a service owes itself."""

    title = "Duties of a service"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the service until it is closed."""
        await self.live()

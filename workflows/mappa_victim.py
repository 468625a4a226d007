"""One victim of a MAPPA offender, as it shows itself in the Temporal Web UI: a reference and a stage.

Stages: IDENTIFIED → IN_SCHEME or OUTSIDE_SCHEME → CLOSED (docs/lifecycles/mappa-victim.md).
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle

__all__ = ["MappaVictim"]


@temporalio.workflow.defn(name="MappaVictim")
class MappaVictim(CaseLifecycle):
    """The durable record of one victim."""

    title = "Victim of a MAPPA offender"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the record until it is closed."""
        await self.live()

"""One request for the minutes of a MAPPA meeting, as it shows itself in the Temporal Web UI.

Stages: RECEIVED → ROUTED → DRAFTED → DECIDED → REPLIED → CLOSED (docs/lifecycles/minutes-request.md).
"""

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle

__all__ = ["MinutesRequest"]


@temporalio.workflow.defn(name="MinutesRequest")
class MinutesRequest(CaseLifecycle):
    """The durable case of one request."""

    title = "Request for MAPPA minutes"

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:  # noqa: ARG002 -- Temporal gives it to __init__ as well
        """Watch the case until it is closed."""
        await self.live()

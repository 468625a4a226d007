"""Workflows with planted bugs. They stand in a module of their own because the sandbox imports it anew."""

from datetime import datetime, timedelta
from uuid import UUID

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import CaseRef
    from workflows.case import CaseLifecycle


@temporalio.workflow.defn(name="AdultSafeguardingEnquiry")
class WithoutInit(CaseLifecycle):
    """No ``@workflow.init``: ``run`` sets what updates touch, and forgets what came before it in the same task."""

    def __init__(self) -> None:
        lifecycle, _, case = temporalio.workflow.info().workflow_id.rpartition("/")
        super().__init__(CaseRef(lifecycle=lifecycle, case=UUID(case)))

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:
        super().__init__(case)
        await self.live()


@temporalio.workflow.defn(name="AdultSafeguardingEnquiry")
class ASecondEarly(CaseLifecycle):
    """The alarm rings a second before its instant."""

    @temporalio.workflow.init
    def __init__(self, case: CaseRef) -> None:
        super().__init__(case)

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:
        await self.live()

    @property
    def _alarm(self) -> datetime | None:
        alarm = self.known.next_alarm if self.known else None
        return alarm - timedelta(seconds=1) if alarm else None

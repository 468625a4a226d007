"""Workflows with planted bugs. They stand in a module of their own because the sandbox imports it anew."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import temporalio.workflow

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.messages import Answer, CaseRef, Order
    from workflows.case import CaseLifecycle, Slip


@temporalio.workflow.defn(name="AdultSafeguardingEnquiry")
class WithoutInit(CaseLifecycle):
    """No ``@workflow.init``: how the case stands is set in ``run`` only, and updates do not wait for it."""

    def __init__(self) -> None:
        lifecycle, _, case = temporalio.workflow.info().workflow_id.rpartition("/")
        super().__init__(CaseRef(lifecycle=lifecycle, case=UUID(case)))

    @temporalio.workflow.run
    async def run(self, case: CaseRef) -> None:
        await self.live()

    async def _answer(self, order: Order) -> Answer:
        slip = Slip(order)
        self.tray.append(slip)
        await asyncio.sleep(0)
        async with self.turn:
            while slip.answer is None:
                await self._sit(tick=False)
            return slip.answer


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

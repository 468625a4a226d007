"""The watch: an hourly schedule that sees that no open case is without its workflow, and no alarm unheard."""

from datetime import timedelta
from typing import Final

import temporalio.workflow
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
)
from temporalio.common import RetryPolicy

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.upkeep import Repaired, Upkeep

__all__ = ["WATCH", "Watch", "schedule_watch"]

WATCH: Final = "caseclock-watch"
"""The id of the schedule and the prefix of its workflows."""


@temporalio.workflow.defn(name="Watch")
class Watch:
    """One round of the watch."""

    @temporalio.workflow.run
    async def run(self) -> Repaired:
        """Repair what was forgotten and say how much that was."""
        return await temporalio.workflow.execute_activity_method(
            Upkeep.repair,
            start_to_close_timeout=timedelta(minutes=30),
            heartbeat_timeout=timedelta(minutes=1),
            retry_policy=RetryPolicy(maximum_attempts=3),
            summary="compare the store with the engine",
        )


async def schedule_watch(client: Client, task_queue: str, every: timedelta = timedelta(hours=1)) -> bool:
    """See that the schedule exists; False if it did."""
    schedule = Schedule(
        action=ScheduleActionStartWorkflow(Watch.run, id=WATCH, task_queue=task_queue, static_summary="the watch"),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=every)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP),
    )
    try:
        await client.create_schedule(WATCH, schedule)
    except ScheduleAlreadyRunningError:
        return False
    return True

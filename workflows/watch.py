"""The watch: a schedule that sees that no open case is without its workflow, and no alarm or write unheard."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
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
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.common import RetryPolicy

with temporalio.workflow.unsafe.imports_passed_through():
    from activities.upkeep import Repaired, Upkeep

__all__ = ["WATCH", "Watch", "schedule_watch"]

WATCH: Final = "caseclock-watch"
"""The id of the schedule and the prefix of its workflows."""

EVERY: Final = timedelta(minutes=10)
"""What was forgotten is found after a round and a half at the latest."""


@temporalio.workflow.defn(name="Watch")
class Watch:
    """One round of the watch."""

    @temporalio.workflow.run
    async def run(self) -> Repaired:
        """Repair what was forgotten and say how much that was."""
        before = temporalio.workflow.get_last_completion_result(Repaired)
        return await temporalio.workflow.execute_activity_method(
            Upkeep.repair,
            before.written_until if before else None,
            start_to_close_timeout=timedelta(minutes=30),
            heartbeat_timeout=timedelta(minutes=1),
            retry_policy=RetryPolicy(maximum_attempts=3),
            summary="compare the store with the engine",
        )


async def schedule_watch(client: Client, task_queue: str, every: timedelta = EVERY) -> bool:
    """See that the schedule exists, and how often; False if it did."""
    schedule = Schedule(
        action=ScheduleActionStartWorkflow(Watch.run, id=WATCH, task_queue=task_queue, static_summary="the watch"),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=every)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP),
    )
    try:
        await client.create_schedule(WATCH, schedule)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(WATCH).update(partial(_as_often, schedule.spec))
        return False
    return True


def _as_often(spec: ScheduleSpec, found: ScheduleUpdateInput) -> ScheduleUpdate | None:
    """The schedule of an earlier release with this one's interval; whoever paused it finds it paused."""
    schedule = found.description.schedule
    return None if schedule.spec.intervals == spec.intervals else ScheduleUpdate(replace(schedule, spec=spec))

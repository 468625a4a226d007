"""``python -m benchmarks.bare.worker``: the worker of the bare workflows, with the SDK's own defaults."""

import asyncio
import signal

from temporalio.client import Client
from temporalio.worker import Worker

from benchmarks.bare.workflows import BareLocal, BareTimer, BareUpdate, Inserting
from benchmarks.bench import say_ready
from infra.settings import Settings, load_settings
from infra.store import open_pool

__all__ = ["serve"]


async def serve(settings: Settings) -> None:
    """Work until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    client = await Client.connect(settings.require_temporal_address())
    async with await open_pool(settings.require_database_url(), role=None, max_size=10) as pool:
        worker = Worker(
            client, task_queue=f"bare-{settings.task_queue}", workflows=[BareUpdate, BareLocal, BareTimer],
            activities=[Inserting(pool).insert], max_cached_workflows=settings.worker_max_cached_workflows,
            max_concurrent_workflow_tasks=settings.worker_max_workflow_tasks,
            max_concurrent_local_activities=settings.worker_max_activities,
        )  # fmt: skip
        async with worker:
            say_ready()
            await stop.wait()


if __name__ == "__main__":
    asyncio.run(serve(load_settings()))

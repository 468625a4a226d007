"""Building a worker: the same for production, tests and rehearsals."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.deliver import Delivery
from activities.desk import Desk
from activities.upkeep import Upkeep
from infra.settings import Settings
from workflows.client import CaseClient
from workflows.registry import CASE_WORKFLOWS
from workflows.watch import Watch

__all__ = ["PASSED_THROUGH", "build_worker", "sandbox"]

PASSED_THROUGH = (
    "domain",
    "activities",
    "infra",
    "workflows.details",
    "workflows.messages",
    "structlog",
    "asyncpg",
    "pydantic",
)
"""Imported once for all runs: imported anew for each, they cost 3.7 MB a cached case (DESIGN D21)."""


def sandbox() -> SandboxedWorkflowRunner:
    """The sandbox stays on: it is the only automatic guard on files that must live for thirty years."""
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH))


def build_worker(client: Client, desk: Desk, settings: Settings, task_queue: str | None = None) -> Worker:
    """A worker for all lifecycles on one task queue (the settings' own unless another is named)."""
    queue = task_queue or settings.task_queue
    cases = CaseClient(client, queue)
    delivery, upkeep = Delivery(desk.store, cases.carry), Upkeep(desk.store, cases)
    return Worker(
        client,
        task_queue=queue,
        workflows=[*CASE_WORKFLOWS.values(), Watch],
        activities=[desk.execute, desk.resume, delivery.deliver, upkeep.repair],
        workflow_runner=sandbox(),
        max_cached_workflows=settings.worker_max_cached_workflows,
        max_concurrent_workflow_tasks=settings.worker_max_workflow_tasks,
        max_concurrent_activities=settings.worker_max_activities,
        max_concurrent_local_activities=settings.worker_max_activities,
        graceful_shutdown_timeout=timedelta(seconds=settings.worker_graceful_seconds),
    )

"""Building a worker: the same for production, tests and rehearsals."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from temporalio.client import Client
from temporalio.worker import Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from activities.deliver import Delivery
from activities.desk import Desk
from activities.letters import LetterDesk
from activities.upkeep import Upkeep
from infra.letters.directory import Directory
from infra.letters.sending import Sender
from infra.release import digest_of_sources
from infra.settings import Settings
from workers.runner import SandboxWithoutContexts
from workflows.client import CaseClient
from workflows.letter import LetterJourney
from workflows.letter_client import LetterClient
from workflows.registry import CASE_WORKFLOWS
from workflows.watch import Watch

__all__ = ["PASSED_THROUGH", "Post", "build_worker", "sandbox"]

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


def sandbox() -> WorkflowRunner:
    """The sandbox stays on: it is the only automatic guard on files that must live for thirty years."""
    restrictions = SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
    return SandboxWithoutContexts(SandboxedWorkflowRunner(restrictions=restrictions))


@dataclass(frozen=True, slots=True)
class Post:
    """How this worker's letters leave."""

    directory: Directory
    sender: Sender


def build_worker(
    client: Client, desk: Desk, settings: Settings, task_queue: str | None = None, *, post: Post | None = None
) -> Worker:
    """A worker for all lifecycles on one task queue (the settings' own unless another is named).

    Without ``post`` no letter leaves: so a rehearsal writes to nobody.
    """
    queue = task_queue or settings.task_queue
    cases = CaseClient(client, queue)
    postman = LetterClient(client, queue).start if post else None
    upkeep, delivery = Upkeep(desk.store, cases, postman), Delivery(desk.store, cases.carry, postman)
    letters = LetterDesk(desk.store, post.directory, post.sender, cases.notify) if post else None
    on_letters = [letters.prepare, letters.send, letters.follow, letters.give_up, letters.tell] if letters else []
    return Worker(
        client,
        task_queue=queue,
        workflows=[*CASE_WORKFLOWS.values(), LetterJourney, Watch],
        activities=[desk.execute, desk.resume, delivery.deliver, upkeep.repair, *on_letters],
        workflow_runner=sandbox(),
        max_cached_workflows=settings.worker_max_cached_workflows,
        max_concurrent_workflow_tasks=settings.worker_max_workflow_tasks,
        max_concurrent_activities=settings.worker_max_activities,
        max_concurrent_local_activities=settings.worker_max_activities,
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=settings.worker_sticky_seconds),
        graceful_shutdown_timeout=timedelta(seconds=settings.worker_graceful_seconds),
        build_id=_build_id(),
    )


@cache
def _build_id() -> str:
    """Which code worked on a task, as histories name it.

    Left alone, the SDK hashes the compiled code of every module that is loaded, also of others' packages: seconds of
    each start, most of all where nothing compiled is kept.
    """
    return digest_of_sources("activities", "domain", "infra", "workers", "workflows")

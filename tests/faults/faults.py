"""The faults: drawn by the seed, carried out one beside the other while commands are given."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Final

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.enums.v1 import EventType
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import Client
from temporalio.exceptions import TemporalError

from infra.store import Pool
from tests.faults.follower import LOST
from tests.faults.plan import CasePlan
from tests.faults.proxy import Proxy
from tests.faults.sql import query
from tests.faults.world import World
from workflows.client import CaseClient

__all__ = ["Faults"]

AT_ONCE: Final = 3
_WRITERS: Final = query("writers")


@dataclass
class Faults:
    """Draws faults and carries them out until it is cancelled; ``done`` counts them by kind.

    ``opened`` grows while it runs: the cases that a reset, a termination or a renewal can hit. ``client`` and
    ``pool`` reach the servers straight, as operations staff would: only the owner sees other sessions at work.
    """

    world: World
    client: Client
    pool: Pool
    rng: Random
    opened: list[CasePlan]
    gap: float
    """Seconds between two faults, on average."""
    done: Counter[str] = field(default_factory=Counter)
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Throw faults, for ever."""
        kinds = self._kinds()
        while True:
            await asyncio.sleep(self.rng.expovariate(1 / self.gap))
            await self._slots.acquire()
            name, fault, _ = self.rng.choices(kinds, [weight for *_, weight in kinds])[0]
            task = asyncio.create_task(self._throw(name, fault))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Wait until those under way are over."""
        if self._running:
            await asyncio.wait(self._running)

    def _kinds(self) -> list[tuple[str, Callable[[], Awaitable[None]], float]]:
        return [
            ("worker killed", self._kill_worker, 3),
            ("worker stopped and continued", self._pause_worker, 3),
            ("PostgreSQL killed and restarted", self._kill_postgres, 1.5),
            ("Temporal killed and restarted", self._kill_temporal, 1),
            ("black hole", self._black_hole, 3),
            ("connections reset", self._hang_up, 3),
            ("worker clock jumped", self._jump, 2),
            ("workflow reset", self._reset, 2),
            ("workflow terminated", self._terminate, 1),
            ("renew storm", self._renew_storm, 2),
            ("PostgreSQL session stalled in a write", self._stall_writer, 3),
        ]

    async def _throw(self, name: str, fault: Callable[[], Awaitable[None]]) -> None:
        try:
            with suppress(TemporalError, OSError, *LOST):
                await fault()  # it may itself meet a server that another fault took away
                self.done[name] += 1
        finally:
            self._slots.release()

    async def _kill_worker(self) -> None:
        self.rng.choice(self.world.workers).child.send_signal(signal.SIGKILL)

    async def _pause_worker(self) -> None:
        child = self.rng.choice(self.world.workers).child
        child.send_signal(signal.SIGSTOP)
        await asyncio.sleep(self.rng.uniform(0.3, 5))
        child.send_signal(signal.SIGCONT)

    async def _kill_postgres(self) -> None:
        async with self.world.lock:
            await asyncio.to_thread(self.world.postgres.kill)
            await asyncio.sleep(self.rng.uniform(0.1, 2.5))
            await asyncio.to_thread(self.world.postgres.start)

    async def _kill_temporal(self) -> None:
        async with self.world.lock:
            await asyncio.to_thread(self.world.temporal.kill)
            await asyncio.sleep(self.rng.uniform(0.1, 2.5))
            await asyncio.to_thread(self.world.temporal.start)

    async def _black_hole(self) -> None:
        proxy = self._proxy()
        proxy.swallow()
        await asyncio.sleep(self.rng.uniform(0.3, 5))
        proxy.pass_on()

    async def _hang_up(self) -> None:
        self._proxy().hang_up()

    def _proxy(self) -> Proxy:
        return self.rng.choice([proxy for link in self.world.links for proxy in link.proxies])

    async def _jump(self) -> None:
        seconds = self.rng.choice((-86400, -3600, -30, -2, 2, 30, 3600, 86400))
        self.rng.choice(self.world.workers).set_clock(seconds)

    async def _reset(self) -> None:
        """Take a case back to a point that it had passed, then renew it, as the runbook says."""
        case = self._case()
        history = await self.client.get_workflow_handle(case.ref.stream).fetch_history()
        completed = EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED
        points = [event.event_id for event in history.events if event.event_type == completed]
        started = history.events[0].workflow_execution_started_event_attributes
        await self.client.workflow_service.reset_workflow_execution(
            ResetWorkflowExecutionRequest(
                namespace=self.client.namespace,
                workflow_execution=WorkflowExecution(
                    workflow_id=case.ref.stream, run_id=started.original_execution_run_id
                ),
                reason="fault run",
                workflow_task_finish_event_id=self.rng.choice(points),
                request_id=str(self.rng.getrandbits(64)),
            )
        )
        await CaseClient(self.client, self.world.settings.task_queue).renew(case.ref)

    async def _terminate(self) -> None:
        case = self._case(lambda each: not each.outside)
        await self.client.get_workflow_handle(case.ref.stream).terminate("fault run")

    async def _renew_storm(self) -> None:
        cases = CaseClient(self.client, self.world.settings.task_queue)
        chosen = self.rng.sample(self.opened, min(len(self.opened), 12))
        await asyncio.gather(*(cases.renew(case.ref) for case in chosen))

    async def _stall_writer(self) -> None:
        """A session stands still between two statements of its commit, as on a disk that does not answer."""
        end = asyncio.get_running_loop().time() + 1
        while asyncio.get_running_loop().time() < end:
            for row in await self.pool.fetch(_WRITERS):
                with suppress(ProcessLookupError):
                    os.kill(row["pid"], signal.SIGSTOP)
                    await asyncio.sleep(self.rng.uniform(0.05, 0.6))
                    os.kill(row["pid"], signal.SIGCONT)
                return
            await asyncio.sleep(0.002)
        raise TimeoutError("nobody was writing")

    def _case(self, fits: Callable[[CasePlan], bool] = lambda _: True) -> CasePlan:
        """One of the newest cases: there is something going on."""
        found = [case for case in self.opened[-24:] if fits(case)]
        if not found:
            raise TimeoutError("no such case yet")
        return self.rng.choice(found)

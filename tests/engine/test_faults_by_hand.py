"""One fault at a time, where it hurts most: real workers in processes of their own, real servers, real signals.

A worker that comes back days late stands in test_duties.py, on the server whose clock can be moved.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowHandle
from temporalio.service import RPCError

from infra.keys import FileKeyRing
from infra.store import EventStore, Pool, open_pool
from infra.temporal import connect
from tests.faults.checks import acknowledged, each_once, read_book
from tests.faults.ledger import Ledger
from tests.faults.load import Load
from tests.faults.plan import DANA, CasePlan, Deed, draw_cases
from tests.faults.run import _ready
from tests.faults.world import World, running_world
from workflows.client import CaseClient

REACHED = ("DutyFellDue", "DutyBreached")
TOGETHER = 6
"""Cases whose duties fall due within the second around the fault."""


@dataclass
class Office:
    """The world, and somebody who gives commands in it."""

    world: World
    pool: Pool
    store: EventStore
    ledger: Ledger
    load: Load

    async def open(self, case: CasePlan, due_in: float) -> None:
        await self.load.register(self.store, [case])
        opening = Deed("open", DANA, case.opening.command, due_in=due_in)
        await self.load._do(case, opening)

    async def reached(self, case: CasePlan) -> list[str]:
        return [event.type for event in await self.store.events(case.ref.stream) if event.type in REACHED]

    async def until_reached(self, cases: list[CasePlan], seconds: float = 90) -> None:
        end = asyncio.get_running_loop().time() + seconds
        while not all([await self.reached(case) for case in cases]):
            assert asyncio.get_running_loop().time() < end, [await self.reached(case) for case in cases]
            await asyncio.sleep(0.1)

    async def broken(self) -> list[str]:
        """What does not hold of all that was acknowledged, at a second look too: workers write while we read."""
        first = await self._looked()
        return [each for each in await self._looked() if each in first] if first else []

    async def _looked(self) -> list[str]:
        book = await read_book(self.store, self.pool, self.world.timing.books())
        return [*self.ledger.violations, *acknowledged(book, self.ledger), *each_once(book)]


@pytest.fixture(scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with running_world(tmp_path_factory.mktemp("faults"), workers=2) as made:
        await _ready(await connect(made.settings))
        yield made


@pytest.fixture
async def office(world: World) -> AsyncIterator[Office]:
    async with await open_pool(world.postgres.url, max_size=4) as pool:
        store, ledger = EventStore(pool, FileKeyRing(world.settings.keyring_path)), Ledger()
        client = CaseClient(await connect(world.through(world.clients)), world.settings.task_queue)
        tending = asyncio.create_task(world.tend())
        yield Office(world, pool, store, ledger, Load([client], world.timing, ledger, Random(1)))
        tending.cancel()
        await world.heal()


async def _around_their_instant(office: Office, seed: int, fault: Callable[[], Awaitable[None]]) -> None:
    """Open cases whose duties fall due within one second, do the fault in the middle of it, wait for all."""
    cases = draw_cases(Random(seed), TOGETHER * 4)[:TOGETHER]
    due = [4 + number / TOGETHER for number in range(len(cases))]
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(office.open(case, at) for case, at in zip(cases, due, strict=True)))
    # A duty is said to be due in the second after its last one (timetable.AFTER), hence the 1.
    await asyncio.sleep(max(0.0, began + 4.5 + 1 - asyncio.get_running_loop().time()))
    await fault()
    await office.until_reached(cases)
    for case in cases:
        assert await office.reached(case) == list(REACHED), case.ref.stream
        rungs = [event for event in await office.store.events(case.ref.stream) if event.type in REACHED]
        assert all(rung.effective_at <= rung.recorded_at for rung in rungs)
        assert all(rung.effective_at <= rung.written_at + office.world.timing.shift for rung in rungs)
    assert await office.broken() == []


async def test_a_duty_fires_once_when_its_workers_are_killed_around_its_instant(office):
    async def kill_all() -> None:
        for worker in office.world.workers:
            worker.child.send_signal(signal.SIGKILL)

    await _around_their_instant(office, 1, kill_all)


async def test_a_duty_fires_once_when_temporal_is_killed_and_restarted_around_its_instant(office):
    async def restart() -> None:
        await asyncio.to_thread(office.world.temporal.kill)
        await asyncio.to_thread(office.world.temporal.start)

    await _around_their_instant(office, 2, restart)


async def test_postgres_killed_under_load_loses_no_answer_doubles_none_and_the_rest_succeed(office):
    cases = draw_cases(Random(3), 100)
    await office.load.register(office.store, cases)
    load = asyncio.create_task(office.load.run(cases))
    await _until_acknowledged(office, 30)
    await asyncio.to_thread(office.world.postgres.kill)
    before = office.ledger.acknowledged
    assert before < len(cases) + sum(len(case.deeds) for case in cases), "the load was over before the fault"
    await asyncio.to_thread(office.world.postgres.start)
    await asyncio.wait_for(load, 90)
    assert office.ledger.acknowledged == sum(1 + len(case.deeds) for case in cases)
    assert await office.broken() == []


async def test_a_worker_that_stands_still_in_mid_command_does_nothing_twice_when_it_goes_on(office):
    """SIGSTOP in the middle of a load: others take over what it had in hand, then it finishes that as well."""
    cases = draw_cases(Random(4), 30)
    await office.load.register(office.store, cases)
    load = asyncio.create_task(office.load.run(cases))
    await _until_acknowledged(office, 10)
    stopped = office.world.workers[0].child
    assert stopped.pid is not None
    os.kill(stopped.pid, signal.SIGSTOP)
    await asyncio.wait_for(load, 90)
    os.kill(stopped.pid, signal.SIGCONT)
    await _until_it_works(office)
    assert await office.broken() == []


async def test_a_case_whose_desk_timed_out_is_replayed_by_another_worker_and_goes_on(office):
    """The local activity times out in a black hole, the ordinary one brings the answer; then all caches are lost."""
    case = draw_cases(Random(6), 40)[0]
    await office.load.register(office.store, [case])
    holes = [worker.link.postgres for worker in office.world.workers]
    for hole in holes:
        hole.swallow()
    opening = asyncio.create_task(office.load._do(case, Deed("open", DANA, case.opening.command, due_in=300)))
    await _until_scheduled(office, case)
    for hole in holes:
        hole.pass_on()
    await asyncio.wait_for(opening, 60)
    for worker in office.world.workers:
        worker.child.send_signal(signal.SIGKILL)
    await asyncio.wait_for(office.load.probe([case]), 60)
    assert await office.broken() == []


async def _until_scheduled(office: Office, case: CasePlan, seconds: float = 60) -> None:
    """Until the run has given up the local activity."""
    handle = (await connect(office.world.settings)).get_workflow_handle(case.ref.stream)
    end = asyncio.get_running_loop().time() + seconds
    while not await _scheduled(handle):
        assert asyncio.get_running_loop().time() < end
        await asyncio.sleep(0.2)


async def _scheduled(handle: WorkflowHandle[Any, Any]) -> bool:
    with suppress(RPCError):  # not started yet
        history = await handle.fetch_history()
        return any(event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED for event in history.events)
    return False


async def _until_acknowledged(office: Office, count: int, seconds: float = 60) -> None:
    end = asyncio.get_running_loop().time() + seconds
    while office.ledger.acknowledged < count:
        assert asyncio.get_running_loop().time() < end, office.ledger.acknowledged
        await asyncio.sleep(0.02)


async def _until_it_works(office: Office) -> None:
    """New cases are answered: whatever was left over from before has been seen by then."""
    for number, case in enumerate(draw_cases(Random(5), 12)):
        await asyncio.wait_for(office.open(case, due_in=300 + number), 60)

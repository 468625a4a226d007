"""What a case costs Temporal: history events and bytes, the length of a run, a cold command, an idle case.

These are limits of their own, not ratios. Payloads are encrypted, as in production.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from temporalio.client import Client

from benchmarks.bench import Bench, Running
from benchmarks.cases import File
from benchmarks.measuring import AT_MOST, Result, Spread, alone, timed
from infra.settings import Settings
from infra.store import EventStore
from workflows.case import EVENTS_A_RUN
from workflows.client import CaseClient

A_SINGLE = 20
TOGETHER = 10
COLD = EVENTS_A_RUN - 20
"""History events of a cold case: the longest that a run gets before it renews itself."""


async def measure(bench: Bench) -> list[Result]:
    """Count and weigh histories."""
    settings = bench.settings(bench.database())
    async with bench.store(settings) as store:
        client = await bench.client(settings, encrypted=True)
        rig = Rig(client, CaseClient(client, settings.task_queue), store)
        async with Running.ready("benchmarks.worker", settings, "--encrypted"):
            results = await rig.of_commands(bench.rounds(2, 4))
            results += [await rig.of_runs(bench.rounds(120, 600)), await rig.idle(bench.rounds(3, 20))]
        return [*results, await rig.cold(settings, bench.rounds(2, 4))]


@dataclass
class Rig:
    """Who gives commands and reads histories."""

    client: Client
    cases: CaseClient
    store: EventStore

    async def of_commands(self, rounds: int) -> list[Result]:
        """Events and bytes of one command, alone and with others in flight."""
        single = [await self._cost(_one_by_one(A_SINGLE), A_SINGLE) for _ in range(rounds)]
        together = [await self._cost(_at_once(TOGETHER, 4), TOGETHER * 4) for _ in range(rounds)]
        return [
            alone("history of a command alone", "events", [events for events, _ in single], AT_MOST(6)),
            alone("the same", "KB", [size for _, size in single], AT_MOST(1.5)),
            alone("history of a command, ten in flight", "events", [events for events, _ in together], AT_MOST(3.5)),
            alone("the same", "KB", [size for _, size in together]),
        ]

    async def of_runs(self, commands: int) -> Result:
        """The longest run of a case that is never left in peace."""
        file = await File(self.cases, self.store).open()
        await _at_once(8, commands // 8)(file)
        lengths = [length async for length in self._lengths(file)]
        return alone("longest run", "events", lengths, AT_MOST(500), note=f"{commands} commands, {len(lengths)} runs")

    async def idle(self, seconds: int) -> Result:
        """Events that come while nothing is due."""
        file = await File(self.cases, self.store).open()
        before, _ = await self._size(file)
        await asyncio.sleep(seconds)
        after, _ = await self._size(file)
        return alone("idle case between due dates", "events", [after - before], AT_MOST(0), note=f"in {seconds} s")

    async def cold(self, settings: Settings, rounds: int) -> Result:
        """A command to a case that no worker has cached, by a worker that is warm otherwise."""
        async with Running.ready("benchmarks.worker", settings, "--encrypted"):
            files = [await self._long() for _ in range(rounds)]
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(Running.ready("benchmarks.worker", settings, "--encrypted"))
            warm = await File(self.cases, self.store).open()
            await _one_by_one(5)(warm)
            lengths = [(await self._size(file))[0] for file in files]
            seconds = [await timed(file.act()) for file in files]
        note = f"histories of {min(lengths):.0f} to {max(lengths):.0f} events"
        return Result("cold command at that length", "s", Spread.of(seconds), target=AT_MOST(0.6), note=note)

    async def _long(self) -> File:
        file = await File(self.cases, self.store).open()
        while (await self._size(file))[0] < COLD:
            await file.act()
        return file

    async def _cost(self, work: Callable[[File], Awaitable[None]], commands: int) -> tuple[float, float]:
        file = await File(self.cases, self.store).open()
        await file.act()
        events, size = await self._size(file)
        await work(file)
        events_after, size_after = await self._size(file)
        return (events_after - events) / commands, (size_after - size) / commands / 1000

    async def _size(self, file: File) -> tuple[float, float]:
        history = await self.client.get_workflow_handle(file.ref.stream).fetch_history()
        return float(len(history.events)), float(sum(event.ByteSize() for event in history.events))

    async def _lengths(self, file: File):  # type: ignore[no-untyped-def]
        async for run in self.client.list_workflows(f"WorkflowId = '{file.ref.stream}'"):
            described = await self.client.get_workflow_handle(run.id, run_id=run.run_id).describe()
            yield described.history_length


def _one_by_one(commands: int) -> Callable[[File], Awaitable[None]]:
    async def work(file: File) -> None:
        for _ in range(commands):
            await file.act()

    return work


def _at_once(commands: int, times: int) -> Callable[[File], Awaitable[None]]:
    async def work(file: File) -> None:
        for _ in range(times):
            await asyncio.gather(*(file.act() for _ in range(commands)))

    return work

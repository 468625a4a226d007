"""The same command on DBOS Transact, with the same PostgreSQL: send, receive, append, answer."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.bare import inserting
from benchmarks.bench import Bench, Running
from benchmarks.cases import File
from benchmarks.measuring import AT_LEAST, AT_MOST, Result, compared, timed
from infra.store import EventStore
from workflows.client import CaseClient

CASES = 50


async def measure(bench: Bench) -> list[Result]:
    """Commands in a second over fifty cases, and the median of one command alone; a case of its own each time."""
    ours: list[Figures] = []
    theirs: list[Figures] = []
    async with AsyncExitStack() as stack:
        us = await stack.enter_async_context(_us(bench, bench.rounds(3, 10)))
        peer = await stack.enter_async_context(Peer.running(bench, bench.rounds(3, 10)))
        for number in range(bench.rounds(2, 3) + 1):
            mine, other = await us.round(), await peer.round()
            if number:
                ours.append(mine)
                theirs.append(other)
    rates, alone = zip(*((f.rate, f.alone) for f in ours), strict=True)
    their_rates, their_alone = zip(*((f.rate, f.alone) for f in theirs), strict=True)
    note = "ours: encrypted, folded, decided, chained; theirs: one row"
    return [
        compared(f"{CASES} cases at once, beside DBOS", "commands/s", rates, their_rates, AT_LEAST(2), note=note),
        compared("one command alone, beside DBOS", "ms (p50)", alone, their_alone, AT_MOST(1)),
    ]


@dataclass(frozen=True)
class Figures:
    """Commands in a second, and milliseconds of one alone."""

    rate: float
    alone: float


@dataclass
class Us:
    """Our side: worker in a process of its own, payloads encrypted."""

    cases: CaseClient
    store: EventStore
    commands: int

    async def round(self) -> Figures:
        """All cases at once, then one alone."""
        files = [await File(self.cases, self.store).open() for _ in range(CASES)]
        seconds = await timed(asyncio.gather(*(self._one_by_one(file, self.commands) for file in files)))
        alone = await self._one_by_one(files[0], 20)
        for file in files:
            await self.cases.client.get_workflow_handle(file.ref.stream).terminate()
        return Figures(CASES * self.commands / seconds, median(alone))

    @staticmethod
    async def _one_by_one(file: File, commands: int) -> list[float]:
        return [1000 * await timed(file.act()) for _ in range(commands)]


@asynccontextmanager
async def _us(bench: Bench, commands: int) -> AsyncIterator[Us]:
    settings = bench.settings(bench.database())
    cases = CaseClient(await bench.client(settings, encrypted=True), settings.task_queue)
    async with bench.store(settings) as store, Running.ready("benchmarks.worker", settings, "--encrypted"):
        yield Us(cases, store, commands)


@dataclass
class Peer:
    """DBOS's side: senders and workflows in one process."""

    process: asyncio.subprocess.Process

    @classmethod
    @asynccontextmanager
    async def running(cls, bench: Bench, commands: int) -> AsyncIterator["Peer"]:
        """Start it on a database of its own for its system tables."""
        url = bench.database()
        await inserting.table(url)
        system = bench.postgres.create_database(f"{url.partition('?')[0].rpartition('/')[2]}_dbos")
        arguments = (url, system, str(CASES), str(commands))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.bare.dbos_cases", *arguments,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=os.environ,
        )  # fmt: skip
        try:
            yield cls(process)
        finally:
            process.kill()
            await process.communicate()

    async def round(self) -> Figures:
        """Ask for a round. Raises TimeoutError if it takes longer than five minutes."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(b"round\n")
        async with asyncio.timeout(300):
            while not (line := await self.process.stdout.readline()).startswith(b"{"):
                if not line:
                    raise RuntimeError("DBOS's side ended")
        return Figures(**json.loads(line))

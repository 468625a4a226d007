"""One fault run: a world, a load and its faults, healing, checks."""

import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from temporalio.client import Client
from temporalio.exceptions import TemporalError

from infra.keys import FileKeyRing
from infra.store import EventStore, Pool, open_pool
from infra.store.announcing import Listener
from infra.temporal import connect
from tests.faults import bugs
from tests.faults.checks import read_book, violations
from tests.faults.faults import Faults
from tests.faults.follower import Follower, plant_naive_tail, pull_out_naive_tail
from tests.faults.ledger import Ledger
from tests.faults.load import Load
from tests.faults.plan import draw_cases
from tests.faults.settling import settle
from tests.faults.world import World, running_world
from workflows.client import CaseClient
from workflows.watch import WATCH

__all__ = ["GAP", "Report", "run_seed"]

WORKERS: Final = 3


@dataclass
class Report:
    """What one seed brought."""

    seed: int
    acknowledged: int = 0
    cases: int = 0
    events: int = 0
    rungs: int = 0
    retries: int = 0
    seconds: float = 0
    healed_in: float = 0
    load: float = 0
    """The machine's load average at healing; far above the cores, waiting tells nothing about Caseclock."""
    faults: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The report in one line."""
        verdict = "ok" if not self.violations else f"{len(self.violations)} VIOLATIONS"
        return (
            f"seed {self.seed}: {self.acknowledged} commands acknowledged in {self.cases} cases, {self.events} events, "
            f"{self.rungs} rungs, {self.faults.total()} faults, {self.retries} retries, {self.seconds:.0f} s, "
            f"settled {self.healed_in:.0f} s after healing, load {self.load:.0f}: {verdict}"
        )


GAP: Final = 1.2
"""Seconds between two faults, on average: so dense that hardly a command passes without one."""


async def run_seed(
    seed: int, commands: int, *, seconds: float, gap: float = GAP, bug: str | None = None, keep: Path | None = None
) -> Report:
    """Run one seed in a fresh world; at most `seconds` of faults, `gap` seconds apart, then healing and checks.

    ``keep`` is a folder for the logs and data of all servers and workers; without it they are deleted.
    """
    report = Report(seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as temporary:
        directory = keep / f"seed-{seed}" if keep else Path(temporary)
        async with _planted(bug), running_world(directory, WORKERS, bug) as world:
            await _run(world, report, commands, seconds, gap)
    report.seconds = time.monotonic() - began
    return report


@asynccontextmanager
async def _planted(bug: str | None) -> AsyncIterator[None]:
    if bug == bugs.NAIVE_TAIL:
        plant_naive_tail()
    try:
        yield
    finally:
        pull_out_naive_tail()


async def _run(world: World, report: Report, commands: int, seconds: float, gap: float) -> None:
    async with AsyncExitStack() as stack:
        pool = await stack.enter_async_context(await open_pool(world.postgres.url, max_size=6))
        owner = await stack.enter_async_context(await open_pool(world.postgres.url, role=None, max_size=2))
        store = EventStore(pool, FileKeyRing(world.settings.keyring_path))
        straight = await connect(world.settings)
        follower, ledger = Follower(store), Ledger()
        listener = await stack.enter_async_context(Listener.listening(_database(world)))
        load = Load(await _clients(world, listener), world.timing, ledger, Random(f"{report.seed}/load"))
        cases = draw_cases(Random(f"{report.seed}/plan"), commands)
        await load.register(store, cases)
        await _ready(straight)
        faults = Faults(world, straight, owner, Random(f"{report.seed}/faults"), load.opened, gap)
        async with _background(world.tend(), follower.run()):
            rest = asyncio.create_task(load.run(cases))
            await _under_faults(rest, faults, load, seconds)
            await world.heal()
            healed, report.load = time.monotonic(), os.getloadavg()[0]
            report.violations += await settle(world, straight, store, pool, load, rest)
            report.healed_in = time.monotonic() - healed
        await _hold_against(world, report, store, pool, owner, follower, ledger)
        report.faults, report.cases = faults.done, len(load.opened)


async def _under_faults(rest: "asyncio.Task[None]", faults: Faults, load: Load, seconds: float) -> None:
    async with _background(faults.run()):
        await asyncio.wait({rest}, timeout=seconds)
        load.ending = True
    await faults.finish()


async def _hold_against(
    world: World, report: Report, store: EventStore, pool: Pool, owner: Pool, follower: Follower, ledger: Ledger
) -> None:
    """Stop all workers, so that nothing moves any more, and look at everything."""
    for worker in world.workers:
        await asyncio.to_thread(worker.child.kill)
    await _quiet(store)
    await follower.catch_up()
    book = await read_book(store, pool, world.timing.books())
    report.violations += await violations(book, ledger, store, owner, follower, world.timing.shift)
    report.acknowledged, report.retries = ledger.acknowledged, ledger.retries
    report.events = sum(len(events) for events in book.events.values())
    report.rungs = sum(event.actor == "clock" for events in book.events.values() for event in events)


async def _quiet(store: EventStore, seconds: float = 10) -> None:
    """Wait for transactions of workers that are gone: the tail shows nothing past an open one."""
    end = time.monotonic() + seconds
    while await store.oldest_writer() > 0 and time.monotonic() < end:  # noqa: ASYNC110 -- other processes
        await asyncio.sleep(0.05)


def _database(world: World) -> str:
    """The clients' way to it: through their proxy."""
    return world.through(world.clients).require_database_url()


async def _clients(world: World, listener: Listener) -> list[CaseClient]:
    """One that hears what desks announce, as an API does, and one that waits for Temporal's word."""
    through = world.through(world.clients)
    return [CaseClient(await connect(through), world.settings.task_queue, each) for each in (listener, None)]


async def _ready(client: Client, seconds: float = 60) -> None:
    """Wait until a worker has begun: it makes the schedule of the watch before it takes work."""
    end = time.monotonic() + seconds
    while True:
        try:
            await client.get_schedule_handle(WATCH).describe(rpc_timeout=timedelta(seconds=5))
        except TemporalError:
            if time.monotonic() > end:
                raise
            await asyncio.sleep(0.2)
        else:
            return


@asynccontextmanager
async def _background(*jobs: object) -> AsyncIterator[None]:
    """Run beside the body; cancelled at its end. One that failed by itself fails the body's caller."""
    tasks = [asyncio.create_task(job) for job in jobs]  # type: ignore[arg-type]  # coroutines
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

"""A book of open cases: what they weigh, how fast a worker is back, and a thousand duties due in one second."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psutil  # type: ignore[import-untyped]  # ships no types
from temporalio.client import Client

from activities.desk import Desk
from activities.messages import CaseRef
from benchmarks.bare import inserting
from benchmarks.bare.workflows import BareTimer, Said
from benchmarks.bench import Bench, Running
from benchmarks.cases import File, acting, gathered, populated, utc_now
from benchmarks.measuring import AT_LEAST, AT_MOST, Program, Result, alone, compared, interleaved, timed
from infra.settings import Settings
from infra.store import EventStore
from workflows.client import CaseClient

KIB = 1024
WARM_UP = 50
DUE_LOCAL = datetime(2026, 3, 4, 0, 0, tzinfo=UTC)
"""When a referral of 2 March 2026 falls due: the first instant after one working day (reading 6; no summer time)."""
REFERRED = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


async def measure(bench: Bench) -> list[Result]:
    """The book first, then the thousand."""
    return [*await _book(bench, bench.rounds(300, 10_000)), *await _due(bench, bench.rounds(100, 1_000))]


async def _book(bench: Bench, count: int) -> list[Result]:
    """Cases as `caseclock recover` starts them out of the store, all cached by one worker."""
    settings = bench.settings(bench.database()).model_copy(update={"worker_max_cached_workflows": 2 * count})
    cases = CaseClient(await bench.client(settings, encrypted=True), settings.task_queue)
    async with bench.store(settings) as store:
        refs = await populated(Desk(store), count + WARM_UP, utc_now())
        async with Running.ready("benchmarks.worker", settings, "--encrypted") as worker:
            await _started(cases, refs[:WARM_UP])
            before = _resident(worker)
            seconds = await timed(_started(cases, refs[WARM_UP:]))
            weight = (_resident(worker) - before) / KIB / count
        first = [await _first_answer(settings, cases, store, ref) for ref in refs[: bench.rounds(1, 3)]]
        running = await cases.client.count_workflows(
            f"ExecutionStatus = 'Running' AND TaskQueue = '{settings.task_queue}'"
        )
    return [
        alone("memory of a cached case", "KiB", [weight], AT_MOST(130), note=f"{count} cases in one worker"),
        alone("open cases with their timers on the dev server", "cases", [running.count], AT_LEAST(count)),
        alone("cases recovered in a second", "cases/s", [count / seconds]),
        alone("worker start to first answer (a cold case)", "s", first),
    ]


async def _started(cases: CaseClient, refs: list[CaseRef]) -> None:
    """Start them, and wait until each has read how it stands."""
    await gathered([cases.start(ref) for ref in refs], 32)
    # A query is answered by a run that has done its first task.
    await gathered([cases.client.get_workflow_handle(ref.stream).query("stage") for ref in refs], 32)


async def _first_answer(settings: Settings, cases: CaseClient, store: EventStore, ref: CaseRef) -> float:
    began = time.perf_counter()
    async with Running.kept("benchmarks.worker", settings, "--encrypted"):
        await File(cases, store, ref).give(acting(f"{ref.case}-after-restart"))
        return time.perf_counter() - began


def _resident(worker: Running) -> int:
    return int(psutil.Process(worker.process.pid).memory_info().rss)


async def _due(bench: Bench, count: int) -> list[Result]:
    """Ours and bare timers in turn: each round has cases, a worker and an instant of its own."""
    early: list[float] = []
    events: list[float] = []

    async def ours() -> float:
        lag, first, history = await Due(bench, count).run()
        early.append(first)
        events.append(history)
        return lag

    programs: dict[str, Program] = {"ours": ours, "bare": lambda: BareDue(bench, count).run()}
    figures = await interleaved(bench.rounds(1, 4), programs, warm_up=False)
    return [
        compared(
            f"{count} duties due in one second, all recorded", "s", figures["ours"], figures["bare"], AT_MOST(1.3)
        ),
        alone("earliest of them after its instant", "s", early, AT_LEAST(0)),
        alone("history of a duty that falls due", "events", events, AT_MOST(6)),
    ]


class Due:
    """Cases of ours whose duty falls due at the same instant, in a domain whose time is shifted to it."""

    def __init__(self, bench: Bench, count: int) -> None:
        self.bench = bench
        self.count = count
        self.instant = utc_now()

    async def run(self) -> tuple[float, float, float]:
        """Seconds until the last one was recorded, until the first one was, and what one costs in events."""
        settings = self.bench.settings(self.bench.database())
        async with self.bench.store(settings) as store:
            # Put into the store as of an hour before; only then is it known how soon the instant can be.
            desk = Desk(store, shift=DUE_LOCAL - timedelta(hours=1) - utc_now())
            refs = await populated(desk, self.count, utc_now(), REFERRED)
            return await self._fall_due(settings, store, refs)

    async def _fall_due(self, settings: Settings, store: EventStore, refs: list[CaseRef]) -> tuple[float, float, float]:
        self.instant = utc_now() + timedelta(seconds=10 + self.count / 15)
        shift = (DUE_LOCAL - self.instant).total_seconds()
        cases = CaseClient(await self.bench.client(settings, encrypted=True), settings.task_queue)
        ours = Running.ready("benchmarks.worker", settings, "--encrypted", "--shift", str(shift))
        async with ours, inserting.counted(settings.require_database_url(), "fell_due") as written:
            await _started(cases, refs)
            _in_time(self.instant)
            before = await _events(cases.client, refs[0])
            await _all(written, self.count, self.instant)
            when = [await self._written(store, ref) for ref in refs]
            history = await _events(cases.client, refs[0]) - before
        lags = [(each - self.instant).total_seconds() for each in when]
        return max(lags), min(lags), float(history)

    async def _written(self, store: EventStore, ref: CaseRef) -> datetime:
        """When the database took the event that the duty fell due; once, and not before its instant."""
        (due,) = [event for event in await store.events(ref.stream) if event.type == "DutyFellDue"]
        assert due.recorded_at >= due.effective_at
        return due.written_at


class BareDue:
    """As many bare timers, each of which writes one row."""

    def __init__(self, bench: Bench, count: int) -> None:
        self.bench = bench
        self.count = count
        self.instant = utc_now() + timedelta(seconds=8 + count / 30)

    async def run(self) -> float:
        """Seconds until the last row was written."""
        settings = self.bench.settings(self.bench.database())
        url = settings.require_database_url()
        await inserting.table(url)
        client = await Client.connect(self.bench.temporal.address)
        async with Running.ready("benchmarks.bare.worker", settings), inserting.counted(url) as written:
            await gathered([self._started(client, settings) for _ in range(self.count)], 32)
            _in_time(self.instant)
            return (await _all(written, self.count, self.instant) - self.instant).total_seconds()

    async def _started(self, client: Client, settings: Settings) -> None:
        stream = f"bare/{uuid4()}"
        said = Said(stream, "", stream, 1)
        queue = f"bare-{settings.task_queue}"
        await client.start_workflow(BareTimer.run, args=[self.instant.timestamp(), said], id=stream, task_queue=queue)


async def _all(written: inserting.Counting, count: int, instant: datetime) -> datetime:
    """When the last row was written, once all are. Asked for alike on both sides: who looks takes the worker's time."""
    await asyncio.sleep((instant - utc_now()).total_seconds())
    async with asyncio.timeout(120):
        while True:
            rows, last = await written()
            if rows == count:
                return last
            await asyncio.sleep(0.5)


async def _events(client: Client, ref: CaseRef) -> int:
    return (await client.get_workflow_handle(ref.stream).describe()).history_length


def _in_time(instant: datetime) -> None:
    if utc_now() > instant - timedelta(seconds=1):
        raise RuntimeError("the machine was too slow to set up the cases before they fell due")

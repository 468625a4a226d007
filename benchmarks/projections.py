"""Rebuilding the projections beside COPY out of the same table, and the tail behind eight writers."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime

import asyncpg

from activities.desk import Desk
from activities.messages import Mailbox
from benchmarks.bare import inserting
from benchmarks.bench import Bench, Running
from benchmarks.cases import acting, gathered, populated, utc_now
from benchmarks.measuring import AT_LEAST, AT_MOST, Result, Spread, alone, compared, interleaved
from cli.folders import Folders, cores, folders
from infra.keys import FileKeyRing
from infra.loop import collect_rarely
from infra.settings import Settings
from infra.store import Cursor, EventStore, open_pool, replace_projections

WRITERS = 8
COMMANDS_A_CASE = 24
COPY = inserting.sql("copy_events")


async def measure(bench: Bench) -> list[Result]:
    """The rebuild of a book of cases, then the tail."""
    settings = bench.settings(bench.database())
    events = await _book(bench, settings, bench.rounds(3000, 10_000))
    collect_rarely()  # as `caseclock rebuild` does
    async with await open_pool(settings.require_database_url(), role=None) as owners:
        store = EventStore(owners, FileKeyRing(settings.keyring_path))
        with folders(settings, store, cores()) as several, folders(settings, store, 1) as one:
            started = events / await _rebuilt(several, owners, events)
            figures = await interleaved(bench.rounds(5, 15), {
                "ours": lambda: _rebuilt(several, owners, events),
                "one": lambda: _rebuilt(one, owners, events),
                "bare": lambda: _copied(settings, events),
            })  # fmt: skip
    return [*_rebuilds(figures, events, started), *await _tailed(bench, bench.rounds(20_000, 1_000_000))]


def _rebuilds(figures: Mapping[str, Sequence[float]], events: int, started: float) -> list[Result]:
    note = f"{events} events: read, decrypt, decode, fold, stage, swap; {cores()} processes, which have started"
    bare = figures["bare"]
    return [
        compared("rebuild beside COPY", "events/s", figures["ours"], bare, AT_LEAST(0.2), note=note),
        compared("the same in one process", "events/s", figures["one"], bare),
        alone("the first rebuild, with the start of the processes", "s", [started]),
    ]


async def _book(bench: Bench, settings: Settings, cases: int) -> int:
    """Cases as the desk itself writes them; how many events they have."""
    async with bench.store(settings) as store:
        desk = Desk(store)
        refs = await populated(desk, cases, utc_now())
        mailboxes = [
            Mailbox(case=ref, at=utc_now(), orders=tuple(acting(f"{ref.case}-{n}") for n in range(COMMANDS_A_CASE)))
            for ref in refs
        ]
        await gathered([desk.execute(mailbox) for mailbox in mailboxes], 8)
    return await _count(settings)


async def _count(settings: Settings) -> int:
    connection = await asyncpg.connect(settings.require_database_url())
    try:
        return int(await connection.fetchval(inserting.sql("count_events")))
    finally:
        await connection.close()


async def _rebuilt(by: Folders, owners: "asyncpg.Pool[asyncpg.Record]", events: int) -> float:
    """Events a second of `caseclock rebuild`."""
    began = time.perf_counter()
    moved = await replace_projections(owners, by.folded(lambda _: None))
    assert not moved
    return events / (time.perf_counter() - began)


async def _copied(settings: Settings, events: int) -> float:
    """Events a second of COPY in binary, received and thrown away."""
    connection = await asyncpg.connect(settings.require_database_url())
    try:
        began = time.perf_counter()
        await connection.copy_from_query(COPY, output=_thrown_away, format="binary")
        return events / (time.perf_counter() - began)
    finally:
        await connection.close()


async def _thrown_away(_: bytes) -> None:
    """COPY has to be received, nothing more."""


async def _tailed(bench: Bench, events: int) -> list[Result]:
    settings = bench.settings(bench.database())
    per_writer = str(events // WRITERS)
    async with bench.store(settings, connections=2) as store, AsyncExitStack() as stack:
        reader = Reader(store)
        reading = asyncio.create_task(reader.read(events))
        began = time.perf_counter()
        processes = [await stack.enter_async_context(Running.ready("benchmarks.writer", settings, per_writer))]
        await reading
        seconds = time.perf_counter() - began
        await asyncio.gather(*(each.process.wait() for each in processes))
    missed = events - len(reader.seen) + sum(reader.out_of_order.values())
    lags = sorted(reader.lags)
    spread = Spread(lags[len(lags) // 2], lags[0], lags[-1])
    note = f"{events} events, {WRITERS} writers, {events / seconds:,.0f} events/s"
    return [
        alone("events that the tail missed or gave out of order", "events", [missed], AT_MOST(0), note=note),
        Result(
            "lag of the tail", "s (least-most)", spread, note="from the database's clock at the insert to the reader"
        ),
        alone("the same, 99 of 100", "s", [lags[int(len(lags) * 0.99)]]),
    ]


@dataclass
class Reader:
    """Follows the tail and remembers what it was shown."""

    store: EventStore
    seen: set[tuple[str, int]] = field(default_factory=set)
    last: Counter[str] = field(default_factory=Counter)
    out_of_order: Counter[str] = field(default_factory=Counter)
    lags: list[float] = field(default_factory=list)

    async def read(self, events: int) -> None:
        """Until all are seen. Raises TimeoutError when nothing new comes for a minute."""
        async for batch, now in self._batches():
            for stream, seq, written_at in batch:
                if seq != self.last[stream] + 1:
                    self.out_of_order[stream] += 1
                self.last[stream] = seq
                self.seen.add((stream, seq))
                self.lags.append((now - written_at).total_seconds())
            if len(self.seen) >= events:
                return

    async def _batches(self) -> AsyncIterator[tuple[list[tuple[str, int, datetime]], datetime]]:
        cursor, quiet = Cursor(), time.monotonic() + 60
        while time.monotonic() < quiet:
            found, cursor = await self.store.tail(cursor, 2000)
            if found:
                quiet = time.monotonic() + 60
                yield [(event.stream, event.seq, event.written_at) for event in found], utc_now()
            else:
                await asyncio.sleep(0.005)
        raise TimeoutError("the tail shows nothing new, and events are missing")

"""Our whole write beside the same rows by one prepared INSERT, message-db and the `eventsourcing` library.

A whole write is one call of one function: version and command ids checked, answer, event sealed and chained,
head, a duty, an outbox message, all in one transaction. Of the two bare inserts one writes the same rows, the other
the event's row and nothing else. Eight writers of one process share our transactions, as the commands of a worker do;
eight that have a process of their own (here: a store and a connection of its own) cannot.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from uuid import uuid4

import asyncpg

from benchmarks.bare import inserting, message_db
from benchmarks.bare.eventsourcing_store import Recorder
from benchmarks.bench import Bench
from benchmarks.measuring import AT_LEAST, AT_MOST, Program, Result, compared, interleaved
from benchmarks.writes import DUTY, OUTCOME, Stream, Wanted
from infra.store import EventStore

WHOLE = Wanted(events=1, duty=True, message=True)
PLAIN = Wanted(events=1)
THREE = Wanted(events=3)
TEN = Wanted(events=10, commands=10)

SLICE = 0.3
"""Seconds of each program in a round: short, so that what else the machine does falls on all of them alike."""

_WHOLE = "event, answer, head, duty, outbox message by one prepared INSERT"

One = Callable[[], Awaitable[object]]


async def measure(bench: Bench) -> list[Result]:
    """Writes in a second at one connection and at eight."""
    url = bench.database()
    await inserting.table(url)
    await message_db.install(url, await asyncio.to_thread(message_db.fetched, bench.folder / "message-db"))
    results: list[Result] = []
    for connections in (1, 8):
        async with AsyncExitStack() as stack:
            field = await Field.opened(stack, bench, url, connections)
            results += await _compared(bench, field)
    return results


async def _compared(bench: Bench, field: "Field") -> list[Result]:
    figures = await interleaved(bench.rounds(5, 20), field.programs())
    bare, at = figures["bare"], f"at {field.connections} connection{'s' if field.connections > 1 else ''}"
    ours, same, peer = figures["whole"], figures["all rows"], figures["message-db"]
    times = [1 / rate for rate in figures["three"]], [1 / rate for rate in figures["plain"]]
    return [
        compared(f"whole write {at}, beside the same rows", "writes/s", ours, same, AT_LEAST(0.5), note=_WHOLE),
        compared(f"whole write {at}, beside the event's row alone", "writes/s", ours, bare),
        *_apart(field, figures),
        compared(f"write without duty and outbox {at}", "writes/s", figures["plain"], bare),
        compared(f"message-db write {at}", "writes/s", peer, bare),
        _ratios(f"our ratio beside message-db's, each to its own rows, {at}", (ours, same), (peer, bare)),
        compared(f"eventsourcing's insert {at}", "writes/s", figures["eventsourcing"], bare),
        compared(f"whole write beside message-db {at}", "writes/s", ours, peer),
        compared(f"three events beside one {at}", "s/write", *times, AT_MOST(1.3)),
        compared(
            f"ten commands in one write beside one by one {at}", "commands/s",
            [10 * rate for rate in figures["ten"]], figures["plain"], AT_LEAST(3),
        ),
    ]  # fmt: skip


def _ratios(name: str, ours: tuple[list[float], list[float]], peer: tuple[list[float], list[float]]) -> Result:
    """What each keeps of the speed of a bare INSERT of the rows that it writes: message-db writes the event's alone."""
    mine, theirs = ([rate / yardstick for rate, yardstick in zip(*each, strict=True)] for each in (ours, peer))
    return compared(name, "of bare", mine, theirs, AT_LEAST(2))


def _apart(field: "Field", figures: dict[str, list[float]]) -> list[Result]:
    """The same by writers that share nothing, where there are several."""
    if "apart" not in figures:
        return []
    ours, name = figures["apart"], f"whole write by {field.connections} writers that share no transaction, beside"
    return [
        compared(f"{name} the same rows", "writes/s", ours, figures["all rows"]),
        compared(f"{name} the event's row alone", "writes/s", ours, figures["bare"]),
        compared(f"{name} message-db", "writes/s", ours, figures["message-db"]),
    ]


@dataclass
class Field:
    """Everything that writes, opened, and for how long each does in a round."""

    connections: int
    seconds: float
    store: EventStore
    statements: list[inserting.Statement]
    all_rows: list[inserting.Statement]
    messages: list[inserting.Statement]
    recorder: Recorder
    streams: list[Stream] = field(default_factory=list)
    apart: list[Stream] = field(default_factory=list)

    @classmethod
    async def opened(cls, stack: AsyncExitStack, bench: Bench, url: str, connections: int) -> "Field":
        """Connections of their own for each program."""
        store = await stack.enter_async_context(bench.store(bench.settings(url), connections=connections))
        alone = [
            await stack.enter_async_context(bench.store(bench.settings(url), connections=1))
            for _ in range(connections if connections > 1 else 0)
        ]
        plain = [await _connected(stack, url) for _ in range(connections)]
        theirs = [await _connected(stack, url, "message_store, public") for _ in range(connections)]
        recorder = Recorder(url, connections)
        stack.callback(recorder.close)
        return cls(
            connections, SLICE, store,
            [await each.prepare(inserting.INSERT) for each in plain],
            [await each.prepare(inserting.ALL_ROWS) for each in plain],
            [await each.prepare(inserting.sql("write_message")) for each in theirs], recorder,
            [await Stream.begun(store) for _ in range(connections)], [await Stream.begun(each) for each in alone],
        )  # fmt: skip

    def programs(self) -> dict[str, Program]:
        """Each by its name."""
        shared_by_nobody: dict[str, Program] = {
            "apart": lambda: self._rate([each.writing(WHOLE) for each in self.apart]),
        }
        return {
            **(shared_by_nobody if self.apart else {}),
            "bare": lambda: self._rate([_inserting(each) for each in self.statements]),
            "all rows": lambda: self._rate([_inserting_all(each) for each in self.all_rows]),
            "whole": lambda: self._rate([each.writing(WHOLE) for each in self.streams]),
            "plain": lambda: self._rate([each.writing(PLAIN) for each in self.streams]),
            "three": lambda: self._rate([each.writing(THREE) for each in self.streams]),
            "ten": lambda: self._rate([each.writing(TEN) for each in self.streams]),
            "message-db": lambda: self._rate([_messaging(each) for each in self.messages]),
            "eventsourcing": self._recorded,
        }

    async def _rate(self, writers: list[One]) -> float:
        """Writes in a second, all writers together."""
        began = time.perf_counter()
        counts = await asyncio.gather(*(_until(began + self.seconds, one) for one in writers))
        return sum(counts) / (time.perf_counter() - began)

    async def _recorded(self) -> float:
        began = time.perf_counter()
        until = began + self.seconds
        count = await asyncio.to_thread(self.recorder.run, lambda: time.perf_counter() > until)
        return count / (time.perf_counter() - began)


async def _until(deadline: float, one: One) -> int:
    count = 0
    while time.perf_counter() < deadline:
        await one()
        count += 1
    return count


def _inserting(statement: inserting.Statement) -> One:
    rows = inserting.rows(f"safeguarding/{uuid4()}")
    return lambda: statement.fetch(*next(rows))


def _inserting_all(statement: inserting.Statement) -> One:
    rows = inserting.all_rows(f"safeguarding/{uuid4()}", OUTCOME, DUTY.explanation)
    return lambda: statement.fetch(*next(rows))


def _messaging(statement: inserting.Statement) -> One:
    stream, version = f"safeguarding-{uuid4()}", -1

    async def one() -> None:
        nonlocal version
        version = await statement.fetchval(*message_db.message(stream, version))

    return one


async def _connected(stack: AsyncExitStack, url: str, path: str = "public") -> "asyncpg.Connection[asyncpg.Record]":
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "search_path": path})
    stack.push_async_callback(connection.close)
    return connection

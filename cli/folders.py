"""A rebuild by several processes: each folds slices of the streams, which it reads over its own connection.

What they fold comes back as rows to the one connection that stages and swaps them, so a rebuild is still one
transaction, and leaves nothing behind when it is interrupted.
"""

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

import msgspec

from activities.books import Books
from cli.rebuild import fold_all
from infra.keys import FileKeyRing
from infra.loop import runner
from infra.settings import Settings
from infra.store import EventStore, Slice, Staged, open_pool

__all__ = ["Folders", "cores", "folders"]

WORTH = 40_000
"""Events that are folded in the second or two that a process takes to start: helpers start for twice that or more."""
SLICE = 50_000
"""Events in a slice at most: so much a process holds in its memory, and so often the bar moves."""
SLICES_EACH = 16
"""Slices for each process at least: the fold of some is slower than that of others."""
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Staged])
"""Between processes: most of what is staged are instants, over which pickle takes its time."""


def cores() -> int:
    """Processors of this machine."""
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Folders:
    """Processes that fold; without any, this one does."""

    store: EventStore
    books: Books
    executor: ProcessPoolExecutor | None
    processes: int

    async def folded(self, done: Callable[[int], None]) -> AsyncIterator[Staged]:
        """Every stream of the store, in no order; `done` hears how many events more were folded."""
        slices = await self.store.slices(self.processes * SLICES_EACH)
        whole = sum(part.events for part in slices)
        if self.executor is None or whole < WORTH * 2:
            async for rows in fold_all(self.store, self.books, done):
                yield rows
            return
        if whole > len(slices) * SLICE:
            slices = await self.store.slices(whole // SLICE)
        async for rows in _from(self.executor, slices, done):
            yield rows


@contextmanager
def folders(settings: Settings, store: EventStore, processes: int) -> Iterator[Folders]:
    """So many processes, which start when they are needed first. Whoever leaves early does not wait for their work."""
    books = Books.of_areas(settings.areas)
    if processes == 1:
        yield Folders(store, books, None, 1)
        return
    # Never forked: this process holds connections and threads, and a copy of those is nobody's.
    executor = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,))
    try:
        yield Folders(store, books, executor, processes)
    finally:
        executor.shutdown(cancel_futures=True)


async def _from(
    executor: ProcessPoolExecutor, slices: tuple[Slice, ...], done: Callable[[int], None]
) -> AsyncIterator[Staged]:
    loop = asyncio.get_running_loop()
    for each in asyncio.as_completed([loop.run_in_executor(executor, _fold, part) for part in slices]):
        events, batches = await each
        done(events)
        for rows in _DECODER.decode(batches):
            yield rows


# What follows runs in the other processes.

_runner: asyncio.Runner
_store: EventStore
_books: Books


def _begin(settings: Settings) -> None:
    global _runner, _store, _books  # noqa: PLW0603 -- an executor's initializer has no other place for what its process keeps
    _runner = runner()
    _store, _books = _runner.run(_opened(settings)), Books.of_areas(settings.areas)
    gc.disable()  # what a fold makes ends by its reference count, and this process ends with the rebuild


async def _opened(settings: Settings) -> EventStore:
    pool = await open_pool(settings.require_database_url(), max_size=1)
    return EventStore(pool, FileKeyRing(settings.keyring_path))


def _fold(part: Slice) -> tuple[int, bytes]:
    return _runner.run(_folded(part))


async def _folded(part: Slice) -> tuple[int, bytes]:
    counts: list[int] = []
    batches = [rows async for rows in fold_all(_store, _books, counts.append, part)]
    return sum(counts), _ENCODER.encode(batches)

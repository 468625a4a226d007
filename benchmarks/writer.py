"""``python -m benchmarks.writer EVENTS``: eight connections that write so many events each, ten in a command."""

import asyncio
import sys

from benchmarks.bench import say_ready
from benchmarks.writes import Stream, Wanted
from infra.keys import FileKeyRing
from infra.settings import Settings, load_settings
from infra.store import EventStore, open_pool

WRITERS = 8
TEN = Wanted(events=10)
A_STREAM = 1000
"""Events of a stream; then the next one is begun."""


async def write(settings: Settings, events: int) -> None:
    """All of them."""
    async with await open_pool(settings.require_database_url(), max_size=WRITERS) as pool:
        store = EventStore(pool, FileKeyRing(settings.keyring_path))
        say_ready()
        await asyncio.gather(*(_one(store, events) for _ in range(WRITERS)))


async def _one(store: EventStore, events: int) -> None:
    for begun in range(0, events, A_STREAM):
        stream = await Stream.begun(store)
        left = min(A_STREAM, events - begun) - 1
        writing = stream.writing(TEN)
        for _ in range(left // 10):
            await writing()
        rest = stream.writing(Wanted(events=left % 10))
        if left % 10:
            await rest()


if __name__ == "__main__":
    asyncio.run(write(load_settings(), int(sys.argv[1])))

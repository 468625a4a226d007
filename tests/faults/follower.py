"""A reader of the log of all streams: it must see every event, each once, those of a stream in their order."""

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, NoReturn

import asyncpg

import infra.store.history as product
from infra.store import Cursor, EventStore
from tests.faults.sql import query

__all__ = ["Follower", "plant_naive_tail", "pull_out_naive_tail"]

LOST: Final = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What asyncpg says when the server goes away, each in its moment."""
_RIGHT = product._TAIL  # the text that a planted bug replaces


@dataclass
class Follower:
    """Follows the tail from the beginning."""

    store: EventStore
    cursor: Cursor = field(default_factory=Cursor)
    seen: Counter[tuple[str, int]] = field(default_factory=Counter)
    reached: dict[str, int] = field(default_factory=dict)
    out_of_order: list[str] = field(default_factory=list)

    async def run(self) -> NoReturn:
        """Follow for ever, also while PostgreSQL is away."""
        while True:
            with suppress(OSError, TimeoutError, *LOST):
                await self.catch_up()
            await asyncio.sleep(0.005)

    async def catch_up(self) -> None:
        """Read up to the end."""
        while True:
            events, self.cursor = await self.store.tail(self.cursor, 500)
            for event in events:
                self._see(event.stream, event.seq)
            if not events:
                return

    def _see(self, stream: str, seq: int) -> None:
        self.seen[stream, seq] += 1
        if seq != self.reached.get(stream, 0) + 1:
            self.out_of_order.append(f"{stream} seq {seq} after {self.reached.get(stream, 0)}")
        self.reached[stream] = seq


def plant_naive_tail() -> None:
    """Have the store read its tail by position alone, in this process."""
    product._TAIL = query("naive_tail")


def pull_out_naive_tail() -> None:
    """Have it read as it should."""
    product._TAIL = _RIGHT

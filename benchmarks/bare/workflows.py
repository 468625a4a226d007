"""Workflows that do the least: answer an update; answer it after one INSERT; wake at an instant and INSERT."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

with workflow.unsafe.imports_passed_through():
    import asyncpg

    from benchmarks.bare import inserting

__all__ = ["BareLocal", "BareTimer", "BareUpdate", "Inserting", "Said"]

_BRIEFLY = timedelta(seconds=10)


@dataclass
class Said:
    """A command of the size of ours."""

    key: str
    action: str
    stream: str
    seq: int


class Inserting:
    """The activity of the bare workflows: one prepared INSERT and its commit."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    @activity.defn
    async def insert(self, said: Said) -> int:
        """Write the row of one event."""
        row = next(inserting.rows(said.stream))
        await self._pool.execute(inserting.INSERT, row[0], said.seq, *row[2:8], said.key, *row[9:])
        return said.seq


@workflow.defn
class BareUpdate:
    """Answers updates and does nothing."""

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: False)

    @workflow.update
    async def instruct(self, said: Said) -> int:
        return said.seq


@workflow.defn
class BareLocal:
    """Answers an update after one local activity: the bare pattern of a durable command."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: False)

    @workflow.update
    async def instruct(self, said: Said) -> int:
        async with self.turn:
            return await workflow.execute_local_activity_method(Inserting.insert, said, start_to_close_timeout=_BRIEFLY)


@workflow.defn
class BareTimer:
    """Sleeps until an instant (seconds since 1970), then writes one row."""

    @workflow.run
    async def run(self, until: float, said: Said) -> None:
        await workflow.sleep(max(until - workflow.now().timestamp(), 0))
        await workflow.execute_local_activity_method(Inserting.insert, said, start_to_close_timeout=_BRIEFLY)
        await workflow.wait_condition(lambda: False)  # an open case goes on after its duty fell due

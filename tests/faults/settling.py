"""What must be so within half a minute of healing: every case answers, no alarm is late, nothing waits, all agree."""

import asyncio
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from temporalio.client import Client
from temporalio.exceptions import TemporalError
from temporalio.service import RPCError

from infra.store import EventStore, Pool
from tests.faults.ledger import Ledger
from tests.faults.load import Load
from tests.faults.plan import CasePlan
from tests.faults.sql import query
from tests.faults.world import World
from workflows.case import CaseLifecycle
from workflows.watch import WATCH

__all__ = ["WITHIN", "settle"]

WITHIN: Final = 30.0
"""Seconds from healing to the last answer, on a machine that is not overloaded."""
BEARABLE: Final = 4.0
"""Load per core beyond which processes wait for the processor more than they work: then the bound is stretched."""
LATE: Final = timedelta(seconds=3)
"""How long after its instant an alarm may still be unrecorded on a healthy system under this load."""
_STREAMS: Final = query("streams")
_HEAD: Final = query("head")


@dataclass
class _Settling:
    world: World
    client: Client
    store: EventStore
    pool: Pool
    ledger: Ledger
    # Each question may cost a replay: all cases at once would be a load that no user brings, and starve the answers.
    at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(8))

    async def unsettled(self) -> list[str]:
        """What is not yet as it must be."""
        waiting = await self.store.outbox.pending(limit=1000)
        return [
            *[f"outbox not empty: {message.stream}" for message in waiting],
            *await self._cases(),
        ]

    async def _cases(self) -> list[str]:
        heads = await self.pool.fetch(_STREAMS)
        found = await asyncio.gather(*(self._in_turn(*head) for head in heads))
        return [f"{what}: {head['stream']}" for head, what in zip(heads, found, strict=True) if what]

    async def _in_turn(self, stream: str, version: int, alarm: datetime | None, closed: bool) -> str | None:
        async with self.at_once:
            if await self._wrong(stream, version, alarm, closed) is None:
                return None
            # A duty may have fallen due since all heads were read: what counts is how the case stands now.
            return await self._wrong(*await self.pool.fetchrow(_HEAD, stream))

    async def _wrong(self, stream: str, version: int, alarm: datetime | None, closed: bool) -> str | None:
        if alarm is not None and alarm < self.world.timing.now() - LATE:
            return "alarm unheard"
        return None if closed else await self._difference(stream, version, alarm)

    async def _difference(self, stream: str, version: int, alarm: object) -> str | None:
        handle = self.client.get_workflow_handle(stream)
        try:
            known = await handle.query(CaseLifecycle.known_case, rpc_timeout=timedelta(seconds=5))
        except (RPCError, TemporalError) as error:
            return f"workflow does not answer a query ({type(error).__name__})"
        if known is None:
            return "workflow does not know its case"
        rings = known.next_alarm + self.world.timing.shift if known.next_alarm else None
        if (known.version, rings) != (version, alarm):
            return "workflow's next alarm is not the store's"
        return None


async def settle(
    world: World, client: Client, store: EventStore, pool: Pool, load: Load, rest: asyncio.Task[None]
) -> list[str]:
    """Wait until all is as it must be, from the instant of healing; what is not so after half a minute."""
    within = WITHIN * max(1.0, os.getloadavg()[0] / ((os.cpu_count() or 1) * BEARABLE))
    end = asyncio.get_running_loop().time() + within
    # The watch runs every hour; here it runs now, since a terminated case without a command has nobody else.
    await client.get_schedule_handle(WATCH).trigger()
    unanswered = [f"no answer within {within:.0f} s of healing: {line}" for line in await _answered(load, rest, end)]
    settling = _Settling(world, client, store, pool, load.ledger)
    while (left := await settling.unsettled()) and asyncio.get_running_loop().time() < end:  # noqa: ASYNC110 -- other processes
        await asyncio.sleep(0.3)
    return [*unanswered, *left]


async def _answered(load: Load, rest: asyncio.Task[None], end: float) -> list[str]:
    """The rest of the load, then a probe to every case: all answered in time, or which were not."""
    probes = asyncio.create_task(_rest_then_probe(load, rest))
    await asyncio.wait({probes}, timeout=max(end - asyncio.get_running_loop().time(), 0))
    if probes.done():
        probes.result()
        return []
    load.given_up = True
    probes.cancel()
    rest.cancel()
    await asyncio.gather(probes, rest, return_exceptions=True)
    return _silent(load.ledger, load.opened)


async def _rest_then_probe(load: Load, rest: asyncio.Task[None]) -> None:
    await asyncio.gather(rest, load.probe(list(load.opened)))


def _silent(ledger: Ledger, opened: list[CasePlan]) -> list[str]:
    answered = {*ledger.answers, *ledger.malformed}
    asked = [f"{stream} {key}" for stream, key in ledger.given if (stream, key) not in answered]
    return asked or [f"{len(opened)} cases were asked, and a repetition was not answered"]

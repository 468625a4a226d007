"""The second clock: whatever Temporal lost or forgot is found in PostgreSQL and set going again (DESIGN D32)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

import structlog
from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.deliver import Postman
from activities.letter_messages import UNDER_WAY, LetterRef
from activities.messages import CaseRef
from infra.metrics import METRICS
from infra.store.event_store import EventStore
from infra.store.records import OpenStream

__all__ = ["Engine", "Repaired", "Upkeep", "open_cases", "recover"]

log = structlog.get_logger()

AT_ONCE: Final = 32
"""Workflows that are being started at the same time after a loss: as many as keep a server busy, not more."""

GRACE: Final = timedelta(minutes=5)
"""How late an alarm or a delivery may be before it is taken for forgotten."""

SETTLED: Final = timedelta(minutes=1)
"""How long after a write its workflow has heard of it, as a rule."""

FIRST_LOOK: Final = timedelta(days=1)
"""How far a round looks back that knows of none before it."""


class Engine(Protocol):
    """What upkeep needs of Temporal."""

    async def running(self) -> frozenset[str]:
        """The streams that have a running workflow."""
        ...

    async def start(self, ref: CaseRef) -> bool:
        """See that there is one; False if there was."""
        ...

    async def renew(self, ref: CaseRef) -> None:
        """Have it read its case anew."""
        ...

    async def version_heard(self, ref: CaseRef) -> int:
        """The version of its case of which it knows; 0 if it cannot say."""
        ...


class Repaired(BaseModel):
    """What one round of the watch set going again; both ought to be zero.

    ``written_until``: of cases that were written to up to then, it is known that their workflows heard of it.
    """

    model_config = ConfigDict(frozen=True)

    looked_at: int = 0
    started: int = 0
    renewed: int = 0
    written_until: datetime | None = None


class Upkeep:
    """Compares the store with the engine, and lets the store win."""

    def __init__(self, store: EventStore, engine: Engine, postman: Postman | None = None) -> None:
        self._store = store
        self._engine = engine
        self._postman = postman

    @activity.defn
    async def repair(self, written_since: datetime | None = None) -> Repaired:
        """Start a workflow for every open case that has none; renew those whose alarm passed, or that were written to.

        Unheard, both: a command may be in the store while its workflow, Temporal being lost at that moment, waits for
        an alarm of before. ``written_since``: up to when the round before has looked.
        """
        until = datetime.now(UTC) - SETTLED
        since = written_since or until - FIRST_LOOK
        running = await self._engine.running()
        waiting = await self._undelivered()
        looked_at = started = renewed = 0
        async for case in open_cases(self._store):
            looked_at += 1
            activity.heartbeat(looked_at)
            if case.stream not in running:
                started += await self._engine.start(CaseRef.of(case.stream))
            elif _forgotten(case) or case.stream in waiting or await self._unheard(case, since, until):
                await self._engine.renew(CaseRef.of(case.stream))
                renewed += 1
        started += await self._letters()
        await self._report(started, renewed)
        return Repaired(looked_at=looked_at, started=started, renewed=renewed, written_until=until)

    async def _unheard(self, case: OpenStream, since: datetime, until: datetime) -> bool:
        """Whether the case was written to in this time, and its workflow does not know."""
        if case.updated_at is None or not since <= case.updated_at < until:
            return False
        return await self._engine.version_heard(CaseRef.of(case.stream)) < case.version

    async def _letters(self) -> int:
        """Start whatever letter is under way and has no workflow; one that has is not started twice."""
        if self._postman is None:
            return 0
        rows = await self._store.letters.page(sorted(UNDER_WAY), limit=1000)
        old = [row for row in rows if row.state_at < datetime.now(UTC) - GRACE]
        refs = [LetterRef(stream=row.stream, seq=row.seq, ordinal=row.ordinal) for row in old]
        return sum([await self._postman(ref) for ref in refs])

    async def _undelivered(self) -> frozenset[str]:
        """Streams with messages that ought to have been delivered by now."""
        old = datetime.now(UTC) - GRACE
        pending = await self._store.outbox.pending(limit=1000)
        METRICS.outbox(len(pending))
        return frozenset(message.stream for message in pending if message.created_at < old)

    async def _report(self, started: int, renewed: int) -> None:
        METRICS.oldest_transaction(timedelta(seconds=await self._store.oldest_writer()))
        for kind, count in (("start", started), ("renew", renewed)):
            for _ in range(count):
                METRICS.repair(kind)
        if started or renewed:
            log.warning("watch repaired cases", started=started, renewed=renewed)


async def open_cases(store: EventStore) -> AsyncIterator[OpenStream]:
    """Every open case."""
    async for page in _pages(store):
        for case in page:
            yield case


async def _pages(store: EventStore) -> AsyncIterator[tuple[OpenStream, ...]]:
    after = ""
    while page := await store.streams_open(after):
        yield page
        after = page[-1].stream


def _forgotten(case: OpenStream) -> bool:
    return case.next_alarm is not None and case.next_alarm < datetime.now(UTC) - GRACE


async def recover(store: EventStore, engine: Engine, *, renew: bool = False) -> AsyncIterator[tuple[str, bool]]:
    """After a loss of Temporal: start a workflow for each open case; yields each stream and whether it was started.

    With ``renew``, cases that have one read their file anew: after PostgreSQL was restored to an earlier point,
    a workflow may believe what the store no longer knows (DESIGN F10).
    """
    gate = asyncio.Semaphore(AT_ONCE)
    async for page in _pages(store):
        async with asyncio.TaskGroup() as starting:
            tasks = [starting.create_task(_recovered(engine, CaseRef.of(case.stream), gate, renew)) for case in page]
        for case, task in zip(page, tasks, strict=True):
            yield case.stream, task.result()


async def _recovered(engine: Engine, ref: CaseRef, gate: asyncio.Semaphore, renew: bool) -> bool:
    async with gate:
        started = await engine.start(ref)
        if renew and not started:
            await engine.renew(ref)
        return started

"""The engine on the real path: workflow, activity, PostgreSQL, on a server whose clocks are moved forward."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowExecutionStatus, WorkflowHandle
from temporalio.service import RPCError, RPCStatusCode

from activities.books import Books
from activities.folds import decoded
from activities.messages import Answer, CaseRef, Order, OutsideEvent
from activities.recording import FOLLOW_UP
from activities.sitting import outside_command_id
from cli.scenario.engine import EngineStuckError
from cli.scenario.model import Scenario
from cli.scenario.rehearsal import RehearsalClock, RehearsalDesk
from cli.scenario.stage import Stage
from domain.calendar.registry import Calendars
from domain.kernel.happened import Happened
from domain.registry import LIFECYCLES
from infra.store import EventStore
from infra.store.records import Pending
from workers.build import build_worker
from workflows.client import CaseClient

__all__ = ["TemporalEngine"]

_DEADLINE = 60.0
"""Seconds until an engine that does not answer is given up: far more than a busy machine needs."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When the people and workers of a file were registered: before anything that happens in it."""
_REGISTRAR = "scenario"
_SIGNALED = "EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED"
_HANDLED = frozenset({"EVENT_TYPE_MARKER_RECORDED", "EVENT_TYPE_ACTIVITY_TASK_COMPLETED"})


class TemporalEngine:
    """One file at a time: a database, a task queue and a worker of its own on the stage's servers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._running = AsyncExitStack()

    async def open(self, scenario: Scenario) -> None:
        """Set the scene: a fresh database, the registers filled, a worker in rehearsal."""
        await self.close()
        self._scenario, self._clock = scenario, RehearsalClock(scenario.steps[0].recorded)
        self._store: EventStore = await self._running.enter_async_context(self._stage.store())
        self._running.push_async_callback(self._end_what_runs)
        await self._register(scenario)
        area = scenario.area
        areas, calendars = MappingProxyType({area.name: area}), Calendars(scenario.calendar)
        books = Books(scenario.lawbook, calendars, areas, references=lambda: scenario.references)
        self._desk = RehearsalDesk(self._store, books, self._clock)
        queue = f"rehearsal-{uuid4().hex[:8]}"
        await self._running.enter_async_context(
            build_worker(self._stage.client, self._desk, self._stage.settings, queue)
        )
        self._cases = CaseClient(self._stage.client, queue)

    async def close(self) -> None:
        """Stop the worker and drop the file's database."""
        await self._running.aclose()
        self._running = AsyncExitStack()

    async def _end_what_runs(self) -> None:
        """Nobody works on this file's queue any more: what ran on would swallow what another file sends to its id."""
        for case in await self._store.streams_open():
            with suppress(RPCError):
                await self._stage.client.get_workflow_handle(case.stream).terminate("the scenario is over")

    async def pass_to(self, instant: datetime) -> None:
        """Move the clock of every running case forward and wait until its alarms up to then are recorded."""
        self._clock.reached = max(self._clock.reached, instant)
        for ref in self._scenario.cases.values():
            if await self._is_running(ref):
                await self._forward(ref, instant)
        await self._until(self._quiet, f"alarms up to {instant.isoformat()} recorded")

    async def give(self, case: str, order: Order, at: datetime) -> tuple[str, ...]:
        """Give a command through the workflow and wait for what it asks of other cases to be delivered."""
        ref = await self._on_stage(case)
        answer = await self._cases.instruct(ref, order, timedelta(seconds=_DEADLINE))
        if answer is None:
            raise EngineStuckError(f"no answer to {order.command['type']} at {at.isoformat()}")
        await self._until(self._quiet, "follow-ups delivered")
        return _rules(answer)

    async def signal(self, case: str, event: OutsideEvent, at: datetime) -> tuple[str, ...]:
        """Signal an outside event and wait until the desk has dealt with it."""
        ref = await self._on_stage(case)
        known, signals = await self._answer(ref, event), await self._signals(ref)
        await self._cases.notify(ref, event)

        async def dealt_with() -> bool:
            answered = known is None and await self._answer(ref, event) is not None
            return answered or await self._acted_after(ref, signals + 1)

        await self._until(dealt_with, f"{event.type} at {at.isoformat()} dealt with")
        await self._until(self._quiet, "follow-ups delivered")
        answer = await self._answer(ref, event)
        return _rules(answer) if answer else ()

    async def events(self, case: str) -> Sequence[Happened]:
        """What the store holds of a case."""
        ref = self._scenario.cases[case]
        stored = await self._store.events(ref.stream)
        codebook = self._desk.books.codebook(ref.lifecycle)
        return tuple(decoded(event, codebook) for event in stored)

    async def _register(self, scenario: Scenario) -> None:
        for worker, facts in scenario.register.workers.items():
            await self._store.workers.record(worker, facts.model_dump(mode="json"), _LONG_AGO, _REGISTRAR)
        for person, known in scenario.register.people.items():
            await self._store.people.record(person, known.model_dump(mode="json"), _LONG_AGO, _REGISTRAR)

    async def _on_stage(self, case: str) -> CaseRef:
        """A case without a running workflow gets one by what is about to be sent: its clock begins then."""
        ref = self._scenario.cases[case]
        if not await self._is_running(ref):
            self._clock.begin(ref.stream)
        return ref

    async def _forward(self, ref: CaseRef, instant: datetime) -> None:
        handle = self._handle(ref)
        now = await self._stage.environment.get_current_time(handle)
        ahead = self._clock.engine(ref.stream, instant) - now
        if ahead > timedelta(0):
            await self._stage.environment.fast_forward(handle, ahead)

    async def _quiet(self) -> bool:
        """No case has an alarm at or before the time reached, and nothing waits for delivery."""
        alarms = [known.next_alarm for known in self._desk.told.values()]
        if not all(alarm is None or alarm > self._clock.reached for alarm in alarms):
            return False
        return not self._desk.owes or await self._delivered()

    async def _delivered(self) -> bool:
        self._desk.owes = False  # before the store is asked: what is owed meanwhile must not be forgotten
        self._desk.owes = not all(map(_waits_for_a_release, await self._store.outbox.pending())) or self._desk.owes
        return not self._desk.owes

    async def _is_running(self, ref: CaseRef) -> bool:
        """An open case has a workflow, as long as its worker lives; any other's ends, and that is waited for."""
        known = self._desk.told.get(ref.stream)
        if known is None:
            return False
        if known.version == 0 or known.closed:
            await self._until(lambda: self._ended(ref), f"the workflow of {ref.stream} ended")
            return False
        return True

    async def _ended(self, ref: CaseRef) -> bool:
        try:
            return (await self._handle(ref).describe()).status is not WorkflowExecutionStatus.RUNNING
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return True
            raise

    async def _answer(self, ref: CaseRef, event: OutsideEvent) -> Answer | None:
        """What became of an outside event, as the store holds it."""
        key = outside_command_id(event)
        stored = (await self._store.read(ref.stream, [key])).answers.get(key)
        return Answer.model_validate(stored.outcome) if stored else None

    async def _signals(self, ref: CaseRef) -> int:
        return (await self._history(ref)).count(_SIGNALED) if await self._is_running(ref) else 0

    async def _acted_after(self, ref: CaseRef, signals: int) -> bool:
        """Whether an activity ended after the last of so many signals: how a repeated event is seen to be done."""
        names = await self._history(ref)
        if names.count(_SIGNALED) < signals:
            return False
        last = len(names) - 1 - names[::-1].index(_SIGNALED)
        return not _HANDLED.isdisjoint(names[last:])

    async def _history(self, ref: CaseRef) -> list[str]:
        """The names of the events of the case's newest run."""
        history = await self._handle(ref).fetch_history()
        return [EventType.Name(event.event_type) for event in history.events]

    def _handle(self, ref: CaseRef) -> WorkflowHandle[Any, Any]:
        return self._stage.client.get_workflow_handle(ref.stream)

    async def _until(self, reached: Callable[[], Awaitable[bool]], what: str) -> None:
        give_up = time.monotonic() + _DEADLINE
        while not await reached():
            if time.monotonic() > give_up:
                raise EngineStuckError(f"after {_DEADLINE:.0f} s: not {what}")
            await asyncio.sleep(0.005)


def _waits_for_a_release(message: Pending) -> bool:
    """Whether it was tried, and its pathway does not exist yet: such a message stays in the outbox, visibly."""
    lifecycle = (message.target or "").partition("/")[0]
    return message.kind == FOLLOW_UP and message.attempts > 0 and lifecycle not in LIFECYCLES


def _rules(answer: Answer) -> tuple[str, ...]:
    return tuple(objection.rule for objection in answer.objections)

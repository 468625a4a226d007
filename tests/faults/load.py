"""The clients: they give the commands of the plan and ask again, under the same ids, until they are answered."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from temporalio.exceptions import TemporalError

from activities.messages import Answer, CaseRef, Order, OutsideEvent
from infra.store import EventStore
from tests.faults.law import Timing
from tests.faults.ledger import Ledger
from tests.faults.plan import DANA, WORKERS, CasePlan, Deed, draw_outside
from workflows.client import CaseClient

__all__ = ["CASES_AT_ONCE", "Load"]

CASES_AT_ONCE = 24
PATIENCE = (1.5, 8.0)
"""Seconds that a client waits for an answer before it asks again for the first time."""
GROWING = 1.5
"""How much longer it waits at each further try: clients that never tire only add to what is too much already."""
LONGEST = 25.0


@dataclass
class Load:
    """Gives a plan's commands through several clients, each with a gate of its own, as two API processes would."""

    clients: list[CaseClient]
    timing: Timing
    ledger: Ledger
    rng: Random
    ending: bool = False
    """Set when the time is over: nothing new is begun, what is under way is seen through."""
    given_up: bool = False
    """Set when half a minute of healing was not enough: nobody asks again."""
    opened: list[CasePlan] = field(default_factory=list)
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CASES_AT_ONCE))

    async def register(self, store: EventStore, cases: list[CasePlan]) -> None:
        """The registers know all workers and people before the first command."""
        since = self.timing.now() - timedelta(days=30)
        for worker, facts in WORKERS.items():
            await store.workers.record(worker, facts, since, "admin")
        for case in cases:
            await store.people.record(case.person, {"born": "1950-02-03"}, since, "admin")

    async def run(self, cases: list[CasePlan]) -> None:
        """Give everything; done when all is answered."""
        await asyncio.gather(*(self._case(case) for case in cases))

    async def probe(self, cases: list[CasePlan]) -> None:
        """One more command to each case, none of them given before."""
        await asyncio.gather(*(self._do(case, Deed("probe", DANA, _PROBE)) for case in cases))

    async def _case(self, case: CasePlan) -> None:
        async with self._slots:
            if self.ending:
                return
            self.opened.append(case)
            await self._do(case, case.opening)
            turns = asyncio.Semaphore(case.at_once)
            await asyncio.gather(*(self._in_turn(case, deed, turns) for deed in case.deeds))

    async def _in_turn(self, case: CasePlan, deed: Deed, turns: asyncio.Semaphore) -> None:
        async with turns:
            if self.ending:
                return
            await asyncio.sleep(self.rng.uniform(0, 0.2))
            await self._do(case, deed)
            if case.outside and self.rng.random() < 0.2:
                await self._tell(case, deed.key)

    async def _do(self, case: CasePlan, deed: Deed) -> None:
        effective_at = None if deed.due_in is None else self.timing.due_in(deed.due_in)
        order = Order(id=deed.key, by=deed.by, command=deed.command, effective_at=effective_at)
        self.ledger.give(case.ref, order)
        await asyncio.gather(*(self._give(case.ref, order) for _ in range(deed.copies)))
        if deed.again:
            await self._give(case.ref, order)
        if deed.other_body:
            other = order.model_copy(update={"command": {"type": "InformPolice", "views": "another body"}})
            self.ledger.refused_reuse(case.ref, other, await self._insist(case.ref, other))

    async def _give(self, ref: CaseRef, order: Order) -> None:
        self.ledger.answered(ref, order, await self._insist(ref, order))

    async def _insist(self, ref: CaseRef, order: Order) -> Answer:
        """Ask until there is an answer: whoever asks cannot know whether the last try arrived."""
        for patience in self._patience():
            try:
                if answer := await self.rng.choice(self.clients).instruct(ref, order, timedelta(seconds=patience)):
                    return answer
            except TemporalError:
                pass
            await self._before_asking_again()
        raise AssertionError("patience has no end")

    def _patience(self) -> Iterator[float]:
        seconds = self.rng.uniform(*PATIENCE)
        while True:
            yield seconds
            seconds = min(seconds * GROWING, LONGEST)

    async def _before_asking_again(self) -> None:
        if self.given_up:  # the SDK turns a cancellation into an error of its own
            raise asyncio.CancelledError
        self.ledger.retries += 1
        await asyncio.sleep(self.rng.uniform(0.05, 0.5))

    async def _tell(self, case: CasePlan, key: str) -> None:
        kind, data = draw_outside(self.rng, case)
        event = OutsideEvent(source="urn:invented:service", id=f"{case.ref.case}-{key}", type=kind, data=data)
        for _ in range(self.rng.choice((1, 2, 3))):  # a service that repeats itself
            await self._notify(case.ref, event)
        self.ledger.told(case.ref, event)

    async def _notify(self, ref: CaseRef, event: OutsideEvent) -> None:
        for patience in self._patience():
            try:
                async with asyncio.timeout(patience):
                    await self.rng.choice(self.clients).notify(ref, event)
                    return
            except (TimeoutError, TemporalError):
                await self._before_asking_again()


_PROBE = {"type": "ActOnImmediateRisk", "action": "asked whether anybody is there"}

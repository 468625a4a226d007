"""What a staff record asks for: the register says so from that instant, and work goes over to others or comes back.

Every step may be done again: an entry that stands is not added twice, and a case that was handed over is no longer in
hand. Each case is told by an ordinary command of its own, under a key made of the event that asked for it.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

from activities.messages import Answer, CaseRef, Order
from domain.kernel.commands import HandOverWork, HandWorkBack
from domain.kernel.house_rules import CASECLOCK
from domain.kernel.message import Command
from domain.workforce.errands import HAND_BACK, HAND_OVER, REGISTER, RegisterEntry, WorkToMove
from infra.store.event_store import EventStore
from infra.store.records import Pending

__all__ = ["STAFFING", "Staffing"]

STAFFING: Final = frozenset({REGISTER, HAND_OVER, HAND_BACK})


class Staffing:
    """Runs the errands of staff records."""

    def __init__(self, store: EventStore, courier: Callable[[CaseRef, Order], Awaitable[Answer]]) -> None:
        self._store = store
        self._courier = courier

    async def run(self, message: Pending) -> None:
        """Run one errand. What fails raises, and is tried again from where it stood."""
        if message.body is None:
            return
        match message.kind:
            case "register":
                await self._register(RegisterEntry.model_validate_json(message.body))
            case "hand_over":
                await self._hand_over(message, WorkToMove.model_validate_json(message.body))
            case _:
                await self._hand_back(message, WorkToMove.model_validate_json(message.body))

    async def _register(self, entry: RegisterEntry) -> None:
        body = entry.facts.model_dump(mode="json")
        before = (await self._store.workers.at(entry.recorded_at, [entry.worker])).get(entry.worker)
        if before is None or before.body != body:
            await self._store.workers.record(entry.worker, body, entry.recorded_at, entry.by)

    async def _hand_over(self, message: Pending, move: WorkToMove) -> None:
        command = HandOverWork(worker=move.worker, to=move.to, standing=move.standing, because=move.because)
        async for stream in self._each(self._store.hands.in_hand, move.worker):
            await self._tell(message, stream, command)

    async def _hand_back(self, message: Pending, move: WorkToMove) -> None:
        async for stream in self._each(self._store.hands.taken_over, move.worker):
            await self._tell(message, stream, HandWorkBack(worker=move.worker))

    async def _tell(self, message: Pending, stream: str, command: Command) -> Answer:
        key = f"{message.kind}/{message.stream}/{message.seq}"
        return await self._courier(
            CaseRef.of(stream), Order(id=key, by=CASECLOCK, command=command.model_dump(mode="json"))
        )

    async def _each(self, page: Callable[[str, str], Awaitable[tuple[str, ...]]], worker: str) -> AsyncIterator[str]:
        after = ""
        while streams := await page(worker, after):
            for stream in streams:
                yield stream
            after = streams[-1]

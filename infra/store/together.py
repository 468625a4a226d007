"""Doing at once what many ask for at the same time.

What is asked for while one round is on its way waits and goes with the next one, so that a busy process pays for
one statement and one commit where it would have paid for many. Who asks alone is served at once.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Together"]

A = TypeVar("A")
R = TypeVar("R")
C = TypeVar("C")


@dataclass(frozen=True, slots=True, eq=False)
class _Asked(Generic[A, R]):
    what: A
    answer: "asyncio.Future[R]"


class Together(Generic[C, A, R]):
    """Answers each that is asked by rounds of ``work``, which answers all that it is given, in their order.

    ``lanes`` rounds are on their way at once, each of at most ``most``, and none with two of the same ``kind``. A lane
    opens what its work needs (a connection), keeps it while anybody waits, and answers before it gives it back. If a
    round fails by one of ``apart``, each of it is tried alone, so that one that cannot be done is no obstacle to the
    others; other faults are the fault of all.
    """

    def __init__(
        self,
        opened: Callable[[], AbstractAsyncContextManager[C]],
        work: Callable[[C, Sequence[A]], Awaitable[Sequence[R]]],
        *,
        lanes: int,
        most: int,
        kind: Callable[[A], Hashable] = id,
        apart: tuple[type[Exception], ...] = (),
    ) -> None:
        self._opened = opened
        self._work = work
        self._kind = kind
        self._most = most
        self._limit = lanes
        self._apart = apart
        self._waiting: deque[_Asked[A, R]] = deque()
        self._lanes: dict[asyncio.Task[None], list[_Asked[A, R]]] = {}
        """Each lane and the batch that it has in hand."""
        self._lingering = 0

    async def ask(self, what: A) -> R:
        """The answer to this one, or what ``work`` raised. Who gives up takes nobody else along."""
        return await self.asked(what)

    def asked(self, what: A) -> "asyncio.Future[R]":
        """What will hold the answer, for who does not wait for it."""
        asked: _Asked[A, R] = _Asked(what, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        self._begin()
        return asked.answer

    def _begin(self) -> None:
        if len(self._waiting) > self._lingering and len(self._lanes) < self._limit:
            lane = asyncio.create_task(self._lane())
            self._lanes[lane] = []
            lane.add_done_callback(self._ended)

    def _ended(self, lane: "asyncio.Task[None]") -> None:
        del self._lanes[lane]
        self._begin()

    async def _lane(self) -> None:
        batch = self._taken()
        try:
            async with self._opened() as session:
                while batch:
                    _tell(batch, await self._work(session, [asked.what for asked in batch]))
                    batch = self._taken() or await self._lingered()
        except self._apart as fault:
            await self._one_by_one(batch, fault)
        except BaseException as fault:
            _fail(batch, fault)
            if not isinstance(fault, Exception):
                raise

    async def _lingered(self) -> list[_Asked[A, R]]:
        """Who was answered may ask again at once: then it is served here, before what was opened is given back."""
        self._lingering += 1
        try:
            await asyncio.sleep(0)
        finally:
            self._lingering -= 1
        return self._taken()

    def _taken(self) -> list[_Asked[A, R]]:
        """The next batch, without those who gave up while they waited; who has to go apart waits in front."""
        batch: dict[Hashable, _Asked[A, R]] = {}
        later: list[_Asked[A, R]] = []
        while self._waiting and len(batch) < self._most:
            asked = self._waiting.popleft()
            if asked.answer.done():
                continue
            if batch.setdefault(self._kind(asked.what), asked) is not asked:
                later.append(asked)
        self._waiting.extendleft(reversed(later))
        return self._in_hand(list(batch.values()))

    def _in_hand(self, batch: list[_Asked[A, R]]) -> list[_Asked[A, R]]:
        """A round that nobody waits for any more is ended: it gives its connection back, which may be dead."""
        lane = next(each for each in self._lanes if each is asyncio.current_task())
        self._lanes[lane] = batch

        def gave_up(answer: "asyncio.Future[R]") -> None:
            deserted = answer.cancelled() and all(asked.answer.cancelled() for asked in batch)
            if deserted and self._lanes.get(lane) is batch:  # else the lane is with the next batch already
                lane.cancel()

        for asked in batch:
            asked.answer.add_done_callback(gave_up)
        return batch

    async def _one_by_one(self, batch: list[_Asked[A, R]], fault: Exception) -> None:
        if len(batch) == 1:
            _fail(batch, fault)
            return
        for asked in batch:
            try:
                async with self._opened() as session:
                    _tell([asked], await self._work(session, [asked.what]))
            except Exception as its_own:  # noqa: BLE001 -- it is handed to who asked
                _fail([asked], its_own)


def _tell(batch: list[_Asked[A, R]], answers: Sequence[R]) -> None:
    for asked, answer in zip(batch, answers, strict=True):
        if not asked.answer.done():
            asked.answer.set_result(answer)


def _fail(batch: list[_Asked[A, R]], fault: BaseException) -> None:
    for asked in batch:
        if asked.answer.done():
            continue
        if isinstance(fault, asyncio.CancelledError):
            asked.answer.cancel()
        else:
            asked.answer.set_exception(fault)

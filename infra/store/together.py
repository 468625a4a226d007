"""Doing at once what many ask for at the same time.

What is asked for while one round is on its way waits and goes with the next one, so that a busy process pays for
one statement and one commit where it would have paid for many. Who asks alone is served at once.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Together"]

A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, eq=False)
class _Asked(Generic[A, R]):
    what: A
    answer: "asyncio.Future[R]"


class Together(Generic[A, R]):
    """Answers each that is asked by rounds of ``work``, which answers all that it is given, in their order.

    ``lanes`` rounds are on their way at once, each of at most ``most``, and none with two of the same ``kind``. If a
    round fails by one of ``apart``, each of it is tried alone, so that one that cannot be done is no obstacle to the
    others; other faults are the fault of all.
    """

    def __init__(
        self,
        work: Callable[[Sequence[A]], Awaitable[Sequence[R]]],
        *,
        lanes: int,
        most: int,
        kind: Callable[[A], Hashable] = id,
        apart: tuple[type[Exception], ...] = (),
    ) -> None:
        self._work = work
        self._kind = kind
        self._lanes = lanes
        self._most = most
        self._apart = apart
        self._waiting: deque[_Asked[A, R]] = deque()
        self._rounds: set[asyncio.Task[None]] = set()

    async def ask(self, what: A) -> R:
        """The answer to this one, or what ``work`` raised. Who gives up takes nobody else along."""
        asked: _Asked[A, R] = _Asked(what, asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        self._begin()
        return await asked.answer

    def _begin(self) -> None:
        if self._waiting and len(self._rounds) < self._lanes:
            task = asyncio.create_task(self._round())
            self._rounds.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._rounds.discard(task)
        self._begin()

    async def _round(self) -> None:
        batch = self._taken()
        if not batch:
            return
        _cancel_when_deserted(batch)
        try:
            _tell(batch, await self._work([asked.what for asked in batch]))
        except self._apart as fault:
            await self._one_by_one(batch, fault)
        except BaseException as fault:
            _fail(batch, fault)
            if not isinstance(fault, Exception):
                raise

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
        return list(batch.values())

    async def _one_by_one(self, batch: list[_Asked[A, R]], fault: Exception) -> None:
        if len(batch) == 1:
            _fail(batch, fault)
            return
        for asked in batch:
            try:
                _tell([asked], await self._work([asked.what]))
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


def _cancel_when_deserted(batch: list[_Asked[A, R]]) -> None:
    """A round that nobody waits for any more gives its connection back, which may be dead."""
    task = asyncio.current_task()

    def gave_up(_: "asyncio.Future[R]") -> None:
        if task is not None and all(asked.answer.cancelled() for asked in batch):
            task.cancel()

    for asked in batch:
        asked.answer.add_done_callback(gave_up)

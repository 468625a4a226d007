"""Answers, said aloud as soon as they are in the store, for whoever waits for one (docs/decisions/0033).

A command's answer is durable with its commit; by the way of Temporal it takes some milliseconds more. So the desk
announces it on a channel of the database, and an API hears it there. Nothing depends on that: an answer that was not
announced, or not heard, comes by Temporal as ever.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import partial
from itertools import chain
from typing import Any, Final, TypeAlias

import asyncpg
import msgspec
import structlog

from infra.store.pool import PATIENCE, Pool, Session, session_of, single_session
from infra.store.queries import query
from infra.store.records import NewAnswer
from infra.store.together import Together

__all__ = ["Announcer", "Listener", "Outcome"]

log = structlog.get_logger()

Outcome: TypeAlias = dict[str, Any]
"""An answer as the store keeps it: nothing personal."""

CHANNEL: Final = "caseclock_answered"
LONGEST: Final = 7_900
"""Bytes of an announcement: the database takes less than 8,000. A longer answer comes by Temporal alone."""
MOST: Final = 50
"""Writes whose answers go together."""
_PING: Final = 30.0
"""Seconds after which a silent connection is tried: one that the network swallowed says nothing for ever."""
_PAUSE: Final = 1.0
_ANNOUNCE: Final = query("announce")
_AWAY: Final = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)


_Name: TypeAlias = tuple[str, str, bytes]
"""Which command was answered, by stream, key and digest: the same key with another body is another one."""

_DECODER: Final = msgspec.json.Decoder(tuple[_Name, Outcome])


class Announcer:
    """Announces answers, many at a time; who asks for it does not wait."""

    def __init__(self, pool: Pool) -> None:
        self._rounds: Together[Session, list[str], None] = Together(partial(session_of, pool), _say, lanes=1, most=MOST)

    def announce(self, stream: str, answers: Iterable[NewAnswer]) -> None:
        """Say what was answered. Only of what is committed."""
        if said := [text for answer in answers if (text := _text(stream, answer))]:
            self._rounds.asked(said).add_done_callback(_heard_out)


async def _say(session: Session, announcements: Sequence[list[str]]) -> Sequence[None]:
    await session.execute(_ANNOUNCE, list(chain.from_iterable(announcements)), timeout=PATIENCE)
    return [None] * len(announcements)


def _heard_out(said: "asyncio.Future[None]") -> None:
    if not said.cancelled() and (fault := said.exception()):
        log.warning("answers are not announced", error=type(fault).__name__)


class Listener:
    """Hears announcements for who waits for them. One that hears nothing is only slower.

    ``hears`` is set while it is connected.
    """

    def __init__(self) -> None:
        self.hears = asyncio.Event()
        self._expected: defaultdict[_Name, list[asyncio.Future[Outcome]]] = defaultdict(list)

    @classmethod
    @asynccontextmanager
    async def listening(cls, database_url: str) -> AsyncIterator["Listener"]:
        """Listen on a connection of its own, and again on another one when that is lost."""
        listener = cls()
        task = asyncio.create_task(listener._listen(database_url))
        try:
            yield listener
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    @contextmanager
    def expecting(self, stream: str, command_id: str, digest: bytes) -> Iterator["asyncio.Future[Outcome]"]:
        """What will hold the outcome as it is announced. To be asked for before the command is sent.

        The digest is that of the body: what the same key brought with another one is not meant.
        """
        name, announced = (stream, command_id, digest), asyncio.get_running_loop().create_future()
        expected = self._expected[name]
        expected.append(announced)
        try:
            yield announced
        finally:
            expected.remove(announced)
            if not expected:
                del self._expected[name]

    async def _listen(self, database_url: str) -> None:
        while True:
            try:
                async with single_session(database_url) as session:
                    await session.add_listener(CHANNEL, self._heard)
                    self.hears.set()
                    await _until_lost(session)
            except _AWAY as fault:
                log.warning("answers are not heard", error=type(fault).__name__)
            finally:
                self.hears.clear()
            await asyncio.sleep(_PAUSE)

    def _heard(self, _connection: object, _pid: int, _channel: str, text: object) -> None:
        try:
            name, outcome = _DECODER.decode(str(text))
        except msgspec.DecodeError:  # whoever may connect to the database may say anything on its channels
            log.warning("what was announced is no answer")
            return
        for waiting in self._expected.get(name, ()):
            if not waiting.done():
                waiting.set_result(outcome)


async def _until_lost(session: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Return when the connection has ended; raises when it does not answer."""
    lost = asyncio.Event()
    session.add_termination_listener(lambda _: lost.set())
    while not lost.is_set():
        try:
            await asyncio.wait_for(lost.wait(), _PING)
        except TimeoutError:
            await session.execute("SELECT 1", timeout=PATIENCE)


def _text(stream: str, answer: NewAnswer) -> str | None:
    said = msgspec.json.encode(((stream, answer.command_id, answer.digest), answer.outcome))
    return said.decode() if len(said) <= LONGEST else None

"""The path of a command through the store: one read, one write, a round trip each.

Nobody holds a lock between the two. The write says which version it was decided on; if somebody else was first,
nothing is written, the answer is `Conflict`, and the caller reads and decides again. Who still holds what was read
for the command before may leave the read out and say what it assumes: the write looks whether it is so. Reads of one
process that come at the same time share a statement, and so do its writes, of any streams
(`infra/store/together.py`).
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec

from infra.keys import DataKey, KeyRing
from infra.store import chain, reading, sealing, writing
from infra.store.documents import Documents
from infra.store.hands import Hands
from infra.store.history import History
from infra.store.keychain import KeyChain
from infra.store.letters import Letters
from infra.store.outbox import Outbox
from infra.store.outside import OutsideEvents
from infra.store.parties import Addressees, Parties, PeopleOfCases
from infra.store.pool import Pool, Session, session_of
from infra.store.queries import Columns
from infra.store.reading import Asked, Found
from infra.store.records import Conflict, Held, StoredAnswer, Write, Written
from infra.store.registers import AccessLog, People, Workers
from infra.store.together import Together

_NO_HEAD: dict[str, Any] = {
    "version": 0, "hash": chain.GENESIS, "lifecycle": None, "person": None, "closed": False, "known": False,
}  # fmt: skip

LANES: Final = 2
"""Statements of a kind on their way at once: while the database works on one, the next is made ready."""
MOST: Final = 50
"""Streams in one transaction: more would gain little, and keep the first of them waiting."""
_REFUSED: Final = (asyncpg.PostgresError, asyncpg.InterfaceError)
"""The database, or the driver for it, took offence at something that was sent."""


class EventStore(History):
    """Reads and writes streams; the registers, the outbox and the other logs hang on it."""

    def __init__(self, pool: Pool, ring: KeyRing) -> None:
        keys = KeyChain(pool, ring)
        super().__init__(pool, keys)
        self.keys = keys
        self.outbox = Outbox(pool, keys)
        self.outside = OutsideEvents(pool, keys)
        self.documents = Documents(pool, keys)
        self.letters = Letters(pool)
        self.people = People(pool, keys)
        self.workers = Workers(pool)
        self.hands = Hands(pool)
        self.access = AccessLog(pool)
        self.parties = Parties(pool, keys)
        self.addressees = Addressees(pool)
        self.people_of_cases = PeopleOfCases(pool)
        self._reads: Together[Session, Asked, Found] = Together(
            partial(session_of, pool), reading.find, lanes=LANES, most=MOST, apart=_REFUSED
        )
        self._writes: Together[Session, writing.Entry, Written | Conflict] = Together(
            partial(session_of, pool), writing.append, lanes=LANES, most=MOST, kind=writing.stream_of, apart=_REFUSED
        )

    async def read(
        self,
        stream: str,
        command_ids: Sequence[str],
        *,
        person: UUID | None = None,
        snapshot_code: str = "",
        folded: tuple[int, bytes] | None = None,
        workers: Sequence[str] = (),
        at: datetime | None = None,
    ) -> Held:
        """All that deciding these commands needs, as of one instant.

        `person` says whose key encrypts a stream that does not exist yet; a person without a key gets one with the
        first event. A snapshot is used if the code with this hash made it. `folded` is the version and the hash up
        to which the caller has folded the stream: then only what is newer is read, if that is what the stream holds.
        `workers`, and the person, are those of the registers to be looked up as of `at`.
        """
        asked = Asked(stream, command_ids, person, snapshot_code, folded, workers, at)
        return await self._held(asked, await self._reads.ask(asked))

    async def _held(self, asked: Asked, found: Found) -> Held:
        head, stream = found.head or _NO_HEAD, asked.stream
        person = head["person"] or asked.person
        ciphers = await self._keys.ciphers(found.keys)
        key, erased = await self._key(person, found.keys)
        return Held(
            stream=stream,
            version=head["version"],
            hash=head["hash"],
            lifecycle=head["lifecycle"],
            person=person,
            closed=head["closed"],
            snapshot=sealing.open_snapshot(stream, found.snapshot, ciphers),
            events=tuple(sealing.open_event(stream, event, ciphers) for event in found.events),
            answers={answer["command_id"]: _stored_answer(answer) for answer in found.answers},
            key=key,
            erased=erased,
            known=head["known"],
            one_key=key is not None and all(event["key_id"] == key.key_id for event in found.events),
            workers={row["worker"]: Workers.registered(row) for row in found.workers},
            registered=People.registered(found.person, ciphers) if found.person else None,
        )

    async def _key(self, person: UUID | None, keys: Sequence[Columns]) -> tuple[DataKey | None, bool]:
        """The person's key, a fresh one if there is none yet, and whether it was destroyed."""
        if person is None:
            return None, False
        stored = next((key for key in keys if key["person"] == person), None)
        if stored is None:
            return await self._keys.make(person), False
        if stored["wrapped"] is None:
            return None, True
        return await self._keys.ready(stored["key_id"], person, stored["wrapped"], stored["kek"]), False

    async def write(self, write: Write) -> Written | Conflict:
        """Write what was decided, all of it or nothing.

        Raises `ErasedError` if the person's key was destroyed, `StoreError` if the write contradicts itself.
        """
        return await self._writes.ask(writing.entry_of(write))

    async def erase(self, person: UUID) -> bool:
        """Destroy the person's key: bodies then read as None, and the chains still hold. False if there was none."""
        return await self._keys.erase(person)


def _stored_answer(row: Columns) -> StoredAnswer:
    return StoredAnswer(row["digest"], msgspec.json.decode(row["outcome"]), row["version"], row["recorded_at"])

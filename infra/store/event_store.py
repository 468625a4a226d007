"""The path of a command through the store: one read, one write, a round trip each.

Nobody holds a lock between the two. The write says which version it was decided on; if somebody else was first,
nothing is written, the answer is `Conflict`, and the caller reads and decides again.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from infra.keys import DataKey, KeyRing
from infra.store import chain, sealing
from infra.store.documents import Documents
from infra.store.history import History
from infra.store.keychain import KeyChain
from infra.store.letters import Letters
from infra.store.outbox import Outbox
from infra.store.outside import OutsideEvents
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import Conflict, Held, StoredAnswer, StoreError, Write, Written
from infra.store.registers import AccessLog, People, Workers

_HELD = query("held")
_APPEND = query("append")

_NO_HEAD: dict[str, Any] = {"version": 0, "hash": chain.GENESIS, "lifecycle": None, "person": None, "closed": False}


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
        self.access = AccessLog(pool)

    async def read(
        self, stream: str, command_ids: Sequence[str], *, person: UUID | None = None, snapshot_code: str = ""
    ) -> Held:
        """All that deciding these commands needs, as of one instant.

        `person` says whose key encrypts a stream that does not exist yet; a person without a key gets one with the
        first event. A snapshot is used if the code with this hash made it.
        """
        row = await self._pool.fetchrow(_HELD, stream, command_ids, snapshot_code, person)
        if row is None:
            raise StoreError("the database answered no row where there is always one")
        return await self._held(stream, row, person)

    async def _held(self, stream: str, row: Columns, asked: UUID | None) -> Held:
        head, keys = row["head"] or _NO_HEAD, row["keys"]
        person = head["person"] or asked
        ciphers = await self._keys.ciphers(keys)
        key, erased = await self._key(person, keys)
        return Held(
            stream=stream,
            version=head["version"],
            hash=head["hash"],
            lifecycle=head["lifecycle"],
            person=person,
            closed=head["closed"],
            snapshot=sealing.open_snapshot(stream, row["snapshot"], ciphers),
            events=tuple(sealing.open_event(stream, event, ciphers) for event in row["events"]),
            answers={answer["command_id"]: _stored_answer(answer) for answer in row["answers"]},
            key=key,
            erased=erased,
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
        if write.events and write.head is None:
            raise StoreError("events need the head that they lead to")
        held = write.held
        events, head = sealing.event_rows(held, write.events)
        answer = await self._pool.fetchval(
            _APPEND,
            held.stream,
            held.version,
            [sealing.answer_row(each) for each in write.answers],
            events,
            sealing.head_row(write.head, held.person),
            [sealing.duty_row(each) for each in write.duties],
            list(sealing.message_rows(write)),
            _new_key(write),
            sealing.snapshot_row(held, write.snapshot),
            write.head.waits_for if write.head else None,
        )
        return Written(held.version + len(events), head) if answer == "ok" else Conflict()

    async def erase(self, person: UUID) -> bool:
        """Destroy the person's key: bodies then read as None, and the chains still hold. False if there was none."""
        return await self._keys.erase(person)


def _stored_answer(row: Columns) -> StoredAnswer:
    return StoredAnswer(row["digest"], msgspec.json.decode(row["outcome"]), row["version"], row["recorded_at"])


def _new_key(write: Write) -> tuple[UUID, UUID, bytes, str] | None:
    """A fresh key goes into the store with the first events that it seals, never without."""
    key = write.held.key
    if key is None or not key.fresh or not write.events:
        return None
    return key.key_id, key.person, key.wrapped, key.kek

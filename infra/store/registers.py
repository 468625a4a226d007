"""Append-only registers of people and workers, and the log of who read what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from infra.keys import DataKey, seal
from infra.store import chain
from infra.store.keychain import Ciphers, KeyChain, opened
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import Access, Registered
from infra.store.sealing import as_json

_PERSON_VERSION = query("person_version")
_RECORD_PERSON = query("record_person")
_PERSON_AT = query("person_at")
_RECORD_WORKER = query("record_worker")
_WORKERS_AT = query("workers_at")
_RECORD_ACCESS = query("record_access")
_ACCESSES = query("accesses")


class People:
    """The person register, encrypted with each person's key."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def record(self, person: UUID, body: Mapping[str, Any], recorded_at: datetime, by: str) -> int:
        """Add a version of a person and answer its number. Raises `ErasedError` if the person was erased."""
        key = await self._keys.key_of(person)
        while (version := await self._add(key, msgspec.json.encode(body), recorded_at, by)) is None:
            pass  # another process added this version first: ours is the next
        return version

    async def _add(self, key: DataKey, body: bytes, recorded_at: datetime, by: str) -> int | None:
        version = 1 + await self._pool.fetchval(_PERSON_VERSION, key.person)
        sealed = seal(key.cipher, body, _place(key.person, version))
        added: int | None = await self._pool.fetchval(
            _RECORD_PERSON, key.person, version, key.key_id, sealed, recorded_at, by
        )
        return added

    async def at(self, person: UUID, instant: datetime) -> Registered | None:
        """The person as registered at an instant; None if nobody had recorded them by then."""
        row = await self._pool.fetchrow(_PERSON_AT, person, instant)
        return None if row is None else self.registered(row, await self._keys.ciphers([row]))

    @staticmethod
    def registered(row: Columns, ciphers: Ciphers) -> Registered:
        """A row of the register, opened."""
        person = row["person"]
        plain = opened(ciphers, row["key_id"], row["body"], _place(person, row["version"]))
        body = None if plain is None else msgspec.json.decode(plain)
        return Registered(str(person), row["version"], body, row["recorded_at"], row["recorded_by"])


class Workers:
    """The worker register: codes only (roles, grade, team, training), so it is not encrypted."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def record(self, worker: str, body: Mapping[str, Any], recorded_at: datetime, by: str) -> int:
        """Add a version of a worker and answer its number."""
        version: int | None = None
        while version is None:  # another process added the same version first: ours is the next
            version = await self._pool.fetchval(_RECORD_WORKER, worker, as_json(body), recorded_at, by)
        return version

    async def at(self, instant: datetime, workers: Sequence[str] | None = None) -> dict[str, Registered]:
        """Workers as registered at an instant: these, or all; who was not registered by then is left out."""
        rows = await self._pool.fetch(_WORKERS_AT, workers, instant)
        return {row["worker"]: self.registered(row) for row in rows}

    @staticmethod
    def registered(row: Columns) -> Registered:
        """A row of the register, decoded."""
        body = msgspec.json.decode(row["body"])
        return Registered(row["worker"], row["version"], body, row["recorded_at"], row["recorded_by"])


class AccessLog:
    """Who looked at which stream; rows are only ever added."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def record(self, at: datetime, actor: str, stream: str, what: str) -> None:
        """Somebody looked at something of a stream; `what` is a code."""
        await self._pool.execute(_RECORD_ACCESS, at, actor, stream, what)

    async def of(self, stream: str) -> tuple[Access, ...]:
        """Who looked at a stream, in order."""
        return tuple(Access(**row) for row in await self._pool.fetch(_ACCESSES, stream))


def _place(person: UUID, version: int) -> bytes:
    return chain.framed("person", str(person), version)

"""The parties of a case, sealed with its person's key, and the addresses of bodies. Every change is a new version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from infra.keys import seal
from infra.store import chain
from infra.store.keychain import Ciphers, KeyChain, opened
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import Registered, StoreError
from infra.store.sealing import as_json

__all__ = ["Addressees", "Parties", "PeopleOfCases"]

_RECORD_PARTY = query("record_party")
_PARTY_VERSION = query("party_version")
_PARTIES_OF = query("parties_of")
_PERSON = query("person_of_stream")
_RECORD_ADDRESSEE = query("record_addressee")
_ADDRESSEES = query("addressees")
_PLACES_OF_PERSON = query("places_of_person")
_STREAMS_OF_PERSON = query("streams_of_person")
_OPEN_CASES_OF_PERSON = query("open_cases_of_person")


class Parties:
    """Who else belongs to a case and how they are reached."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def record(self, stream: str, party: str, body: Mapping[str, Any], recorded_at: datetime, by: str) -> int:
        """Add a version of a party and answer its number.

        Raises StoreError for a case that nobody opened, ErasedError for one whose person was erased.
        """
        person = await self._pool.fetchval(_PERSON, stream)
        if person is None:
            raise StoreError("a party belongs to a case that was opened for somebody")
        key, plain = await self._keys.key_of(person), msgspec.json.encode(body)
        added: int | None = None
        while added is None:  # another process added this version first: ours is the next
            version = 1 + await self._pool.fetchval(_PARTY_VERSION, stream, party)
            sealed = seal(key.cipher, plain, _place(stream, party, version))
            added = await self._pool.fetchval(
                _RECORD_PARTY, stream, party, version, key.key_id, sealed, recorded_at, by
            )
        return added

    async def of(self, stream: str, party: str | None = None) -> dict[str, Registered]:
        """The parties of a case by their keys, each in its newest version; or one of them."""
        rows = await self._pool.fetch(_PARTIES_OF, stream, party)
        ciphers = await self._keys.ciphers(rows)
        return {row["party"]: _party(stream, row, ciphers) for row in rows}


class Addressees:
    """Where bodies are reached: addresses of organisations, in clear. The area ``*`` stands for all."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def record(self, area: str, reader: str, body: Mapping[str, Any], recorded_at: datetime, by: str) -> int:
        """Add a version of a body's address and answer its number."""
        version: int | None = None
        while version is None:
            version = await self._pool.fetchval(_RECORD_ADDRESSEE, area, reader, as_json(body), recorded_at, by)
        return version

    async def of(self, area: str, reader: str | None = None) -> dict[str, Registered]:
        """Where bodies are reached in this area; an entry of its own goes before the one for all."""
        rows = await self._pool.fetch(_ADDRESSEES, area, reader)
        return {row["reader"]: _addressee(row) for row in rows}


class PeopleOfCases:
    """Which cases a person has, and where."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def places(self, person: UUID) -> frozenset[tuple[str, str]]:
        """Area and lifecycle of this person's cases, each pair once."""
        rows = await self._pool.fetch(_PLACES_OF_PERSON, person)
        return frozenset((row["area"], row["lifecycle"]) for row in rows)

    async def streams(self, person: UUID) -> tuple[str, ...]:
        """The cases of this person."""
        return tuple(row["stream"] for row in await self._pool.fetch(_STREAMS_OF_PERSON, person))

    async def open(self, lifecycle: str, person: UUID) -> tuple[UUID, ...]:
        """The open cases of one lifecycle that a person has, the oldest first."""
        rows = await self._pool.fetch(_OPEN_CASES_OF_PERSON, lifecycle, person)
        return tuple(UUID(row["stream"].removeprefix(f"{lifecycle}/")) for row in rows)


def _place(stream: str, party: str, version: int) -> bytes:
    return chain.framed("party", stream, party, version)


def _party(stream: str, row: Columns, ciphers: Ciphers) -> Registered:
    plain = opened(ciphers, row["key_id"], row["body"], _place(stream, row["party"], row["version"]))
    body = None if plain is None else msgspec.json.decode(plain)
    return Registered(row["party"], row["version"], body, row["recorded_at"], row["recorded_by"])


def _addressee(row: Columns) -> Registered:
    body = msgspec.json.decode(row["body"])
    return Registered(row["reader"], row["version"], body, row["recorded_at"], row["recorded_by"])

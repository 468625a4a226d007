"""Data keys between the database, which holds them wrapped, and the key ring, which can unwrap them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.keys import CipherCache, DataKey, KeyRing, make_key, unseal
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import ErasedError

Ciphers: TypeAlias = Mapping[UUID, AESGCM | None]
"""Ciphers by key id; None for a key that was destroyed."""

_KEY_OF = query("key_of")
_WRAPPED = query("wrapped_keys")
_ADD_KEY = query("add_key")
_DESTROY = query("destroy_key")
_TO_REWRAP = query("keys_to_rewrap")
_REWRAP = query("rewrap_key")


class KeyChain:
    """Makes, finds, destroys and rewraps the data keys of persons."""

    def __init__(self, pool: Pool, ring: KeyRing) -> None:
        self._pool = pool
        self._ring = ring
        self._cache = CipherCache(ring)

    async def ciphers(self, rows: Iterable[Columns]) -> Ciphers:
        """The ciphers of rows with `key_id`, `kek` and `wrapped`; those whose key is gone answer None."""
        ciphers: dict[UUID, AESGCM | None] = {}
        for row in rows:
            key_id = row["key_id"]
            if key_id not in ciphers:
                wrapped = row["wrapped"]
                ciphers[key_id] = None if wrapped is None else await self._cache.cipher(row["kek"], wrapped)
        return ciphers

    async def ciphers_of(self, key_ids: Iterable[UUID]) -> Ciphers:
        """The ciphers of these keys, read from the database."""
        return await self.ciphers(await self._pool.fetch(_WRAPPED, list(key_ids)))

    async def make(self, person: UUID) -> DataKey:
        """Make a key that is not stored yet."""
        return await make_key(self._ring, person)

    async def ready(self, key_id: UUID, person: UUID, wrapped: bytes, kek: str) -> DataKey:
        """A stored key, unwrapped."""
        return DataKey(key_id, person, wrapped, kek, await self._cache.cipher(kek, wrapped))

    async def key_of(self, person: UUID) -> DataKey:
        """The person's key, made and stored if there is none. Raises `ErasedError` if it was destroyed."""
        row = await self._pool.fetchrow(_KEY_OF, person)
        if row is None:
            fresh = await self.make(person)
            await self._pool.execute(_ADD_KEY, fresh.key_id, person, fresh.wrapped, fresh.kek)
            row = await self._pool.fetchrow(_KEY_OF, person)  # another process may have been first
        if row is None or row["wrapped"] is None:
            raise ErasedError("the key of this person was destroyed")
        return await self.ready(row["key_id"], person, row["wrapped"], row["kek"])

    async def erase(self, person: UUID) -> bool:
        """Destroy the person's key: all that it sealed can never be read again. False if there was none."""
        return bool(await self._pool.fetchval(_DESTROY, person))

    async def rewrap(self, limit: int = 1000) -> int:
        """Wrap up to `limit` data keys with the active key-encryption key; call it until it answers 0."""
        rows = await self._pool.fetch(_TO_REWRAP, self._ring.active, limit)
        for row in rows:
            kek, wrapped = await self._ring.wrap(await self._ring.unwrap(row["kek"], row["wrapped"]))
            await self._pool.execute(_REWRAP, row["key_id"], row["wrapped"], wrapped, kek)
        return len(rows)


def opened(ciphers: Ciphers, key_id: UUID, sealed: bytes, bound_to: bytes) -> bytes | None:
    """The plaintext, or None when its key was destroyed. Raises `NotOpenedError` if it does not fit."""
    cipher = ciphers.get(key_id)
    return None if cipher is None else unseal(cipher, sealed, bound_to)

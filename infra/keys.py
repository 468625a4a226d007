"""Keys: key-encryption keys behind a port, data keys, and sealing with them.

A data key (AES-256) belongs to one person and encrypts what is kept about them. It is stored only wrapped by a
key-encryption key (KEK), which the store never sees: it stays in a `KeyRing`, a file by default, a key management
service by configuration. To destroy the wrapped data key is to erase the person.

    SealingError
    +-- UnknownKeyError    the KEK that wrapped a data key is not on the ring
    +-- NotOpenedError     the sealed bytes, what they are bound to, or the key is not the one they were sealed with
"""

import base64
import json
import os
import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import keywrap
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.private_files import write_private, write_private_once

KEY_BYTES = 32
NONCE_BYTES = 12


class SealingError(Exception):
    """A key is missing or does not fit."""


class UnknownKeyError(SealingError):
    """The key-encryption key with this id is not on the ring."""


class NotOpenedError(SealingError):
    """Sealed bytes could not be opened: they, their associated data or the key are not those of the sealing."""


class KeyRing(Protocol):
    """Port to whatever holds the key-encryption keys. Asynchronous, because a key management service is asked."""

    @property
    def active(self) -> str:
        """Id of the KEK that wraps new data keys."""

    async def wrap(self, data_key: bytes) -> tuple[str, bytes]:
        """Wrap a data key with the active KEK: its id and the wrapped bytes."""

    async def unwrap(self, kek: str, wrapped: bytes) -> bytes:
        """Unwrap a data key. Raises `UnknownKeyError` or `NotOpenedError`."""


class FileKeyRing:
    """KEKs in a JSON file that only its owner can read: the newest is active, the older ones still unwrap.

    The file is made with one key on first use. Keep a copy of it apart from the database's backups: without it
    nothing that was sealed can be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        write_private_once(path, _text(dict([_new_key()])))
        self._keys = _load(path)

    @property
    def active(self) -> str:
        """Id of the newest key."""
        return next(reversed(self._keys))

    async def wrap(self, data_key: bytes) -> tuple[str, bytes]:
        """Wrap by AES key wrap (RFC 3394)."""
        return self.active, keywrap.aes_key_wrap(self._keys[self.active], data_key)

    async def unwrap(self, kek: str, wrapped: bytes) -> bytes:
        """Unwrap with the key of this id; the file is read again if another process has added it."""
        if kek not in self._keys:
            self._keys = _load(self._path)
        if kek not in self._keys:
            raise UnknownKeyError(f"key-encryption key {kek} is not in the key file")
        try:
            return keywrap.aes_key_unwrap(self._keys[kek], wrapped)
        except keywrap.InvalidUnwrap as fault:
            raise NotOpenedError(f"a data key was not wrapped by key-encryption key {kek}") from fault

    def rotate(self) -> str:
        """Add a new active key and answer its id. Data keys move to it by `KeyChain.rewrap`."""
        name, secret = _new_key()
        keys = {**_load(self._path), name: secret}
        write_private(self._path, _text(keys))
        self._keys = keys
        return name


@dataclass(frozen=True, slots=True)
class DataKey:
    """A person's data key, ready for use; the secret itself never shows in a repr."""

    key_id: UUID
    person: UUID
    wrapped: bytes = field(repr=False)
    kek: str
    cipher: AESGCM = field(repr=False, compare=False)
    fresh: bool = False
    """Made just now and not stored yet: it is stored with the first thing that it seals."""


async def make_key(ring: KeyRing, person: UUID) -> DataKey:
    """Make a data key for a person who has none."""
    secret = AESGCM.generate_key(KEY_BYTES * 8)
    kek, wrapped = await ring.wrap(secret)
    return DataKey(uuid4(), person, wrapped, kek, AESGCM(secret), fresh=True)


def seal(cipher: AESGCM, plaintext: bytes, bound_to: bytes) -> bytes:
    """Encrypt with AES-256-GCM: a random 96-bit nonce, then the ciphertext. `bound_to` must be given to open it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plaintext, bound_to)


def unseal(cipher: AESGCM, sealed: bytes, bound_to: bytes) -> bytes:
    """Decrypt what `seal` made. Raises `NotOpenedError` if the bytes or what they are bound to have changed."""
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as fault:
        raise NotOpenedError("sealed bytes do not fit their key or their place") from fault


def unseal_all(cipher: AESGCM, sealed: Iterable[bytes], bound_to: Iterable[bytes]) -> list[bytes]:
    """Decrypt many under one key. Raises `NotOpenedError`, and does not say which of them did not fit."""
    decrypt, end = cipher.decrypt, NONCE_BYTES
    try:
        return [decrypt(each[:end], each[end:], place) for each, place in zip(sealed, bound_to, strict=True)]
    except (InvalidTag, ValueError) as fault:
        raise NotOpenedError("sealed bytes do not fit their key or their places") from fault


class CipherCache:
    """Unwrapped data keys, the least recently used dropped first.

    It is asked by the wrapped bytes, which every read fetches from the database: an erased person's key is found
    by nobody, however long a worker lives.
    """

    def __init__(self, ring: KeyRing, size: int = 4096) -> None:
        self._ring = ring
        self._size = size
        self._ciphers: OrderedDict[tuple[str, bytes], AESGCM] = OrderedDict()

    async def cipher(self, kek: str, wrapped: bytes) -> AESGCM:
        """The cipher of a wrapped data key. Raises what `KeyRing.unwrap` raises."""
        place = (kek, wrapped)
        if place not in self._ciphers:
            self._ciphers[place] = AESGCM(await self._ring.unwrap(kek, wrapped))
        self._ciphers.move_to_end(place)
        while len(self._ciphers) > self._size:
            self._ciphers.popitem(last=False)
        return self._ciphers[place]


def _new_key() -> tuple[str, bytes]:
    return f"kek-{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES)


def _text(keys: dict[str, bytes]) -> str:
    listed = [{"id": name, "secret": base64.b64encode(secret).decode()} for name, secret in keys.items()]
    return json.dumps({"keys": listed}, indent=1)


def _load(path: Path) -> dict[str, bytes]:
    """Keys by id, oldest first."""
    return {key["id"]: base64.b64decode(key["secret"]) for key in json.loads(path.read_text())["keys"]}

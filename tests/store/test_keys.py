"""Keys: what is sealed opens only with its key and in its place."""

import stat
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.keys import CipherCache, FileKeyRing, NotOpenedError, UnknownKeyError, make_key, seal, unseal


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys" / "keyring.json"


def test_what_is_sealed_opens_in_its_place_only():
    cipher = AESGCM(bytes(32))
    sealed = seal(cipher, b"plain", b"here")
    assert unseal(cipher, sealed, b"here") == b"plain"
    assert seal(cipher, b"plain", b"here") != sealed
    for cipher_, bytes_, place in (
        (cipher, sealed, b"there"),
        (cipher, sealed[:-1], b"here"),
        (cipher, b"", b"here"),
        (AESGCM(b"1" * 32), sealed, b"here"),
    ):
        with pytest.raises(NotOpenedError):
            unseal(cipher_, bytes_, place)


def test_the_key_file_is_made_once_and_only_its_owner_can_read_it(path):
    first = FileKeyRing(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert FileKeyRing(path).active == first.active
    assert [each.name for each in path.parent.iterdir()] == ["keyring.json"]


async def test_after_rotation_new_keys_use_the_new_one_and_old_ones_still_open(path):
    ring = FileKeyRing(path)
    old = await make_key(ring, uuid4())
    beside = FileKeyRing(path)
    ring.rotate()
    new = await make_key(ring, uuid4())
    assert new.kek != old.kek
    for key in (old, new):
        assert len(await beside.unwrap(key.kek, key.wrapped)) == 32  # it reads the file again for the new one
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_key_of_another_ring_is_refused(path, tmp_path):
    ring, other = FileKeyRing(path), FileKeyRing(tmp_path / "other.json")
    key = await make_key(ring, uuid4())
    with pytest.raises(UnknownKeyError):
        await other.unwrap(key.kek, key.wrapped)
    with pytest.raises(NotOpenedError):
        await other.unwrap(other.active, key.wrapped)


async def test_secrets_do_not_show_in_a_repr(path):
    key = await make_key(FileKeyRing(path), uuid4())
    assert "wrapped" not in repr(key)
    assert "cipher" not in repr(key)


async def test_the_cache_is_bounded_and_drops_the_least_recently_used(path):
    ring = FileKeyRing(path)
    keys = [await make_key(ring, uuid4()) for _ in range(3)]
    asked = []

    class Counted:
        active = ring.active
        wrap = ring.wrap

        async def unwrap(self, kek, wrapped):
            asked.append(wrapped)
            return await ring.unwrap(kek, wrapped)

    cache = CipherCache(Counted(), size=2)
    for index in (0, 1, 0, 2, 0, 1):
        await cache.cipher(keys[index].kek, keys[index].wrapped)
    assert asked == [keys[index].wrapped for index in (0, 1, 2, 1)]


async def test_rewrapping_moves_every_data_key_to_the_active_one_and_bodies_still_open(case, store, keyring, owner):
    await case.with_events(2)
    keyring.rotate()
    while await store.keys.rewrap(50):
        pass
    keks = await owner.fetch("select distinct kek from data_keys where wrapped is not null")
    assert [row["kek"] for row in keks] == [keyring.active]
    assert [each.body for each in await store.events(case.stream)] == [b'{"number":1}', b'{"number":2}']

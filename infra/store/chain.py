"""What is hashed and what a ciphertext is bound to: storage format, the same for ever.

Every field is written as its length (four bytes, big-endian) and its bytes; numbers in decimal, instants as
microseconds since 1970-01-01 UTC. So no two different headers give the same bytes, and any language can prove
a stream without our code.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

GENESIS = bytes(32)
"""The hash before the first event."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def framed(*fields: str | int) -> bytes:
    """The canonical bytes of a list of fields."""
    return b"".join([_frame(field) for field in fields])


def _frame(field: str | int | UUID) -> bytes:
    encoded = str(field).encode()
    return len(encoded).to_bytes(4, "big") + encoded


_frame_again = lru_cache(maxsize=8192)(_frame)
_kind_again = lru_cache(maxsize=8192)(framed)
"""For what comes again with every event: streams, sequence numbers, types, keys, instants, actors, laws; nothing
personal is in it."""


def bound_to(stream: str, seq: int, type_: str, schema: int) -> bytes:
    """What the body of an event is bound to: it cannot be moved to another place or read as another type."""
    return _frame_again(stream) + _place_again(seq, type_, schema)


def bound_in(stream: str, seqs: Iterable[int], types: Iterable[str], schemas: Iterable[int]) -> Iterator[bytes]:
    """What the bodies of one stream's events are bound to, each as `bound_to` says."""
    return map(_frame_again(stream).__add__, map(_place_again, seqs, types, schemas))


@lru_cache(maxsize=16384)
def _place_again(seq: int, type_: str, schema: int) -> bytes:
    """The events of many streams begin alike: one question to one cache for each of them."""
    return _frame(seq) + _kind_again(type_, schema)


def link(
    previous: bytes,
    place: bytes,
    *,
    key_id: UUID,
    effective_at: datetime,
    recorded_at: datetime,
    command_id: str,
    actor: str,
    law: str,
    ciphertext: bytes,
) -> bytes:
    """The hash of one event: sha256(previous hash, header, ciphertext). `place` is what `bound_to` gave."""
    under, when = _frame_again(key_id), _instants_again(effective_at, recorded_at)
    return sha256(
        b"".join((previous, place, under, when, _frame(command_id), _kind_again(actor, law), ciphertext))
    ).digest()


def digest(command: Mapping[str, Any]) -> bytes:
    """sha256 over the canonical JSON of a command: sorted keys, no spaces. The order of its fields says nothing."""
    text = json.dumps(command, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).digest()


def _micros(instant: datetime) -> int:
    return (instant - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=8192)
def _instants_again(effective_at: datetime, recorded_at: datetime) -> bytes:
    return framed(_micros(effective_at), _micros(recorded_at))

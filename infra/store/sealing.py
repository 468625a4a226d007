"""Between records and rows: sealing what goes into the database and opening what comes out of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.keys import DataKey, NotOpenedError, seal, unseal, unseal_all
from infra.store import chain
from infra.store.keychain import Ciphers, opened
from infra.store.queries import Columns
from infra.store.records import (
    DutyRow,
    ErasedError,
    Head,
    Held,
    NewAnswer,
    NewEvent,
    NewMessage,
    Run,
    Snapshot,
    StoredEvent,
    StoreError,
    Write,
    Written,
)

Row: TypeAlias = tuple[Any, ...]

_NO_HEAD: Row = (None,) * 13
_UUID_BYTES = 16


def key_for(held: Held) -> DataKey:
    """The key that seals what is written on this stream. Raises `ErasedError`, or `StoreError` if nobody was named."""
    if held.erased:
        raise ErasedError("the key of this stream's person was destroyed")
    if held.key is None:
        raise StoreError("a stream needs a person whose key encrypts it")
    return held.key


def event_rows(held: Held, events: tuple[NewEvent, ...]) -> tuple[list[Row], bytes]:
    """Rows for `written_event[]`, each linked to the one before it, and the new head of the chain."""
    rows: list[Row] = []
    head = held.hash
    for seq, event in enumerate(events, held.version + 1):
        row = _event_row(held, seq, event, head)
        head = row[-1]
        rows.append(row)
    return rows, head


def _event_row(held: Held, seq: int, event: NewEvent, previous: bytes) -> Row:
    key = event.key or key_for(held)
    place = chain.bound_to(held.stream, seq, event.type, event.schema)
    body = seal(key.cipher, event.body, place)
    link = chain.link(
        previous,
        place,
        key_id=key.key_id,
        effective_at=event.effective_at,
        recorded_at=event.recorded_at,
        command_id=event.command_id,
        actor=event.actor,
        law=event.law,
        ciphertext=body,
    )
    return (
        held.stream,
        seq,
        event.type,
        event.schema,
        body,
        key.key_id,
        event.effective_at,
        event.recorded_at,
        event.command_id,
        event.actor,
        event.law,
        link,
    )


def answer_row(stream: str, answer: NewAnswer, version: int) -> Row:
    """A row for `written_answer[]`."""
    return (stream, answer.command_id, answer.digest, as_json(answer.outcome), version, answer.recorded_at)


def writing_row(write: Write, written: Written) -> Row:
    """A row for `writing[]`: what is expected of the stream, and its head if it moves."""
    held, head = write.held, write.head
    place = (held.stream, held.version, written.version, written.hash)
    return (*place, *(_NO_HEAD if head is None else _head_row(head, held.person)))


def _head_row(head: Head, person: UUID | None) -> Row:
    return (
        head.lifecycle,
        person,
        head.stage,
        head.next_alarm,
        head.closed,
        head.opened_at,
        head.updated_at,
        head.team,
        head.worker,
        head.urgency,
        head.area,
        head.waits_for,
        standing_row(head),
    )


def standing_row(head: Head) -> str | None:
    """What stands of a case for all teams; null, which no index holds, for the many of which nothing does."""
    return as_json(head.standing) if head.standing else None


def duty_row(duty: DutyRow) -> Row:
    """A row of the table duties, without its stream."""
    return (
        duty.duty,
        duty.rule,
        duty.subject,
        duty.state,
        duty.holder_role,
        duty.arose_at,
        duty.target_at,
        duty.due_at,
        duty.breach_at,
        duty.next_rung_at,
        duty.rungs,
        duty.explanation,
        duty.ended_at,
    )


def message_rows(write: Write) -> Iterator[Row]:
    """Rows for `written_message[]`: the messages of one event are numbered in their order."""
    numbered: Counter[int] = Counter()
    for message in write.messages:
        yield _message_row(write, message, numbered[message.event])
        numbered[message.event] += 1


def _message_row(write: Write, message: NewMessage, ordinal: int) -> Row:
    if not 0 <= message.event < len(write.events):
        raise StoreError("a message belongs to an event of the same write")
    key, seq = key_for(write.held), write.held.version + 1 + message.event
    place = message_place(write.held.stream, seq, ordinal, message.kind)
    body = seal(key.cipher, message.body, place)
    return (write.held.stream, seq, ordinal, message.kind, message.target, body, key.key_id)


def message_place(stream: str, seq: int, ordinal: int, kind: str) -> bytes:
    """What the body of an outbox message is bound to."""
    return chain.framed("outbox", stream, seq, ordinal, kind)


def snapshot_rows(held: Held, snapshot: Snapshot | None) -> tuple[Row, ...]:
    """The row for `written_snapshot[]`, if there is one."""
    if snapshot is None:
        return ()
    key, place = key_for(held), _snapshot_place(held.stream, snapshot.version, snapshot.code)
    return ((held.stream, snapshot.version, snapshot.code, key.key_id, seal(key.cipher, snapshot.state, place)),)


def key_rows(write: Write) -> tuple[Row, ...]:
    """The row for `written_key[]`: a fresh key goes into the store with the first events that it seals."""
    key = write.held.key
    if key is None or not key.fresh or not write.events:
        return ()
    return ((key.key_id, key.person, key.wrapped, key.kek),)


def open_snapshot(stream: str, row: Columns | None, ciphers: Ciphers) -> Snapshot | None:
    """The snapshot in a row, if there is one that can be read."""
    if row is None:
        return None
    place = _snapshot_place(stream, row["version"], row["code"])
    state = opened(ciphers, row["key_id"], row["state"], place)
    return None if state is None else Snapshot(row["version"], row["code"], state)


def _snapshot_place(stream: str, version: int, code: str) -> bytes:
    return chain.framed("snapshot", stream, version, code)


def open_event(stream: str, row: Columns, ciphers: Ciphers) -> StoredEvent:
    """The event in a row. Raises `NotOpenedError`, naming the event, if its body was not sealed in that place."""
    seq, type_, schema = row["seq"], row["type"], row["schema"]
    return StoredEvent(
        stream,
        seq,
        type_,
        schema,
        _body(ciphers, row["key_id"], row["body"], stream, seq, type_, schema),
        row["effective_at"],
        row["recorded_at"],
        row["command_id"],
        row["actor"],
        row["law"],
        row["hash"],
        row["written_at"],
    )


def key_ids(row: Columns) -> list[bytes]:
    """The id of the key of each event in a row of arrays: nearly always one and the same."""
    together: bytes = row["key_ids"]
    first, count = together[:_UUID_BYTES], len(together) // _UUID_BYTES
    if together == first * count:
        return [first] * count
    return [together[at : at + _UUID_BYTES] for at in range(0, len(together), _UUID_BYTES)]


def open_run(row: Columns, keys: Sequence[bytes], ciphers: Mapping[bytes, AESGCM | None]) -> Run:
    """The events in a row of arrays. Raises `NotOpenedError` as `open_event`."""
    recorded = row["recorded"]
    effective = [at or then for at, then in zip(row["effective"], recorded, strict=True)]
    bodies = _bodies(row, keys, ciphers)
    return Run(
        row["stream"], row["seqs"], row["types"], row["schemas"], bodies, effective, recorded, row["actors"],
        row["laws"],
    )  # fmt: skip


def _bodies(row: Columns, keys: Sequence[bytes], ciphers: Mapping[bytes, AESGCM | None]) -> Sequence[bytes | None]:
    """Most streams have one key; which event does not open with it is looked for only if one does not."""
    places = chain.bound_in(row["stream"], row["seqs"], row["types"], row["schemas"])
    if (cipher := ciphers[keys[0]]) is None or keys.count(keys[0]) < len(keys):
        return _bodies_one_by_one(row, keys, ciphers)
    try:
        return unseal_all(cipher, row["bodies"], places)
    except NotOpenedError:
        return _bodies_one_by_one(row, keys, ciphers)


def _bodies_one_by_one(
    row: Columns, keys: Sequence[bytes], ciphers: Mapping[bytes, AESGCM | None]
) -> Sequence[bytes | None]:
    stream, columns = row["stream"], (row["seqs"], row["types"], row["schemas"])
    bodies: list[bytes | None] = []
    for seq, type_, schema, key_id, sealed in zip(*columns, keys, row["bodies"], strict=True):
        try:
            cipher, place = ciphers[key_id], chain.bound_to(stream, seq, type_, schema)
            bodies.append(None if cipher is None else unseal(cipher, sealed, place))
        except NotOpenedError as fault:
            raise _not_opened(stream, seq) from fault
    return bodies


def _body(ciphers: Ciphers, key_id: UUID, sealed: bytes, *place: *tuple[str, int, str, int]) -> bytes | None:
    """The body that was sealed in a place: stream, seq, type, schema."""
    try:
        return opened(ciphers, key_id, sealed, chain.bound_to(*place))
    except NotOpenedError as fault:
        raise _not_opened(place[0], place[1]) from fault


def _not_opened(stream: str, seq: int) -> NotOpenedError:
    return NotOpenedError(f"event {seq} of {stream} does not open with its key")


def as_json(value: object) -> str:
    """JSON text for a jsonb parameter."""
    return msgspec.json.encode(value).decode()

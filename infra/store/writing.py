"""The write of a command: sealed and chained by who decided it, then one transaction for many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infra.store import sealing
from infra.store.pool import PATIENCE, Session
from infra.store.queries import query
from infra.store.records import Assumed, Conflict, StoreError, Write, Written
from infra.store.sealing import Row

__all__ = ["Entry", "append", "entry_of", "stream_of"]

_APPEND, _APPEND_ALONE = query("append_together"), query("append_alone")


@dataclass(frozen=True, slots=True)
class Entry:
    """One write as rows, each without the number of its entry. ``written`` is what holds once it is in the store."""

    head: Row
    key: tuple[Row, ...]
    answers: tuple[Row, ...]
    events: tuple[Row, ...]
    duties: tuple[Row, ...]
    messages: tuple[Row, ...]
    snapshot: tuple[Row, ...]
    assumed: tuple[Row, ...]
    assumed_workers: tuple[Row, ...]
    alone: tuple[Row, ...]
    written: Written


def entry_of(write: Write) -> Entry:
    """Seal and chain what was decided. Raises as `EventStore.write`."""
    if write.events and write.head is None:
        raise StoreError("events need the head that they lead to")
    held = write.held
    events, hash_ = sealing.event_rows(held, write.events)
    written = Written(held.version + len(events), hash_)
    return Entry(
        head=sealing.writing_row(write, written),
        key=sealing.key_rows(write),
        answers=tuple(sealing.answer_row(held.stream, each, written.version) for each in write.answers),
        events=tuple(events),
        duties=tuple((held.stream, *sealing.duty_row(each)) for each in write.duties),
        messages=tuple(sealing.message_rows(write)),
        snapshot=sealing.snapshot_rows(held, write.snapshot),
        assumed=((held.stream, held.hash),) if write.assumed else (),
        assumed_workers=_assumed_workers(write.assumed) if write.assumed else (),
        alone=((write.head.lifecycle, held.person),) if write.alone and write.head else (),
        written=written,
    )


def stream_of(entry: Entry) -> object:
    """What a transaction may hold one entry of."""
    return entry.head[0]


async def append(session: Session, entries: Sequence[Entry]) -> list[Written | Conflict]:
    """Write each of them whole or, on a conflict, not at all; an error undoes all. A stream may stand in one only."""
    alone = _numbered(entry.alone for entry in entries)
    lost = await session.fetchval(
        _APPEND_ALONE if alone else _APPEND,
        [(n, *entry.head) for n, entry in enumerate(entries)],
        _numbered(entry.key for entry in entries),
        _numbered(entry.answers for entry in entries),
        _numbered(entry.events for entry in entries),
        _numbered(entry.duties for entry in entries),
        _numbered(entry.messages for entry in entries),
        _numbered(entry.snapshot for entry in entries),
        _numbered(entry.assumed for entry in entries),
        _numbered(entry.assumed_workers for entry in entries),
        *((alone,) if alone else ()),
        timeout=PATIENCE,
    )
    return [Conflict() if n in lost else entry.written for n, entry in enumerate(entries)]


def _assumed_workers(assumed: Assumed) -> tuple[Row, ...]:
    return tuple((worker, version, assumed.at) for worker, version in assumed.workers.items())


def _numbered(lots: Iterable[tuple[Row, ...]]) -> list[Row]:
    return [(n, *row) for n, lot in enumerate(lots) for row in lot]

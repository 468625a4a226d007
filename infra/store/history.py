"""Reading what is recorded: a stream as at an instant, its proof, the log of all streams."""

from collections.abc import Sequence
from datetime import datetime
from itertools import repeat
from uuid import UUID

from infra.keys import NotOpenedError
from infra.store import chain, sealing
from infra.store.keychain import Ciphers, KeyChain
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import (
    BrokenLink,
    Cursor,
    OpenStream,
    Page,
    Place,
    Slice,
    StoredEvent,
    UnknownStreamError,
    Verified,
)

_EVENTS = query("events")
_CHAIN = query("chain")
_TAIL = query("tail")
_ALL = query("all_events")
_RUNS = query("runs")
_SLICES = query("slices")
_OPEN = query("open_streams")
_OLDEST_WRITER = query("oldest_writer")


class History:
    """What was recorded, in any order that a reader needs."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def events(
        self, stream: str, *, until_recorded: datetime | None = None, until_effective: datetime | None = None
    ) -> tuple[StoredEvent, ...]:
        """The events of a stream, as known at one instant and as far as they had happened by another."""
        return await self._opened(await self._pool.fetch(_EVENTS, stream, until_recorded, until_effective))

    async def verify(self, stream: str) -> Verified | BrokenLink:
        """Prove a stream: gapless, each event linked to the one before, each body opened by its key, up to the head.

        Raises `UnknownStreamError` if nothing of it is in the store.
        """
        rows = await self._pool.fetch(_CHAIN, stream)
        if not rows:
            raise UnknownStreamError(stream)
        events = [row for row in rows if row["seq"] is not None]
        return _verdict(rows[0]["head_version"], rows[0]["head_hash"], events, await self._keys.ciphers(events))

    async def tail(self, after: Cursor, limit: int = 500) -> tuple[tuple[StoredEvent, ...], Cursor]:
        """Events committed after a cursor, and the cursor after them. Nothing ever appears before a given cursor.

        An open write transaction anywhere in the cluster holds back what is newer: see `oldest_writer`.
        """
        rows = await self._pool.fetch(_TAIL, after.xid, after.position, limit)
        reached = Cursor(rows[-1]["xid"], rows[-1]["position"]) if rows else after
        return await self._opened(rows), reached

    async def read_all(
        self, after: Place, limit: int = 5000, until: str | None = None
    ) -> tuple[tuple[StoredEvent, ...], Place]:
        """Events, stream by stream, after a place and up to a stream, and the place after them: what a rebuild folds.

        Fewer than `limit` means that there are no more.
        """
        rows = await self._pool.fetch(_ALL, after.stream, after.seq, limit, until)
        reached = Place(rows[-1]["stream"], rows[-1]["seq"]) if rows else after
        return await self._opened(rows), reached

    async def runs(self, after: Place, limit: int, until: str | None = None) -> Page:
        """The same events as `read_all`, those of a stream together, and only what a fold needs of them."""
        rows = await self._pool.fetch(_RUNS, after.stream, after.seq, limit, until)
        keys = [sealing.key_ids(row) for row in rows]
        found = await self._keys.ciphers_of(UUID(bytes=each) for each in set().union(*keys))
        ciphers = {key_id.bytes: cipher for key_id, cipher in found.items()}
        reached = Place(rows[-1]["stream"], rows[-1]["seqs"][-1]) if rows else after
        return Page(map(sealing.open_run, rows, keys, repeat(ciphers)), sum(map(len, keys)), reached)

    async def slices(self, count: int) -> tuple[Slice, ...]:
        """All streams in about so many slices of as many events; the last one has no end: a head may be missing."""
        rows = await self._pool.fetch(_SLICES, count)
        ends = [row["until"] for row in rows[:-1]]
        starts = (Place(), *map(Place.behind, ends))
        events = [row["events"] for row in rows] or [0]
        return tuple(map(Slice, starts, (*ends, None), events))

    async def streams_open(self, after: str = "", limit: int = 500) -> tuple[OpenStream, ...]:
        """Open streams in the order of their ids, after one of them."""
        return tuple(OpenStream(**row) for row in await self._pool.fetch(_OPEN, after, limit))

    async def oldest_writer(self) -> float:
        """Seconds that the oldest open write transaction has run: the tail shows nothing newer until it ends."""
        return float(await self._pool.fetchval(_OLDEST_WRITER))

    async def _opened(self, rows: Sequence[Columns]) -> tuple[StoredEvent, ...]:
        ciphers = await self._keys.ciphers(rows)
        return tuple(sealing.open_event(row["stream"], row, ciphers) for row in rows)


def _verdict(
    version: int | None, head: bytes | None, events: Sequence[Columns], ciphers: Ciphers
) -> Verified | BrokenLink:
    previous = chain.GENESIS
    for seq, row in enumerate(events, 1):
        if why := _fault(seq, row, previous, ciphers):
            return BrokenLink(seq, why)
        previous = row["hash"]
    if version is None:
        return BrokenLink(0, "the head of the stream is missing")
    if version > len(events):
        return BrokenLink(len(events) + 1, "the event is missing")
    if version < len(events) or head != previous:
        return BrokenLink(min(version + 1, len(events)), "the head of the stream does not know this event")
    return Verified(version, previous, sum(1 for row in events if ciphers[row["key_id"]] is None))


def _fault(seq: int, row: Columns, previous: bytes, ciphers: Ciphers) -> str | None:
    """Why this row is not the event that was written in this place, or None if it is."""
    if row["seq"] != seq:
        return "the event is missing"
    if _link(row, previous) != row["hash"]:
        return "the event is not the one that was hashed"
    try:
        # Whoever can write to the database can hash a forgery, but cannot seal it without the person's key.
        sealing.open_event(row["stream"], row, ciphers)
    except NotOpenedError:
        return "the body was not sealed with the key of its person"
    return None


def _link(row: Columns, previous: bytes) -> bytes:
    return chain.link(
        previous,
        chain.bound_to(row["stream"], row["seq"], row["type"], row["schema"]),
        key_id=row["key_id"],
        effective_at=row["effective_at"],
        recorded_at=row["recorded_at"],
        command_id=row["command_id"],
        actor=row["actor"],
        law=row["law"],
        ciphertext=row["body"],
    )

"""Events that other services sent: kept once by source and id; refused and unmatched ones are a work list."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from infra.keys import seal
from infra.store import chain
from infra.store.keychain import Ciphers, KeyChain, opened
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import OutsideEvent
from infra.store.sealing import as_json

_RECORD = query("record_outside_event")
_SETTLE = query("settle_outside_event")
_WORK_LIST = query("outside_work_list")

_START = datetime(1970, 1, 1, tzinfo=UTC)


class OutsideEvents:
    """The register of outside events."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def record(self, event: OutsideEvent, *, person: UUID | None = None) -> bool:
        """Keep an event; False if it is known already, then nothing changes.

        Its body is sealed with the person's key. One that cannot be matched to anybody gets a key of its own, so
        that it can be forgotten by itself.
        """
        body, key_id = await self._sealed(event, person)
        objections = None if event.objections is None else as_json(event.objections)
        kept = await self._pool.fetchval(
            _RECORD,
            event.source,
            event.id,
            event.type,
            event.stream,
            event.status,
            event.received_at,
            objections,
            body,
            key_id,
        )
        return kept is not None

    async def settle(
        self,
        source: str,
        id_: str,
        status: str,
        *,
        stream: str | None = None,
        objections: Sequence[Mapping[str, Any]] | None = None,
    ) -> None:
        """What became of an event: taken by a stream, or refused with these objections."""
        listed = None if objections is None else as_json(objections)
        await self._pool.execute(_SETTLE, source, id_, status, stream, listed)

    async def work_list(self, after: OutsideEvent | None = None, limit: int = 100) -> tuple[OutsideEvent, ...]:
        """Refused and unmatched events, the oldest first, after one of them."""
        place = (after.received_at, after.source, after.id) if after else (_START, "", "")
        rows = await self._pool.fetch(_WORK_LIST, *place, limit)
        ciphers = await self._keys.ciphers(row for row in rows if row["key_id"] is not None)
        return tuple(_outside_event(row, ciphers) for row in rows)

    async def _sealed(self, event: OutsideEvent, person: UUID | None) -> tuple[bytes | None, UUID | None]:
        if event.body is None:
            return None, None
        key = await self._keys.key_of(person or uuid4())
        return seal(key.cipher, event.body, _place(event.source, event.id, event.type)), key.key_id


def _place(source: str, id_: str, type_: str) -> bytes:
    return chain.framed("outside", source, id_, type_)


def _outside_event(row: Columns, ciphers: Ciphers) -> OutsideEvent:
    source, id_, type_, sealed = row["source"], row["id"], row["type"], row["body"]
    return OutsideEvent(
        source=source,
        id=id_,
        type=type_,
        status=row["status"],
        received_at=row["received_at"],
        stream=row["stream"],
        objections=None if row["objections"] is None else msgspec.json.decode(row["objections"]),
        body=None if sealed is None else opened(ciphers, row["key_id"], sealed, _place(source, id_, type_)),
    )

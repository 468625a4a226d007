"""Messages queued in the transaction of the event that asks for them, delivered at least once."""

from infra.store import sealing
from infra.store.keychain import Ciphers, KeyChain, opened
from infra.store.pool import Pool
from infra.store.queries import Columns, query
from infra.store.records import Pending

_PENDING = query("outbox_pending")
_MESSAGE = query("outbox_message")
_DELIVERED = query("outbox_delivered")
_FAILED = query("outbox_failed")


class Outbox:
    """What waits for delivery. The receiver drops duplicates by (stream, seq, ordinal)."""

    def __init__(self, pool: Pool, keys: KeyChain) -> None:
        self._pool = pool
        self._keys = keys

    async def pending(self, stream: str | None = None, limit: int = 100) -> tuple[Pending, ...]:
        """The oldest messages that wait, of one stream or of all."""
        rows = await self._pool.fetch(_PENDING, stream, limit)
        ciphers = await self._keys.ciphers(rows)
        return tuple(_pending(row, ciphers) for row in rows)

    async def message(self, stream: str, seq: int, ordinal: int) -> Pending | None:
        """One message, delivered or not."""
        row = await self._pool.fetchrow(_MESSAGE, stream, seq, ordinal)
        return None if row is None else _pending(row, await self._keys.ciphers([row]))

    async def delivered(self, message: int, note: str | None = None) -> None:
        """The message with this id has arrived; `note` is a code of what the receiver made of it."""
        await self._pool.execute(_DELIVERED, message, note)

    async def failed(self, message: int, error: str) -> None:
        """The message did not arrive; `error` is a code, never text that may name a person."""
        await self._pool.execute(_FAILED, message, error)


def _pending(row: Columns, ciphers: Ciphers) -> Pending:
    stream, seq, ordinal, kind = row["stream"], row["seq"], row["ordinal"], row["kind"]
    place = sealing.message_place(stream, seq, ordinal, kind)
    body = opened(ciphers, row["key_id"], row["body"], place)
    return Pending(row["id"], stream, seq, ordinal, kind, row["target"], body, row["created_at"], row["attempts"])

"""Which open cases a worker has in hand, and which were taken out of them."""

from infra.store.pool import Pool
from infra.store.queries import query

__all__ = ["Hands"]

_IN_HAND = query("streams_in_hand")
_NOTE_TAKEN = query("note_taken_over")
_TAKEN = query("taken_over")
_NOTE_BACK = query("note_brought_back")


class Hands:
    """The worklists' column, asked by worker, and the list of what others hold for them."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def in_hand(self, worker: str, after: str = "", limit: int = 50) -> tuple[str, ...]:
        """Streams of open cases that this worker has in hand, in order, after a stream."""
        return tuple(row["stream"] for row in await self._pool.fetch(_IN_HAND, worker, after, limit))

    async def taken_over(self, worker: str, after: str = "", limit: int = 50) -> tuple[str, ...]:
        """Streams that others hold for this worker, in order, after a stream."""
        return tuple(row["stream"] for row in await self._pool.fetch(_TAKEN, worker, after, limit))

    async def note_taken_over(self, worker: str, stream: str) -> None:
        """To be noted before the case is told, so that none is lost between."""
        await self._pool.execute(_NOTE_TAKEN, worker, stream)

    async def note_brought_back(self, worker: str, stream: str) -> None:
        """The case is the worker's again."""
        await self._pool.execute(_NOTE_BACK, worker, stream)

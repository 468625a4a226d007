"""Which open cases a worker has in hand, and which were taken out of them."""

from infra.store.pool import Pool
from infra.store.queries import query

__all__ = ["Hands"]

_IN_HAND = query("streams_in_hand")
_TAKEN = query("taken_over")


class Hands:
    """The head of each case, asked by worker: who has it in hand, and for whom others have."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def in_hand(self, worker: str, after: str = "", limit: int = 50) -> tuple[str, ...]:
        """Streams of open cases that this worker has in hand, whole or in part, in order, after a stream."""
        return tuple(row["stream"] for row in await self._pool.fetch(_IN_HAND, worker, after, limit))

    async def taken_over(self, worker: str, after: str = "", limit: int = 50) -> tuple[str, ...]:
        """Streams of open cases that others have in hand for this worker, in order, after a stream."""
        return tuple(row["stream"] for row in await self._pool.fetch(_TAKEN, worker, after, limit))

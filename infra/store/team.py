"""What a team asks of the store over all its cases: loads, who knew a person, an agenda, what waits for other pathways.

Codes only: nothing of a case's content is read here.
"""

from dataclasses import dataclass
from datetime import datetime

from infra.store.pool import Pool
from infra.store.queries import query

__all__ = ["AgendaRow", "FollowUpPlace", "FollowUpRow", "TeamReads"]

_CASELOADS = query("caseloads")
_HELD_BEFORE = query("held_before")
_AGENDA = query("agenda")
_WAITING = query("follow_ups_waiting")
_STREAMS = query("lifecycle_streams")


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One case on the agenda of a meeting."""

    stream: str
    stage: str
    worker: str | None
    arose_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A command for another case that waits; `last_error` is a code: why it could not be delivered so far."""

    id: int
    stream: str
    target: str
    created_at: datetime
    attempts: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class FollowUpPlace:
    """A place among the follow-ups; the default lies before everything."""

    id: int = 0


class TeamReads:
    """Reads over the cases of an area."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def caseloads(self, area: str) -> dict[str, int]:
        """Open cases by worker, over all lifecycles; who has none is left out."""
        return {row["worker"]: row["cases"] for row in await self._pool.fetch(_CASELOADS, area)}

    async def held_before(self, stream: str) -> frozenset[str]:
        """Who held other cases of this case's person in the same lifecycle."""
        return frozenset(row["worker"] for row in await self._pool.fetch(_HELD_BEFORE, stream))

    async def agenda(self, area: str, rule: str, until: datetime) -> tuple[AgendaRow, ...]:
        """Cases whose duty of this rule is open and due by then."""
        return tuple(AgendaRow(**row) for row in await self._pool.fetch(_AGENDA, area, rule, until))

    async def cases_of(self, lifecycle: str, area: str, after: str = "", limit: int = 500) -> tuple[str, ...]:
        """Streams of the area's cases of one lifecycle, open and closed, after one of them."""
        return tuple(row["stream"] for row in await self._pool.fetch(_STREAMS, lifecycle, area, after, limit))

    async def follow_ups(
        self, area: str, after: int = 0, limit: int = 100, hidden: tuple[str, ...] = ()
    ) -> tuple[FollowUpRow, ...]:
        """Commands for other cases that wait, after an id; never those of cases of `hidden` lifecycles."""
        return tuple(FollowUpRow(**row) for row in await self._pool.fetch(_WAITING, area, after, limit, hidden))

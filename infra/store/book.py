"""The co-ordinator's book of an area: meetings, cases, reviews, actions and attendance over all cases.

Everything comes from the heads of the cases and their duties, written with their events and rebuilt from them; codes
and counts, no content and no person.

A case stands in the book of the MAPPA area that manages it now. One that went to an area which this installation does
not hold stays on the lists of the area that opened it, and stands in no book here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from infra.store.pool import Pool
from infra.store.queries import Columns, query

__all__ = ["AgencyActions", "AgencyAttendance", "AreaBook", "BookedMeeting", "CasesAt", "Kept", "Offered", "ReviewOwed"]

_MEETINGS = query("book_meetings")
_COUNTS = query("book_counts")
_REVIEWS = query("book_reviews")
_KEPT = query("book_kept")
_OFFERED = query("book_offered")


@dataclass(frozen=True, slots=True)
class BookedMeeting:
    """One meeting that is set or whose minutes are not finished."""

    at: datetime
    level: int
    meeting: str
    state: str
    stream: str


@dataclass(frozen=True, slots=True)
class CasesAt:
    """How many cases have this category and level; level 0: not set yet."""

    category: str
    level: int
    cases: int


@dataclass(frozen=True, slots=True)
class AgencyActions:
    """Open actions of one agency, and those whose date has passed."""

    agency: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class AgencyAttendance:
    """How often an agency was asked to a meeting that was held, came, or sent a report (which is not coming)."""

    agency: str
    asked: int
    came: int
    reported: int


@dataclass(frozen=True, slots=True)
class ReviewOwed:
    """A review that is owed, by the rule that says so."""

    stream: str
    rule: str
    due_at: datetime
    breach_at: datetime
    state: str
    worker: str | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A case that another area manages and that this one is asked to take."""

    stream: str
    managed_by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How the limits of one rule were kept that fell due in the time asked about."""

    rule: str
    in_time: int
    late: int
    missed: int


class AreaBook:
    """Reads of one area's book."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def meetings(self, area: str, since: datetime, before: datetime, limit: int) -> tuple[BookedMeeting, ...]:
        """The calendar, at most `limit` meetings."""
        rows = await self._pool.fetch(_MEETINGS, area, since, before, limit)
        return tuple(BookedMeeting(**row) for row in rows)

    async def counts(
        self, area: str, now: datetime
    ) -> tuple[tuple[CasesAt, ...], tuple[AgencyActions, ...], tuple[AgencyAttendance, ...]]:
        """Cases by category and level, actions by agency, attendance by agency."""
        rows = await self._pool.fetch(_COUNTS, area, now)
        cases = tuple(CasesAt(r["about"], r["level"], r["number"]) for r in rows if r["kind"] == "mappa_case")
        actions = tuple(
            AgencyActions(r["about"], r["number"], r["overdue"]) for r in rows if r["kind"] == "mappa_action"
        )
        return cases, actions, tuple(_attendance(rows))

    async def reviews(self, area: str, rules: Sequence[str], before: datetime, limit: int) -> tuple[ReviewOwed, ...]:
        """Reviews that are owed before an instant, those past their date too, at most `limit`."""
        return tuple(ReviewOwed(**row) for row in await self._pool.fetch(_REVIEWS, area, rules, before, limit))

    async def offered(self, area: str, limit: int) -> tuple[Offered, ...]:
        """Cases that wait for this area's answer, at most `limit`."""
        return tuple(Offered(**row) for row in await self._pool.fetch(_OFFERED, area, limit))

    async def kept(self, area: str, rules: Sequence[str], since: datetime, before: datetime) -> tuple[Kept, ...]:
        """How these rules' limits were kept."""
        return tuple(Kept(**row) for row in await self._pool.fetch(_KEPT, area, rules, since, before))


def _attendance(rows: Sequence[Columns]) -> Iterator[AgencyAttendance]:
    counts = {(row["kind"], row["about"]): int(row["number"]) for row in rows}
    for (kind, agency), asked in counts.items():
        if kind == "mappa_asked":
            came, reported = counts.get(("mappa_came", agency), 0), counts.get(("mappa_reported", agency), 0)
            yield AgencyAttendance(agency, asked, came, reported)

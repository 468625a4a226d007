"""What people read: how a case stands, its duties, the answer to a command, and the work lists.

Everything comes from the projections (DESIGN A12); pages are by key, so that page 1,000 costs what page 1 does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from infra.store.pool import Pool
from infra.store.queries import query
from infra.store.records import DutyRow, StoredAnswer

__all__ = [
    "CaseHead", "CaseReads", "CaseloadPlace", "CaseloadRow", "DueFirst", "OutsidePlace", "OutsideRow", "UrgentFirst",
    "Wanted", "Worklists", "WorkRow",
]  # fmt: skip

_HEAD = query("case_head")
_DUTIES = query("case_duties")
_ANSWER = query("answer")
_BY_URGENCY = query("worklist_by_urgency")
_BY_DUE = query("worklist_by_due")
_CASELOAD = query("caseload")
_OUTSIDE = query("outside_by_status")

_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CaseHead:
    """How a case stands, without its content. `urgency` 0 is the most urgent."""

    stream: str
    lifecycle: str
    version: int
    stage: str
    next_alarm: datetime | None
    closed: bool
    opened_at: datetime
    updated_at: datetime
    team: str | None
    worker: str | None
    urgency: int
    area: str | None
    waits_for: str | None = None
    offered_to: Sequence[str] = ()
    """Areas that are asked to take the case."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One open duty on a work list."""

    stream: str
    lifecycle: str
    stage: str
    duty: str
    rule: str
    subject: str | None
    state: str
    holder_role: str
    worker: str | None
    team: str | None
    arose_at: datetime
    target_at: datetime | None
    due_at: datetime
    breach_at: datetime
    urgency: int
    waits_for: str | None


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One open case on a caseload; `waits_for` is a code, `next_due` the earliest due date of an open duty."""

    stream: str
    lifecycle: str
    stage: str
    worker: str | None
    team: str | None
    urgency: int
    waits_for: str | None
    opened_at: datetime
    updated_at: datetime
    open_duties: int
    overdue: int
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases a list is to show; None means any. `unowned`: that nobody has in hand.

    `hidden`: lifecycles whose cases whoever asks does not read: they are neither shown nor counted into a page.
    """

    worker: str | None = None
    team: str | None = None
    lifecycle: str | None = None
    waits_for: str | None = None
    unowned: bool | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UrgentFirst:
    """A place in the order of urgency; the default lies before everything."""

    urgency: int = -1
    due_at: datetime = _START
    stream: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class DueFirst:
    """A place in the order of due dates; the default lies before everything."""

    due_at: datetime = _START
    stream: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class CaseloadPlace:
    """A place on a caseload; the default lies before everything."""

    urgency: int = -1
    opened_at: datetime = _START
    stream: str = ""


@dataclass(frozen=True, slots=True)
class OutsidePlace:
    """A place among the outside events; the default lies before everything."""

    received_at: datetime = _START
    source: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """An outside event that needs somebody's eye, without its content."""

    source: str
    id: str
    type: str
    stream: str | None
    status: str
    received_at: datetime
    objections: list[dict[str, Any]] | None


class CaseReads:
    """One case, as it stands."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def head(self, stream: str) -> CaseHead | None:
        """How the case stands; None if it was never opened."""
        row = await self._pool.fetchrow(_HEAD, stream)
        return None if row is None else CaseHead(**row)

    async def duties(self, stream: str) -> tuple[DutyRow, ...]:
        """Every duty that the case ever had, the open ones first."""
        rows = await self._pool.fetch(_DUTIES, stream)
        return tuple(DutyRow(**{**row, "explanation": msgspec.json.decode(row["explanation"])}) for row in rows)

    async def answer(self, stream: str, command_id: str) -> StoredAnswer | None:
        """The answer that a command got; None while it has none."""
        row = await self._pool.fetchrow(_ANSWER, stream, command_id)
        if row is None:
            return None
        return StoredAnswer(row["digest"], msgspec.json.decode(row["outcome"]), row["version"], row["recorded_at"])


class Worklists:
    """Open duties and open cases of an area."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def page(
        self,
        area: str,
        after: UrgentFirst | DueFirst,
        limit: int,
        wanted: Wanted,
        states: Sequence[str] | None = None,
    ) -> tuple[WorkRow, ...]:
        """At most `limit` duties in the order, and after the place, that `after` names."""
        filters = (area, wanted.worker, wanted.team, states, wanted.lifecycle, wanted.waits_for, wanted.unowned)
        if isinstance(after, UrgentFirst):
            place: tuple[object, ...] = (after.urgency, after.due_at, after.stream, after.duty)
            rows = await self._pool.fetch(_BY_URGENCY, *filters, *place, limit, wanted.hidden)
        else:
            place = (after.due_at, after.stream, after.duty)
            rows = await self._pool.fetch(_BY_DUE, *filters, *place, limit, wanted.hidden)
        return tuple(WorkRow(**row) for row in rows)

    async def caseload(
        self, area: str, after: CaseloadPlace, limit: int, wanted: Wanted, stage: str | None = None
    ) -> tuple[CaseloadRow, ...]:
        """At most `limit` open cases, the most urgent first, after the place that `after` names."""
        filters = (area, wanted.worker, wanted.team, wanted.lifecycle, stage, wanted.waits_for, wanted.unowned)
        place = (after.urgency, after.opened_at, after.stream)
        rows = await self._pool.fetch(_CASELOAD, *filters, *place, limit, wanted.hidden)
        return tuple(CaseloadRow(**row) for row in rows)

    async def outside(
        self, status: str, area: str, after: OutsidePlace, limit: int, hidden: tuple[str, ...] = ()
    ) -> tuple[OutsideRow, ...]:
        """Outside events of this status: of the area's cases, and of no case at all; never of `hidden` lifecycles."""
        place = (after.received_at, after.source, after.id)
        rows = await self._pool.fetch(_OUTSIDE, status, area, *place, limit, hidden)
        return tuple(_outside(row) for row in rows)


def _outside(row: Any) -> OutsideRow:
    objections = None if row["objections"] is None else msgspec.json.decode(row["objections"])
    return OutsideRow(**{**row, "objections": objections})

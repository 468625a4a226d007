"""A duty: what is owed, by whom, by when, why then, and which rung of its ladder comes next.

A duty is a budget, not a date (DESIGN A2). Its dates are reckoned once, by ``decide``, and recorded
with their explanation; folding only copies them, so that history never changes with the law.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from domain.calendar.spans import Span, Unit
from domain.kernel.message import Message

__all__ = [
    "Amount",
    "Anchor",
    "Dates",
    "Docket",
    "Duty",
    "DutyState",
    "Explanation",
    "Extension",
    "Rung",
    "RungKind",
    "SkippedDay",
    "Suspension",
    "base_key",
    "key_of",
]


class RungKind(StrEnum):
    """The ladder of a duty, lowest rung first (DESIGN A4)."""

    APPROACHING = "approaching"
    DUE = "due"
    BREACHED = "breached"
    ESCALATED = "escalated"


class DutyState(StrEnum):
    """How a duty stands. Open: running … suspended. Ended: met, met late, lapsed."""

    RUNNING = "running"
    APPROACHING = "approaching"
    DUE = "due"
    BREACHED = "breached"
    ESCALATED = "escalated"
    SUSPENDED = "suspended"
    MET = "met"
    MET_LATE = "met_late"
    LAPSED = "lapsed"

    @property
    def ended(self) -> bool:
        """Whether nothing is owed any more."""
        return self in {DutyState.MET, DutyState.MET_LATE, DutyState.LAPSED}


class Rung(Message):
    """One instant of the ladder; ``role`` is whom an escalation names, ``nth`` counts escalations to that role."""

    kind: RungKind
    at: datetime
    role: str | None = None
    nth: int = 1

    @property
    def name(self) -> tuple[RungKind, str | None, int]:
        """Which rung of its ladder it is, whatever its instant."""
        return self.kind, self.role, self.nth


class SkippedDay(Message):
    """A day that did not count, and why: "Saturday", "Good Friday"."""

    day: date
    why: str


class Suspension(Message):
    """A stretch in which the clock stood still; ``until`` is None while it still does."""

    since: datetime
    until: datetime | None = None
    because: str


class Extension(Message):
    """Time added to the budget, in the budget's own unit, by somebody who may."""

    n: int
    because: str
    by: str
    at: datetime


class Amount(Message):
    """A length of time as data: ``n`` of a unit."""

    n: int
    unit: Unit

    @property
    def span(self) -> Span:
        """As the calendar reckons it."""
        return Span(self.n, self.unit)


class Anchor(Message):
    """The day that a duty is counted from, or back from, in place of the instant at which it arose.

    ``known_at``: when this day was said; what had passed by then is due at once. ``times``: how many budgets
    lie between the anchor and the due date of a recurring duty, so that its dates never drift.
    """

    day: date
    at: datetime | None = None
    known_at: datetime
    times: int = 1


class Explanation(Message):
    """Why this date: everything that the reckoning used, so that it can be done again by hand.

    ``n`` and ``unit`` are the budget of the due date; ``breach_n`` and ``breach_unit`` stand where a miss is
    judged by another one. ``skipped`` are the days on the way to the later of the two.

    ``plus`` is a second part of the budget; ``compared`` are longer limits of which the earliest counts;
    ``settings`` are the area's choices that went in; ``rolled_from`` is the day off on which the limit would have
    ended; ``passed`` is what the sum gave when it lay in the past, so that the duty is due at once.
    """

    rule: str
    citation: str
    basis: str
    law: str
    calendar: str
    calendar_version: str
    origin: datetime
    day_zero: date
    unit: Unit
    n: int
    breach_unit: Unit | None = None
    breach_n: int | None = None
    agreed: date | None = None
    cut_off: str | None = None
    closing: str | None = None
    skipped: tuple[SkippedDay, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    anchor: Anchor | None = None
    plus: Amount | None = None
    compared: tuple[Amount, ...] = ()
    settings: tuple[str, ...] = ()
    rolled_from: date | None = None
    passed: datetime | None = None


class Dates(Message):
    """The dates of a duty. ``target`` is a service target, ``due`` what people are reminded of, ``breach``
    the last instant at which the duty can be met in time; never one for another (DESIGN A3).
    """

    target: datetime | None = None
    due: datetime
    breach: datetime
    rungs: tuple[Rung, ...]
    explanation: Explanation


class Duty(Message):
    """One duty of a case. ``duty`` is its key within the case: rule, subject and occurrence."""

    duty: str
    rule: str
    subject: str | None = None
    holder: str
    arose_at: datetime
    dates: Dates
    state: DutyState = DutyState.RUNNING
    pending: tuple[Rung, ...] = ()
    fired: tuple[Rung, ...] = ()
    ended_at: datetime | None = None

    @property
    def due_at_once(self) -> bool:
        """Whether its date had passed when it arose or was moved: it is owed as soon as possible."""
        return self.dates.explanation.passed is not None

    @property
    def next_rung(self) -> Rung | None:
        """The next rung that time will reach; None while the clock stands still or all rungs are behind."""
        return None if self.state is DutyState.SUSPENDED or not self.pending else self.pending[0]


class Docket(Message):
    """The open duties of a case by key, and how often each rule arose (for the key of the next one)."""

    open: Mapping[str, Duty] = {}
    raised: Mapping[str, int] = {}

    def of_rule(self, rule: str, subject: str | None = None) -> tuple[Duty, ...]:
        """The open duties of this rule, of one subject or (None) of all."""
        return tuple(d for d in self.open.values() if d.rule == rule and subject in (None, d.subject))

    def next_rung(self) -> tuple[Duty, Rung] | None:
        """The earliest rung ahead; of equal instants the duty that arose first."""
        ahead = [(duty, rung) for duty in self.open.values() if (rung := duty.next_rung)]
        return min(ahead, key=lambda pair: pair[1].at, default=None)

    @property
    def next_alarm(self) -> datetime | None:
        """The one instant for which the case must be woken (DESIGN C.3)."""
        found = self.next_rung()
        return found[1].at if found else None


def base_key(rule: str, subject: str | None) -> str:
    """The key without the occurrence; ``#`` within a subject is doubled, so that no two duties share a key."""
    return rule if subject is None else f"{rule}/{subject.replace('#', '##')}"


def key_of(docket: Docket, rule: str, subject: str | None) -> str:
    """The key of the next duty of this rule: ``RULE``, ``RULE/subject``, and ``#2`` from the second on."""
    base = base_key(rule, subject)
    before = docket.raised.get(base, 0)
    return base if before == 0 else f"{base}#{before + 1}"

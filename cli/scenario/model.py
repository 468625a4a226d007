"""A scenario that was read and understood: names are ids, local times are instants, commands are valid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from activities.messages import CaseRef, Order, OutsideEvent
from domain.calendar.working_days import Calendar
from domain.kernel.case import AnyLifecycle
from domain.kernel.circumstances import Area
from domain.kernel.reference import References
from domain.kernel.register import Register
from domain.law.pack import Lawbook

__all__ = ["Act", "DutyWanted", "EventWanted", "ExplanationWanted", "Scenario", "Step", "Wanted", "WantedFinally"]

Act = Order | OutsideEvent | None
"""What is done at a step: a command, an outside event, or nothing but waiting."""


@dataclass(frozen=True, slots=True)
class EventWanted:
    """An event type and the fields that must be equal, in the form that JSON gives them."""

    type: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DutyWanted:
    """What must be true of one duty; instants in UTC, a bare date stands for its last second."""

    rule: str | None = None
    due: datetime | None = None
    target: datetime | None = None
    breach: datetime | None = None
    state: str | None = None
    owed: str | None = None
    """Its subject or the role that owes it: ``for`` in the file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be true after a step."""

    events: tuple[EventWanted, ...] | None = None
    exactly: tuple[EventWanted, ...] | None = None
    duties: tuple[DutyWanted, ...] = ()
    stage: str | None = None
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``at``: when it happens; ``recorded``: when the system learns of it, the clock it is run at."""

    line: int
    case: str
    at: datetime
    recorded: datetime
    words: str
    act: Act
    wanted: Wanted

    @property
    def passes(self) -> bool:
        """Whether nothing is done: time passes up to and with this instant."""
        return self.act is None


@dataclass(frozen=True, slots=True)
class ExplanationWanted:
    """The days that a duty of this rule must have passed over."""

    rule: str
    skipped: tuple[date, ...]
    line: int


@dataclass(frozen=True, slots=True)
class WantedFinally:
    """What must be true at the end."""

    line: int
    stages: Mapping[str, str]
    count: Mapping[str, int]
    never: tuple[str, ...]
    explain: tuple[ExplanationWanted, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One file, ready to run on any engine."""

    file: str
    title: str
    lifecycle: AnyLifecycle
    lawbook: Lawbook
    area: Area
    zone: ZoneInfo
    calendar: Calendar
    register: Register
    references: References
    cases: Mapping[str, CaseRef]
    steps: tuple[Step, ...]
    finally_: WantedFinally

    def local(self, instant: datetime) -> str:
        """An instant as the area's clocks show it."""
        return instant.astimezone(self.zone).replace(tzinfo=None).isoformat()

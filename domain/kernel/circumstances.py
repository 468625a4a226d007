"""Everything that a decision may look at beside the command and the case: all of it handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.calendar.working_days import Calendar
from domain.kernel.area import Area
from domain.kernel.reference import NO_REFERENCES, ReferenceList, References
from domain.kernel.register import Actor, PersonFacts, Register, WorkerFacts
from domain.law.pack import LawPack

__all__ = ["Area", "Circumstances", "stands_in"]


def stands_in(worker: str, covers: Mapping[str, str | None]) -> str | None:
    """Who has in hand what this worker had: themselves, their cover, that one's cover; None: nobody."""
    now: str | None = worker
    passed: set[str] = set()
    while now is not None and now in covers:
        # Two who stand in for each other and are both away: nobody has it.
        passed.add(now)
        now = None if covers[now] in passed else covers[now]
    return now


@dataclass(frozen=True, slots=True)
class Circumstances:
    """``effective_at``: when it happened; ``recorded_at``: now, when it is being recorded (both UTC)."""

    case_id: UUID
    effective_at: datetime
    recorded_at: datetime
    by: Actor
    law: LawPack
    calendar: Calendar
    area: Area
    register: Register
    covers: Mapping[str, str | None] = field(default_factory=dict)
    """Who stands in for whom on this case (``domain/kernel/cover.py``)."""
    references: References = NO_REFERENCES
    open_cases: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    """Open cases of this lifecycle by person, of those whom an opening command names."""

    @property
    def today(self) -> date:
        """The local day of the act."""
        return self.calendar.local_date(self.effective_at)

    def acts_for(self, worker: str | None) -> bool:
        """Whether whoever acts is this worker, or stands in for them on this case."""
        return worker is not None and self.by.id in {worker, stands_in(worker, self.covers)}

    def worker(self, worker: str) -> WorkerFacts | None:
        """What the register of workers says of this worker at the instant of the act."""
        return self.register.workers.get(worker)

    def person(self, person: UUID) -> PersonFacts | None:
        """What the register of people says of this person."""
        return self.register.people.get(person)

    def reference(self, name: str, day: date) -> ReferenceList | None:
        """The list of this name that was in force on this day; None: not held, so that nothing can be said."""
        return self.references.held(name, day)

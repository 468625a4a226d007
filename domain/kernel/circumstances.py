"""Everything that a decision may look at beside the command and the case: all of it handed in."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.calendar.working_days import Calendar
from domain.kernel.area import Area
from domain.kernel.reference import NO_REFERENCES, ReferenceList, References
from domain.kernel.register import Actor, PersonFacts, Register, WorkerFacts
from domain.law.pack import LawPack

__all__ = ["Area", "Circumstances"]


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
    references: References = NO_REFERENCES

    @property
    def today(self) -> date:
        """The local day of the act."""
        return self.calendar.local_date(self.effective_at)

    def worker(self, worker: str) -> WorkerFacts | None:
        """What the register of workers says of this worker at the instant of the act."""
        return self.register.workers.get(worker)

    def person(self, person: UUID) -> PersonFacts | None:
        """What the register of people says of this person."""
        return self.register.people.get(person)

    def reference(self, name: str, day: date) -> ReferenceList | None:
        """The list of this name that was in force on this day; None: not held, so that nothing can be said."""
        return self.references.held(name, day)

"""What the figures ask of one case: stretches and days, nothing in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from domain.supervision.activity.state import Demographics

__all__ = ["AuditFacts", "Authority", "ReportFacts", "Stretch", "Supervised"]

Authority = Literal["tribunal", "secretary_of_state"]
NOTHING_KNOWN: Final = Demographics()


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the day on which a conditional discharge took effect to the one on which it ended."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is supervised at the end of this day."""
        return self.since <= day and (self.until is None or day < self.until)

    def touches(self, day: date) -> bool:
        """As ``covers``, and on the last day too: a tribunal that discharges absolutely heard a supervised person."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report that was owed; ``told``: the section heard of the delay by the end of the due day."""

    report: str
    due_on: date
    submitted_on: date | None = None
    cancelled: bool = False
    reason: str = ""
    told: bool = False

    def missed_by(self, run_on: date) -> bool:
        """Whether its due day ended before the figures are made and the section did not have it."""
        sent = self.submitted_on is not None and self.submitted_on <= self.due_on
        return self.due_on < run_on and not sent and not self.cancelled

    def days_late(self, run_on: date) -> int:
        """From the due day to the day on which the section had it; so far, where it has not."""
        return ((self.submitted_on or run_on) - self.due_on).days


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """One audit of one report: of which audit, on which day, as which role, and how it came out."""

    audit: str
    on: date
    role: str
    meets_standard: bool


@dataclass(frozen=True, slots=True)
class Supervised:
    """One case as it stood at the end of the month; what happened to its reports as known when the figures are made."""

    case: str
    open: bool
    home: str | None = None
    residence: str | None = None
    supervisor: str | None = None
    demographics: Demographics = NOTHING_KNOWN
    stretches: Sequence[Stretch] = ()
    reports: Sequence[ReportFacts] = ()
    audits: Sequence[AuditFacts] = ()
    recalls: Sequence[date] = ()
    hearings: Sequence[date] = ()
    incidents: Sequence[tuple[str, date]] = ()
    absolute: tuple[Authority, date] | None = None

    def discharged_on(self, day: date) -> bool:
        """Whether the person is conditionally discharged at the end of this day."""
        return any(stretch.covers(day) for stretch in self.stretches)

    def heard_on(self, day: date) -> bool:
        """Whether a tribunal of this day heard a conditionally discharged person."""
        return any(stretch.touches(day) for stretch in self.stretches)
